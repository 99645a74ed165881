//! What is taken off a payment for money paid too much holds with the payment: where that fails or comes back, it is open again and is taken
//! off again; and what is on its way to be taken off is not decided about, nor taken off, once more.

use honordesk::bureau::command::LineAct;
use honordesk::bureau::{Command, Outcome};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{Reason, Recovery, RecoveryWay, RunFault, RunState};
use honordesk::domain::{Fen, PersonId, RunId};
use honordesk::store::{Keys, Reading};

use super::bench::*;
use super::ledger::{approve_recovery, decide, overpaid, overpaid_person};
use super::older::written;
use super::twice::fault;
use crate::bureau_support::*;

/// Issues the only failure of a run again, once the bank has cleared its account.
fn issued_again(b: &Bench, run: RunId) -> RunId {
    b.good("draws", run, 1);
    match b.run("draws", Command::ReissueLines { run, seqs: vec![] }).unwrap().outcome {
        Outcome::Run(again, _) => again,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_payment_that_is_issued_again_takes_off_what_the_one_that_failed_was_to_take_off() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    decide(&b, person, RecoveryWay::SetOff, 1_000);
    let run = b.draft("draws", "2025-05").unwrap();
    let first = b.lines(run).remove(0);
    b.bring_to(run, RunState::Exported);
    b.returns(run, vec![failed(1)]).unwrap();
    b.reconcile(run).unwrap();
    let again = issued_again(&b, run);
    let line = b.lines(again).remove(0);
    assert_eq!((line.amount, &line.parts), (first.amount, &first.parts));
    assert!(line.reasons.contains(&Reason::SetOff));
    b.bring_to(again, RunState::Exported);
    b.all_paid(again);
    assert_eq!(overpaid(&b, PENSION)[0].sum, Fen(over.0 - 1_000));
    b.f.reopened().sound();
}

#[test]
fn what_came_back_undoes_what_was_taken_off_and_the_decision_holds_until_it_is_taken_off_after_all() {
    for again in [false, true] {
        let b = Bench::from("2025-04");
        let (person, over) = overpaid_person(&b);
        decide(&b, person, RecoveryWay::SetOff, over.0);
        let run = b.draft("draws", "2025-05").unwrap();
        let first = b.lines(run).remove(0);
        b.bring_to(run, RunState::Exported);
        b.all_paid(run);
        assert_eq!(b.recoveries()[0].ended, Some(b.f.today.get()), "all of it was taken off");
        b.came_back(run, 1);
        b.reconcile(run).unwrap();
        let open = b.recoveries().remove(0);
        assert_eq!((open.ended, open.taken), (None, Fen(0)));
        let next = if again {
            issued_again(&b, run)
        } else {
            b.on_line("settles", run, 1, LineAct::Leave { reason: "账号待改".into() }).unwrap();
            b.draft("draws", "2025-05").unwrap()
        };
        assert_eq!(b.lines(next)[0].amount, first.amount, "it is not paid whole");
        b.bring_to(next, RunState::Exported);
        b.all_paid(next);
        assert!(overpaid(&b, PENSION).is_empty());
        assert_eq!((b.recoveries()[0].taken, b.statement(person).owed), (over, Fen(0)));
        assert!(b.recoveries()[0].ended.is_some());
        b.f.reopened().sound();
    }
}

#[test]
fn a_decision_that_an_earlier_program_put_down_as_ended_with_its_last_instalment_is_open_once_that_came_back()
{
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let id = decide(&b, person, RecoveryWay::SetOff, over.0);
    let run = b.draft("draws", "2025-05").unwrap();
    let first = b.lines(run).remove(0);
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let b = written(b, |w| {
        let through: Recovery = w.get(&Keys::recovery(id))?.unwrap();
        w.put(&Recovery { ended: Some(date("2025-05-20")), ..through })
    });
    assert!(b.recoveries()[0].ended.is_some());
    b.came_back(run, 1);
    b.on_line("settles", run, 1, LineAct::Leave { reason: "账号待改".into() }).unwrap();
    assert_eq!(b.recoveries()[0].ended, None);
    let next = b.draft("draws", "2025-05").unwrap();
    assert_eq!(b.lines(next)[0].amount, first.amount);
    b.f.sound();
}

/// Somebody who was paid 1000 fen too much for a month before obligations are counted.
fn paid_before_the_opening(b: &Bench) -> PersonId {
    let person = b.register(paid_person(1));
    for (kind, fen) in [(EntryKind::Due, 9_000), (EntryKind::Paid, 10_000)] {
        b.by_hand("maker", posting(person, kind, "2024-12", fen)).unwrap();
    }
    person
}

#[test]
fn what_is_on_its_way_to_be_taken_off_of_a_month_before_the_opening_is_not_taken_off_again() {
    let b = Bench::from("2025-05");
    let person = paid_before_the_opening(&b);
    let recovery = decide(&b, person, RecoveryWay::SetOff, 1_000);
    let run = b.draft("draws", "2025-05").unwrap();
    assert!(b.lines(run)[0].reasons.contains(&Reason::SetOff));
    b.bring_to(run, RunState::Exported);
    b.on("2025-06-20");
    let next = b.draft("draws", "2025-06").unwrap();
    let line = b.lines(next).remove(0);
    assert!(!line.reasons.contains(&Reason::SetOff));
    assert!(line.parts.iter().all(|part| part.0 == month("2025-06")));
    // Nor is it decided about otherwise while nobody knows what the bank made of it.
    let seen = || b.recoveries()[0].version;
    b.run("maker", Command::EndRecovery { recovery, seen: seen(), reason: "改为退回".into() }).unwrap();
    approve_recovery(&b, (recovery, seen())).unwrap();
    assert!(overpaid(&b, PENSION).is_empty());
    assert_eq!(fault(b.propose(person, RecoveryWay::Repay, 0)), RunFault::NothingOverpaid);
    b.all_paid(run);
    assert_eq!(
        b.statement(person).months.iter().find(|m| m.month == month("2024-12")).unwrap().paid,
        Fen(9_000)
    );
    b.f.reopened().sound();
}
