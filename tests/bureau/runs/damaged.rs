//! Rows of runs that no command writes: each is noticed, by the invariant whose it is.

use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Answer, Query};
use honordesk::domain::ledger::Settled;
use honordesk::domain::ledger::run::{Claimed, Counts, LineState, RefusedAccount, Run, RunLine, RunState};
use honordesk::domain::{Fen, PersonId, StaffId};
use honordesk::store::{Keys, Reading, StoreError, Writer};

use super::bench::*;
use super::budgets::budget;
use super::older::written;
use crate::bureau_support::*;

type Damage = fn(&mut Writer<'_>) -> Result<(), StoreError>;

fn run(w: &Writer<'_>) -> Run {
    w.scan::<Run>(..).unwrap().next().unwrap().unwrap()
}

fn line(w: &Writer<'_>, seq: u32) -> RunLine {
    w.get(&Keys::run_line(run(w).id, seq)).unwrap().unwrap()
}

fn refused(w: &Writer<'_>) -> RefusedAccount {
    w.scan::<RefusedAccount>(..).unwrap().next().unwrap().unwrap()
}

fn counts(w: &mut Writer<'_>, change: impl FnOnce(&mut Counts)) -> Result<(), StoreError> {
    let mut run = run(w);
    run.count(change);
    w.put(&run)
}

fn claim(w: &mut Writer<'_>, change: impl FnOnce(&mut RunLine)) -> Result<(), StoreError> {
    let mut line = line(w, 2);
    change(&mut line);
    w.put(&line)
}

/// Line 1 was paid; line 2 failed, and is claimed to be paid after all; line 3 failed.
fn damages() -> Vec<(&'static str, Damage)> {
    vec![
        ("run_lines", |w| counts(w, |counts| counts.undecided -= 1)),
        ("run_lines", |w| counts(w, |counts| counts.undecided += 1)),
        ("run_lines", |w| counts(w, |counts| counts.claims = 0)),
        ("run_lines", |w| counts(w, |counts| counts.failed_sum = Fen(1))),
        ("run_lines", |w| claim(w, |line| line.claim.as_mut().unwrap().what = Claimed::NotPaid)),
        ("run_lines", |w| claim(w, |line| line.claim.as_mut().unwrap().what = Claimed::Stands)),
        ("run_lines", |w| claim(w, |line| line.claim.as_mut().unwrap().day = None)),
        ("run_lines", |w| claim(w, |line| line.claim.as_mut().unwrap().by = StaffId(999))),
        // Line 3 waits for nobody, as if it were paid.
        ("run_lines", |w| {
            let (failed, reason) = (String::new(), "下批再发".to_owned());
            let mut run = run(w);
            run.count(|counts| counts.undecided -= 1);
            w.put(&run)?;
            w.put(&RunLine { state: LineState::Left { failed, reason, settled: Some(true) }, ..line(w, 3) })
        }),
        ("settled_deaths", |w| {
            w.put(&Settled { person: PersonId(1), known: run(w).known, rests_on: [0; 32] })
        }),
        // Another account than the line's would be held, and the refused one would be paid to.
        ("run_accounts", |w| w.put(&RefusedAccount { account: [7; 16], ..refused(w) })),
        ("run_accounts", |w| w.put(&RefusedAccount { seq: 1, ..refused(w) })),
    ]
}

fn claimed() -> Bench {
    let b = Bench::from("2025-05");
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![paid(1), failed(2), failed(3)]).unwrap();
    let after_all = LineAct::PaidAfterAll { day: date("2025-05-23"), reason: "银行来电".into() };
    b.on_line("settles", run, 2, after_all).unwrap();
    b.f.sound();
    b
}

/// The invariants that do not hold.
fn broken(b: &Bench) -> Vec<&'static str> {
    let checked = b.f.bureau.check(&mut |_| {});
    checked.iter().filter(|one| !one.held).map(|one| one.name).collect()
}

#[test]
fn each_row_astray_is_noticed() {
    for (n, (invariant, damage)) in damages().into_iter().enumerate() {
        let b = written(claimed(), damage);
        let broken = broken(&b);
        assert!(broken.contains(&invariant), "{n}: {invariant} holds; broken: {broken:?}");
    }
}

#[test]
fn what_a_draft_asks_of_the_funds_is_kept_with_it_and_held_against_its_lines() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    budget(&b, 1, 100, 100).unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    let total = b.row(run).total.0;
    let short = |b: &Bench| -> i64 {
        let Answer::Runs(rows) = b.ask("maker", Query::Runs { offset: 0, limit: 9 }) else { panic!() };
        assert_eq!(rows[0].short, b.row(run).short, "the board and the run say the same");
        rows[0].short.iter().map(|one| one.short.0).sum()
    };
    assert_eq!(short(&b), total - 200, "split by the budget that it was drafted under");
    // It is worked out by another budget once there is one, and by what it says of itself again after the next draft.
    budget(&b, 2, total, 100).unwrap();
    assert_eq!(short(&b), total * 4 / 10 - 100);
    b.step("draws", run, RunAct::Redraft).unwrap();
    assert_eq!(short(&b), total * 4 / 10 - 100);
    b.f.sound();
    let b = written(b, |w| {
        let mut run: Run = w.get(&Keys::run(run))?.unwrap();
        run.asks[0].held[0].1 = Fen(1);
        w.put(&run)
    });
    assert_eq!(broken(&b), ["fund_reserves"]);
}
