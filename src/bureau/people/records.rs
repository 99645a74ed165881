//! The records of one person: which stand for themselves, which were merged into which.

use std::collections::HashMap;

use crate::bureau::journal;
use crate::bureau::people::keep::put_person;
use crate::bureau::people::register::owner_of;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::Person;
use crate::domain::{PersonId, ResidentId};
use crate::store::{Keys, Reading, Writer};

/// Most records that are made one person.
pub const MOST_RECORDS: usize = 16;

/// A person's records: the one asked for, then those merged into it.
pub fn records_of(r: &impl Reading, id: PersonId) -> Result<Vec<PersonId>, Stop> {
    let mut found = vec![id];
    let mut at = 0;
    while let Some(next) = found.get(at).copied() {
        let person: Option<Person> = r.get(&Keys::person(next))?;
        for absorbed in person.iter().flat_map(|p| &p.absorbed) {
            if !found.contains(&absorbed.person) {
                found.push(absorbed.person);
            }
        }
        at += 1;
    }
    Ok(found)
}

/// The record that stands for a person, by whichever of theirs they are named; it may itself be the one.
pub fn stands_for(r: &impl Reading, id: PersonId) -> Result<PersonId, Stop> {
    let mut seen = vec![id];
    while let Some(merged) =
        r.get::<Person>(&Keys::person(*seen.last().unwrap_or(&id)))?.and_then(|p| p.merged)
    {
        if seen.contains(&merged.into) {
            break;
        }
        seen.push(merged.into);
    }
    Ok(*seen.last().unwrap_or(&id))
}

/// The same for many, each of them looked up once.
#[derive(Debug, Default)]
pub struct StandingFor(HashMap<PersonId, PersonId>);

impl StandingFor {
    /// The record that stands for a person.
    pub fn of(&mut self, r: &impl Reading, id: PersonId) -> Result<PersonId, Stop> {
        if let Some(known) = self.0.get(&id) {
            return Ok(*known);
        }
        let stands = stands_for(r, id)?;
        self.0.insert(id, stands);
        Ok(stands)
    }
}

/// A person whose record stands for itself; what was merged into another is worked on there.
pub fn standing(r: &impl Reading, id: PersonId) -> Result<Person, Stop> {
    let person = journal::person(r, id)?;
    match person.merged {
        Some(merged) => Err(Refusal::MergedInto { person: id, into: merged.into }.into()),
        None => Ok(person),
    }
}

/// A standing record that is still as the asker saw it.
pub fn seen(r: &impl Reading, (id, seen): (PersonId, u32)) -> Result<Person, Stop> {
    let person = standing(r, id)?;
    if person.version == seen {
        Ok(person)
    } else {
        Err(Refusal::Stale { seen, now: person.version, fields: Vec::new() }.into())
    }
}

/// A merged record no longer leads to the number that the record which stands for it takes now.
pub fn release(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    number: Option<ResidentId>,
    me: PersonId,
) -> Result<(), Stop> {
    let Some(owner) = number.map(|n| owner_of(w, n)).transpose()?.flatten().filter(|o| *o != me) else {
        return Ok(());
    };
    let mut other = journal::person(w, owner)?;
    if let Some(merged) = &mut other.merged {
        merged.leads = false;
        put_person(w, scene, &other)?;
    }
    Ok(())
}

/// Merged records lead to their numbers again when no record has them any more: nobody else may be given one.
pub fn lead_again(w: &mut Writer<'_>, scene: Scene<'_>, kept: PersonId) -> Result<(), Stop> {
    for record in records_of(w, kept)?.into_iter().skip(1) {
        let mut person = journal::person(w, record)?;
        let (Some(merged), Some(number)) = (&mut person.merged, person.facts.resident_id) else { continue };
        if !merged.leads && owner_of(w, number)?.is_none() {
            merged.leads = true;
            put_person(w, scene, &person)?;
        }
    }
    Ok(())
}
