//! Cuts the power at every operation of recorded days, 100,000 times, and opens what is left.
//!
//! Both files stand on one simulated disk, so that they are cut together. After every cut: no acknowledged command may be missing, no
//! command may be there that was not started, every invariant holds, the rows are exactly those after the last recorded command, and
//! nothing panics. Set `POWER_CUTS_SEED` to run other days and `POWER_CUTS` to run more cuts.
#![allow(
    clippy::disallowed_methods,
    clippy::cast_possible_wrap,
    clippy::print_stderr,
    reason = "seed from the environment, reported on failure"
)]

mod cut;

use std::sync::atomic::{AtomicU64, Ordering};

use crate::store_support::disk::{Contents, Disk, Op};
use crate::store_support::work::{Day, command, record, small, state};
use cut::{FATES, Fate, Timeline};
use fastrand::Rng;
use honordesk::store::{Checks, Reading, SealState, Store, StoreError, StoreOptions, rebuild_on};

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// Opens what is left and holds it against the day; now and then goes on working with it.
fn verify(left: Contents, day: &Day, acked: u64, started: u64, rng: &mut Rng) {
    let disk = Disk::of(left);
    let checks = if rng.bool() { Checks::AsUsed } else { Checks::First };
    let (store, report) = Store::open_on(disk.folder(), &StoreOptions { checks, ..small() })
        .unwrap_or_else(|e| panic!("does not open: {e}"));
    assert!(
        (acked..=started).contains(&report.entries),
        "{} entries, {acked} acknowledged, {started} started",
        report.entries
    );
    store.verify(&|| true).unwrap_or_else(|e| panic!("the rest is not whole: {e}"));
    for result in store.check() {
        assert!(result.held, "{}: {}", result.name, result.detail);
    }
    let expected = &day.states[(report.entries - day.first) as usize];
    assert!(state(&store).unwrap() == *expected, "rows are not those after entry {}", report.entries);
    if rng.u8(..12) == 0 {
        command(&store, report.entries + 1, rng).unwrap_or_else(|e| panic!("cannot go on: {e}"));
        let worked_on = state(&store).unwrap();
        store.close().unwrap_or_else(|e| panic!("cannot be closed: {e}"));
        let (store, report) =
            Store::open_on(disk.folder(), &small()).unwrap_or_else(|e| panic!("does not open again: {e}"));
        assert!(
            report.seal == SealState::Whole && report.torn_bytes == 0 && report.replayed == 0,
            "{report:?}"
        );
        assert_eq!(store.replay().unwrap().first_difference, None);
        assert!(state(&store).unwrap() == worked_on && store.check().iter().all(|r| r.held));
    }
}

/// Opens what is left on a disk that is recorded, cuts the opening too, and verifies what is left of that.
fn verify_cut_recovery(left: Contents, day: &Day, acked: u64, started: u64, rng: &mut Rng) {
    let disk = Disk::of(left.clone()).recording();
    drop(Store::open_on(disk.folder(), &small()).unwrap_or_else(|e| panic!("does not open: {e}")));
    let tape = disk.tape();
    let stop = rng.usize(..=tape.len());
    let mut timeline = Timeline::new(left);
    tape.iter().take(stop).for_each(|op| timeline.step(op, true));
    let left = timeline.cut(FATES[rng.usize(..FATES.len())], rng);
    verify(left, day, acked, started, rng);
}

/// Cuts a day at every operation in every way; gives the number of cuts.
fn cut_day(seed: u64, most: u64) -> u64 {
    let day = record(seed, 14);
    let mut rng = Rng::with_seed(seed ^ 0x5EED);
    let mut timeline = Timeline { started: day.first, acked: day.first, ..Timeline::new(day.base.clone()) };
    let mut cuts = 0;
    for op in &day.tape {
        timeline.step(op, true);
        if matches!(op, Op::Started(_) | Op::Acked(_)) {
            continue;
        }
        for fate in FATES {
            if timeline.pending.is_empty() && fate != Fate::Lost || cuts >= most {
                continue;
            }
            let left = timeline.cut(fate, &mut rng);
            if cuts % 8 == 7 {
                verify_cut_recovery(left, &day, timeline.acked, timeline.started, &mut rng);
            } else {
                verify(left, &day, timeline.acked, timeline.started, &mut rng);
            }
            cuts += 1;
        }
    }
    cuts
}

