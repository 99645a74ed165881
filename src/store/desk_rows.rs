//! Index rows of visits, contacts, households in hardship and condolence lists.

use super::row::IndexKey;
use super::rows::Keys;
use super::tables::IndexTable;
use crate::domain::care::{Contact, ContactKind, ContactResult, Gift, Hardship, Seen};
use crate::domain::visit::{Visit, VisitStage};
use crate::domain::{ContactId, Date, PersonId};

pub(super) fn visit_indexes(v: &Visit) -> Vec<IndexKey> {
    let id = v.id.0.to_be_bytes();
    let mut keys = vec![(IndexTable::VisitByDay, [Keys::day(v.day).as_slice(), &id].concat())];
    keys.extend(v.person.map(|p| (IndexTable::VisitByPerson, [p.0.to_be_bytes(), id].concat())));
    if matches!(v.stage(), VisitStage::Waiting | VisitStage::Attended) {
        keys.push((IndexTable::VisitOpen, id.to_vec()));
    }
    keys.extend(v.open_promises().map(|(at, promise)| {
        let key = [Keys::day(promise.due).as_slice(), &id, &[at as u8]].concat();
        (IndexTable::PromiseDue, key)
    }));
    keys
}

pub(super) fn contact_indexes(c: &Contact) -> Vec<IndexKey> {
    if c.voided.is_some() {
        return Vec::new();
    }
    let (id, day) = (c.id.0.to_be_bytes(), Keys::day(c.day));
    let next = c.next.map_or(0, Date::number).to_be_bytes();
    let mut by_person = [c.person.0.to_be_bytes().as_slice(), &day].concat();
    by_person.extend([place(ContactKind::ALL, &c.kind), place(ContactResult::ALL, &c.result)]);
    by_person.extend([next, id].concat());
    vec![(IndexTable::ContactByPerson, by_person), (IndexTable::ContactByDay, [day.as_slice(), &id].concat())]
}

pub(super) fn hardship_indexes(h: &Hardship) -> Vec<IndexKey> {
    let id = h.id.0.to_be_bytes();
    let by_person = |p: PersonId| (IndexTable::HardshipByPerson, [p.0.to_be_bytes(), id].concat());
    let mut keys: Vec<IndexKey> = h.people().map(by_person).collect();
    if h.ended.is_none() {
        keys.push((IndexTable::HardshipOpen, id.to_vec()));
    }
    keys
}

pub(super) fn gift_indexes(g: &Gift) -> Vec<IndexKey> {
    let once = g
        .household
        .map_or_else(|| Keys::gift_of_person(g.list, g.person), |h| Keys::gift_of_household(g.list, h));
    let by_list = [g.list.0.to_be_bytes(), g.id.0.to_be_bytes()].concat();
    let mut keys = vec![(IndexTable::GiftByList, by_list), (IndexTable::GiftOnce, once)];
    for entry in g.given.iter().flat_map(|given| [given.due, given.paid]).flatten() {
        keys.push((IndexTable::GiftByEntry, Keys::entry(entry)));
    }
    keys
}

/// The place of a kind in its list, which never changes.
fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|k| k == one).unwrap_or_default() as u8
}

/// Whose contact a key of `ContactByPerson` names, and what the rota asks of it.
pub fn contact_seen(key: &[u8]) -> Option<(PersonId, Seen)> {
    let (person, rest) = key.split_first_chunk::<4>()?;
    let (day, rest) = rest.split_first_chunk::<4>()?;
    let ([kind, result], rest) = rest.split_first_chunk::<2>()?;
    let (next, rest) = rest.split_first_chunk::<4>()?;
    let seen = Seen {
        day: Date::from_number(u32::from_be_bytes(*day))?,
        contact: ContactId(u32::from_be_bytes(*rest.first_chunk::<4>()?)),
        kind: *ContactKind::ALL.get(usize::from(*kind))?,
        result: *ContactResult::ALL.get(usize::from(*result))?,
        next: Date::from_number(u32::from_be_bytes(*next)),
    };
    Some((PersonId(u32::from_be_bytes(*person)), seen))
}
