//! Deaths: recorded with their document, settled to the letter, taken back while nothing was booked because of them.

use crate::bureau_support::*;
use honordesk::bureau::answer::SettlementRow;
use honordesk::bureau::command::{NewDeath, NewRate, NewRates, NewSetting, Posting};
use honordesk::bureau::{Answer, Command, Fault, FieldFault, Outcome, Query, Refusal};
use honordesk::domain::ledger::EntryKind::{self, Due, Paid};
use honordesk::domain::ledger::{Cell, Doubt, Per, PlaceChoice, PlaceKey, PlaceValue, Settlement};
use honordesk::domain::person::{DeathCause, PersonFacts, Recognition, RecognitionState};
use honordesk::domain::{EntryId, Fen, PersonId};

const ON: &str = "2026-08-15";
const RATE: i64 = 90_900;

fn fought() -> Recognition {
    Recognition { group: "51".into(), grade: None, nature: None, ..disabled() }
}

/// Somebody who fought and was paid up to November.
fn paid_to_november(f: &Fixture) -> PersonId {
    let id = f.register(PersonFacts { recognitions: vec![fought()], ..person(1) });
    for month_ in ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"] {
        for kind in [Due, Paid] {
            f.post(combat(id, kind, month_, RATE)).unwrap();
        }
    }
    id
}

fn combat(id: PersonId, kind: EntryKind, month_: &str, fen: i64) -> Posting {
    Posting { programme: "combat-allowance".into(), ..posting(id, kind, month_, fen) }
}

fn settlement(f: &Fixture, id: PersonId) -> Settlement {
    match f.ask("maker", Query::Statement(id)) {
        Ok(Answer::Statement(statement)) => statement.settlement.unwrap(),
        _ => panic!(),
    }
}

fn open(f: &Fixture) -> Vec<SettlementRow> {
    match f.ask("maker", Query::Settlements { person: None }) {
        Ok(Answer::Settlements(rows)) => rows,
        _ => panic!(),
    }
}

fn booking(s: &Settlement, id: PersonId) -> Posting {
    Posting {
        person: id,
        programme: s.books_as.clone(),
        month: s.books_for(),
        kind: Due,
        amount: s.to_book(),
        booked: None,
        memo: String::new(),
    }
}

#[test]
fn a_death_told_late_leaves_the_months_not_paid_yet() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    f.run("window", death(id, 1, date(ON))).unwrap();
    let Ok(Answer::Record(record)) = f.ask("window", Query::Record(id)) else { panic!() };
    assert_eq!(record.card.died, Some(date(ON)));
    assert_eq!(record.death.as_ref().map(|(document, _)| document.as_str()), Some("死证0815"));
    assert_eq!(record.card.recognitions[0].state, RecognitionState::Deceased);
    let s = settlement(&f, id);
    assert_eq!((s.owed(), s.to_book(), s.to_pay()), (Fen(6 * RATE), Fen(3 * RATE), Fen(3 * RATE)));
    assert_eq!(open(&f).iter().map(|row| row.person).collect::<Vec<_>>(), [id]);
    // Booked through the same door as everything; then nothing is left, and nothing more can be booked by it.
    f.run("maker", Command::PostMany { postings: vec![booking(&s, id)] }).unwrap();
    let after = settlement(&f, id);
    assert_eq!((after.to_book(), after.payable(), after.to_pay()), (Fen(0), Fen(3 * RATE), Fen(3 * RATE)));
    assert_eq!(open(&f).len(), 1, "what is left to pay is left to do");
    assert!(matches!(
        f.run("maker", Command::PostMany { postings: vec![booking(&s, id)] }),
        Err(Refusal::Row { why, .. }) if matches!(*why, Refusal::BeyondSettlement { .. })
    ));
    // What is left to be paid is what stands as owed to the person.
    let Ok(Answer::Card(card)) = f.ask("maker", Query::Card(id)) else { panic!() };
    assert_eq!(card.owed, Fen(3 * RATE));
    let paid = Posting { kind: Paid, amount: after.to_pay(), ..booking(&after, id) };
    f.post(paid).unwrap();
    assert!(open(&f).is_empty() && !settlement(&f, id).is_open());
    f.sound();
}

/// Two people decide, so that it counts.
fn decided(f: &Fixture, proposed: Command) {
    let Outcome::Proposal(proposal, seen) = f.run("maker", proposed).unwrap().outcome else { panic!() };
    f.run("checker", Command::ApproveProposal { proposal, seen }).unwrap();
}

