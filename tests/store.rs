//! The store through its public doors, on a real disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod store_support;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use honordesk::domain::PersonId;
use honordesk::store::*;
use store_support::*;
use tempfile::tempdir;

#[test]
fn what_is_written_is_read_after_close_and_open() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let store = Store::create(&data, &options()).unwrap();
    for n in 1..=40 {
        assert_eq!(enlist(&store, n).unwrap().seq, n);
    }
    assert_sound(&store);
    store.close().unwrap();
    let (store, report) = Store::open(&data, &options()).unwrap();
    assert_eq!((report.seal, report.replayed, report.torn_bytes, report.entries), (SealState::Whole, 0, 0, 40));
    assert_sound(&store);
    assert_eq!(people(&store), (1..=40).map(soldier).collect::<Vec<_>>());
    let reader = store.read().unwrap();
    assert_eq!(reader.journal_of(PersonId(7)).unwrap().map(Result::unwrap).collect::<Vec<_>>(), [7]);
    assert_eq!(reader.last_entry().unwrap().unwrap().seq, 40);
    assert_eq!(reader.journal(3..=5).unwrap().rev().map(|e| e.unwrap().seq).collect::<Vec<_>>(), [5, 4, 3]);
    let of_month = reader.index_range(IndexTable::EntryByMonth, &202_611u32.to_be_bytes()).unwrap();
    assert_eq!(of_month.count(), 40);
    let by_id = reader.get_by::<Soldier>(IndexTable::PersonByResidentId, soldier(9).resident_id.as_bytes()).unwrap();
    assert_eq!(by_id, Some(soldier(9)));
    assert_eq!(reader.scan::<Soldier>(3u32.to_be_bytes().to_vec()..5u32.to_be_bytes().to_vec()).unwrap().count(), 2);
    assert_eq!(reader.count::<Amount>().unwrap(), 40);
    drop(reader);
    let replayed = store.replay().unwrap();
    assert_eq!((replayed.entries, replayed.first_difference), (40, None));
}
