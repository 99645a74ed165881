//! Invariants of petitions.

use std::collections::BTreeMap;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::StaffId;
use crate::domain::ledger::Entry;
use crate::domain::person::Person;
use crate::domain::petition::{MOST_REPRESENTATIVES, Petition, course};
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading};

/// Registration numbers run from 0001 without gaps within each year.
pub fn numbers(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut years: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for petition in r.scan::<Petition>(..)? {
        let petition = petition?;
        let parts = petition.number.split_once('-').and_then(|(y, n)| Some((y.to_owned(), n.parse().ok()?)));
        let read = parts.filter(|(y, _): &(String, u32)| y.len() == 4);
        ensure(read.is_some(), || RecordSeen::NoNumber.with("id", petition.id))?;
        if let Some((year, n)) = read {
            years.entry(year).or_default().push(n);
        }
    }
    for (year, numbers) in &mut years {
        numbers.sort_unstable();
        let gap = numbers.iter().zip(1u32..).find(|(n, expected)| **n != *expected);
        ensure(gap.is_none(), || {
            let number = gap.map_or(0, |(_, expected)| expected);
            RecordSeen::NumberMissing.with("number", format!("{year}-{number:04}"))
        })?;
    }
    counted(years.values().map(Vec::len).sum::<usize>(), RecordSeen::Petitions)
}

/// Where each petition stands is where its events lead; whom and what it names is on record.
pub fn records(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut events = 0;
    for petition in r.scan::<Petition>(..)? {
        let petition = petition?;
        let id = petition.id;
        replay(&petition)?;
        events += petition.events.len();
        let representatives = petition.facts.petitioners.iter().filter(|p| p.representative).count();
        let sound = !petition.facts.demands.is_empty()
            && representatives <= MOST_REPRESENTATIVES
            && petition.version > 0;
        ensure(sound, || RecordSeen::PetitionBare.with("id", id))?;
        for person in petition.facts.petitioners.iter().filter_map(|p| p.person) {
            ensure(r.has::<Person>(&Keys::person(person))?, || {
                RecordSeen::NamesNobody.with("id", id).with("other", person)
            })?;
        }
        for entry in petition.facts.demands.iter().filter_map(|d| d.entry) {
            ensure(r.has::<Entry>(&Keys::entry(entry))?, || {
                RecordSeen::NamesNothing.with("id", id).with("other", entry)
            })?;
        }
        if let Some(first) = petition.facts.repeats {
            ensure(r.has::<Petition>(&Keys::petition(first))?, || {
                RecordSeen::NamesNothing.with("id", id).with("other", first)
            })?;
        }
        for staff in named(&petition) {
            ensure(r.has::<Staff>(&Keys::staff(staff))?, || {
                RecordSeen::NamesNoStaff.with("id", id).with("other", staff)
            })?;
        }
        ensure(petition.owner.is_some() == petition.owned_since.is_some(), || {
            RecordSeen::OwnedSinceNever.with("id", id)
        })?;
    }
    counted(events, RecordSeen::Events)
}

/// Everybody on the staff whom it names.
fn named(petition: &Petition) -> impl Iterator<Item = StaffId> {
    let facts = &petition.facts;
    let demands = facts.demands.iter().filter_map(|demand| demand.owner);
    let accused = facts.accused.iter().filter_map(|one| one.staff);
    let events = petition.events.iter().flat_map(|event| {
        let handed = event.handed.as_ref().and_then(|handed| handed.staff);
        [Some(event.by), handed].into_iter().flatten()
    });
    let hands = petition.owner.into_iter().chain(petition.first_handler).chain([petition.taken_by]);
    hands.chain(demands).chain(accused).chain(events)
}

fn replay(petition: &Petition) -> Result<(), super::Wrong> {
    let (state, broken) = match course(&petition.case()) {
        Ok(state) => (state, None),
        Err((n, _)) => (petition.state, Some(n + 1)),
    };
    ensure(broken.is_none(), || {
        RecordSeen::EventAstray.with("id", petition.id).with("n", broken.unwrap_or_default())
    })?;
    ensure(state == petition.state, || RecordSeen::StateAstray.with("id", petition.id))
}
