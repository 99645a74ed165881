//! The store through its public doors, on a real disk.

use crate::store_support::{Amount, Soldier, assert_sound, enlist, note, options, people, soldier, stamp};
use honordesk::domain::PersonId;
use honordesk::store::{
    Committed, Counter, IndexTable, Note, Outcome, Reading, Row, SealState, Store, StoreError, Table, check,
    rebuild, replay,
};
use tempfile::{TempDir, tempdir};

fn new_store() -> (TempDir, std::path::PathBuf, Store) {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let store = Store::create(&data, &options()).unwrap();
    (dir, data, store)
}

#[test]
fn what_is_written_is_read_after_close_and_open() {
    let (_dir, data, store) = new_store();
    for n in 1..=40 {
        assert_eq!(enlist(&store, n).unwrap().seq, n);
    }
    assert_sound(&store);
    store.close().unwrap();
    let (store, report) = Store::open(&data, &options()).unwrap();
    assert_eq!(
        (report.seal, report.replayed, report.torn_bytes, report.entries),
        (SealState::Whole, 0, 0, 40)
    );
    assert_sound(&store);
    assert_eq!(people(&store), (1..=40).map(soldier).collect::<Vec<_>>());
    let reader = store.read().unwrap();
    assert_eq!(reader.journal_of(PersonId(7)).unwrap().map(Result::unwrap).collect::<Vec<_>>(), [7]);
    assert_eq!(reader.last_entry().unwrap().unwrap().seq, 40);
    assert_eq!(reader.journal(3..=5).unwrap().rev().map(|e| e.unwrap().seq).collect::<Vec<_>>(), [5, 4, 3]);
    let month = 202_611u32.to_be_bytes();
    let keys: Vec<_> =
        reader.index_range(IndexTable::EntryByMonth, &month).unwrap().map(Result::unwrap).collect();
    let owners: Vec<_> =
        reader.owners(IndexTable::EntryByMonth, &month).unwrap().map(Result::unwrap).collect();
    assert_eq!((keys.len(), &keys), (40, &owners), "the suffix of this index is the entry's key");
    let by_id =
        reader.get_by::<Soldier>(IndexTable::PersonByResidentId, soldier(9).resident_id.as_bytes()).unwrap();
    assert_eq!(by_id, Some(soldier(9)));
    let key = |n: u32| n.to_be_bytes().to_vec();
    assert_eq!(reader.scan::<Soldier>(key(3)..key(5)).unwrap().count(), 2);
    assert_eq!(reader.scan::<Soldier>(key(5)..key(3)).unwrap().count(), 0);
    assert_eq!(reader.count::<Amount>().unwrap(), 40);
}

#[test]
fn the_same_key_is_carried_out_once() {
    let (_dir, data, store) = new_store();
    let first = enlist(&store, 1).unwrap();
    let again =
        store.write(&stamp(1), |_| -> Result<((), Note), StoreError> { panic!("must not run") }).unwrap();
    assert!(matches!(&again, Committed::Already(entry) if *entry == first));
    store.close().unwrap();
    let (store, _) = Store::open(&data, &options()).unwrap();
    assert_eq!(store.outcome(stamp(1).key).unwrap(), Some(first.clone()));
    assert_eq!(store.outcome(stamp(2).key).unwrap(), None);
    assert_eq!(enlist(&store, 1).unwrap(), first);
    assert_eq!(people(&store).len(), 1);
}

#[test]
fn a_refused_command_leaves_nothing_and_numbers_are_given_again() {
    let (_dir, data, store) = new_store();
    enlist(&store, 1).unwrap();
    let refused = store.write(&stamp(2), |w| {
        let id = w.next_number(Counter::Person)?;
        w.put(&soldier(id as u32))?;
        w.delete::<Soldier>(&1u32.to_be_bytes())?;
        assert_eq!(
            w.scan::<Soldier>(..)?.map(|r| r.unwrap().id).collect::<Vec<_>>(),
            [2],
            "a writer sees its own changes"
        );
        Err::<((), Note), _>(StoreError::NotFound)
    });
    assert!(matches!(refused, Err(StoreError::NotFound)));
    assert_eq!((people(&store), store.outcome(stamp(2).key).unwrap()), (vec![soldier(1)], None));
    let id = store
        .write(&stamp(3), |w| Ok::<_, StoreError>((w.next_number(Counter::Person)?, note("P2", None))))
        .unwrap();
    assert!(matches!(id, Committed::New { value: 2, .. }));
    assert_sound(&store);
    store.close().unwrap();
    assert_eq!(replay(&data, &options()).unwrap().first_difference, None);
}

