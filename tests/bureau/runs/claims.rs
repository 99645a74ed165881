//! What one says became of a line, and another one agrees to.

use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Answer, Command, Denied, Query, Refusal};
use honordesk::domain::ledger::run::{Claimed, Duty, RecoveryWay, RunFault, RunRuleSaid, RunState};
use honordesk::domain::{Fen, RunId};

use super::bench::*;
use super::ledger::{decide, overpaid, overpaid_person};
use crate::bureau_support::*;

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> RunFault {
    match result {
        Err(Refusal::Run(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn did<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Duty {
    match result {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, .. }, .. }) => did,
        other => panic!("{other:?}"),
    }
}

fn back() -> LineAct {
    LineAct::TakeBack { reason: "银行退汇".into() }
}

fn why() -> String {
    "与银行核对".into()
}

/// Three people paid by a run that is through.
fn paid_run(b: &Bench) -> RunId {
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    b.whole("2025-05")
}

#[test]
fn a_payment_is_taken_back_by_two_who_have_no_part_in_the_review_of_the_next() {
    let b = Bench::from("2025-05");
    let run = paid_run(&b);
    let person = b.lines(run)[0].person;
    let paid = b.statement(person).paid;
    b.on_line("settles", run, 1, back()).unwrap();
    assert_eq!(b.statement(person).paid, paid, "one's word moves nothing");
    assert_eq!(b.lines(run)[0].claimed.as_ref().map(|claim| claim.what), Some(Claimed::NotPaid));
    assert_eq!(b.row(run).tasks, 1);
    // Neither who says so agrees, nor who has another part in the run.
    for who in ["settles", "checker", "draws", "sends"] {
        let own = b.on_line(who, run, 1, LineAct::Agree);
        assert!(matches!(own, Err(Refusal::NotPermitted { .. })), "{who}");
    }
    b.on_line("head", run, 1, LineAct::Agree).unwrap();
    assert_eq!(b.statement(person).paid, Fen(0));
    b.f.sound();
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    // The money is paid again: neither who said so nor who agreed reviews it.
    let again = b.draft("draws", "2025-05").unwrap();
    b.step("draws", again, RunAct::Freeze).unwrap();
    assert_eq!(did(b.step("settles", again, RunAct::Review)), Duty::Agree);
    b.step("checker", again, RunAct::Review).unwrap();
    // Nobody else approves, sends and reconciles in a bureau of so few.
    b.step("head", again, approve()).unwrap();
    b.step("sends", again, export()).unwrap();
    b.all_paid(again);
    b.reconcile(again).unwrap();
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.reopened().sound();
}

#[test]
fn who_said_first_that_a_payment_came_back_does_not_approve_what_pays_it_again() {
    let b = Bench::from("2025-05");
    b.rule(RunRuleSaid::Tier { from: date("2025-01-01"), head: Fen(100_000_000), minute: None });
    let run = paid_run(&b);
    b.on_line("settles", run, 1, back()).unwrap();
    b.on_line("head", run, 1, LineAct::Agree).unwrap();
    b.on_line("settles", run, 1, LineAct::Leave { reason: "下批再发".into() }).unwrap();
    let again = b.draft("draws", "2025-05").unwrap();
    b.step("draws", again, RunAct::Freeze).unwrap();
    assert_eq!(did(b.step("settles", again, RunAct::Review)), Duty::Agree);
    b.step("checker", again, RunAct::Review).unwrap();
    assert_eq!(did(b.step("settles", again, approve())), Duty::Agree);
    // It was looked at once by whoever agreed, and comparing with the bank is free for both.
    b.step("head", again, approve()).unwrap();
    b.step("sends", again, export()).unwrap();
    b.all_paid(again);
    b.reconcile(again).unwrap();
    b.f.sound();
}

#[test]
fn what_is_claimed_is_refused_or_withdrawn_and_nothing_else_is_done_meanwhile() {
    let b = Bench::from("2025-05");
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1), paid(2), paid(3)]).unwrap();
    let claim = || LineAct::PaidAfterAll { day: date("2025-05-23"), reason: why() };
    b.on_line("settles", run, 1, claim()).unwrap();
    assert_eq!(fault(b.on_line("settles", run, 1, claim())), RunFault::Claimed { seq: 1 });
    let leave = || b.on_line("settles", run, 1, LineAct::Leave { reason: why() });
    assert_eq!(fault(leave()), RunFault::Claimed { seq: 1 });
    assert_eq!(fault(b.reconcile(run)), RunFault::ClaimsWait { lines: 1 });
    let (month, despite) = (month("2025-05"), Some("按月关账".to_owned()));
    let close = || b.run("checker", Command::CloseMonth { month, despite: despite.clone() });
    assert!(close().is_err(), "the month waits for what is said of the line");
    b.on_line("head", run, 1, LineAct::Refuse { reason: "银行回单不符".into() }).unwrap();
    assert_eq!(fault(b.on_line("head", run, 1, LineAct::Agree)), RunFault::NotClaimed { seq: 1 });
    b.on_line("settles", run, 1, claim()).unwrap();
    b.on_line("settles", run, 1, LineAct::Withdraw).unwrap();
    assert_eq!(fault(b.on_line("settles", run, 1, LineAct::Withdraw)), RunFault::NotClaimed { seq: 1 });
    b.reconcile(run).unwrap();
    // What is said once it is reconciled keeps it from being closed.
    b.on_line("settles", run, 2, back()).unwrap();
    leave().unwrap();
    assert_eq!(fault(b.step("settles", run, RunAct::Close)), RunFault::ClaimsWait { lines: 1 });
    b.on_line("settles", run, 2, LineAct::Withdraw).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    close().unwrap();
    b.f.reopened().sound();
}

