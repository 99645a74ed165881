//! What runs, grants and decisions about overpaid money write into the ledger is refused in a closed month, with the reason that every
//! other writer gets (`tests/bureau/periods.rs` has those).

use honordesk::bureau::command::{LineAct, PersonChange};
use honordesk::bureau::{Command, Outcome, Refusal};
use honordesk::domain::Fen;
use honordesk::domain::ledger::run::{Over, RecoveryWay, RunState};
use honordesk::domain::ledger::{EntryKind, GrantBasis, GrantFacts};
use honordesk::domain::person::RecognitionState;

use super::bench::*;
use super::ledger::{approve_recovery, overpaid};
use super::twice::graded;
use crate::bureau_support::*;

/// What is still to be said when the month is closed, by whom; the last of it books.
type Way = fn(&Bench) -> Vec<(&'static str, Command)>;

/// A run of May with two lines, of which the bank paid the first and not the second.
fn answered(b: &Bench) -> honordesk::domain::RunId {
    for n in 1..=2 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![paid(1), failed(2)]).unwrap();
    b.reconcile(run).unwrap();
    run
}

fn approval(b: &Bench) -> Vec<(&'static str, Command)> {
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    vec![("head", Command::StepRun { run, seen: b.row(run).version, act: approve() })]
}

fn repayment(b: &Bench) -> Vec<(&'static str, Command)> {
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    b.whole("2025-04");
    let held = graded(7, RecognitionState::Receiving);
    b.amend_despite("window", person, PersonChange::Recognitions(vec![held]), "原来记错").unwrap();
    b.on("2025-05-23");
    let (recovery, seen) = b.propose(person, RecoveryWay::Repay, 0).unwrap();
    approve_recovery(b, (recovery, seen)).unwrap();
    let over = overpaid(b, PENSION).remove(0).sum;
    let months = vec![Over { month: month("2025-04"), fen: over }];
    vec![("maker", Command::BookRepayment { recovery, seen: seen + 1, months, receipt: "收据12号".into() })]
}

fn grant(b: &Bench) -> Vec<(&'static str, Command)> {
    let person = b.register(paid_person(1));
    let facts = GrantFacts {
        programme: "hardship-supplement".into(),
        month: month("2025-05"),
        amount: Fen(30_000),
        basis: GrantBasis::Plain,
        evidence: "申请书".into(),
    };
    let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
    let Outcome::Grant(grant, seen) = b.run("window", propose).unwrap().outcome else { panic!() };
    vec![("checker", Command::DecideGrant { grant, seen, declined: None, despite: None })]
}

/// One says what became of a line, another agrees.
fn said(b: &Bench, seq: u32, act: LineAct) -> Vec<(&'static str, Command)> {
    let run = answered(b);
    let of = |act| Command::ActOnLine { run, seq, act };
    vec![("settles", of(act)), ("head", of(LineAct::Agree))]
}

/// What failed was paid after all.
fn paid_after_all(b: &Bench) -> Vec<(&'static str, Command)> {
    said(b, 2, LineAct::PaidAfterAll { day: date("2025-05-23"), reason: "银行来函".into() })
}

/// What was paid came back.
fn come_back(b: &Bench) -> Vec<(&'static str, Command)> {
    said(b, 1, LineAct::TakeBack { reason: "退汇".into() })
}

#[test]
fn a_closed_month_refuses_every_way_of_a_run_with_one_reason() {
    let ways: [(&str, Way); 5] = [
        ("approval", approval),
        ("repayment", repayment),
        ("grant", grant),
        ("paid after all", paid_after_all),
        ("come back", come_back),
    ];
    for (name, way) in ways {
        let b = Bench::from("2025-04");
        b.on("2025-05-23");
        // The books have begun.
        let other = b.register(person(9));
        b.f.post(posting(other, EntryKind::Due, "2025-05", 100)).unwrap();
        let mut rest = way(&b);
        let (who, last) = rest.pop().unwrap();
        let (of, despite) = (month("2025-05"), Some("提前关账".into()));
        b.run("checker", Command::CloseMonth { month: of, despite }).unwrap();
        for (who, command) in rest {
            b.run(who, command).unwrap();
        }
        let head = || b.f.journal(1)[0].what.seq;
        let before = head();
        assert_eq!(b.run(who, last.clone()).unwrap_err(), Refusal::MonthClosed(of), "{name}");
        assert_eq!(head(), before, "{name}");
        b.f.reopen("2025-05", "核对闭账");
        b.run(who, last).unwrap_or_else(|why| panic!("{name}: {why}"));
        b.f.sound();
    }
}
