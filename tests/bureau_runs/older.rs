//! Databases that an earlier program wrote, and rows that no longer say what they should.

use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Answer, Bureau, Query, Refusal};
use honordesk::domain::ledger::run::{Run, RunFault, RunState, UNCOUNTED};
use honordesk::domain::ledger::{FundSource, Reserve};
use honordesk::domain::{Fen, StaffId};
use honordesk::store::{IdempotencyKey, Keys, Note, Reading, Stamp, Store, StoreError, Writer};

use super::bench::*;
use super::budgets::budget;
use super::bureau_support::*;

/// Rows are written as no command writes them, and the bureau is opened again.
pub fn written(b: Bench, rows: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>) -> Bench {
    written_as(b, ("rows", StaffId(1)), Note::default(), rows)
}

/// The same, as the journal tells of it.
pub fn written_as(
    mut b: Bench,
    (command, actor): (&'static str, StaffId),
    note: Note,
    rows: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>,
) -> Bench {
    let data = b.f.dir.path().join("data");
    b.f.bureau.close().unwrap();
    let (store, _) = Store::open(&data, &options().store()).unwrap();
    let stamp = Stamp {
        key: IdempotencyKey([251; 16]),
        today: date("2025-05-23"),
        at_ms: 0,
        actor,
        role: 0,
        desk: String::new(),
        command,
    };
    store.write(&stamp, |w| rows(w).map(|()| ((), note))).unwrap();
    store.close().unwrap();
    b.f.bureau = Bureau::open(&data, &options()).unwrap().0;
    b
}

#[test]
fn what_a_run_keeps_of_the_funds_and_its_lines_do_not_say_is_found() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    budget(&b, 1, 90_000_000, 90_000_000).unwrap();
    b.bring_to(run, RunState::Approved);
    b.f.sound();
    let b = written(b, |w| {
        let kept: Reserve = w.get(&Keys::reserve(run, PENSION))?.unwrap();
        w.put(&Reserve { held: vec![(FundSource::Central, Fen(1))], ..kept })
    });
    let found = b.f.bureau.check(&mut |_| {});
    let broken: Vec<_> = found.iter().filter(|one| !one.held).map(|one| one.name).collect();
    assert_eq!(broken, ["fund_reserves"]);
}
#[test]
fn a_run_of_before_its_failures_were_counted_opens_and_they_are_counted_by_its_lines() {
    let b = Bench::from("2025-05");
    (1..=3).for_each(|n| {
        b.register(paid_person(n));
    });
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![paid(1), failed(2), failed(3)]).unwrap();
    b.reconcile(run).unwrap();
    b.on_line("settles", run, 3, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    let b = written(b, |w| {
        let stored: Run = w.get(&Keys::run(run))?.unwrap();
        assert_eq!(stored.undecided, 1);
        // Without a count the field is not written, as before there was one.
        w.put(&Run { undecided: UNCOUNTED, ..stored })
    });
    b.f.sound();
    assert_eq!(b.row(run).tasks, 1);
    let Answer::Runs(rows) = b.ask("maker", Query::Runs { offset: 0, limit: 9 }) else { panic!() };
    assert_eq!(rows[0].tasks, 1);
    let close = b.step("settles", run, RunAct::Close);
    assert_eq!(close.unwrap_err(), Refusal::Run(RunFault::Undecided { lines: 1 }));
    b.on_line("settles", run, 2, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    assert_eq!(b.row(run).tasks, 0);
    b.f.sound();
}