#[test]
fn a_run_whose_paid_sum_moves_is_reconciled_anew_also_when_its_month_is_closed() {
    let b = Bench::from("2025-05");
    let run = paid_run(&b);
    let all = b.row(run).paid_sum;
    assert_eq!(b.view(run).bank_total, Some(all));
    b.on("2025-06-03");
    let (may, despite) = (month("2025-05"), Some("按月关账".into()));
    b.run("checker", Command::CloseMonth { month: may, despite }).unwrap();
    b.came_back(run, 2);
    assert_eq!((b.row(run).state, b.view(run).bank_total), (RunState::Returned, None));
    let amount = b.lines(run)[1].amount;
    let total = Fen(all.0 - amount.0);
    assert_eq!(
        fault(b.step("settles", run, RunAct::Reconcile { total: all })),
        RunFault::BankTotal { said: all, paid: total }
    );
    // The closed month does not change: what takes the payment back is of today, and names it.
    let statement = b.statement(b.lines(run)[1].person);
    let last = statement.lines.last().unwrap();
    assert_eq!((last.booked, last.reverses.is_some()), (date("2025-06-03"), true));
    b.step("settles", run, RunAct::Reconcile { total }).unwrap();
    b.on_line("settles", run, 2, LineAct::PaidAfterAll { day: date("2025-06-02"), reason: why() }).unwrap();
    b.on_line("head", run, 2, LineAct::Agree).unwrap();
    assert_eq!((b.row(run).state, b.row(run).paid_sum), (RunState::Returned, all));
    b.reconcile(run).unwrap();
    b.step("settles", run, RunAct::Close).unwrap();
    b.f.reopened().sound();
}

#[test]
fn an_answer_that_says_two_things_of_a_line_is_a_task_as_two_answers_are() {
    for second_fails in [false, true] {
        let (b, two) = (Bench::from("2025-05"), Bench::from("2025-05"));
        let both = if second_fails { [paid(1), failed(1)] } else { [failed(1), paid(1)] };
        let [first, then] = both.clone();
        let run = |b: &Bench| {
            for n in 1..=2 {
                b.register(paid_person(n));
            }
            let run = b.draft("draws", "2025-05").unwrap();
            b.bring_to(run, RunState::Exported);
            run
        };
        let (one_run, two_run) = (run(&b), run(&two));
        b.answers(one_run, "甲", vec![first.clone(), paid(2), then.clone(), first.clone()]).unwrap();
        two.answers(two_run, "甲", vec![first, paid(2)]).unwrap();
        two.answers(two_run, "乙", vec![then]).unwrap();
        assert_eq!(b.lines(one_run), two.lines(two_run));
        assert_eq!(b.row(one_run).tasks, two.row(two_run).tasks);
        assert_eq!(
            b.statement(b.lines(one_run)[0].person).paid,
            two.statement(two.lines(two_run)[0].person).paid
        );
        assert_eq!(fault(b.reconcile(one_run)), RunFault::Differing { lines: 1 });
        // Cut off before the second and then whole, it says the same.
        b.answers(one_run, "甲", both.to_vec()).unwrap();
        assert_eq!(b.lines(one_run), two.lines(two_run));
        let Answer::Runs(rows) = b.ask("head", Query::Runs { offset: 0, limit: 9 }) else { panic!() };
        assert!(rows[0].tasks > 0);
        b.f.sound();
    }
}

#[test]
fn what_the_bank_paid_is_booked_and_nothing_set_off_by_a_decision_that_two_people_ended() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let id = decide(&b, person, RecoveryWay::SetOff, over.0 - 1_000);
    let run = b.draft("draws", "2025-05").unwrap();
    let seq = b.lines(run)[0].seq;
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    b.came_back(run, seq);
    let seen = || match b.ask("maker", Query::RunRules) {
        Answer::RunSettings(all) => all.recoveries.into_iter().find(|r| r.recovery == id).unwrap().version,
        other => panic!("{other:?}"),
    };
    b.run("maker", Command::EndRecovery { recovery: id, seen: seen(), reason: "改办".into() }).unwrap();
    let claim = LineAct::PaidAfterAll { day: b.f.today.get(), reason: "存折已到账".into() };
    b.on_line("settles", run, seq, claim).unwrap();
    b.run("head", Command::ApproveRecovery { recovery: id, seen: seen() }).unwrap();
    let line = b.lines(run).remove(0);
    let owed = b.statement(person).owed;
    b.on_line("head", run, seq, LineAct::Agree).unwrap();
    assert_eq!(overpaid(&b, PENSION)[0].sum, over, "nothing was taken off");
    assert_eq!(b.statement(person).owed, Fen(owed.0 - line.amount.0), "the money, and that alone");
    // The line, the run and the bank's file come to the same sum.
    assert_eq!(b.row(run).paid_sum, line.amount);
    let wrong = b.step("settles", run, RunAct::Reconcile { total: Fen(line.amount.0 - 1) });
    assert!(matches!(fault(wrong), RunFault::BankTotal { .. }));
    b.step("settles", run, RunAct::Reconcile { total: line.amount }).unwrap();
    // What it was to set off is due still, and the next run pays it.
    let next = b.draft("draws", "2025-05").unwrap();
    assert_eq!(b.lines(next)[0].amount, Fen(over.0 - 1_000));
    b.f.reopened().sound();
}
