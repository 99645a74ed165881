//! Noting contacts, saying them anew, and taking back what was entered by mistake.

use crate::bureau::change::Change;
use crate::bureau::command::Contacted;
use crate::bureau::faults::Faults;
use crate::bureau::people::{reason_for, standing};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{Contact, Voided};
use crate::domain::person::Person;
use crate::domain::{ContactId, Date, StaffId};
use crate::store::{Counter, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Most topics of one contact.
const MOST_TOPICS: usize = 8;
/// Characters of a contact's note.
const NOTE_CHARS: usize = 500;
/// A contact is noted no later than this many days after it was made: what lies further back is a slip of the pen.
const FARTHEST_BACK: i64 = 3 * 366;
/// The next one is agreed for no later than this many days after it.
const FARTHEST_NEXT: i64 = 366;

/// Notes a contact.
pub fn record(w: &mut Writer<'_>, scene: Scene<'_>, said: &Contacted) -> Result<Change, Stop> {
    Ok(note_of(&put_new(w, scene, said, scene.staff.id)?))
}

/// Checks and stores a contact made by somebody.
pub fn put_new(w: &mut Writer<'_>, scene: Scene<'_>, said: &Contacted, by: StaffId) -> Result<Contact, Stop> {
    let person = standing(w, said.person)?;
    let said = admit(scene, &person, said, scene.asking.moment.today)?;
    let contact = Contact {
        id: ContactId(w.next_id(Counter::Contact)?),
        version: 1,
        day: said.day.unwrap_or(scene.asking.moment.today),
        person: said.person,
        kind: said.kind,
        result: said.result,
        by,
        topics: said.topics,
        note: said.note,
        next: said.next,
        voided: None,
    };
    w.put(&contact)?;
    Ok(contact)
}

/// Says a contact anew. Whom it was with stays: what was entered with the wrong person is taken back.
pub fn amend(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (ContactId, u32),
    said: &Contacted,
) -> Result<Change, Stop> {
    let mut contact = seen(w, named)?;
    let person = crate::bureau::journal::person(w, contact.person)?;
    let said = admit(scene, &person, said, contact.day)?;
    contact.day = said.day.unwrap_or(contact.day);
    (contact.kind, contact.result) = (said.kind, said.result);
    (contact.topics, contact.note, contact.next) = (said.topics, said.note, said.next);
    contact.version += 1;
    w.put(&contact)?;
    Ok(note_of(&contact))
}

/// Takes a contact back that was entered by mistake.
pub fn void(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (ContactId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut contact = seen(w, named)?;
    let noted = without_numbers(&reason);
    contact.voided = Some(Voided { on: scene.asking.moment.today, by: scene.staff.id, reason });
    contact.version += 1;
    w.put(&contact)?;
    Ok(note_of(&contact).with("reason", noted))
}

/// A contact that counts and is still as the asker saw it.
fn seen(w: &Writer<'_>, (id, seen): (ContactId, u32)) -> Result<Contact, Stop> {
    let contact: Contact = w.get(&Keys::contact(id))?.ok_or(Refusal::NotFound(What::Contact))?;
    if contact.voided.is_some() {
        return Err(Refusal::ContactVoid(id).into());
    }
    if contact.version != seen {
        return Err(Refusal::Stale { seen, now: contact.version, fields: Vec::new() }.into());
    }
    Ok(contact)
}

/// What was said, in clean form; a day that is not said is `unsaid`.
fn admit(scene: Scene<'_>, person: &Person, said: &Contacted, unsaid: Date) -> Result<Contacted, Refusal> {
    let today = scene.asking.moment.today;
    let day = said.day.unwrap_or(unsaid);
    let mut faults = Faults::default();
    if day > today {
        faults.add("day", Fault::Future);
    } else if today.days_since(day) > FARTHEST_BACK {
        faults.add("day", Fault::TooEarly);
    } else if person.facts.died.is_some_and(|died| died < day) {
        faults.add("day", Fault::Deceased);
    }
    match said.next {
        Some(next) if next <= day => faults.add("next", Fault::Before { field: "day".to_owned() }),
        Some(next) if next.days_since(day) > FARTHEST_NEXT => faults.add("next", Fault::Date),
        _ => {}
    }
    if said.topics.len() > MOST_TOPICS {
        faults.add("topics", Fault::TooLong { most: MOST_TOPICS });
    }
    if said.topics.iter().any(|id| scene.reference.topics.get(id).is_none()) {
        faults.add("topics", Fault::Choice);
    }
    let note = faults.note("note", &said.note, NOTE_CHARS);
    faults.settle()?;
    let mut topics: Vec<String> = Vec::new();
    for topic in &said.topics {
        if !topics.contains(topic) {
            topics.push(topic.clone());
        }
    }
    Ok(Contacted { topics, note, ..said.clone() })
}

/// What the journal says of a contact.
fn note_of(contact: &Contact) -> Change {
    Change::new(Outcome::Contact(contact.id, contact.version), contact.id)
        .of(Some(contact.person))
        .with("contact", contact.kind.name())
        .with("result", contact.result.name())
        .with("on", contact.day)
        .with("next", contact.next.map(|d| d.to_string()).unwrap_or_default())
}
