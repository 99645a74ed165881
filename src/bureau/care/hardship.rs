//! Households in hardship: entered, said anew, helped, ended.

use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::journal;
use crate::bureau::people::{admit_name, reason_for, records_of, standing};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{
    Hardship, HardshipEnd, HardshipFacts, HardshipResult, MOST_MEASURES, MOST_MEMBERS, Measure, Member,
};
use crate::domain::{Date, HardshipId, PersonId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Characters of why a household is in hardship, and of a measure.
const WORDS: usize = 200;

/// Enters a household. Nobody is in two at once.
pub fn register(w: &mut Writer<'_>, scene: Scene<'_>, facts: &HardshipFacts) -> Result<Change, Stop> {
    let facts = admit(w, scene, facts, None)?;
    let id = HardshipId(w.next_id(Counter::Hardship)?);
    let hardship = Hardship { id, version: 1, facts, measures: Vec::new(), ended: None };
    w.put(&hardship)?;
    Ok(note_of(&hardship))
}

/// Says anew who and why.
pub fn amend(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (HardshipId, u32),
    facts: &HardshipFacts,
) -> Result<Change, Stop> {
    let mut hardship = open(w, named)?;
    hardship.facts = admit(w, scene, facts, Some(named.0))?;
    put(w, hardship)
}

/// Notes what was done for a household.
pub fn add_measure(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (HardshipId, u32),
    on: Option<Date>,
    what: &str,
) -> Result<Change, Stop> {
    let mut hardship = open(w, named)?;
    if hardship.measures.len() >= MOST_MEASURES {
        return Err(Refusal::RecordFull.into());
    }
    let on = on.unwrap_or(scene.asking.moment.today);
    let mut faults = Faults::default();
    in_time(&mut faults, "on", on, hardship.facts.since, scene);
    let what = faults.words("what", what, 2, WORDS);
    faults.settle()?;
    let told = without_numbers(&what);
    hardship.measures.push(Measure { on, what, by: scene.staff.id });
    Ok(put(w, hardship)?.with("on", on).with("memo", told))
}

/// Says that a household is out of hardship, or that it is not looked after here any more.
pub fn end(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (HardshipId, u32),
    result: HardshipResult,
    on: Option<Date>,
) -> Result<Change, Stop> {
    let mut hardship = open(w, named)?;
    let on = on.unwrap_or(scene.asking.moment.today);
    let mut faults = Faults::default();
    in_time(&mut faults, "on", on, hardship.facts.since, scene);
    faults.settle()?;
    hardship.ended = Some(HardshipEnd { on, result, by: scene.staff.id });
    Ok(put(w, hardship)?.with("on", on).with("hardship", result.name()))
}

/// It was ended by mistake, or is in hardship again.
pub fn reopen(w: &mut Writer<'_>, named: (HardshipId, u32), reason: &str) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut hardship = seen(w, named)?;
    if hardship.ended.take().is_none() {
        return Err(Refusal::HardshipOpen(hardship.id).into());
    }
    for person in hardship.people().collect::<Vec<_>>() {
        in_one_only(w, person, Some(hardship.id))?;
    }
    Ok(put(w, hardship)?.with("reason", without_numbers(&reason)))
}

fn in_time(faults: &mut Faults, field: &str, on: Date, since: Date, scene: Scene<'_>) {
    if on > scene.asking.moment.today {
        faults.add(field, Fault::Future);
    } else if on < since {
        faults.add(field, Fault::Before { field: "since".to_owned() });
    }
}

/// A household that is still as the asker saw it.
fn seen(r: &impl Reading, (id, seen): (HardshipId, u32)) -> Result<Hardship, Stop> {
    let hardship: Hardship = r.get(&Keys::hardship(id))?.ok_or(Refusal::NotFound(What::Hardship))?;
    if hardship.version == seen {
        Ok(hardship)
    } else {
        Err(Refusal::Stale { seen, now: hardship.version, fields: Vec::new() }.into())
    }
}

/// The same, and not ended.
fn open(r: &impl Reading, named: (HardshipId, u32)) -> Result<Hardship, Stop> {
    let hardship = seen(r, named)?;
    match hardship.ended {
        Some(_) => Err(Refusal::HardshipEnded(hardship.id).into()),
        None => Ok(hardship),
    }
}

/// Who and why, in clean form. The head and members on record must stand for themselves and be in no other open household; those
/// who were in this one before are let alone.
fn admit(
    r: &impl Reading,
    scene: Scene<'_>,
    typed: &HardshipFacts,
    me: Option<HardshipId>,
) -> Result<HardshipFacts, Stop> {
    let mut faults = Faults::default();
    if typed.since > scene.asking.moment.today {
        faults.add("since", Fault::Future);
    }
    if typed.members.len() > MOST_MEMBERS {
        faults.add("members", Fault::TooLong { most: MOST_MEMBERS });
    }
    let cause = faults.words("cause", &typed.cause, 2, WORDS);
    let mut members = Vec::new();
    let mut known = vec![typed.head];
    for (member, n) in typed.members.iter().take(MOST_MEMBERS).zip(0..) {
        let (field, name) = (|part: &str| format!("members.{n}.{part}"), member.name.trim());
        let twice = member.person.is_some_and(|person| known.contains(&person));
        if twice {
            faults.add(&field("person"), Fault::Choice);
        }
        known.extend(member.person);
        let name = match member.person {
            Some(person) => journal::person(r, person)?.facts.name,
            None => faults.take(&field("name"), admit_name(name)),
        };
        let relation = faults.line(&field("relation"), &member.relation, 20);
        members.push(Member { person: member.person, name, relation });
    }
    faults.settle()?;
    let before = match me {
        Some(id) => r.get::<Hardship>(&Keys::hardship(id))?.map(|h| h.people().collect()).unwrap_or_default(),
        None => Vec::new(),
    };
    for person in known.into_iter().filter(|p| !before.contains(p)) {
        standing(r, person)?;
        in_one_only(r, person, me)?;
    }
    Ok(HardshipFacts { head: typed.head, members, relief: typed.relief, cause, since: typed.since })
}

/// Refuses somebody who is in another open household, by any of their records.
fn in_one_only(r: &impl Reading, person: PersonId, me: Option<HardshipId>) -> Result<(), Stop> {
    match open_of(r, person)?.filter(|other| Some(other.id) != me) {
        Some(other) => Err(Refusal::InHardshipAlready { person, hardship: other.id }.into()),
        None => Ok(()),
    }
}

/// The open household that somebody belongs to, by any of their records.
pub fn open_of(r: &impl Reading, person: PersonId) -> Result<Option<Hardship>, Stop> {
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::HardshipByPerson, &Keys::person(record))?.rev() {
            let hardship: Option<Hardship> = r.get(&key?)?;
            if hardship.as_ref().is_some_and(|h| h.ended.is_none()) {
                return Ok(hardship);
            }
        }
    }
    Ok(None)
}

fn put(w: &mut Writer<'_>, mut hardship: Hardship) -> Result<Change, Stop> {
    hardship.version += 1;
    w.put(&hardship)?;
    Ok(note_of(&hardship))
}

/// What the journal says of a household; it stands in the timeline of everybody of it who is on record.
fn note_of(hardship: &Hardship) -> Change {
    Change::new(Outcome::Hardship(hardship.id, hardship.version), hardship.id)
        .of(Some(hardship.facts.head))
        .and_of(hardship.people().skip(1))
        .with("relief", hardship.facts.relief.name())
}
