//! Databases of every released format, opened by today's program.
//!
//! `tests/golden/v1/` is a database of the first format, closed and sealed. It holds the rows of [`write`], which follow from nothing but this
//! file, so that anyone can write it again:
//!
//! `cargo test --test store -- --ignored write_the_golden_database`
//!
//! Do so only while a format is not released yet. After that the files are never written again; a new format gets a new folder, and
//! the old one must go on opening.
#![allow(clippy::cast_possible_wrap, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::store_support::{Amount, Soldier, assert_sound, enlist, note, options, people, soldier, stamp};
use honordesk::domain::{Date, PersonId, StaffId};
use honordesk::store::{Counter, IndexTable, Note, Reading, SealState, Store, StoreError};
use tempfile::tempdir;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            assert!(fs::copy(entry.path(), target).unwrap() > 0);
        }
    }
}

/// Records people, amounts, a change, a deletion and a draft.
fn write(dir: &Path) {
    let store = Store::create(dir, &options()).unwrap();
    (1..=12).for_each(|n| drop(enlist(&store, n).unwrap()));
    store
        .write(&stamp(13), |w| {
            w.put(&Soldier { name: "买买提·吐尔逊 𬭎".into(), ..soldier(3) })?;
            w.delete::<Amount>(&4u64.to_be_bytes())?;
            let number = w.next_number(Counter::PetitionOfYear(2026))?;
            let about = vec![("number".to_owned(), number.to_string())];
            Ok::<_, StoreError>((
                (),
                Note { object: "P3".into(), subject: Some(PersonId(3)), about, ..Note::default() },
            ))
        })
        .unwrap();
    store.write(&stamp(14), |_| Ok::<_, StoreError>(((), note("nothing", None)))).unwrap();
    store.put_draft("S3/person/new", "半张表".as_bytes()).unwrap();
    store.close().unwrap();
    fs::remove_file(dir.join("desk.lock")).unwrap();
}

#[test]
fn the_first_format_opens_and_every_record_reads() {
    let temp = tempdir().unwrap();
    let dir = temp.path().join("v1");
    copy(&golden(), &dir);
    let (store, report) = Store::open(&dir, &options()).unwrap();
    assert_eq!((report.seal, report.entries, report.torn_bytes), (SealState::Whole, 14, 0));
    assert_sound(&store);
    assert_eq!(store.replay().unwrap().first_difference, None);
    let mut expected: Vec<_> = (1..=12).map(soldier).collect();
    expected[2].name = "买买提·吐尔逊 𬭎".to_owned();
    assert_eq!(people(&store), expected);
    let reader = store.read().unwrap();
    let amounts: Vec<Amount> = reader.scan(..).unwrap().map(Result::unwrap).collect();
    let expected = (1..=12u64).filter(|n| *n != 4).map(|n| Amount {
        id: n,
        person: n as u32,
        month: 202_611,
        fen: 100 * n as i64,
    });
    assert_eq!(amounts, expected.collect::<Vec<_>>());
    assert_eq!(reader.owners(IndexTable::EntryByMonth, &202_611u32.to_be_bytes()).unwrap().count(), 11);
    assert_eq!(store.get_draft("S3/person/new").unwrap().as_deref(), Some("半张表".as_bytes()));
    let entry = store.outcome(stamp(13).key).unwrap().unwrap();
    assert_eq!((entry.seq, entry.actor, entry.role, entry.desk.as_str()), (13, StaffId(3), 2, "1"));
    assert_eq!((entry.today, entry.at_ms), (Date::new(2026, 11, 23).unwrap(), 1_795_000_000_013));
    assert_eq!(
        (entry.command.as_str(), entry.object.as_str(), entry.subject),
        ("test.command", "P3", Some(PersonId(3)))
    );
    assert_eq!(entry.about, [("number".to_owned(), "1".to_owned())]);
    assert_eq!(reader.journal_of(PersonId(3)).unwrap().map(Result::unwrap).collect::<Vec<_>>(), [3, 13]);
    assert_eq!(enlist(&store, 15).unwrap().object, "P13", "it goes on where it stopped");
}

#[test]
fn this_program_writes_the_first_format_byte_for_byte() {
    let temp = tempdir().unwrap();
    let dir = temp.path().join("v1");
    write(&dir);
    let names = |dir: &Path| {
        let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&dir.join("journal")), names(&golden().join("journal")));
    for name in names(&dir.join("journal")) {
        let read = |dir: &Path| fs::read(dir.join("journal").join(&name)).unwrap();
        assert!(read(&dir) == read(&golden()), "{name:?} differs: the format has changed");
    }
}

#[test]
#[ignore = "writes the files that the other tests compare with"]
fn write_the_golden_database() {
    let _ = fs::remove_dir_all(golden());
    write(&golden());
}
