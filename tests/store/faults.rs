//! Disks that fail and disks that rot.
//!
//! Every disk operation of every kind of store operation fails in turn, once or for good; afterwards the store must say truly whether the
//! command is recorded. Every kind of file has its bytes flipped; what opens afterwards must hold what it held.
#![allow(
    clippy::disallowed_methods,
    clippy::cast_possible_wrap,
    clippy::print_stderr,
    reason = "seed from the environment, reported on failure"
)]

mod full;
mod tail;

use crate::store_support::disk::{Contents, Disk, Fault};
use crate::store_support::work::{State, command, small, state};
use crate::store_support::{note, soldier, stamp};
use fastrand::Rng;
use honordesk::store::{
    Checks, Committed, Counter, Note, Outcome, Reading, SealState, Store, StoreError, StoreOptions,
    rebuild_on,
};

const EIO: i32 = 5;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EDQUOT: i32 = 122;

/// A closed database of a few commands, its last segment full, so that the next command begins another.
fn base() -> Contents {
    let disk = Disk::default();
    let store = Store::create_on(disk.folder(), &small()).unwrap();
    let mut rng = Rng::with_seed(3);
    (1..=6).for_each(|n| command(&store, n, &mut rng).unwrap());
    store.close().unwrap();
    disk.contents()
}

fn open(disk: &Disk, options: &StoreOptions) -> Store {
    Store::open_on(disk.folder(), options).unwrap().0
}

fn sound(store: &Store) -> State {
    for result in store.check().into_iter().filter(|r| r.name != "seal") {
        assert!(result.held, "{}: {}", result.name, result.detail);
    }
    assert_eq!(store.replay().unwrap().first_difference, None);
    state(store).unwrap()
}

/// Records person 7, with so many others that several parts go to the journal file.
fn send(store: &Store, many: u32) -> Result<Committed<()>, StoreError> {
    store.write(&stamp(7), |w| {
        for _ in 0..many {
            let id = w.next_number(Counter::Person)? as u32;
            w.put(&soldier(id))?;
        }
        Ok::<((), Note), StoreError>(((), note("P7", Some(7))))
    })
}

/// One command with a fault at the `at`-th operation; `false` when the command came to its end without meeting it.
fn fail_a_write(base: &Contents, options: &StoreOptions, many: u32, fault: Fault) -> bool {
    let disk = Disk::of(base.clone());
    let store = open(&disk, options);
    let before = state(&store).unwrap();
    disk.fail(Some(fault));
    let result = send(&store, many);
    let met = disk.failed();
    match result {
        Ok(_) => assert!(!met || store.frozen().is_none()),
        Err(StoreError::Frozen { undecided: true, .. }) => {
            let again = send(&store, many);
            assert!(
                matches!(again, Err(StoreError::Frozen { undecided: true, .. })),
                "writing stays stopped"
            );
            let other = store.write(&stamp(8), |_| Ok::<_, StoreError>(((), note("", None))));
            assert!(
                matches!(other, Err(StoreError::Frozen { undecided: false, .. })),
                "another was not begun"
            );
            if fault.forever {
                assert!(store.recover(stamp(7).key).is_err(), "nothing is said while the disk is away");
                assert!(matches!(send(&store, many), Err(StoreError::Frozen { .. })));
            }
            disk.fail(None);
            let said = store.recover(stamp(7).key).unwrap();
            let now = sound(&store);
            match &said {
                Outcome::Recorded(entry) => assert!(entry.seq == 7 && now != before),
                Outcome::NotRecorded => assert!(now == before),
            }
            let again = send(&store, many).unwrap();
            assert_eq!(matches!(again, Committed::Already(_)), matches!(said, Outcome::Recorded(_)));
        }
        Err(error) => panic!("{error}"),
    }
    disk.fail(None);
    let after = sound(&store);
    assert_eq!(store.read().unwrap().head().unwrap().seq, 7);
    drop(store);
    assert!(sound(&open(&disk, options)) == after);
    met
}

