//! Two records of one person made one, and put apart again.
//!
//! Nothing moves: entries, petitions, visits and notes keep naming the record they were made on, and whatever is asked of a person is
//! asked of all their records. So putting them apart is to forget that they are one, at any later time and in any order.

use std::collections::BTreeMap;

use crate::bureau::accounts::{hold_back, none_waits, withdraw_merged};
use crate::bureau::change::Change;
use crate::bureau::people::admit::cleaned;
use crate::bureau::people::death::unsettled;
use crate::bureau::people::give::give;
use crate::bureau::people::keep::put_person;
use crate::bureau::people::records::{MOST_RECORDS, lead_again, records_of, release, seen, standing};
use crate::bureau::people::register::{reason_for, sole_owner};
use crate::bureau::people::sense::newly_senseless;
use crate::bureau::quality::{belongings, none_distinct, since};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{care, journal, runs};
use crate::domain::PersonId;
use crate::domain::person::{Absorbed, AccountOrigin, Belonging, Merged, Person, PersonFacts, PersonField};
use crate::store::{Keys, Reading, Writer};

/// Makes `gone` and `keep` one person, with the parts of `gone` that are taken over. Where one of them is dead and the other
/// stands for both as somebody alive, it is said that they `live`.
pub fn merge(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (keep, gone): ((PersonId, u32), (PersonId, u32)),
    take: &[PersonField],
    (moves, lives): (usize, bool),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    if keep.0 == gone.0 {
        return Err(Refusal::SameRecord(keep.0).into());
    }
    let (mut kept, mut lost) = (seen(w, keep)?, seen(w, gone)?);
    may_be_one(w, keep.0, gone.0)?;
    let now = belongings(w, scene, gone.0)?.count();
    if moves != now {
        return Err(Refusal::MovesDiffer { said: moves, now }.into());
    }
    let before = kept.facts.clone();
    none_waits(w, keep.0)?;
    none_waits(w, gone.0)?;
    let mut facts = joined(scene, &kept.facts, &lost.facts, take)?;
    let account = hold_back(&kept.facts, &mut facts, scene.asking.moment.today)?;
    one_death(w, scene, [&kept, &lost], &facts, lives)?;
    lost.version += 1;
    lost.merged = Some(Merged { into: kept.id, leads: lost.facts.resident_id != facts.resident_id });
    // The index row of the number is given up before the other record takes it.
    put_person(w, scene, &lost)?;
    sole_owner(w, facts.resident_id, Some(kept.id))?;
    release(w, scene, facts.resident_id, kept.id)?;
    let taken: Vec<&str> = take.iter().map(|field| field.name()).collect();
    kept.version += 1;
    kept.absorbed.push(Absorbed {
        person: lost.id,
        on: scene.asking.moment.today,
        by: scene.staff.id,
        before,
        after: facts.clone(),
        took: Some(take.to_vec()),
    });
    kept.facts = facts;
    put_person(w, scene, &kept)?;
    lead_again(w, scene, kept.id)?;
    account.ask(w, scene, kept.id, (AccountOrigin::Merged, reason.clone()))?;
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

/// Refuses two who were found to be two people, more records than are made one, and two open households: nobody is in two.
fn may_be_one(r: &impl Reading, keep: PersonId, gone: PersonId) -> Result<(), Stop> {
    none_distinct(r, keep, gone)?;
    runs::not_twice(r, keep, gone)?;
    let records = records_of(r, keep)?.len() + records_of(r, gone)?.len();
    if records > MOST_RECORDS {
        return Err(Refusal::TooManyRecords { most: MOST_RECORDS }.into());
    }
    match (care::household_of(r, keep)?, care::household_of(r, gone)?) {
        (Some(one), Some(other)) if one.id != other.id => {
            Err(Refusal::TwoHouseholds { one: one.id, other: other.id }.into())
        }
        _ => Ok(()),
    }
}

/// The facts of both as they may be stored. What was wrong on either before does not hold it up.
fn joined(
    scene: Scene<'_>,
    kept: &PersonFacts,
    lost: &PersonFacts,
    take: &[PersonField],
) -> Result<PersonFacts, Refusal> {
    let (reference, today) = (scene.reference, scene.asking.moment.today);
    let mut wanted = kept.clone();
    wanted.absorb(lost, take);
    let (clean, mut faults) = cleaned(&wanted, reference, today);
    let before = [kept, lost].map(|facts| cleaned(facts, reference, today).1);
    let had = |f: &FieldFault| {
        before.iter().flatten().any(|old| part_of(&old.field) == part_of(&f.field) && old.fault == f.fault)
    };
    faults.retain(|f| !had(f));
    let mut both = kept.clone();
    both.recognitions.extend(lost.recognitions.iter().cloned());
    faults.extend(newly_senseless(&both, &clean, reference, today));
    match faults.into_iter().next() {
        None => Ok(clean),
        Some(FieldFault { field, fault }) => match part_of(&field) {
            Some(part) => Err(Refusal::PartUnfit { part, fault }),
            None => Err(Refusal::Invalid(vec![FieldFault { field, fault }])),
        },
    }
}

/// The part that a field belongs to, as faults name it (`phones.0`).
fn part_of(field: &str) -> Option<PersonField> {
    match field.split('.').next().unwrap_or_default() {
        "no_id" => Some(PersonField::ResidentId),
        "death" => Some(PersonField::Died),
        root => PersonField::parse(root),
    }
}

/// A death is never lost by the way: that somebody lives is said, and nothing was booked because of a death that does not stand.
fn one_death(
    w: &Writer<'_>,
    scene: Scene<'_>,
    records: [&Person; 2],
    facts: &PersonFacts,
    lives: bool,
) -> Result<(), Stop> {
    for person in records {
        let Some(on) = person.facts.died.filter(|on| facts.died != Some(*on)) else { continue };
        if facts.died.is_none() && !lives {
            return Err(Refusal::OneIsDead { person: person.id, on }.into());
        }
        unsettled(w, scene, person.id)?;
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
    runs::none_apart(w, merged.into, id)?;
    let taken_back = withdraw_merged(w, scene, merged.into, &apart.facts, &reason)?;
    // What was merged further is put apart from the outside in.
    let mut kept = standing(w, merged.into)?;
    let (died, before) = (kept.facts.died, kept.facts.clone());
    let (absorbed, stay) = put_apart(w, &mut kept, id)?;
    // What was on record before is taken as it was, whatever is asked of records today.
    kept.facts = cleaned(&kept.facts, scene.reference, scene.asking.moment.today).0;
    // But for the account: that of before a merger which took one over is asked for.
    let account = hold_back(&before, &mut kept.facts, scene.asking.moment.today)?;
    kept.version += 1;
    sole_owner(w, kept.facts.resident_id, Some(kept.id))?;
    release(w, scene, kept.facts.resident_id, kept.id)?;
    // The number is given back before the other record takes it again.
    put_person(w, scene, &kept)?;
    sole_owner(w, apart.facts.resident_id, Some(id))?;
    apart.version += 1;
    put_person(w, scene, &apart)?;
    lead_again(w, scene, kept.id)?;
    lead_again(w, scene, id)?;
    let added = if chosen.is_empty() { Vec::new() } else { since(w, scene, kept.id, &absorbed)? };
    let booked = give(w, scene, (kept.id, id), &added, chosen, &reason)?;
    if died.is_some() && kept.facts.died != died {
        unsettled(w, scene, kept.id)?;
    }
    account.ask(w, scene, kept.id, (AccountOrigin::Parted, reason.clone()))?;
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
        .with("change", taken_back.map(|change| change.to_string()).unwrap_or_default())
        .with("given", if chosen.is_empty() { String::new() } else { chosen.len().to_string() })
        .with("version", kept.version)
        .with("reason", reason))
}

/// Takes the merger of a record out of the one that stands for it. Gives it, and the parts that stay as they are.
pub fn put_apart(
    r: &impl Reading,
    kept: &mut Person,
    gone: PersonId,
) -> Result<(Absorbed, Vec<PersonField>), Stop> {
    let place = kept.absorbed.iter().position(|a| a.person == gone).ok_or(Refusal::NotMerged(gone))?;
    let mut others = BTreeMap::new();
    for absorbed in &kept.absorbed {
        let other: Option<Person> = r.get(&Keys::person(absorbed.person))?;
        others.extend(other.map(|p| (p.id, p.facts)));
    }
    Ok(kept.put_apart(place, &others).ok_or(Refusal::NotMerged(gone))?)
}
