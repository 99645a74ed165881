//! What is due still of what was left out of runs, beside what the books say; and what waits after a death until it is decided.

use honordesk::bureau::answer::{AfterDeath, Card, Waits};
use honordesk::bureau::command::{LineAct, NewDeath, Posting};
use honordesk::bureau::{Answer, Command, Outcome, Query};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{RecoveryWay, RunState};
use honordesk::domain::ledger::{Bill, GrantBasis, GrantFacts};
use honordesk::domain::person::DeathCause;
use honordesk::domain::{EntryId, Fen, PersonId, RunId};

use super::bench::*;
use super::ledger::decide;
use crate::bureau_support::*;

const AID: &str = "outpatient-aid";

fn card(b: &Bench, person: PersonId) -> Card {
    match b.ask("draws", Query::Card(person)) {
        Answer::Card(card) => *card,
        other => panic!("{other:?}"),
    }
}

/// What the head says beside what is owed, that, and what waits for those who draft.
fn told(b: &Bench, person: PersonId) -> (i64, i64, i64) {
    let waits = match b.ask("draws", Query::Waiting) {
        Answer::Waiting(rows) => rows,
        other => panic!("{other:?}"),
    };
    let waits = waits.into_iter().filter(|row| matches!(row.what, Waits::Left { .. }));
    let card = card(b, person);
    (card.withheld.map_or(0, |(_, fen)| fen.0), card.owed.0, waits.map(|row| row.amount.unwrap().0).sum())
}

/// Of two people one is left out of a run that is approved: what would have been paid.
fn left_out(b: &Bench, (programme, m): (&str, &str), person: PersonId) -> (RunId, i64) {
    let run = b.draft_of("draws", &[programme], month(m)).unwrap();
    let line = b.lines(run).into_iter().find(|line| line.person == person).unwrap();
    b.on_line("draws", run, line.seq, LineAct::Defer { reason: "另批".into() }).unwrap();
    b.bring_to(run, RunState::Approved);
    (run, line.amount.0)
}

fn died(b: &Bench, person: PersonId, on: &str) {
    let (seen, cause) = (b.f.version(person), Some(DeathCause::Other));
    let death = NewDeath { on: date(on), document: "火化0809".into(), cause };
    b.run("window", Command::RecordDeath { person, seen, death, despite: None }).unwrap();
}

#[test]
fn what_was_left_out_is_told_once_beside_what_the_books_say() {
    let b = Bench::from("2025-05");
    let person = b.register(paid_person(1));
    b.register(paid_person(2));
    let (_, all) = left_out(&b, (PENSION, "2025-05"), person);
    assert_eq!(told(&b, person), (all, 0, all));
    b.by_hand("maker", posting(person, EntryKind::Due, "2025-05", all)).unwrap();
    assert_eq!(told(&b, person), (0, all, all), "it is booked: the head has it as owed");
    b.by_hand("maker", posting(person, EntryKind::Paid, "2025-05", 1_000)).unwrap();
    assert_eq!(told(&b, person), (0, all - 1_000, all - 1_000), "partly settled");
    b.by_hand("maker", posting(person, EntryKind::Paid, "2025-05", all - 1_000)).unwrap();
    assert_eq!(told(&b, person), (0, 0, 0), "settled since");
    b.f.sound();
}

#[test]
fn what_was_booked_by_request_and_left_out_is_owed_by_the_books_alone() {
    let b = Bench::from("2025-05");
    let (person, other) = (b.register(paid_person(1)), b.register(paid_person(2)));
    let granted = |person: PersonId, on: &str, fen: i64| -> EntryId {
        let (total, insured) = (Fen(90_000), Fen(0));
        let bill = Bill { on: date(on), place: "区人民医院".into(), total, insured };
        let facts = GrantFacts {
            programme: AID.into(),
            month: month("2025-05"),
            amount: Fen(fen),
            basis: GrantBasis::Bill(bill),
            evidence: "申请书".into(),
        };
        let propose = Command::ProposeGrant { person, facts: Box::new(facts), despite: None };
        let Outcome::Grant(grant, _) = b.run("window", propose).unwrap().outcome else { panic!() };
        let decide = Command::DecideGrant { grant, seen: 1, declined: None, despite: None };
        let Outcome::Entries(entry, _) = b.run("agrees", decide).unwrap().outcome else { panic!() };
        entry
    };
    let first = granted(person, "2025-05-02", 20_000);
    granted(person, "2025-05-03", 5_050);
    granted(other, "2025-05-04", 700);
    left_out(&b, (AID, "2025-05"), person);
    assert_eq!(told(&b, person), (0, 25_050, 25_050));
    // What is taken back of it is not due any more; what is asked for later was not left out.
    b.run("maker", Command::AskReversal { entry: first, right: None, reason: "材料不实".into() }).unwrap();
    b.run("agrees", Command::AgreeReversal { entry: first }).unwrap();
    assert_eq!(told(&b, person), (0, 5_050, 5_050));
    b.f.sound();
}

#[test]
fn what_was_left_out_for_a_month_after_a_death_is_not_due() {
    let b = Bench::from("2025-04");
    b.on("2025-04-20");
    let (person, other) = (b.register(paid_person(1)), b.register(paid_person(3)));
    b.register(paid_person(2));
    b.whole("2025-04");
    b.on("2025-05-23");
    let run = b.draft("draws", "2025-05").unwrap();
    for of in [person, other] {
        let line = b.lines(run).into_iter().find(|line| line.person == of).unwrap();
        b.on_line("draws", run, line.seq, LineAct::Defer { reason: "另批".into() }).unwrap();
    }
    b.bring_to(run, RunState::Approved);
    let (all, _, both) = told(&b, person);
    assert_eq!(both, 2 * all);
    died(&b, person, "2025-04-09");
    assert_eq!(told(&b, person), (0, 0, all), "it is settled death by death");
    died(&b, other, "2025-05-02");
    assert_eq!(told(&b, other).0, all, "the month of a death is due");
    b.f.sound();
}

#[test]
fn after_a_death_only_the_programmes_that_nobody_decided_about_wait() {
    let b = Bench::from("2025-05");
    b.on("2025-12-10");
    let person = b.register(paid_person(1));
    for (programme, m, fen) in [(PENSION, "2025-09", 9_000), ("nursing-fee", "2025-09", 2_000)] {
        let posting = Posting { programme: programme.into(), ..posting(person, EntryKind::Paid, m, fen) };
        b.by_hand("maker", posting).unwrap();
    }
    died(&b, person, "2025-08-09");
    let waits = || -> Vec<(AfterDeath, String, i64)> {
        let Answer::Waiting(rows) = b.ask("maker", Query::Waiting) else { panic!() };
        let of = rows.into_iter().filter_map(|mut row| match row.what {
            Waits::Death { left } => Some((left, row.programmes.remove(0), row.amount.unwrap().0)),
            _ => None,
        });
        of.collect()
    };
    let nursing = (AfterDeath::Decide, "nursing-fee".to_owned(), 2_000);
    assert_eq!(waits(), [(AfterDeath::Decide, PENSION.to_owned(), 9_000), nursing.clone()]);
    decide(&b, person, RecoveryWay::Repay, 0);
    assert_eq!(waits(), [nursing], "of the other it was decided");
    b.f.sound();
}
