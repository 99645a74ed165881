//! Writing a note, changing it, ending it, and acknowledging cautions.

use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::notes::view::{NOTES, stored, visible};
use crate::bureau::people::standing;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::note::{LONGEST_CAUTION, NOTE_CHARS, Note, NoteFacts, NoteKind, NoteStanding};
use crate::domain::{NoteId, PersonId};
use crate::store::{Counter, Reading, Writer};

/// Most notes that hold at a time for one person.
const MOST_NOTES: usize = 50;
/// Most cautions acknowledged at once: all that one person can have.
const MOST_SEEN: usize = MOST_NOTES;

/// A new note.
pub fn add(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    person: PersonId,
    facts: &NoteFacts,
) -> Result<Change, Stop> {
    let today = scene.asking.moment.today;
    standing(w, person)?;
    let facts = admit(scene, facts)?;
    if !has_room(w, scene, person)? {
        return Err(Refusal::NotesFull { most: MOST_NOTES }.into());
    }
    let id = NoteId(w.next_id(Counter::Note)?);
    let mut note =
        Note { id, version: 1, person, facts, by: scene.staff.id, on: today, ended: None, seen: Vec::new() };
    // Whoever wrote it knows it.
    note.see(scene.staff.id, today);
    w.put(&note)?;
    Ok(told(&note))
}

/// Whether somebody can have one more note.
pub fn has_room(r: &impl Reading, scene: Scene<'_>, person: PersonId) -> Result<bool, Stop> {
    let today = scene.asking.moment.today;
    let hold = |note: &&Note| note.standing(today) == NoteStanding::Holds;
    Ok(stored(r, person)?.iter().filter(hold).count() < MOST_NOTES)
}

/// Says it anew. Whoever acknowledged what it said before is asked again. A note written on a record that was merged since is
/// shown with the one that stands for it, and changed there.
pub fn amend(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (NoteId, u32),
    facts: &NoteFacts,
) -> Result<Change, Stop> {
    let mut note = seen(w, scene, named)?;
    note.facts = admit(scene, facts)?;
    note.seen.clear();
    note.see(scene.staff.id, scene.asking.moment.today);
    put(w, note)
}

/// Takes it out of use; it stays on record.
pub fn end(w: &mut Writer<'_>, scene: Scene<'_>, named: (NoteId, u32)) -> Result<Change, Stop> {
    let mut note = seen(w, scene, named)?;
    note.ended = Some(scene.asking.moment.today);
    put(w, note)
}

/// The one who asks has read these cautions today.
pub fn acknowledge(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    person: PersonId,
    notes: &[NoteId],
) -> Result<Change, Stop> {
    let (staff, today) = (scene.staff, scene.asking.moment.today);
    let theirs = stored(w, person)?;
    let mut read: Vec<NoteId> = Vec::new();
    for id in notes.iter().take(MOST_SEEN) {
        let mut note = theirs
            .iter()
            .find(|note| note.id == *id && visible(staff, note))
            .cloned()
            .ok_or(Refusal::NotFound(What::Note))?;
        note.see(staff.id, today);
        w.put(&note)?;
        read.push(note.id);
    }
    let Some(first) = read.first() else { return Err(Refusal::NotFound(What::Note).into()) };
    let all: Vec<String> = read.iter().map(ToString::to_string).collect();
    Ok(Change::new(Outcome::Done, first).of(Some(person)).with(NOTES, all.join(" ")))
}

/// A note in use that is still as the asker saw it.
fn seen(w: &Writer<'_>, scene: Scene<'_>, (id, seen): (NoteId, u32)) -> Result<Note, Stop> {
    let note = super::view::one(w, scene, id)?;
    if note.ended.is_some() {
        return Err(Refusal::NotFound(What::Note).into());
    }
    if note.version != seen {
        return Err(Refusal::Stale { seen, now: note.version, fields: Vec::new() }.into());
    }
    Ok(note)
}

fn put(w: &mut Writer<'_>, mut note: Note) -> Result<Change, Stop> {
    note.version += 1;
    w.put(&note)?;
    Ok(told(&note))
}

/// What the journal says of it: never its words.
fn told(note: &Note) -> Change {
    Change::new(Outcome::Note(note.id, note.version), note.id)
        .of(Some(note.person))
        .with("note", note.facts.kind.name())
        .with("until", note.facts.expires.map(|d| d.to_string()).unwrap_or_default())
}

/// The check at the door.
pub fn admit(scene: Scene<'_>, typed: &NoteFacts) -> Result<NoteFacts, Refusal> {
    let today = scene.asking.moment.today;
    let mut faults = Faults::default();
    let text = faults.note("note", &typed.text, NOTE_CHARS);
    if text.is_empty() && typed.text.trim().is_empty() {
        faults.add("note", Fault::Empty);
    }
    match typed.expires {
        None if typed.kind == NoteKind::Caution => faults.add("expires", Fault::Empty),
        Some(last) if last < today => faults.add("expires", Fault::TooEarly),
        Some(last) if typed.kind == NoteKind::Caution && last.days_since(today) > LONGEST_CAUTION => {
            faults.add("expires", Fault::TooLate { days: LONGEST_CAUTION });
        }
        _ => {}
    }
    // Whoever writes it must be able to read, change and end it.
    if !typed.is_for(&scene.staff.roles) {
        faults.add("roles", Fault::NotOwnRole);
    }
    faults.settle()?;
    Ok(NoteFacts { text, ..typed.clone() })
}
