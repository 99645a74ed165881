//! The store against a map in memory: any sequence of commands, refusals, drafts, snapshots and restarts gives the same rows.

use std::collections::BTreeMap;

use crate::store_support::disk::Disk;
use crate::store_support::work::small;
use crate::store_support::{Amount, assert_sound, note, stamp};
use honordesk::store::{Committed, IndexTable, Note, Reading, Store, StoreError, Writer};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Change {
    Put { id: u64, person: u32, fen: i64 },
    Delete { id: u64 },
}

#[derive(Debug, Clone)]
enum Step {
    Write { changes: Vec<Change>, refuse: bool },
    Repeat,
    Restart,
    Crash,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (0..12u64, 0..4u32, any::<i64>()).prop_map(|(id, person, fen)| Change::Put { id, person, fen }),
        1 => (0..12u64).prop_map(|id| Change::Delete { id }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (prop::collection::vec(change(), 0..12), prop::bool::weighted(0.2)).prop_map(|(changes, refuse)| Step::Write { changes, refuse }),
        1 => Just(Step::Repeat),
        1 => Just(Step::Restart),
        1 => Just(Step::Crash),
    ]
}

type Model = BTreeMap<u64, (u32, i64)>;

fn carry_out(w: &mut Writer<'_>, model: &mut Model, changes: &[Change]) -> Result<(), StoreError> {
    for change in changes {
        match *change {
            Change::Put { id, person, fen } => {
                w.put(&Amount { id, person, month: 202_611, fen })?;
                model.insert(id, (person, fen));
            }
            Change::Delete { id } => {
                assert_eq!(w.delete::<Amount>(&id.to_be_bytes())?, model.remove(&id).is_some());
            }
        }
        assert_eq!(w.count::<Amount>()?, model.len() as u64);
    }
    Ok(())
}

fn same(store: &Store, model: &Model) {
    let reader = store.read().unwrap();
    let rows: Vec<_> =
        reader.scan::<Amount>(..).unwrap().map(|r| r.unwrap()).map(|a| (a.id, (a.person, a.fen))).collect();
    assert_eq!(rows, model.iter().map(|(k, v)| (*k, *v)).collect::<Vec<_>>());
    for person in 0..4u32 {
        let of = reader.index_range(IndexTable::EntryByPerson, &person.to_be_bytes()).unwrap();
        let ids: Vec<u64> = of.map(|k| u64::from_be_bytes(k.unwrap().try_into().unwrap())).collect();
        assert_eq!(ids, model.iter().filter(|(_, v)| v.0 == person).map(|(k, _)| *k).collect::<Vec<_>>());
    }
}

fn run(steps: &[Step]) {
    let mut disk = Disk::default();
    let mut store = Store::create_on(disk.folder(), &small()).unwrap();
    let (mut model, mut recorded, mut n) = (Model::new(), 0, 0);
    for step in steps {
        match step {
            Step::Write { changes, refuse } => {
                n += 1;
                let mut next = model.clone();
                let done = store.write(&stamp(n), |w| {
                    carry_out(w, &mut next, changes)?;
                    if *refuse { Err(StoreError::NotFound) } else { Ok::<((), Note), _>(((), note(n, None))) }
                });
                assert_eq!(done.is_err(), *refuse);
                if !refuse {
                    (model, recorded) = (next, recorded + 1);
                }
            }
            Step::Repeat => {
                let known = store.outcome(stamp(n).key).unwrap();
                if let Some(known) = known {
                    let again = store
                        .write(&stamp(n), |_| -> Result<((), Note), StoreError> { unreachable!() })
                        .unwrap();
                    assert!(matches!(again, Committed::Already(entry) if entry == known));
                }
            }
            Step::Restart => {
                store.close().unwrap();
                store = Store::open_on(disk.folder(), &small()).unwrap().0;
            }
            Step::Crash => {
                disk = Disk::of(disk.contents());
                store = Store::open_on(disk.folder(), &small()).unwrap().0;
            }
        }
        same(&store, &model);
        assert_eq!(store.read().unwrap().head().unwrap().seq, recorded);
    }
    assert_eq!(store.replay().unwrap().first_difference, None);
    if let Some(wrong) = store.check().into_iter().find(|r| !r.held) {
        // The rows of this test take their numbers themselves.
        assert_eq!(wrong.name, "counters");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_day_gives_the_rows_of_the_model(steps in prop::collection::vec(step(), 1..25)) {
        run(&steps);
    }
}

#[test]
fn an_empty_store_is_sound() {
    let disk = Disk::default();
    assert_sound(&Store::create_on(disk.folder(), &small()).unwrap());
}