fn set(f: &Fixture, key: PlaceKey, value: PlaceValue) {
    let new = NewSetting { key, value, from: month("2026-01"), basis: "局长办公会".into() };
    decided(f, Command::ProposeSettings { new: vec![new], despite: None });
}

#[test]
fn what_goes_on_is_what_was_due_by_right_and_the_place_says_how_what_was_paid_counts() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    f.run("window", death(id, 1, date(ON))).unwrap();
    // Nothing is known but what was booked.
    assert_eq!((settlement(&f, id).owed(), settlement(&f, id).offset.signed_off), (Fen(6 * RATE), false));
    // Entitlement can tell the month of the death, and it is more.
    let cell = Cell { programme: "combat-allowance".into(), group: None, grade: None, nature: None };
    let raised = NewRate { cell, amount: Some(Fen(100_000)), per: Per::Month, effective: date("2026-08-01") };
    let new =
        NewRates { notice: "试府〔2026〕8号".into(), standard: "花都区".into(), rows: vec![raised] };
    decided(&f, Command::ProposeRates { new: Box::new(new), despite: Some("按文件".into()) });
    let s = settlement(&f, id);
    let query = Query::Entitlement { person: id, month: month("2026-09"), known: f.today.get() };
    let Ok(Answer::Entitlement(view)) = f.ask("maker", query) else { panic!() };
    let due = view.due.items.iter().find(|item| item.programme == s.books_as).unwrap();
    assert_eq!((s.owed(), s.owed()), (Fen(600_000), due.fen), "entitlement has the same");
    assert_eq!((s.to_book(), s.excess()), (Fen(600_000 - 3 * RATE), Fen(0)));
    // Nothing of what was paid afterwards counts, as the place decides.
    set(&f, PlaceKey::DeathOffset, PlaceValue::Choice(PlaceChoice::NotCounted));
    let s = settlement(&f, id);
    assert_eq!((s.to_book(), s.excess(), s.offset.signed_off), (Fen(600_000), Fen(3 * RATE), true));
    assert_eq!((s.to_pay(), s.overpaid()), (Fen(600_000), Fen(3 * RATE)), "nothing is set off by itself");
    assert_eq!(open(&f)[0].settlement, s, "in the list of all as with the person");
    f.sound();
}

#[test]
fn what_goes_on_is_for_the_month_after_the_death_and_for_nobody_who_lives() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    let book = |kind, month_: &str| {
        let programme = "funeral-aid".into();
        f.post_alone(Posting { programme, ..posting(id, kind, month_, 100) })
    };
    let odd = |doubts: &[Doubt]| doubts.contains(&Doubt::NotEntitled);
    assert!(matches!(book(Due, "2026-09"), Err(Refusal::Doubtful(doubts)) if odd(&doubts)), "somebody lives");
    f.run("window", death(id, 1, date(ON))).unwrap();
    for (kind, month_) in [(Due, "2026-08"), (Paid, "2026-08"), (Paid, "2026-10")] {
        assert!(matches!(book(kind, month_), Err(Refusal::Doubtful(doubts)) if odd(&doubts)), "{month_}");
    }
    assert!(matches!(book(Due, "2026-10"), Err(Refusal::PersonDied { .. })));
    let settled = settlement(&f, id);
    let (owed, whole) = (settled.owed(), settled.to_book());
    for kind in [Due, Paid] {
        let goes_on =
            |amount| Posting { programme: "funeral-aid".into(), amount, ..posting(id, kind, "2026-09", 1) };
        let beyond = f.post(goes_on(Fen(whole.0 + 1)));
        assert_eq!(beyond, Err(Refusal::BeyondSettlement { owed, left: whole }), "{kind:?}");
        // Nor by many at once, although no month is closed and no run fixed.
        let many = f.run("maker", Command::PostMany { postings: vec![goes_on(Fen(whole.0 + 1))] });
        let why = Box::new(Refusal::BeyondSettlement { owed, left: whole });
        assert_eq!(many.map(drop), Err(Refusal::Row { row: 1, why }), "{kind:?}");
        f.post(goes_on(whole)).unwrap();
    }
    f.sound();
}

