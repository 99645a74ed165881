//! Index rows of petitions, and of those they go through.

use super::row::IndexKey;
use super::rows::Keys;
use super::tables::IndexTable;
use crate::domain::PersonId;
use crate::domain::petition::{Liaison, Petition};

pub(super) fn petition_indexes(p: &Petition) -> Vec<IndexKey> {
    let id = p.id.0.to_be_bytes();
    let mut people: Vec<PersonId> = p.facts.petitioners.iter().filter_map(|one| one.person).collect();
    people.sort_unstable();
    people.dedup();
    let mut keys: Vec<IndexKey> =
        people.iter().map(|n| (IndexTable::PetitionByPerson, [n.0.to_be_bytes(), id].concat())).collect();
    keys.push((IndexTable::PetitionByNumber, p.number.clone().into_bytes()));
    if p.is_open() {
        keys.push((IndexTable::PetitionOpen, id.to_vec()));
    }
    if p.facts.secret {
        keys.push((IndexTable::PetitionSecret, id.to_vec()));
    }
    // Rows of earlier programs name no day.
    if p.case().tracked().is_some_and(|tracking| tracking.next_look.is_some()) {
        keys.push((IndexTable::PetitionTracked, id.to_vec()));
    }
    // Rows of earlier programs have no such index rows, and say nothing of their urgency.
    if p.facts.urgency.is_some() {
        let town = p.facts.division.map(|code| code.town().unwrap_or(code));
        keys.extend(town.map(|t| (IndexTable::PetitionByTown, [Keys::division(t).as_slice(), &id].concat())));
        let first = p.facts.repeats.map(|first| [first.0.to_be_bytes(), id].concat());
        keys.extend(first.map(|key| (IndexTable::PetitionRepeated, key)));
    }
    keys
}

pub(super) fn liaison_indexes(l: &Liaison) -> Vec<IndexKey> {
    if l.ended {
        return Vec::new();
    }
    let key = [Keys::division(l.facts.division).as_slice(), &l.id.0.to_be_bytes()].concat();
    vec![(IndexTable::LiaisonByDivision, key)]
}
