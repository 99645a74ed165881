//! Index rows of what is asked for and waits for a second person: money that is not monthly, changes of accounts.

use super::row::IndexKey;
use super::rows::Keys;
use super::tables::IndexTable;
use crate::domain::PersonId;
use crate::domain::ledger::{GrantRequest, GrantState};
use crate::domain::person::{AccountChange, OfImport};

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
    match c.import.filter(|_| c.waits()) {
        Some(of) => {
            keys.push((IndexTable::AccountOfImport, Keys::account_of_import(of, c.person)));
            keys.push((IndexTable::ImportedWaiting, Keys::person(c.person)));
        }
        None if c.waits() => keys.push((IndexTable::AccountWaiting, Keys::person(c.person))),
        None => {}
    }
    keys
}

impl Keys {
    /// Prefix of `AccountOfImport`: what came with an import and waits, accounts of other holders first.
    pub fn accounts_of_import(seq: u64) -> Vec<u8> {
        seq.to_be_bytes().to_vec()
    }

    /// The import of a key of `AccountOfImport`, and whether the holder is another.
    pub fn as_of_import(key: &[u8]) -> Option<OfImport> {
        let (seq, rest) = key.split_first_chunk::<8>()?;
        Some(OfImport { seq: u64::from_be_bytes(*seq), another: rest.first() == Some(&0) })
    }

    fn account_of_import(of: OfImport, person: PersonId) -> Vec<u8> {
        let order = [u8::from(!of.another)];
        [of.seq.to_be_bytes().as_slice(), &order, &Self::person(person)].concat()
    }
}