#[test]
fn after_any_failed_operation_the_store_says_truly_whether_the_command_is_recorded() {
    let base = base();
    let new_segment = StoreOptions { segment_bytes: 200, ..small() };
    for (many, options) in [(1, small()), (40, small()), (1, new_segment)] {
        for forever in [false, true] {
            for errno in [EIO, ENOSPC, EROFS, EDQUOT] {
                let mut at = 0;
                while fail_a_write(&base, &options, many, Fault { at, forever, errno }) {
                    at += 1;
                }
                assert!(at > 8, "only {at} operations were met");
            }
        }
    }
}

#[test]
fn drafts_opening_and_closing_survive_a_failure_of_any_operation() {
    let base = base();
    for at in 0.. {
        let disk = Disk::of(base.clone());
        let store = open(&disk, &small());
        disk.fail(Some(Fault { at, forever: false, errno: EIO }));
        let kept = store.put_draft("desk 1", b"half a form");
        let met = disk.failed();
        disk.fail(None);
        match kept {
            Ok(()) => assert_eq!(store.get_draft("desk 1").unwrap().as_deref(), Some(&b"half a form"[..])),
            Err(StoreError::Frozen { .. }) => {
                assert_eq!(store.recover(stamp(9).key).unwrap(), Outcome::NotRecorded);
            }
            Err(error) => panic!("{error}"),
        }
        sound(&store);
        disk.fail(Some(Fault { at, forever: false, errno: EIO }));
        let closed = store.close();
        let met = met || disk.failed();
        disk.fail(None);
        assert!(closed.is_ok() || met);
        disk.fail(Some(Fault { at, forever: false, errno: EIO }));
        let opened = Store::open_on(disk.folder(), &small());
        let met = met || disk.failed();
        disk.fail(None);
        drop(opened);
        assert_eq!(sound(&open(&disk, &small())), state(&open(&Disk::of(base.clone()), &small())).unwrap());
        if !met {
            assert!(at > 10);
            break;
        }
    }
}

#[test]
fn a_read_only_disk_is_named_as_such() {
    let disk = Disk::of(base());
    disk.fail(Some(Fault { at: 0, forever: true, errno: EROFS }));
    assert!(matches!(Store::open_on(disk.folder(), &small()), Err(StoreError::ReadOnly { .. })));
}

#[test]
fn a_body_that_swallows_a_disk_failure_commits_nothing() {
    let disk = Disk::of(base());
    let store = open(&disk, &StoreOptions { part_bytes: 1, ..small() });
    let before = state(&store).unwrap();
    let result = store.write(&stamp(7), |w| {
        disk.fail(Some(Fault { at: 0, forever: true, errno: ENOSPC }));
        let _ = w.put(&soldier(900));
        disk.fail(None);
        Ok::<((), Note), StoreError>(((), note("P900", None)))
    });
    assert!(matches!(result, Err(StoreError::Frozen { .. })));
    assert_eq!(store.recover(stamp(7).key).unwrap(), Outcome::NotRecorded);
    assert!(sound(&store) == before);
}

/// What became of a flipped byte.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Refused,
    Reported,
    Harmless,
}

/// Opens a database with one changed byte: it must be refused, or be reported, or hold exactly what it held.
fn flip(base: &Contents, name: &str, at: usize, bits: u8, expected: &State) -> Fate {
    let mut contents = base.clone();
    contents.file_mut(name)[at] ^= bits;
    let disk = Disk::of(contents);
    let Ok((store, report)) = Store::open_on(disk.folder(), &small()) else { return Fate::Refused };
    let held = store.check().into_iter().find(|r| !r.held);
    assert!(state(&store).unwrap() == *expected, "byte {at} of {name} changed what is served");
    let mut rng = Rng::with_seed(at as u64);
    command(&store, 100, &mut rng).unwrap_or_else(|e| panic!("byte {at} of {name}: {e}"));
    match held {
        Some(_) => Fate::Reported,
        None if report.torn_bytes > 0 || report.seal == SealState::Unreadable => Fate::Reported,
        None => {
            sound(&store);
            Fate::Harmless
        }
    }
}

