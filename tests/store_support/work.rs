//! A day's work at the desk, recorded once: what was done to the disk, and what the database held after each command.

use fastrand::Rng;
use honordesk::store::{Committed, Counter, Note, Reading, Store, StoreError, StoreOptions, Writer};

use super::disk::{Contents, Disk, Op};
use super::{Amount, Soldier, note, options, soldier, stamp};

/// Small parts and segments, so that a short day has many of both.
pub fn small() -> StoreOptions {
    StoreOptions { segment_bytes: 3000, part_bytes: 400, cache_bytes: 64 << 10, ..options() }
}

/// Everything the database holds: two databases that say the same here hold the same.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct State {
    people: Vec<Soldier>,
    amounts: Vec<Amount>,
    last: Option<[u8; 32]>,
}

pub fn state(store: &Store) -> Result<State, StoreError> {
    let reader = store.read()?;
    Ok(State {
        people: reader.scan::<Soldier>(..)?.collect::<Result<_, _>>()?,
        amounts: reader.scan::<Amount>(..)?.collect::<Result<_, _>>()?,
        last: reader.last_entry()?.map(|e| e.hash),
    })
}

/// A recorded day.
pub struct Day {
    pub base: Contents,
    pub tape: Vec<Op>,
    /// The state after each command; the first is the state at the start of the day.
    pub states: Vec<State>,
    /// Commands recorded before the day began.
    pub first: u64,
}

/// Records a day of `commands`.
pub fn record(seed: u64, commands: u64) -> Day {
    let mut rng = Rng::with_seed(seed);
    let disk = Disk::default();
    let store = Store::create_on(disk.folder(), &small()).unwrap();
    // Some days begin with an old database, some with an empty one.
    let first = if rng.bool() { rng.u64(1..12) } else { 0 };
    for n in 1..=first {
        command(&store, n, &mut rng).unwrap();
    }
    store.close().unwrap();
    let base = disk.contents();
    let disk = Disk::of(base.clone()).recording();
    let (mut store, _) = Store::open_on(disk.folder(), &small()).unwrap();
    let mut states = vec![state(&store).unwrap()];
    disk.mark(Op::Started(first));
    disk.mark(Op::Acked(first));
    for n in first + 1..=first + commands {
        match rng.u8(..10) {
            0 => {
                store.close().unwrap();
                store = Store::open_on(disk.folder(), &small()).unwrap().0;
            }
            1 => store.put_draft("desk 1", &n.to_be_bytes()).unwrap(),
            2 => refused(&store, n, &mut rng),
            _ => {}
        }
        disk.mark(Op::Started(n));
        command(&store, n, &mut rng).unwrap();
        disk.mark(Op::Acked(n));
        states.push(state(&store).unwrap());
    }
    if rng.bool() {
        store.close().unwrap();
    }
    Day { base, tape: disk.tape(), states, first }
}

/// The `n`-th command: people and amounts put, changed and deleted, sometimes many.
pub fn command(store: &Store, n: u64, rng: &mut Rng) -> Result<(), StoreError> {
    let many = if rng.u8(..6) == 0 { rng.u32(8..20) } else { rng.u32(1..3) };
    let done = store.write(&stamp(n), |w| work(w, n, many, rng))?;
    assert!(matches!(done, Committed::New { .. }), "command {n} is new");
    Ok(())
}

fn work(w: &mut Writer<'_>, n: u64, many: u32, rng: &mut Rng) -> Result<((), Note), StoreError> {
    let mut subject = None;
    for _ in 0..many {
        let people = w.count::<Soldier>()? as u32;
        match rng.u8(..6) {
            0 | 1 => {
                let id = w.next_number(Counter::Person)? as u32;
                w.put(&soldier(id))?;
                subject = Some(id);
            }
            2 if people > 0 => {
                let id = rng.u32(1..=people);
                w.put(&Soldier { name: format!("改{n}"), resident_id: format!("{n}-{id}"), ..soldier(id) })?;
            }
            3 if people > 4 => drop(w.delete::<Amount>(&rng.u64(1..9).to_be_bytes())?),
            _ => {
                let id = w.next_number(Counter::Entry)?;
                w.put(&Amount { id, person: rng.u32(1..9), month: 202_600 + rng.u32(1..12), fen: n as i64 })?;
            }
        }
    }
    Ok(((), note(format!("C{n}"), subject)))
}

/// A command that its own rules refuse after it has written a lot: nothing of it may remain.
fn refused(store: &Store, n: u64, rng: &mut Rng) {
    let mut key = stamp(n);
    key.key.0[15] = 255;
    let result = store.write(&key, |w| {
        work(w, n, 12, rng)?;
        Err::<((), Note), _>(StoreError::NotFound)
    });
    assert!(matches!(result, Err(StoreError::NotFound)));
}