/// Says which seed failed, whatever the failure.
struct Blame(u64);

impl Drop for Blame {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("failed with POWER_CUTS_SEED={}", self.0);
        }
    }
}

#[test]
fn no_power_cut_loses_an_acknowledged_command_or_breaks_an_invariant() {
    let (seed, wanted) =
        (from_environment("POWER_CUTS_SEED", 20_261_123), from_environment("POWER_CUTS", 100_000));
    let (next, done) = (AtomicU64::new(seed), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while done.load(Ordering::Relaxed) < wanted {
                    let blame = Blame(next.fetch_add(1, Ordering::Relaxed));
                    let left = wanted.saturating_sub(done.load(Ordering::Relaxed));
                    done.fetch_add(cut_day(blame.0, left), Ordering::Relaxed);
                }
            });
        }
    });
    eprintln!("{} cuts over {} days", done.load(Ordering::Relaxed), next.load(Ordering::Relaxed) - seed);
}

#[test]
fn a_cut_while_the_database_is_made_leaves_it_made_or_makeable() {
    let disk = Disk::default().recording();
    let mut rng = Rng::with_seed(7);
    Store::create_on(disk.folder(), &small()).unwrap().close().unwrap();
    let mut timeline = Timeline::new(Contents::default());
    let mut outcomes = [0; 2];
    for op in &disk.tape() {
        timeline.step(op, true);
        for fate in FATES.into_iter().chain(FATES) {
            let disk = Disk::of(timeline.cut(fate, &mut rng));
            match Store::open_on(disk.folder(), &small()) {
                Ok((store, report)) => {
                    assert_eq!(report.entries, 0);
                    assert!(store.check().iter().all(|r| r.held));
                    outcomes[0] += 1;
                }
                Err(StoreError::NotFound | StoreError::Remains { .. }) => {
                    let store = Store::create_on(disk.folder(), &small()).unwrap();
                    assert!(store.check().iter().all(|r| r.held));
                    outcomes[1] += 1;
                }
                Err(error) => panic!("neither open nor absent: {error}"),
            }
        }
    }
    assert!(outcomes.iter().all(|n| *n > 20), "{outcomes:?}");
}

/// A drive that says "flushed" and did not, half of the time. What it may cost: the last commands. What it may not: a database that opens
/// and holds something else than the state after one of its commands.
#[test]
fn a_drive_that_lies_about_flushing_is_refused_or_costs_the_tail_only() {
    let (seed, mut opened, mut rebuilt, mut refused) =
        (from_environment("POWER_CUTS_SEED", 20_261_123), 0, 0, 0);
    for seed in seed..seed + 12 {
        let _blame = Blame(seed);
        let day = record(seed, 12);
        let mut rng = Rng::with_seed(seed);
        let mut timeline = Timeline { started: day.first, ..Timeline::new(day.base.clone()) };
        for op in &day.tape {
            timeline.step(op, rng.bool());
            let fate = FATES[rng.usize(..FATES.len())];
            if rng.u8(..3) > 0 {
                continue;
            }
            let disk = Disk::of(timeline.cut(fate, &mut rng));
            let opened_now = Store::open_on(disk.folder(), &small());
            let by_rebuild = opened_now.is_err();
            let from_journal = |_| {
                rebuild_on(&disk.folder(), &small()).and_then(|_| Store::open_on(disk.folder(), &small()))
            };
            let Ok((store, _)) = opened_now.or_else(from_journal) else {
                refused += 1;
                continue;
            };
            // A seal that was half written is reported, and harms nothing.
            for result in store.check().into_iter().filter(|r| r.name != "seal") {
                assert!(result.held, "{} (rebuilt: {by_rebuild}): {}", result.name, result.detail);
            }
            let entries = store.read().unwrap().head().unwrap().seq;
            assert!(entries <= timeline.started);
            if entries >= day.first {
                assert!(
                    state(&store).unwrap() == day.states[(entries - day.first) as usize],
                    "not the state after entry {entries}"
                );
            }
            *if by_rebuild { &mut rebuilt } else { &mut opened } += 1;
        }
    }
    assert!(opened > 100 && rebuilt > 100, "{opened} opened, {rebuilt} rebuilt, {refused} refused");
}
