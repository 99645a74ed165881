//! Databases that an earlier program wrote, and rows that no longer say what they should.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::{LineAct, LineResult, RunAct};
use honordesk::bureau::{Answer, Bureau, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{LineState, Run, RunFault, RunLine, RunState};
use honordesk::domain::ledger::{EntryKind, FundSource, Reserve};
use honordesk::domain::{Fen, RunId, StaffId};
use honordesk::store::{IdempotencyKey, Keys, Note, Reading, Stamp, Store, StoreError, Writer};

use super::bench::*;
use super::budgets::budget;
use crate::bureau_support::*;

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
/// A run of three lines of which the bank said this, compared with the bank.
fn compared(said: Vec<LineResult>) -> (Bench, RunId) {
    let b = Bench::from("2025-05");
    (1..=3).for_each(|n| {
        b.register(paid_person(n));
    });
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, said).unwrap();
    b.reconcile(run).unwrap();
    (b, run)
}

#[test]
fn a_run_of_before_its_failures_were_counted_opens_and_they_are_counted_by_its_lines() {
    let (b, run) = compared(vec![paid(1), failed(2), failed(3)]);
    b.on_line("settles", run, 3, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    let b = written(b, |w| {
        let stored: Run = w.get(&Keys::run(run))?.unwrap();
        assert_eq!(stored.counts.map(|counts| counts.undecided), Some(1));
        // Without counts the field is not written, as before there were any.
        w.put(&Run { counts: None, ..stored })
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

/// A run of which nothing was paid, three failures of it still to be decided.
fn all_failed() -> (Bench, RunId) {
    let (b, run) = compared(vec![failed(1), failed(2), failed(3)]);
    b.all_good("draws", run);
    (b, run)
}

fn uncounted(b: Bench, run: RunId) -> Bench {
    written(b, |w| {
        let stored: Run = w.get(&Keys::run(run))?.unwrap();
        w.put(&Run { counts: None, ..stored })
    })
}

fn again(b: &Bench, run: RunId) -> RunId {
    let done = b.run("draws", Command::ReissueLines { run, seqs: vec![1, 2] }).unwrap();
    let Outcome::Run(again, _) = done.outcome else { panic!() };
    again
}

#[test]
fn failures_of_a_run_of_before_they_were_counted_are_issued_again_and_come_back_one_by_one() {
    let (b, run) = all_failed();
    let b = uncounted(b, run);
    again(&b, run);
    assert_eq!(b.row(run).tasks, 1, "the third one waits still");
    b.f.sound();
    let (b, run) = all_failed();
    let second = again(&b, run);
    let b = uncounted(b, run);
    b.step("draws", second, RunAct::Abandon { reason: "重编".into() }).unwrap();
    assert_eq!(b.row(run).tasks, 3);
    b.f.sound();
}

#[test]
fn a_claim_of_a_run_that_an_earlier_program_stored_waits_as_any_other() {
    let (b, run) = compared(vec![paid(1), failed(2), failed(3)]);
    for seq in [2, 3] {
        b.on_line("settles", run, seq, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    }
    let after_all = || LineAct::PaidAfterAll { day: date("2025-05-23"), reason: "银行来电".into() };
    b.on_line("settles", run, 2, after_all()).unwrap();
    let b = written(b, |w| {
        let stored: Run = w.get(&Keys::run(run))?.unwrap();
        w.put(&Run { counts: None, ..stored })
    });
    // What is claimed to be paid is under way: it is not drafted again, and its month does not close.
    b.on("2025-06-02");
    let june = b.draft("draws", "2025-06").unwrap();
    let months: Vec<usize> = b.lines(june).iter().map(|line| line.parts.len()).collect();
    assert_eq!(months, [1, 1, 2]);
    assert_eq!(b.row(run).tasks, 1);
    // A second claim is counted beside it, and the first one's end leaves it waiting.
    b.on_line("settles", run, 3, after_all()).unwrap();
    assert_eq!(b.row(run).tasks, 2);
    b.on_line("all2", run, 2, LineAct::Refuse { reason: "银行说没有".into() }).unwrap();
    assert_eq!(b.row(run).tasks, 1);
    b.f.sound();
}

#[test]
fn lines_that_were_left_before_anybody_followed_them_wait_for_those_who_draft() {
    let (b, run) = compared(vec![paid(1), failed(2), failed(3)]);
    for seq in [2, 3] {
        b.on_line("settles", run, seq, LineAct::Leave { reason: "下月再发".into() }).unwrap();
    }
    let b = written(b, |w| {
        for seq in [2, 3] {
            let mut line: RunLine = w.get(&Keys::run_line(run, seq))?.unwrap();
            let LineState::Left { settled, .. } = &mut line.state else { panic!() };
            *settled = None;
            w.put(&line)?;
        }
        let stored: Run = w.get(&Keys::run(run))?.unwrap();
        w.put(&Run { left_followed: false, ..stored })
    });
    b.f.sound();
    let left = |b: &Bench| {
        let Answer::Waiting(rows) = b.ask("draws", Query::Waiting) else { panic!() };
        rows.into_iter().find_map(|row| match row.what {
            Waits::Left { run: of, lines } if of == run => Some(lines),
            _ => None,
        })
    };
    assert_eq!(left(&b), Some(2));
    // They are followed from the next draft on, which takes one of them.
    b.all_good("draws", run);
    b.on("2025-06-05");
    let next = b.bare_draft("draws", &[PENSION], month("2025-06")).unwrap();
    assert_eq!(left(&b), None, "what is under way is under way");
    b.step("draws", next, RunAct::Abandon { reason: "重来".into() }).unwrap();
    assert_eq!(left(&b), Some(2));
    b.f.sound();
    let person = b.lines(run)[1].person;
    let amount = b.lines(run)[1].amount.0;
    b.by_hand("maker", posting(person, EntryKind::Paid, "2025-05", amount)).unwrap();
    assert_eq!(left(&b), Some(1));
    b.f.sound();
}