#[test]
fn nobody_pays_alone_after_a_death_what_rests_on_their_own_word() {
    let own_word = Refusal::Doubtful(vec![Doubt::OwnWord]);
    for (recorded, due_by_two) in [("window", false), ("maker", true), ("window", true)] {
        let f = Fixture::new();
        let id = paid_to_november(&f);
        f.run(recorded, death(id, 1, date(ON))).unwrap();
        let whole = booking(&settlement(&f, id), id);
        let amount = if due_by_two { Fen(whole.amount.0 - 1) } else { whole.amount };
        let due = Posting { amount, ..whole };
        if due_by_two {
            f.by_hand("maker", due.clone()).unwrap();
        } else {
            f.post_alone(due.clone()).unwrap();
        }
        let paid = Posting { kind: Paid, ..due };
        if recorded == "window" && due_by_two {
            f.post_alone(paid).unwrap();
            continue;
        }
        assert_eq!(f.post_alone(paid.clone()), Err(own_word.clone()), "{recorded}");
        let many = f.run("maker", Command::PostMany { postings: vec![paid.clone()] });
        let why = Box::new(own_word.clone());
        assert_eq!(many.map(drop), Err(Refusal::Row { row: 1, why }), "{recorded}");
        // Another one agrees, and then it is in the books.
        f.by_hand("maker", paid).unwrap();
        assert_eq!(settlement(&f, id).to_pay(), settlement(&f, id).to_book());
        f.sound();
    }
}

#[test]
fn a_death_entered_by_mistake_leaves_nothing_behind() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    let Ok(Answer::Record(before)) = f.ask("window", Query::Record(id)) else { panic!() };
    f.run("window", death(id, 1, date(ON))).unwrap();
    let withdraw = |seen, reason: &str| Command::WithdrawDeath { person: id, seen, reason: reason.into() };
    assert!(matches!(f.run("window", withdraw(2, "")), Err(Refusal::Invalid(_))));
    f.run("window", withdraw(2, "登记错人")).unwrap();
    let Ok(Answer::Record(after)) = f.ask("window", Query::Record(id)) else { panic!() };
    assert!(after.card.recognitions == before.card.recognitions);
    assert_eq!((after.card.died, after.death.is_some(), after.card.version), (None, false, 3));
    assert_eq!(f.run("window", withdraw(3, "再撤")), Err(Refusal::NotDead(id)));
    assert!(open(&f).is_empty());
    let lines: Vec<String> = f.journal(2).into_iter().map(|l| l.what.command).collect();
    assert!(lines.iter().any(|c| c == "person.withdraw-death"), "{lines:?}");
    f.sound();
}

#[test]
fn what_was_booked_because_of_a_death_holds_it() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    f.run("window", death(id, 1, date(ON))).unwrap();
    let s = settlement(&f, id);
    let booked = f.post(booking(&s, id)).unwrap();
    let withdraw = || Command::WithdrawDeath { person: id, seen: 2, reason: "登记错人".into() };
    assert_eq!(f.run("window", withdraw()), Err(Refusal::DeathSettled(booked)));
    assert_eq!(f.run("window", death(id, 2, date("2026-08-16"))), Err(Refusal::DeathSettled(booked)));
    // The same day with another document: nothing that was booked changes by it.
    let document = NewDeath { on: date(ON), document: "火化0816".into(), cause: Some(DeathCause::Illness) };
    f.run("window", Command::RecordDeath { person: id, seen: 2, death: document, despite: None }).unwrap();
    f.run("checker", Command::Reverse { entry: booked, reason: "登记错人".into() }).unwrap();
    f.run("window", Command::WithdrawDeath { person: id, seen: 3, reason: "登记错人".into() }).unwrap();
    f.sound();
}

#[test]
fn a_death_on_record_is_said_otherwise_with_a_reason_and_what_follows_is_told_before() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    let ahead = |on: &str| match f.ask("maker", Query::DeathAhead { person: id, on: date(on), cause: None }) {
        Ok(Answer::DeathAhead(row)) => Ok(row.settlement),
        Ok(_) => panic!(),
        Err(why) => Err(why),
    };
    let told = ahead(ON).unwrap();
    let say = |on: &str, cause, despite: Option<&str>| {
        let death = NewDeath { on: date(on), document: "死证0815".into(), cause };
        let (person, seen) = (id, f.version(id));
        let despite = despite.map(str::to_owned);
        f.run("window", Command::RecordDeath { person, seen, death, despite }).map(drop)
    };
    say(ON, None, None).unwrap();
    assert!(settlement(&f, id) == told, "what was told beforehand is what follows");
    // A cause that was not known is added without a word; what stands is changed with one.
    say(ON, Some(DeathCause::Illness), None).unwrap();
    let stands = Err(Refusal::Doubtful(vec![Doubt::DeathOnRecord { on: date(ON) }]));
    assert_eq!(say("2026-10-15", Some(DeathCause::Illness), None), stands);
    assert_eq!(say(ON, Some(DeathCause::OldWound), None), stands);
    assert_eq!(say(ON, None, None), stands, "leaving it out takes it off");
    let told = ahead("2026-10-15").unwrap();
    assert_ne!(told.to_book(), settlement(&f, id).to_book(), "the money is another");
    say("2026-10-15", None, Some("按医院更正")).unwrap();
    assert!(settlement(&f, id) == told);
    assert!(matches!(ahead("2026-11-24"), Err(Refusal::Invalid(_))), "not before it happened");
    f.sound();
}

