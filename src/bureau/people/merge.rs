//! Two records of one person made one, and put apart again.
//!
//! Nothing moves: entries, petitions, visits and notes keep naming the record they were made on, and whatever is asked of a person is
//! asked of all their records. So putting them apart is to forget that they are one, at any later time.

use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::journal;
use crate::bureau::people::admit::admit;
use crate::bureau::people::give::give;
use crate::bureau::people::register::{owner_of, reason_for, sole_owner};
use crate::bureau::quality::{belongings, none_distinct, since};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::person::{Absorbed, Belonging, Merged, Person, PersonField};
use crate::domain::{PersonId, ResidentId};
use crate::store::{Keys, Reading, Writer};

/// Most records that are one person.
const MOST_RECORDS: usize = 16;

/// A person's records: the one asked for, then those merged into it.
pub fn records_of(r: &impl Reading, id: PersonId) -> Result<Vec<PersonId>, Stop> {
    let mut found = vec![id];
    let mut at = 0;
    while let Some(next) = found.get(at).copied().filter(|_| found.len() < MOST_RECORDS) {
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

/// Makes `gone` and `keep` one person, with the parts of `gone` that are taken over.
pub fn merge(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (keep, gone): ((PersonId, u32), (PersonId, u32)),
    take: &[PersonField],
    moves: usize,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    if keep.0 == gone.0 {
        return Err(Refusal::SameRecord(keep.0).into());
    }
    let (mut kept, mut lost) = (seen(w, keep)?, seen(w, gone)?);
    none_distinct(w, keep.0, gone.0)?;
    let now = belongings(w, scene, gone.0)?.count();
    if moves != now {
        return Err(Refusal::MovesDiffer { said: moves, now }.into());
    }
    let before = kept.facts.clone();
    let mut facts = before.clone();
    for field in take {
        field.take(&lost.facts, &mut facts);
    }
    let facts = admit(&facts, scene.reference, scene.asking.moment.today).map_err(Refusal::Invalid)?;
    lost.version += 1;
    lost.merged = Some(Merged { into: kept.id, leads: lost.facts.resident_id != facts.resident_id });
    // The index row of the number is given up before the other record takes it.
    w.put(&lost)?;
    sole_owner(w, facts.resident_id, Some(kept.id))?;
    release(w, facts.resident_id, kept.id)?;
    let taken: Vec<&str> = take.iter().map(|field| field.name()).collect();
    kept.version += 1;
    kept.absorbed.push(Absorbed {
        person: lost.id,
        on: scene.asking.moment.today,
        by: scene.staff.id,
        before,
        after: facts.clone(),
    });
    kept.facts = facts;
    w.put(&kept)?;
    Ok(Change::new(Outcome::Person(kept.id, kept.version), kept.id)
        .of(Some(kept.id))
        .and_of([lost.id])
        .touches(kept.id)
        .touches(lost.id)
        .with("merged", lost.id)
        .with("fields", taken.join(" "))
        .with("version", kept.version)
        .with("reason", reason))
}

/// A merged record no longer leads to the number that the record which stands for it takes now.
pub fn release(w: &mut Writer<'_>, number: Option<ResidentId>, me: PersonId) -> Result<(), Stop> {
    let Some(owner) = number.map(|n| owner_of(w, n)).transpose()?.flatten().filter(|o| *o != me) else {
        return Ok(());
    };
    let mut other = journal::person(w, owner)?;
    if let Some(merged) = &mut other.merged {
        merged.leads = false;
        w.put(&other)?;
    }
    Ok(())
}

/// Puts a record that was merged into another apart again. Parts changed since the merge stay where they are, and so
/// does what was added since, but for what is given to it.
pub fn unmerge(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PersonId, u32),
    chosen: &[Belonging],
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut apart = journal::person(w, id)?;
    if apart.version != seen {
        return Err(Refusal::Stale { seen, now: apart.version, fields: Vec::new() }.into());
    }
    let Some(merged) = apart.merged.take() else { return Err(Refusal::NotMerged(id).into()) };
    // What was merged further is put apart from the outside in.
    let mut kept = standing(w, merged.into)?;
    let place = kept.absorbed.iter().position(|a| a.person == id).ok_or(Refusal::NotMerged(id))?;
    let absorbed = kept.absorbed.remove(place);
    let stay = absorbed.revert(&mut kept.facts);
    kept.facts = admit(&kept.facts, scene.reference, scene.asking.moment.today).map_err(Refusal::Invalid)?;
    kept.version += 1;
    sole_owner(w, kept.facts.resident_id, Some(kept.id))?;
    // The number is given back before the other record takes it again.
    w.put(&kept)?;
    sole_owner(w, apart.facts.resident_id, Some(id))?;
    apart.version += 1;
    w.put(&apart)?;
    let added = if chosen.is_empty() { Vec::new() } else { since(w, kept.id, id)? };
    let booked = give(w, scene, (kept.id, id), &added, chosen, &reason)?;
    let stay: Vec<&str> = stay.iter().map(|field| field.name()).collect();
    let outcome = match booked {
        Some((first, n)) => Outcome::Entries(first, n),
        None => Outcome::Person(kept.id, kept.version),
    };
    Ok(Change::new(outcome, kept.id)
        .of(Some(kept.id))
        .and_of([id])
        .touches(kept.id)
        .touches(id)
        .with("apart", id)
        .with("fields", stay.join(" "))
        .with("given", if chosen.is_empty() { String::new() } else { chosen.len().to_string() })
        .with("version", kept.version)
        .with("reason", reason))
}