#[test]
fn index_rows_follow_their_row_and_belong_to_one_row_only() {
    let (_dir, _data, store) = new_store();
    enlist(&store, 1).unwrap();
    enlist(&store, 2).unwrap();
    let taken = store.write(&stamp(3), |w| {
        w.put(&Soldier { resident_id: soldier(1).resident_id, ..soldier(2) })?;
        Ok::<_, StoreError>(((), note("P2", None)))
    });
    let owner_of_taken = match taken {
        Err(StoreError::IndexTaken { index, owner }) => (index, owner),
        other => panic!("{other:?}"),
    };
    assert_eq!(owner_of_taken, (IndexTable::PersonByResidentId.name(), 1u32.to_be_bytes().to_vec()));
    // Two rows may exchange what they are found by, inside one command.
    store
        .write(&stamp(4), |w| {
            w.put(&Soldier { resident_id: "x".into(), ..soldier(1) })?;
            w.put(&Soldier { resident_id: soldier(1).resident_id, ..soldier(2) })?;
            w.put(&Soldier { resident_id: soldier(2).resident_id, ..soldier(1) })?;
            Ok::<_, StoreError>(((), note("P2", None)))
        })
        .unwrap();
    let reader = store.read().unwrap();
    let found = |id: &str| {
        reader.get_by::<Soldier>(IndexTable::PersonByResidentId, id.as_bytes()).unwrap().map(|s| s.id)
    };
    assert_eq!(
        [found(&soldier(1).resident_id), found(&soldier(2).resident_id), found("x")],
        [Some(2), Some(1), None]
    );
    store
        .write(&stamp(5), |w| {
            Ok::<_, StoreError>((w.delete::<Soldier>(&1u32.to_be_bytes())?, note("P1", None)))
        })
        .unwrap();
    assert_eq!(store.read().unwrap().owners(IndexTable::PersonByResidentId, b"").unwrap().count(), 1);
    assert_sound(&store);
}

#[test]
fn rows_are_seen_by_rising_keys_near_and_far_apart() {
    let (_dir, _data, store) = new_store();
    for n in 1..=60 {
        enlist(&store, n).unwrap();
    }
    let reader = store.read().unwrap();
    let seen = |keys: &[u32]| {
        let mut seen: Vec<Soldier> = Vec::new();
        let rows = reader.see::<Soldier>(keys.iter().map(|n| n.to_be_bytes()), |bytes| {
            seen.push(Soldier::decode(bytes)?);
            Ok(())
        });
        rows.unwrap();
        seen
    };
    // Next to each other, a few apart, more apart than is walked, twice, and numbers that nobody has.
    for keys in [&[][..], &[1, 2, 3], &[2, 5, 9, 9, 50, 51, 60], &[0, 4, 61, 70], &[61], &[60, 61]] {
        let wanted: Vec<Soldier> =
            keys.iter().filter(|n| (1..=60).contains(*n)).map(|n| soldier(*n)).collect();
        assert_eq!(seen(keys), wanted, "{keys:?}");
    }
    let mut owners: Vec<Vec<u8>> = Vec::new();
    let month = 202_611u32.to_be_bytes();
    reader.each_owner(IndexTable::EntryByMonth, &month, |key| owners.push(key.to_vec())).unwrap();
    let walked = reader.owners(IndexTable::EntryByMonth, &month).unwrap().map(Result::unwrap);
    assert_eq!(owners, walked.collect::<Vec<_>>());
}

#[test]
fn a_snapshot_does_not_move() {
    let (_dir, _data, store) = new_store();
    enlist(&store, 1).unwrap();
    let reader = store.read().unwrap();
    enlist(&store, 2).unwrap();
    assert_eq!((reader.count::<Soldier>().unwrap(), reader.head().unwrap().seq), (1, 1));
    assert_eq!(store.read().unwrap().count::<Soldier>().unwrap(), 2);
}

#[test]
fn drafts_outlive_the_process_and_stay_out_of_the_journal() {
    let (_dir, data, store) = new_store();
    store.put_draft("S3/person", b"one").unwrap();
    store.put_draft("S3/person", b"two").unwrap();
    store.put_draft("S4/person", b"other").unwrap();
    store.drop_draft("S4/person").unwrap();
    assert!(matches!(store.put_draft("S3/big", &vec![0; 2 << 20]), Err(StoreError::TooLarge { .. })));
    store.close().unwrap();
    let (store, report) = Store::open(&data, &options()).unwrap();
    assert_eq!(report.entries, 0);
    assert_eq!(store.get_draft("S3/person").unwrap().as_deref(), Some(&b"two"[..]));
    assert_eq!(store.get_draft("S4/person").unwrap(), None);
    assert_eq!(store.replay().unwrap().first_difference, None);
}

#[test]
fn too_large_records_and_notes_are_refused_without_stopping_the_store() {
    let (_dir, _data, store) = new_store();
    let long = |n: usize| Soldier { name: "长".repeat(n), ..soldier(1) };
    let record = store.write(&stamp(1), |w| {
        w.put(&long(400_000))?;
        Ok::<_, StoreError>(((), note("P1", None)))
    });
    assert!(matches!(record, Err(StoreError::TooLarge { what: "a record", .. })));
    let noted = store.write(&stamp(1), |_| Ok::<_, StoreError>(((), note("N".repeat(70_000), None))));
    assert!(matches!(noted, Err(StoreError::TooLarge { what: "a note", .. })));
    enlist(&store, 1).unwrap();
    assert_sound(&store);
}