#[test]
fn a_death_needs_its_day_and_its_document() {
    let f = Fixture::new();
    let id = f.person(1);
    let record = |on: &str, document: &str| {
        let death = NewDeath { on: date(on), document: document.into(), cause: None };
        match f.run("window", Command::RecordDeath { person: id, seen: 1, death, despite: None }) {
            Err(Refusal::Invalid(faults)) => {
                faults.into_iter().map(|f| (f.field, f.fault)).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(record(ON, " "), [("death.document".to_owned(), Fault::Empty)]);
    assert_eq!(record("2026-11-24", "A1"), [("died".to_owned(), Fault::Future)]);
    assert!(record(ON, "A\u{202e}1").iter().all(|(field, _)| field == "death.document"));
    let stale = f.run("window", death(id, 7, date(ON)));
    assert!(matches!(stale, Err(Refusal::Stale { seen: 7, now: 1, .. })), "{stale:?}");
    // Somebody new who died is told with the document, too; an imported register tells none.
    let mut facts = PersonFacts { died: Some(date(ON)), recognitions: vec![], ..person(2) };
    let bare = Command::RegisterPerson { facts: Box::new(facts.clone()), despite: None };
    let missing = FieldFault { field: "death.document".into(), fault: Fault::Empty };
    assert_eq!(f.run("maker", bare), Err(Refusal::Invalid(vec![missing])));
    facts.die(date(ON), "A1".into(), None);
    let other = f.register(facts);
    let Ok(Answer::Record(record)) = f.ask("window", Query::Record(other)) else { panic!() };
    assert_eq!((record.card.died, record.death), (Some(date(ON)), Some(("A1".to_owned(), None))));
    f.sound();
}

#[test]
fn a_later_raise_leaves_the_difference_and_too_much_is_said_not_taken() {
    let f = Fixture::new();
    let id = paid_to_november(&f);
    f.run("window", death(id, 1, date(ON))).unwrap();
    f.post(booking(&settlement(&f, id), id)).unwrap();
    // The month of the death is raised after all: six times the difference is left.
    f.by_hand("maker", combat(id, Due, "2026-08", 1_000)).unwrap();
    let s = settlement(&f, id);
    assert_eq!(s.to_book(), Fen(6 * 1_000));
    f.by_hand("maker", booking(&s, id)).unwrap();
    let s = settlement(&f, id);
    assert_eq!((s.to_book(), s.payable()), (Fen(0), Fen(3 * RATE + 6_000)));
    // The raise was wrong: what was booked too much is said, and no negative proposal is made.
    let wrong = EntryId(14);
    f.run("checker", Command::Reverse { entry: wrong, reason: "标准不适用".into() }).unwrap();
    let s = settlement(&f, id);
    assert_eq!((s.to_book(), s.overbooked()), (Fen(0), Fen(6_000)));
    f.sound();
}

#[test]
fn a_merged_record_keeps_the_death_of_the_one_taken_over() {
    let f = Fixture::new();
    let (keep, gone) = (paid_to_november(&f), f.person(2));
    f.run("window", death(gone, 1, date(ON))).unwrap();
    let merge = Command::MergePeople {
        keep: (keep, 1),
        gone: (gone, 2),
        take: vec![honordesk::domain::person::PersonField::Died],
        moves: 0,
        lives: false,
        reason: "同一人".into(),
    };
    f.run("maker", merge).unwrap();
    let Ok(Answer::Record(record)) = f.ask("window", Query::Record(keep)) else { panic!() };
    assert!(record.card.died == Some(date(ON)) && record.death.is_some());
    assert_eq!(open(&f).iter().map(|row| row.person).collect::<Vec<_>>(), [keep]);
    let outcome =
        f.run("maker", Command::UnmergePeople { person: gone, seen: 3, give: vec![], reason: "误并".into() });
    assert!(matches!(outcome.unwrap().outcome, Outcome::Person(..)));
    assert!(open(&f).iter().all(|row| row.person != keep));
    f.sound();
}
