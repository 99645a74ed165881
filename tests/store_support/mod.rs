//! Rows, stamps and folders shared by the tests of the store. The rows are small stand-ins for the domain's own.
#![allow(
    dead_code,
    missing_docs,
    clippy::cast_possible_wrap,
    clippy::needless_pass_by_value,
    reason = "each test file uses a part of this"
)]

pub mod disk;
pub mod work;

use honordesk::domain::{Date, PersonId, StaffId};
use honordesk::store::{
    CodecError, Committed, Counter, IdempotencyKey, IndexKey, IndexTable, JournalEntry, Note, Reading,
    Registry, Row, Stamp, Store, StoreError, StoreOptions, Table, pack, unpack,
};
use minicbor::{Decode, Encode};

/// A person with a unique number and a free text.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Soldier {
    #[n(0)]
    pub id: u32,
    #[n(1)]
    pub resident_id: String,
    #[n(2)]
    pub name: String,
}

impl Row for Soldier {
    const TABLE: Table = Table::Person;
    const VERSION: u8 = 1;

    fn key(&self) -> Vec<u8> {
        self.id.to_be_bytes().to_vec()
    }

    fn encode(&self) -> Vec<u8> {
        pack(1, self)
    }

    fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        unpack(bytes, 1).map(|(_, row)| row)
    }

    fn indexes(&self) -> Vec<IndexKey> {
        vec![(IndexTable::PersonByResidentId, self.resident_id.clone().into_bytes())]
    }
}

/// An amount on a person's account.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Amount {
    #[n(0)]
    pub id: u64,
    #[n(1)]
    pub person: u32,
    #[n(2)]
    pub month: u32,
    #[n(3)]
    pub fen: i64,
}

impl Row for Amount {
    const TABLE: Table = Table::Entry;
    const VERSION: u8 = 1;

    fn key(&self) -> Vec<u8> {
        self.id.to_be_bytes().to_vec()
    }

    fn encode(&self) -> Vec<u8> {
        pack(1, self)
    }

    fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        unpack(bytes, 1).map(|(_, row)| row)
    }

    fn indexes(&self) -> Vec<IndexKey> {
        let id = self.id.to_be_bytes();
        vec![
            (IndexTable::EntryByPerson, [self.person.to_be_bytes().as_slice(), &id].concat()),
            (IndexTable::EntryByMonth, [self.month.to_be_bytes().as_slice(), &id].concat()),
        ]
    }
}

pub fn options() -> StoreOptions {
    StoreOptions {
        registry: Registry::new().with::<Soldier>().with::<Amount>(),
        segment_bytes: 4096,
        database_id: Some(*b"test database 01"),
        ..StoreOptions::default()
    }
}

/// A stamp whose key and time follow from `n`.
pub fn stamp(n: u64) -> Stamp {
    let mut key = [0; 16];
    key[..8].copy_from_slice(&n.to_be_bytes());
    Stamp {
        key: IdempotencyKey(key),
        today: Date::new(2026, 11, 23).unwrap(),
        at_ms: 1_795_000_000_000 + n as i64,
        actor: StaffId(3),
        role: 2,
        desk: "1".to_owned(),
        command: "test.command",
    }
}

pub fn note(object: impl ToString, subject: Option<u32>) -> Note {
    Note {
        object: object.to_string(),
        subject: subject.map(PersonId),
        about: vec![("kind".to_owned(), "test".to_owned())],
        ..Note::default()
    }
}

pub fn soldier(id: u32) -> Soldier {
    Soldier { id, resident_id: format!("4401141950010{id:05}"), name: format!("伍{id}") }
}

/// Records a person and an amount for them, with numbers given out by the counters.
pub fn enlist(store: &Store, n: u64) -> Result<JournalEntry, StoreError> {
    let committed = store.write(&stamp(n), |w| {
        let id = w.next_number(Counter::Person)? as u32;
        w.put(&soldier(id))?;
        let entry = w.next_number(Counter::Entry)?;
        w.put(&Amount { id: entry, person: id, month: 202_611, fen: 100 * n as i64 })?;
        Ok::<_, StoreError>((id, note(format!("P{id}"), Some(id))))
    })?;
    match committed {
        Committed::New { entry, .. } | Committed::Already(entry) => Ok(entry),
    }
}

/// Fails on the first invariant that does not hold.
pub fn assert_sound(store: &Store) {
    for result in store.check() {
        assert!(result.held, "{}: {}", result.name, result.detail);
    }
}

pub fn people(store: &Store) -> Vec<Soldier> {
    let reader = store.read().unwrap();
    reader.scan::<Soldier>(..).unwrap().map(|r| r.unwrap()).collect()
}
