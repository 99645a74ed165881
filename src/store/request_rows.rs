//! Index rows of what is asked for and waits for a second person: money that is not monthly, changes of accounts.

use super::row::IndexKey;
use super::rows::Keys;
use super::tables::IndexTable;
use crate::domain::ledger::{GrantRequest, GrantState};
use crate::domain::person::AccountChange;

pub(super) fn grant_indexes(g: &GrantRequest) -> Vec<IndexKey> {
    let id = g.id.0.to_be_bytes();
    let year = u16::try_from(g.facts.month.year()).unwrap_or_default().to_be_bytes();
    let mut keys = vec![
        (IndexTable::GrantByPerson, [g.person.0.to_be_bytes(), id].concat()),
        (IndexTable::GrantByYear, [year.as_slice(), &id].concat()),
    ];
    if g.state == GrantState::Proposed {
        keys.push((IndexTable::GrantWaiting, id.to_vec()));
    }
    keys
}

pub(super) fn account_indexes(c: &AccountChange) -> Vec<IndexKey> {
    let mut keys = vec![(IndexTable::AccountChangeByNumber, Keys::account_number(c.id))];
    if c.waits() {
        keys.push((IndexTable::AccountWaiting, Keys::person(c.person)));
    }
    keys
}