#[test]
fn a_command_of_many_rows_goes_to_the_journal_in_parts_and_replays() {
    let (_dir, data, store) = new_store();
    let import = |w: &mut honordesk::store::Writer<'_>| {
        for _ in 0..30_000 {
            let id = w.next_number(Counter::Person)? as u32;
            w.put(&soldier(id))?;
        }
        Ok::<_, StoreError>(((), note("import", None)))
    };
    store.write(&stamp(1), import).unwrap();
    enlist(&store, 2).unwrap();
    assert_sound(&store);
    drop(store);
    let again = replay(&data, &options()).unwrap();
    assert_eq!((again.entries, again.first_difference), (2, None));
    std::fs::remove_file(data.join("desk.redb")).unwrap();
    assert!(matches!(Store::open(&data, &options()), Err(StoreError::Remains { .. })));
    assert!(
        matches!(Store::create(&data, &options()), Err(StoreError::Remains { .. })),
        "never an empty one in its place"
    );
    assert_eq!(rebuild(&data, &options()).unwrap(), 2);
    let (store, _) = Store::open(&data, &options()).unwrap();
    assert_eq!(people(&store).len(), 30_001);
    assert_sound(&store);
}

#[test]
fn check_names_every_invariant_and_what_breaks_it() {
    let (_dir, data, store) = new_store();
    enlist(&store, 1).unwrap();
    store.close().unwrap();
    let results = check(&data, &options()).unwrap();
    assert!(results.iter().all(|r| r.held));
    let names: Vec<_> = results.iter().map(|r| r.name).collect();
    for name in [
        "seal",
        "database_pages",
        "journal_chain",
        "journal_file",
        "idempotency_keys",
        "records_decode",
        "counters",
    ] {
        assert!(names.contains(&name), "{name}");
    }
    // A program that does not know the rows says so.
    let strange = honordesk::store::StoreOptions {
        registry: honordesk::store::Registry::new().with::<Amount>(),
        ..options()
    };
    let broken = check(&data, &strange).unwrap().into_iter().find(|r| !r.held).unwrap();
    assert!(broken.name == "records_decode" && broken.detail.fact("table") == Some(Table::Person.name()));
    let path = data.join("desk.redb");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[30_000] ^= 4;
    std::fs::write(&path, &bytes).unwrap();
    let broken = check(&data, &options()).unwrap();
    assert!(
        matches!(broken.as_slice(), [r] if !r.held && r.name == "opens" && r.detail.fact("file") == Some("desk.redb")),
        "{broken:?}"
    );
}

#[test]
fn a_body_that_panics_stops_writing_until_its_fate_is_known() {
    let (_dir, _data, store) = new_store();
    enlist(&store, 1).unwrap();
    let panics = std::panic::AssertUnwindSafe(|| {
        store.write(&stamp(2), |w| -> Result<((), Note), StoreError> {
            w.put(&soldier(2))?;
            panic!("a defect in a rule");
        })
    });
    assert!(std::panic::catch_unwind(panics).is_err());
    assert!(matches!(enlist(&store, 3), Err(StoreError::Frozen { .. })));
    assert_eq!(people(&store), [soldier(1)], "reading goes on");
    assert_eq!(store.recover(stamp(2).key).unwrap(), Outcome::NotRecorded);
    assert_eq!(enlist(&store, 3).unwrap().seq, 2);
    assert_sound(&store);
}

#[test]
fn a_body_may_read_the_store_while_others_check_it() {
    let (_dir, _data, store) = new_store();
    enlist(&store, 1).unwrap();
    store
        .write(&stamp(2), |w| {
            std::thread::scope(|scope| {
                let checking = scope.spawn(|| store.read().unwrap().count::<Soldier>().unwrap());
                assert_eq!((store.read()?.count::<Soldier>()?, checking.join().unwrap()), (1, 1));
                w.put(&soldier(2))?;
                Ok::<_, StoreError>(((), note("P2", None)))
            })
        })
        .unwrap();
}

#[test]
fn a_counter_behind_its_rows_is_found() {
    let (_dir, _data, store) = new_store();
    store
        .write(&stamp(1), |w| {
            w.put(&soldier(5))?;
            Ok::<_, StoreError>(((), note("P5", None)))
        })
        .unwrap();
    let broken: Vec<_> = store.check().into_iter().filter(|r| !r.held).collect();
    assert!(
        matches!(broken.as_slice(), [r] if r.name == "counters" && r.detail.fact("table") == Some("person")),
        "{broken:?}"
    );
}
