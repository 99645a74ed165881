//! From where on changes count: the last approved run that paid the person, for an earlier month than what is paid now.

use honordesk::bureau::command::{LineAct, PersonChange, RunAct};
use honordesk::bureau::{Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{Astray, Duty, RunFault, RunState, RunStep};
use honordesk::domain::person::Recognition;
use honordesk::domain::{Fen, PersonId, RunId};

use super::bench::*;
use crate::bureau_support::*;

/// The duty that keeps somebody from a step; `None` where nothing does.
fn barred<T: std::fmt::Debug>(done: Result<T, Refusal>) -> Option<Duty> {
    match done {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => Some(did),
        Ok(_) => None,
        other => panic!("{other:?}"),
    }
}

fn change(b: &Bench, person: PersonId) {
    let held = Recognition { certificate: "粤军A001".into(), ..disabled() };
    b.amend("all2", person, PersonChange::Recognitions(vec![held])).unwrap();
}

fn seq(b: &Bench, run: RunId, person: PersonId) -> u32 {
    b.lines(run).iter().find(|line| line.person == person).unwrap().seq
}

/// April is paid to two people; of May the bank refused the first.
fn failed_in_may(b: &Bench) -> (RunId, PersonId) {
    b.on("2025-04-20");
    let one = b.register(paid_person(1));
    b.register(paid_person(2));
    b.whole("2025-04");
    b.on("2025-05-20");
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    let first = seq(b, run, one);
    b.returns(run, vec![failed(first), paid(3 - first)]).unwrap();
    b.reconcile(run).unwrap();
    b.run(
        "draws",
        Command::ActOnLine { run, seq: first, act: LineAct::Explain { words: "银行已核实".into() } },
    )
    .unwrap();
    (run, one)
}

#[test]
fn a_run_that_is_only_frozen_lets_nobody_off() {
    let b = Bench::from("2025-05");
    let one = b.register(paid_person(1));
    b.whole("2025-05");
    change(&b, one);
    b.on("2025-06-10");
    let run = b.draft("draws", "2025-06").unwrap();
    b.bring_to(run, RunState::Reviewed);
    b.on("2025-07-10");
    assert_eq!(barred(b.draft("all2", "2025-07")), Some(Duty::DataChange));
    b.on("2025-06-11");
    b.bring_to(run, RunState::Exported);
    b.on("2025-07-10");
    assert_eq!(barred(b.draft("all2", "2025-07")), None);
    b.f.sound();
}

#[test]
fn a_later_month_that_was_paid_lets_nobody_off_what_failed_before_it() {
    let b = Bench::from("2025-04");
    let (run, one) = failed_in_may(&b);
    change(&b, one);
    b.on("2025-06-10");
    b.whole("2025-06");
    let again = |who: &str| b.run(who, Command::ReissueLines { run, seqs: vec![] });
    assert_eq!(barred(again("all2")), Some(Duty::DataChange));
    // Left to a coming run, which pays it as arrears.
    let line = seq(&b, run, one);
    b.on_line("settles", run, line, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    b.on("2025-07-10");
    assert_eq!(barred(b.draft("all2", "2025-07")), Some(Duty::DataChange));
    let next = b.draft("draws", "2025-07").unwrap();
    assert_eq!(b.lines(next).iter().find(|line| line.person == one).unwrap().parts.len(), 2);
    b.f.sound();
}

#[test]
fn last_time_is_what_was_paid_and_that_once() {
    let b = Bench::from("2025-04");
    let (run, one) = failed_in_may(&b);
    let done = b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap();
    let Outcome::Run(again, _) = done.outcome else { panic!() };
    let amount = b.lines(again)[0].amount;
    assert_eq!(
        (b.lines(again)[0].last, amount > Fen(0)),
        (None, true),
        "the one whose place it takes paid nothing"
    );
    b.bring_to(again, RunState::Exported);
    b.all_paid(again);
    b.on("2025-06-10");
    let next = b.draft("draws", "2025-06").unwrap();
    let line = b.lines(next).into_iter().find(|line| line.person == one).unwrap();
    // It is said only where it is another sum.
    assert_eq!((line.last, line.amount), (None, amount), "once, though two runs held it");
    b.f.sound();
}

#[test]
fn who_says_that_an_account_is_good_again_does_not_review_what_goes_there() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    b.register(paid_person(1));
    b.whole("2025-04");
    b.on("2025-05-20");
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1)]).unwrap();
    b.reconcile(run).unwrap();
    b.on_line("all2", run, 1, LineAct::Explain { words: "银行已核实".into() }).unwrap();
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    b.on("2025-06-10");
    let next = b.draft("draws", "2025-06").unwrap();
    b.step("draws", next, RunAct::Freeze).unwrap();
    assert_eq!(barred(b.step("all2", next, RunAct::Review)), Some(Duty::Agree));
    b.step("checker", next, RunAct::Review).unwrap();
    b.f.sound();
}

#[test]
fn nobody_approves_a_run_that_nobody_could_reconcile_then() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    let active = |login: &str, active: bool| {
        let staff = staff(login);
        let Answer::Staff(rows) = b.ask("admin", Query::Staff) else { panic!() };
        let seen = rows.iter().find(|row| row.id == staff).unwrap().version;
        b.run("admin", Command::SetActive { staff, seen, active }).unwrap();
    };
    for login in ["settles", "all", "all2", "agrees"] {
        active(login, false);
    }
    let refused = b.step("head", run, approve()).unwrap_err();
    assert_eq!(refused, Refusal::Run(RunFault::NobodyLeft { step: RunStep::Reconcile, may: Vec::new() }));
    active("settles", true);
    b.step("head", run, approve()).unwrap();
    b.f.sound();
}

#[test]
fn a_refusal_after_the_freeze_keeps_the_run_from_the_account() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    b.register(paid_person(1));
    let first = b.draft("draws", "2025-04").unwrap();
    b.bring_to(first, RunState::Exported);
    b.on("2025-05-20");
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Reviewed);
    b.returns(first, vec![failed(1)]).unwrap();
    let refused = b.step("head", run, approve()).unwrap_err();
    assert_eq!(refused, Refusal::Run(RunFault::ChangedSince { seq: 1, what: Astray::Refused }));
    b.on_line("draws", first, 1, LineAct::Explain { words: "银行已核实".into() }).unwrap();
    b.step("head", run, approve()).unwrap();
    b.f.sound();
}

#[test]
fn what_was_claimed_falls_when_the_bank_says_once_more_what_is_on_record() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.answers(run, "一", vec![paid(1)]).unwrap();
    b.answers(run, "二", vec![failed(1)]).unwrap();
    b.on_line("settles", run, 1, LineAct::TakeBack { reason: "退汇".into() }).unwrap();
    b.answers(run, "三", vec![paid(1)]).unwrap();
    let agreed = b.on_line("head", run, 1, LineAct::Agree).unwrap_err();
    assert_eq!(agreed, Refusal::Run(RunFault::NotClaimed { seq: 1 }));
    assert_eq!(
        (b.row(run).tasks, b.row(run).paid),
        (1, 1),
        "that the bank said two things waits for somebody"
    );
    assert!(b.reconcile(run).is_err());
    b.f.sound();
}