fn all_names(base: &Contents) -> Vec<String> {
    base.names.keys().cloned().collect()
}

#[test]
fn every_flipped_byte_of_a_closed_database_is_reported() {
    let base = base();
    let expected = state(&open(&Disk::of(base.clone()), &small())).unwrap();
    let mut rng = Rng::with_seed(11);
    for name in all_names(&base) {
        let len = base.file(&name).len();
        // The small files whole, the database file at random.
        let places: Vec<usize> =
            if len < 8192 { (0..len).collect() } else { (0..4000).map(|_| rng.usize(..len)).collect() };
        for at in places {
            let fate = flip(&base, &name, at, 1 << rng.u8(..8), &expected);
            assert_ne!(fate, Fate::Harmless, "byte {at} of {name}");
        }
    }
}

/// Opened without looking first, a flipped byte is met when it is used or when the rest is verified, and never served; once it is
/// known, nothing is written beside it.
#[test]
fn every_flipped_byte_is_met_when_it_is_used_or_when_the_rest_is_verified() {
    let base = base();
    let expected = state(&open(&Disk::of(base.clone()), &small())).unwrap();
    let as_used = StoreOptions { checks: Checks::AsUsed, ..small() };
    let mut rng = Rng::with_seed(13);
    let (mut late, mut written) = (0, 0);
    for name in all_names(&base).into_iter().filter(|name| name != "desk.seal") {
        let len = base.file(&name).len();
        for at in (0..600).map(|n| n * (len - 1) / 599) {
            let mut contents = base.clone();
            contents.file_mut(&name)[at] ^= 1 << rng.u8(..8);
            let disk = Disk::of(contents);
            let Ok((store, _)) = Store::open_on(disk.folder(), &as_used) else { continue };
            if let Ok(served) = state(&store) {
                assert!(served == expected, "byte {at} of {name} changed what is served");
            }
            // Before it is known, work goes on if it does not touch the damage.
            written += u32::from(command(&store, 100, &mut rng).is_ok());
            assert!(store.check().iter().any(|r| !r.held), "byte {at} of {name} is not reported");
            assert!(store.verify(&|| true).is_err(), "byte {at} of {name} is not met");
            assert!(command(&store, 101, &mut rng).is_err(), "byte {at} of {name}: written beside damage");
            late += 1;
        }
    }
    assert!(late > 500 && written > 500, "{late} {written}");
}

#[test]
fn verifying_a_sound_store_finds_nothing_while_others_write() {
    let disk = Disk::of(base());
    let as_used = StoreOptions { checks: Checks::AsUsed, ..small() };
    let store = open(&disk, &as_used);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut rng = Rng::with_seed(5);
            (100..160).for_each(|n| command(&store, n, &mut rng).unwrap());
        });
        while !writing.is_finished() {
            store.verify(&|| true).unwrap();
        }
        writing.join().unwrap();
    });
    store.verify(&|| true).unwrap();
    let (newest, held) = (store.read().unwrap().head().unwrap(), state(&store).unwrap());
    store.close().unwrap();
    let again = open(&disk, &as_used);
    assert_eq!(again.report().seal, SealState::Whole);
    assert!(again.read().unwrap().head().unwrap() == newest && sound(&again) == held);
}

