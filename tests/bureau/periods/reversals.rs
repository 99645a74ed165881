//! A payment on record is taken back by two people, never by one: what is taken back, the next run pays again.

use honordesk::bureau::answer::{OpenItem, SecondWord, SecondWordRow};
use honordesk::bureau::{Action, Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::EntryId;
use honordesk::domain::Fen;
use honordesk::domain::ledger::EntryKind::{Due, Paid};
use honordesk::domain::ledger::Righted;
use honordesk::domain::person::Belonging;

use super::hands::*;
use crate::bureau_support::*;

fn asked(f: &Fixture, who: &str) -> Vec<SecondWordRow> {
    match f.ask(who, Query::SecondWords).unwrap() {
        Answer::SecondWords(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn ask_back(entry: EntryId) -> Command {
    Command::AskReversal { entry, right: None, reason: "客户没有收到".into() }
}

#[test]
fn nobody_takes_a_payment_back_alone_of_whatever_month() {
    let f = Fixture::new();
    let id = f.person(1);
    let due = f.post(posting(id, Due, "2026-11", 72_900)).unwrap();
    let paid = f.post(posting(id, Paid, "2026-11", 72_900)).unwrap();
    // Neither today, nor by the one who booked it, nor by way of a correction.
    for who in ["maker", "checker"] {
        let alone = Command::Reverse { entry: paid, reason: "录错".into() };
        assert_eq!(f.run(who, alone), Err(Refusal::PaidByTwo(paid)), "{who}");
    }
    assert_eq!(correct(&f, paid.0, right("2026-11", 100)), Err(Refusal::PaidByTwo(paid)));
    f.today.set(date("2027-02-01"));
    let alone = Command::Reverse { entry: paid, reason: "录错".into() };
    assert_eq!(f.run("checker", alone), Err(Refusal::PaidByTwo(paid)));
    // What is due is taken back by one, and is not asked for.
    assert_eq!(f.run("maker", ask_back(due)), Err(Refusal::NotAPayment(due)));
    f.run("maker", ask_back(paid)).unwrap();
    assert_eq!(f.run("checker", ask_back(paid)), Err(Refusal::ReversalAsked(paid)));
    assert_eq!(statement(&f, id).paid, Fen(72_900), "nothing is booked yet");
    let line = statement(&f, id).lines.pop().unwrap();
    assert!(line.by_two && line.asked.is_some_and(|ask| ask.own && ask.reason == "客户没有收到"));
    let row = asked(&f, "window").remove(0);
    assert_eq!(
        (row.what, row.person, row.amount, row.asked.own),
        (SecondWord::Reversal(paid), id, Fen(72_900), false)
    );
    assert!(books(&f, of_month("2027-02")).open.contains(&OpenItem::ReversalsAsked { entries: 1 }));
    let agree = |who: &str| f.run(who, Command::AgreeReversal { entry: paid });
    assert!(matches!(agree("maker"), Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. })));
    let receipt = agree("head").unwrap();
    assert_eq!(receipt.outcome, Outcome::Entries(EntryId(3), 1));
    let s = statement(&f, id);
    assert_eq!((s.paid, s.owed, s.lines[1].asked.clone()), (Fen(0), Fen(72_900), None));
    assert_eq!(agree("checker"), Err(Refusal::NoReversalAsked(paid)));
    assert_eq!(f.run("checker", ask_back(paid)), Err(Refusal::ReversedAlready(EntryId(3))));
    f.reopened().sound();
}

#[test]
fn whoever_asks_never_agrees_and_it_may_be_declined_or_withdrawn() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-11", 100)).unwrap();
    let paid = f.post(posting(id, Paid, "2026-11", 100)).unwrap();
    f.run("checker", ask_back(paid)).unwrap();
    let why = Denied::SamePerson;
    let same = Err(Refusal::NotPermitted { action: Action::ApproveReversals, why });
    assert_eq!(f.run("checker", Command::AgreeReversal { entry: paid }), same);
    let decline = |who: &str, reason: &str| {
        f.run(who, Command::DeclineReversal { entry: paid, reason: reason.to_owned() })
    };
    assert_eq!(decline("checker", "不必"), same);
    assert!(matches!(decline("head", " "), Err(Refusal::Invalid(_))));
    decline("head", "银行已确认到账").unwrap();
    assert_eq!((asked(&f, "head"), statement(&f, id).paid), (vec![], Fen(100)));
    f.run("maker", ask_back(paid)).unwrap();
    let withdraw = |who: &str| f.run(who, Command::WithdrawReversal { entry: paid });
    assert_eq!(withdraw("checker"), Err(Refusal::ReversalByOther(paid)));
    withdraw("maker").unwrap();
    assert_eq!(withdraw("maker"), Err(Refusal::NoReversalAsked(paid)));
    f.sound();
}

#[test]
fn a_payment_is_put_right_by_two_and_stands_linked_both_ways() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-11", 100)).unwrap();
    let paid = f.post(posting(id, Paid, "2026-11", 100)).unwrap();
    let anew = |of: &str, fen| {
        let right = Some(Righted { programme: PENSION.into(), month: month(of), amount: Fen(fen) });
        f.run("maker", Command::AskReversal { entry: paid, right, reason: "金额录错".into() })
    };
    assert!(matches!(anew("2026-11", 100), Err(Refusal::Invalid(_))), "nothing would be different");
    assert!(matches!(anew("2026-11", 0), Err(Refusal::Invalid(_))));
    anew("2026-11", 90).unwrap();
    // Taken back by agreement into an open month only; what is asked waits.
    close(&f, "2026-11");
    let agree = || f.run("checker", Command::AgreeReversal { entry: paid });
    assert_eq!(agree(), Err(Refusal::MonthClosed(month("2026-11"))));
    f.today.set(date("2026-12-01"));
    agree().unwrap();
    let s = statement(&f, id);
    let [_, old, back, new] = s.lines.as_slice() else { panic!() };
    assert_eq!((old.corrected_by, new.corrects, new.amount), (Some(new.entry), Some(old.entry), Fen(90)));
    assert_eq!((back.booked, s.paid, s.owed), (date("2026-12-01"), Fen(90), Fen(10)));
    f.reopened().sound();
}

#[test]
fn what_takes_two_is_not_given_by_whoever_puts_records_apart() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.merge(a, b).unwrap();
    f.post(posting(a, Due, "2026-11", 72_900)).unwrap();
    let paid = f.post(posting(a, Paid, "2026-11", 72_900)).unwrap();
    let Ok(Answer::Apart(apart)) = f.ask("maker", Query::Apart(b)) else { panic!() };
    let offered: Vec<_> = apart.since.entries.iter().map(|entry| entry.entry).collect();
    assert!(!offered.contains(&paid) && offered.len() == 1, "what is not given is not offered: {offered:?}");
    let given = f.unmerge_giving("maker", b, &[Belonging::Entry(paid)]);
    assert_eq!(given, Err(Refusal::GivenByTwo(paid)));
    assert_eq!(statement(&f, a).paid, Fen(72_900), "nothing is booked");
    // Two people take it back first.
    f.run("maker", ask_back(paid)).unwrap();
    f.run("head", Command::AgreeReversal { entry: paid }).unwrap();
    f.unmerge(b).unwrap();
    f.post(posting(b, Paid, "2026-11", 72_900)).unwrap();
    assert_eq!((statement(&f, a).paid, statement(&f, b).paid), (Fen(0), Fen(72_900)));
    f.sound();
}
