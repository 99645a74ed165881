//! Invariants of people.

use std::collections::BTreeMap;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::person::{Distinct, Person};
use crate::domain::staff::Staff;
use crate::domain::{PersonId, ResidentId};
use crate::store::{Keys, Reader, Reading};

/// Whoever was merged into another is among those the other stands for, and the other way round.
pub fn merges(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut merged = 0u64;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        let other = |id: PersonId| r.get::<Person>(&Keys::person(id));
        if let Some(m) = person.merged {
            merged += 1;
            let known =
                other(m.into)?.is_some_and(|into| into.absorbed.iter().any(|a| a.person == person.id));
            ensure(known, || RecordSeen::MergedAstray.with("id", person.id).with("other", m.into))?;
        }
        for absorbed in &person.absorbed {
            let known = other(absorbed.person)?.and_then(|p| p.merged).is_some_and(|m| m.into == person.id);
            ensure(known, || RecordSeen::MergedAstray.with("id", absorbed.person).with("other", person.id))?;
        }
    }
    counted(merged, RecordSeen::Merged)
}

/// What was declared about two people names two people on record, in order, and somebody who said it.
pub fn distinct(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut pairs = 0u64;
    for distinct in r.scan::<Distinct>(..)? {
        let d = distinct?;
        let there = d.one < d.other
            && r.has::<Person>(&Keys::person(d.one))?
            && r.has::<Person>(&Keys::person(d.other))?
            && r.has::<Staff>(&Keys::staff(d.by))?;
        ensure(there, || RecordSeen::DistinctAstray.with("id", d.one).with("other", d.other))?;
        pairs += 1;
    }
    counted(pairs, RecordSeen::Distinct)
}

/// No identity number is on record for two people.
pub fn resident_ids(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut owners: BTreeMap<ResidentId, PersonId> = BTreeMap::new();
    let mut people = 0u64;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        people += 1;
        if let Some(number) = person.facts.resident_id.filter(|_| person.merged.is_none()) {
            let other = owners.insert(number, person.id);
            ensure(other.is_none(), || RecordSeen::NumberTwice.with("id", person.id))?;
        }
    }
    counted(people, RecordSeen::People)
}

/// Relatives with a record of their own have one.
pub fn relatives(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut links = 0u64;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        for id in person.facts.relatives.iter().filter_map(|relative| relative.person) {
            ensure(r.has::<Person>(&Keys::person(id))?, || {
                RecordSeen::NamesNobody.with("id", person.id).with("other", id)
            })?;
            links += 1;
        }
    }
    counted(links, RecordSeen::Links)
}

/// Every recognition names a group of the table, and every record counts its changes from 1.
pub fn groups(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut recognitions = 0u64;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        ensure(person.version > 0, || RecordSeen::NoVersion.with("id", person.id))?;
        for recognition in &person.facts.recognitions {
            let known = reference.knows_group(&recognition.group);
            ensure(known, || RecordSeen::NoGroup.with("id", person.id))?;
            recognitions += 1;
        }
    }
    counted(recognitions, RecordSeen::Recognitions)
}

/// Every recorded death has its day and its document.
pub fn deaths(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut deaths = 0u64;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if let Some(death) = &person.facts.death {
            let whole = person.facts.died.is_some() && !death.document.is_empty();
            ensure(whole, || RecordSeen::DeathBare.with("id", person.id))?;
            deaths += 1;
        }
    }
    counted(deaths, RecordSeen::Deaths)
}
