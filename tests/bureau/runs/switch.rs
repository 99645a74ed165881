//! Benefits of which only one is due, and months that were rounded by hand.

use honordesk::bureau::command::{LineAct, NewRate, NewRates, NewSetting, RunAct};
use honordesk::bureau::{Command, Outcome};
use honordesk::domain::Fen;
use honordesk::domain::ledger::run::{Reason, RunFault, RunState};
use honordesk::domain::ledger::{Cell, EntryKind, Per, PlaceChoice, PlaceKey, PlaceValue};
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState};

use super::bench::*;
use super::ledger::{approve_recovery, overpaid};
use super::twice::{fault, graded};
use crate::bureau_support::*;

const COMBAT: &str = "combat-allowance";

pub fn set(b: &Bench, key: PlaceKey, value: PlaceValue) {
    let new = NewSetting { key, value, from: month("2025-01"), basis: "局长办公会".into() };
    let done = b.run("maker", Command::ProposeSettings { new: vec![new], despite: None }).unwrap();
    let Outcome::Proposal(proposal, seen) = done.outcome else { panic!() };
    b.run("agrees", Command::ApproveProposal { proposal, seen }).unwrap();
}

pub fn rate(b: &Bench, programme: &str, yuan: i64, effective: &str) {
    let cell = Cell { programme: programme.into(), group: None, grade: None, nature: None };
    let rows =
        vec![NewRate { cell, amount: Some(Fen(yuan * 100)), per: Per::Month, effective: date(effective) }];
    let new = NewRates { notice: "试府〔2025〕12号".into(), standard: "花都区".into(), rows };
    let command = Command::ProposeRates { new: Box::new(new), despite: Some("按文件".into()) };
    let Outcome::Proposal(proposal, seen) = b.run("maker", command).unwrap().outcome else { panic!() };
    b.run("agrees", Command::ApproveProposal { proposal, seen }).unwrap();
}

#[test]
fn a_late_switch_between_benefits_of_which_one_is_due_pays_the_difference() {
    let b = Bench::from("2025-02");
    b.on("2025-04-20");
    set(&b, PlaceKey::MultipleIdentity, PlaceValue::Choice(PlaceChoice::HighestOnly));
    rate(&b, COMBAT, 1_000, "2025-01-01");
    b.rule(honordesk::domain::ledger::run::RunRuleSaid::Opening {
        programme: COMBAT.into(),
        month: month("2025-02"),
    });
    let both = vec![
        graded(6, RecognitionState::Receiving),
        Recognition {
            since: Some(date("2000-01-01")),
            ..Recognition::new("51", RecognitionState::Receiving)
        },
    ];
    let person = b.register(PersonFacts { recognitions: both, ..paid_person(1) });
    b.whole("2025-04");
    let paid_before = b.statement(person).paid;
    assert!(paid_before.0 > 0);
    b.on("2025-05-20");
    // The allowance is raised beyond the pension, from January on.
    rate(&b, COMBAT, 9_000, "2025-01-01");
    let run = b.draft_of("draws", &[COMBAT], month("2025-05")).unwrap();
    let line = b.lines(run).remove(0);
    assert_eq!((line.parts.len(), line.amount), (1, Fen(900_000)), "the months that were paid wait");
    assert!(line.reasons.contains(&Reason::PaidUnderAnother));
    b.step("draws", run, RunAct::Abandon { reason: "先定".into() }).unwrap();
    let (recovery, seen) = b.propose_shift(person, PENSION, COMBAT).unwrap();
    approve_recovery(&b, (recovery, seen)).unwrap();
    let run = b.draft_of("draws", &[COMBAT, PENSION], month("2025-05")).unwrap();
    for line in b.lines(run).into_iter().filter(|l| l.unexplained) {
        let act = LineAct::Explain { words: "择高改发".into() };
        b.run("draws", Command::ActOnLine { run, seq: line.seq, act }).unwrap();
    }
    assert_eq!(b.row(run).total, Fen(4 * 900_000 - paid_before.0), "the difference, and the month");
    b.bring_to(run, RunState::Exported);
    b.all_paid(run);
    let money = b.statement(person);
    assert_eq!((money.due, money.paid, money.owed), (Fen(4 * 900_000), Fen(4 * 900_000), Fen(0)));
    assert!(overpaid(&b, PENSION).is_empty());
    assert_eq!(fault(b.draft_of("draws", &[COMBAT, PENSION], month("2025-05"))), RunFault::Empty);
    b.f.reopened().sound();
}

#[test]
fn months_rounded_by_hand_are_neither_overpaid_nor_paid_by_the_fen() {
    let b = Bench::from("2025-01");
    b.on("2025-04-20");
    let person = b.register(paid_person(1));
    let run = b.draft("draws", "2025-04").unwrap();
    let due: Vec<_> = b.lines(run)[0].parts.iter().map(|p| p.1.0).collect();
    b.step("draws", run, RunAct::Abandon { reason: "手工发过".into() }).unwrap();
    let by_hand = [("2025-01", 4), ("2025-02", -4), ("2025-03", 0), ("2025-04", 3)];
    for ((m, by), due) in by_hand.into_iter().zip(due) {
        for kind in [EntryKind::Due, EntryKind::Paid] {
            b.f.post(posting(person, kind, m, due + by)).unwrap();
        }
    }
    let rows = overpaid(&b, PENSION);
    assert_eq!(rows[0].sum, Fen(3), "of the year only what it does not make up for");
    set(&b, PlaceKey::SmallChange, PlaceValue::Amount(Fen(10)));
    assert!(overpaid(&b, PENSION).is_empty());
    assert_eq!(fault(b.draft("draws", "2025-04")), RunFault::Empty);
    assert_eq!(b.statement(person).owed, Fen(0));
    b.f.reopened().sound();
}