#[test]
fn a_store_open_for_reading_only_serves_everything_and_touches_nothing() {
    let base = base();
    let expected = state(&open(&Disk::of(base.clone()), &small())).unwrap();
    for checks in [Checks::First, Checks::AsUsed] {
        let disk = Disk::of(base.clone()).recording();
        let store = Store::open_reading_on(disk.folder(), &StoreOptions { checks, ..small() }).unwrap();
        assert!(store.read_only() && state(&store).unwrap() == expected);
        assert!(store.check().iter().all(|r| r.held), "{:?}", store.check());
        store.verify(&|| true).unwrap();
        assert!(matches!(send(&store, 1), Err(StoreError::ReadOnly { .. })));
        assert!(matches!(store.put_draft("desk 1", b"half"), Err(StoreError::ReadOnly { .. })));
        assert_eq!(store.outcome(stamp(3).key).unwrap().unwrap().seq, 3);
        store.close().unwrap();
        assert!(disk.tape().is_empty() && disk.contents() == base, "nothing was written");
    }
}

#[test]
fn what_must_be_mended_first_is_not_opened_for_reading_only() {
    let base = base();
    let last = all_names(&base).into_iter().rfind(|n| n.starts_with("journal/")).unwrap();
    let try_with = |change: &dyn Fn(&mut Contents)| {
        let mut contents = base.clone();
        change(&mut contents);
        Store::open_reading_on(Disk::of(contents).folder(), &small()).map(drop)
    };
    let unsealed = try_with(&|c| assert!(c.names.remove("desk.seal").is_some()));
    assert!(matches!(unsealed, Err(StoreError::NeedsWriting)));
    let longer = try_with(&|c| c.file_mut(&last).extend([0; 99]));
    assert!(matches!(longer, Err(StoreError::NeedsWriting)));
    assert!(matches!(try_with(&|c| c.file_mut("desk.redb")[9000] ^= 1), Err(StoreError::Damaged { .. })));
    assert!(matches!(
        try_with(&|c| assert!(c.names.remove("desk.redb").is_some())),
        Err(StoreError::Remains { .. })
    ));
}

/// After a crash there is no seal. A flipped byte of a page that carries data is refused; one of a page that carries none changes nothing that
/// is served, now or after more writing. `ALL_FLIPS=1` tries every byte.
#[test]
fn every_flipped_byte_of_an_unsealed_database_is_refused_or_changes_nothing() {
    let disk = Disk::of(base());
    let store = open(&disk, &small());
    let expected = state(&store).unwrap();
    let unsealed = disk.contents();
    drop(store);
    assert!(!unsealed.names.contains_key("desk.seal"));
    let len = unsealed.file("desk.redb").len();
    let mut rng = Rng::with_seed(12);
    let mut places: Vec<usize> = if std::env::var("ALL_FLIPS").is_ok() {
        (0..len).collect()
    } else {
        (0..512).chain((0..6000).map(|_| rng.usize(512..len))).collect()
    };
    rng.shuffle(&mut places);
    let (left, right) = places.split_at(places.len() / 2);
    let tally = |places: &[usize]| {
        let mut fates = [0; 2];
        for at in places {
            match flip(&unsealed, "desk.redb", *at, 1 << (at % 8), &expected) {
                Fate::Refused | Fate::Reported => fates[0] += 1,
                Fate::Harmless => fates[1] += 1,
            }
        }
        fates
    };
    let fates = std::thread::scope(|scope| {
        let (a, b) = (scope.spawn(|| tally(left)), scope.spawn(|| tally(right)));
        [a.join().unwrap(), b.join().unwrap()]
    });
    let refused: u32 = fates.iter().map(|f| f[0]).sum();
    eprintln!("{refused} of {} flips refused, the others changed nothing", places.len());
    assert!(refused > 500);
}

#[test]
fn a_database_beyond_repair_is_rebuilt_from_its_journal() {
    let mut contents = base();
    let expected = state(&open(&Disk::of(contents.clone()), &small())).unwrap();
    contents.file_mut("desk.redb").fill(7);
    let disk = Disk::of(contents);
    assert!(Store::open_on(disk.folder(), &small()).is_err());
    assert_eq!(rebuild_on(&disk.folder(), &small()).unwrap(), 6);
    assert!(sound(&open(&disk, &small())) == expected);
    assert!(disk.contents().names.contains_key("desk.redb.damaged-1"), "the damaged file is kept");
}
