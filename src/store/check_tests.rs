//! Every invariant is broken once, behind the store's back, and must be the one that says so.

use minicbor::{Decode, Encode};

use super::counter::Counter;
use super::entry::{JournalEntry, Note, Sealed, Stamp};
use super::handle::Store;
use super::head::Head;
use super::medium::JOURNAL;
use super::options::StoreOptions;
use super::read::Reading;
use super::row::{CodecError, IndexKey, Registry, Row, pack, unpack};
use super::seat::begin;
use super::tables::{Core, IndexTable, META_HEAD, Slot, Table};
use super::writer::OpenTables;
use super::{IdempotencyKey, Seen, StoreError};
use crate::domain::{Date, PersonId, StaffId};

#[derive(Encode, Decode)]
struct Login {
    #[n(0)]
    id: u16,
    #[n(1)]
    name: String,
}

impl Row for Login {
    const TABLE: Table = Table::Staff;
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
        vec![(IndexTable::StaffByLogin, self.name.clone().into_bytes())]
    }
}

fn stamp(n: u8) -> Stamp {
    Stamp {
        key: IdempotencyKey([n; 16]),
        today: Date::new(2026, 11, 23).unwrap(),
        at_ms: 0,
        actor: StaffId(1),
        role: 1,
        desk: "1".to_owned(),
        command: "staff.add",
    }
}

fn store(dir: &tempfile::TempDir) -> Store {
    let options = StoreOptions { registry: Registry::new().with::<Login>(), ..StoreOptions::default() };
    let store = Store::create(&dir.path().join("data"), &options).unwrap();
    for n in 1..=3 {
        store
            .write(&stamp(n), |w| {
                let id = w.next_number(Counter::Staff)? as u16;
                w.put(&Login { id, name: format!("login{id}") })?;
                let subject = Some(PersonId(u32::from(n)));
                Ok::<_, StoreError>(((), Note { subject, ..Note::default() }))
            })
            .unwrap();
    }
    store
}

/// Writes a row past all rules and runs the checks; gives the names of those that fail.
fn broken_by(slot: Slot, key: &[u8], value: Option<&[u8]>) -> Vec<&'static str> {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    assert!(store.check().iter().all(|r| r.held));
    {
        let database = store.database();
        let txn = begin(database.as_ref().unwrap().0.writing().unwrap()).unwrap();
        OpenTables::new(&txn).put(slot, key, value).unwrap();
        txn.commit().unwrap();
    }
    store.check().into_iter().filter(|r| !r.held).map(|r| r.name).collect()
}

#[test]
fn a_broken_chain_is_found() {
    let journal = Slot::Core(Core::Journal);
    let seq = 2u64.to_be_bytes();
    assert!(broken_by(journal, &seq, None).contains(&"journal_chain"));
    assert!(broken_by(journal, &9u64.to_be_bytes(), Some(b"")).contains(&"journal_chain"));
    // An entry that is whole in itself but was not made after the one before.
    let sealed = Sealed { seq: 2, before: [0; 32], after: [0; 32], prev: [0; 32] };
    let (_, forged) = JournalEntry::new(&stamp(2), Note::default(), &sealed);
    assert!(broken_by(journal, &seq, Some(&forged)).contains(&"journal_chain"));
    let head = Head { seq: 2, ..Head::genesis(&[0; 16]) };
    assert!(broken_by(Slot::Core(Core::Meta), META_HEAD, Some(&head.encode())).contains(&"journal_chain"));
}

#[test]
fn wrong_keys_and_timelines_are_found() {
    let keys = Slot::Core(Core::IdempotencyKey);
    assert_eq!(broken_by(keys, &[2; 16], None), ["idempotency_keys"]);
    assert_eq!(broken_by(keys, &[2; 16], Some(&3u64.to_be_bytes())), ["idempotency_keys"]);
    assert_eq!(broken_by(keys, &[9; 16], Some(&3u64.to_be_bytes())), ["idempotency_keys"]);
    let subjects = Slot::Core(Core::JournalBySubject);
    let row = |person: u32, seq: u64| [person.to_be_bytes().as_slice(), &seq.to_be_bytes()].concat();
    assert_eq!(broken_by(subjects, &row(2, 2), None), ["journal_subjects"]);
    assert_eq!(broken_by(subjects, &row(2, 3), Some(b"")), ["journal_subjects"]);
}

#[test]
fn wrong_rows_and_indexes_are_found() {
    let rows = Slot::Row(Table::Staff);
    let login = |id: u16| Row::encode(&Login { id, name: "login2".to_owned() });
    let key = 2u16.to_be_bytes();
    let mut newer = login(2);
    newer[0] = 9;
    for (value, why) in
        [(&newer[..], "version"), (&[1, 0xFF], "malformed"), (&login(3), "another key"), (&[], "empty")]
    {
        assert!(broken_by(rows, &key, Some(value)).contains(&"records_decode"), "{why}");
    }
    assert!(
        broken_by(Slot::Row(Table::Person), &key, Some(&[1])).contains(&"records_decode"),
        "an unknown kind"
    );
    assert_eq!(broken_by(rows, &key, None), ["indexes_have_their_rows"]);
    let index = Slot::Index(IndexTable::StaffByLogin);
    assert_eq!(broken_by(index, b"login2", None), ["rows_have_their_indexes"]);
    assert!(broken_by(index, b"login2", Some(&1u16.to_be_bytes())).contains(&"rows_have_their_indexes"));
    assert_eq!(broken_by(index, b"other", Some(&key)), ["indexes_have_their_rows"]);
}

#[test]
fn wrong_counters_are_found() {
    let (slot, key) = (Slot::Row(Table::Counter), Counter::Staff.key());
    assert_eq!(broken_by(slot, &key, Some(&[1, 0, 0, 0, 0, 0, 0, 0, 2])), ["counters"]);
    assert_eq!(broken_by(slot, &key, None), ["counters"]);
    assert_eq!(broken_by(slot, &[5, 7, 7], Some(b"many")), ["counters"]);
}

#[test]
fn a_journal_file_that_says_something_else_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    let path = dir.path().join("data").join(JOURNAL).join("000001.jrn");
    let whole = std::fs::read(&path).unwrap();
    let failing = || store.check().into_iter().filter(|r| !r.held).map(|r| r.name).collect::<Vec<_>>();
    std::fs::write(&path, [&whole[..], b"more"].concat()).unwrap();
    assert_eq!(failing(), ["journal_file"]);
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    std::fs::write(&path, &flipped).unwrap();
    assert_eq!(failing(), ["journal_file"]);
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(failing(), [""; 0]);
}

#[test]
fn a_replay_names_the_first_row_that_differs() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    {
        let database = store.database();
        let txn = begin(database.as_ref().unwrap().0.writing().unwrap()).unwrap();
        let forged = Row::encode(&Login { id: 2, name: "someone".to_owned() });
        OpenTables::new(&txn).put(Slot::Row(Table::Staff), &2u16.to_be_bytes(), Some(&forged)).unwrap();
        txn.commit().unwrap();
    }
    let difference = store.replay().unwrap().first_difference.unwrap();
    assert_eq!(difference, Seen::ReplayValue.with("n", 2).with("table", "staff"));
    assert_eq!(store.read().unwrap().count::<Login>().unwrap(), 3);
}
