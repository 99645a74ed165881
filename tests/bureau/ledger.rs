//! The ledger through the door.

use crate::bureau_support::*;
use honordesk::bureau::answer::{Statement, TimelinePage};
use honordesk::bureau::command::Posting;
use honordesk::bureau::query::TimelineFilter;
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Refusal};
use honordesk::domain::ledger::{Account, Doubt, EntryKind};
use honordesk::domain::person::PersonFacts;
use honordesk::domain::{EntryId, Fen, PersonId};

use EntryKind::{Due, Paid};

fn statement(f: &Fixture, id: PersonId) -> Statement {
    match f.ask("window", Query::Statement(id)) {
        Ok(Answer::Statement(s)) => *s,
        other => panic!("{other:?}"),
    }
}

fn reverse(f: &Fixture, entry: u64, reason: &str) -> Result<u64, Refusal> {
    let receipt = f.take_back(EntryId(entry), reason)?;
    match receipt.outcome {
        Outcome::Entries(id, 1) => Ok(id.0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn due_and_paid_make_a_statement_and_a_reversal_takes_back() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-09", 72_900)).unwrap();
    f.post(posting(id, Paid, "2026-09", 72_900)).unwrap();
    f.post(posting(id, Due, "2026-10", 72_900)).unwrap();
    f.by_hand("maker", posting(id, Paid, "2026-10", 82_900)).unwrap();
    assert_eq!(statement(&f, id).owed, Fen(-10_000));
    assert_eq!(reverse(&f, 4, "金额录错").unwrap(), 5);
    let s = statement(&f, id);
    assert_eq!((s.due, s.paid, s.owed), (Fen(145_800), Fen(72_900), Fen(72_900)));
    let months: Vec<_> = s
        .months
        .iter()
        .map(|m| (m.month.to_string(), m.due.0, m.paid.0, m.difference.0, m.balance.0))
        .collect();
    assert_eq!(
        months,
        [("2026-10".into(), 72_900, 0, 72_900, 72_900), ("2026-09".into(), 72_900, 72_900, 0, 0)]
    );
    let balances: Vec<_> = s.lines.iter().map(|l| l.balance.0).collect();
    assert_eq!(balances, [72_900, 0, 72_900, -10_000, 72_900]);
    assert_eq!((s.lines[3].reversed_by, s.lines[4].reverses), (Some(EntryId(5)), Some(EntryId(4))));
    assert_eq!(s.lines[4].amount, Fen(-82_900));
    let Ok(Answer::Card(card)) = f.ask("window", Query::Card(id)) else { panic!() };
    assert_eq!((card.owed, card.paid_this_year), (Fen(72_900), (1, Fen(72_900))));
    assert_eq!(card.last_paid.map(|p| (p.month, p.amount)), Some((month("2026-09"), Fen(72_900))));
    f.sound();
    f.reopened().sound();
}

#[test]
fn a_reversal_needs_a_reason_and_comes_once() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-09", 100)).unwrap();
    assert!(matches!(reverse(&f, 1, "错"), Err(Refusal::Invalid(_))));
    reverse(&f, 1, "录错").unwrap();
    assert_eq!(reverse(&f, 1, "录错"), Err(Refusal::ReversedAlready(EntryId(2))));
    assert_eq!(reverse(&f, 2, "录错"), Err(Refusal::IsReversal(EntryId(2))));
    assert!(matches!(reverse(&f, 9, "录错"), Err(Refusal::NotFound(_))));
    // What was taken back may be posted again without a reason.
    f.post(posting(id, Due, "2026-09", 200)).unwrap();
    let Ok(Answer::Entry(view)) = f.ask("checker", Query::Entry(EntryId(2))) else { panic!() };
    assert_eq!(view.can_reverse, Err(Refusal::IsReversal(EntryId(2))));
    assert_eq!(view.legs, [(Account::Expense, Fen(-100)), (Account::Payable, Fen(100))]);
    let Ok(Answer::Entry(view)) = f.ask("window", Query::Entry(EntryId(3))) else { panic!() };
    assert!(matches!(view.can_reverse, Err(Refusal::NotPermitted { .. })));
}

#[test]
fn what_cannot_be_posted_is_refused_by_name() {
    let f = Fixture::new();
    let id = f.person(1);
    let with = |change: &dyn Fn(&mut Posting)| {
        let mut p = posting(id, Due, "2026-11", 100);
        change(&mut p);
        f.post(p).unwrap_err()
    };
    let fault = |r: Refusal| match r {
        Refusal::Invalid(faults) => faults.into_iter().map(|f| (f.field, f.fault)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let one = |field: &str, fault: Fault| vec![(field.to_owned(), fault)];
    assert_eq!(fault(with(&|p| p.amount = Fen(0))), one("amount", Fault::Amount));
    assert_eq!(fault(with(&|p| p.amount = Fen(-1))), one("amount", Fault::Amount));
    assert_eq!(fault(with(&|p| p.amount = Fen(100_000_000_001))), one("amount", Fault::TooMuch));
    assert_eq!(fault(with(&|p| p.month = month("2028-01"))), one("month", Fault::Future));
    assert_eq!(fault(with(&|p| p.month = month("1949-10"))), one("month", Fault::TooEarly));
    assert_eq!(fault(with(&|p| p.booked = Some(date("2026-11-24")))), one("booked", Fault::Future));
    assert_eq!(
        fault(with(&|p| p.memo = "a\u{1b}[31m".into())),
        one("memo", Fault::Character { code: 0x1b, at: 2 })
    );
    assert_eq!(with(&|p| p.programme = "rent".into()), Refusal::NoSuchProgramme("rent".into()));
    assert!(matches!(with(&|p| p.person = PersonId(99)), Refusal::NotFound(_)));
    f.post(posting(id, Due, "2026-11", 100_000_000_000)).unwrap();
    let before = Doubt::PostedBefore { entry: EntryId(1) };
    let alone = f.post_alone(posting(id, Due, "2026-11", 1));
    assert!(matches!(&alone, Err(Refusal::Doubtful(doubts)) if doubts.contains(&before)), "{alone:?}");
    f.by_hand("maker", posting(id, Due, "2026-11", 1)).unwrap();
    f.sound();
}

#[test]
fn what_is_seldom_meant_wants_a_reason() {
    let f = Fixture::new();
    let id = f.register(PersonFacts { recognitions: vec![], ..person(1) });
    let doubtful = |posting, doubts: &[Doubt]| {
        let alone = f.post_alone(posting);
        let Err(Refusal::Doubtful(found)) = alone else { panic!("{alone:?}") };
        assert!(doubts.iter().all(|doubt| found.contains(doubt)), "{found:?}");
    };
    doubtful(posting(id, Due, "2026-11", 100), &[Doubt::NotEntitled]);
    let left = Fen(0);
    doubtful(posting(f.person(2), Paid, "2026-11", 99), &[Doubt::MoreThanDue { left }]);
    // Nothing is due for a month that has not begun, whoever agrees.
    let ahead = f.post(posting(f.person(3), Due, "2026-12", 100));
    assert_eq!(ahead, Err(Refusal::DueAhead { month: month("2026-12"), booked: date("2026-11-23") }));
    let posting = posting(id, Due, "2026-11", 100);
    let many = Command::PostMany { postings: vec![posting.clone()] };
    let why = Box::new(Refusal::Doubtful(vec![Doubt::NotEntitled]));
    assert_eq!(f.run("maker", many), Err(Refusal::Row { row: 1, why }));
    f.by_hand("maker", posting).unwrap();
    f.sound();
}

#[test]
fn a_memo_shows_no_number_of_a_person() {
    let f = Fixture::new();
    let id = f.person(1);
    let shown = "来电 *** **** ****，按 2026-13 号";
    let posting =
        Posting { memo: "来电 138 0013 8000，按 2026-13 号".into(), ..posting(id, Due, "2026-11", 100) };
    f.run("maker", Command::AskPosting { posting: posting.clone(), reason: "补记".into() }).unwrap();
    let Ok(Answer::SecondWords(rows)) = f.ask("head", Query::SecondWords) else { panic!() };
    f.run("maker", Command::PostMany { postings: vec![posting] }).unwrap();
    assert_eq!((&*rows[0].memo, &*statement(&f, id).lines[0].memo), (shown, shown));
}

#[test]
fn nothing_is_due_after_the_month_of_death() {
    let f = Fixture::new();
    let id = f.person(1);
    let on = date("2026-09-10");
    f.run("maker", death(id, 1, on)).unwrap();
    f.post(posting(id, Due, "2026-09", 100)).unwrap();
    assert_eq!(f.post(posting(id, Due, "2026-10", 100)), Err(Refusal::PersonDied { person: id, on }));
    // Money that left the bank all the same is booked, and shows as paid too much.
    f.by_hand("maker", posting(id, Paid, "2026-10", 100_000)).unwrap();
    let Ok(Answer::Card(card)) = f.ask("maker", Query::Card(id)) else { panic!() };
    assert!(card.flags.contains(&honordesk::bureau::answer::Flag::Overpaid));
}

#[test]
fn closed_books_stay_closed_for_every_writer() {
    let f = Fixture::new();
    let id = f.person(1);
    let back = |day: &str| Posting { booked: Some(date(day)), ..posting(id, Due, "2026-10", 100) };
    f.post(back("2026-10-31")).unwrap();
    let close =
        |m: &str| f.run("checker", Command::CloseMonth { month: month(m), despite: Some("试算".into()) });
    close("2026-10").unwrap();
    let closed = Err(Refusal::MonthClosed(month("2026-10")));
    assert_eq!(close("2026-10"), Err(Refusal::ClosedAlready(month("2026-10"))));
    assert_eq!(f.post(back("2026-10-31")), closed);
    let many = Command::PostMany { postings: vec![back("2026-11-01"), back("2026-10-31")] };
    let why = Box::new(Refusal::Doubtful(vec![
        Doubt::PostedBefore { entry: EntryId(1) },
        // Books in use take in by many no more than by one.
        Doubt::NotWorkedOut,
    ]));
    assert_eq!(f.run("maker", many), Err(Refusal::Row { row: 1, why }));
    // The reversal is booked today, in an open month.
    reverse(&f, 1, "录错").unwrap();
    close("2026-11").unwrap();
    let other = f.person(2);
    assert_eq!(f.post(posting(other, Due, "2026-11", 5)), Err(Refusal::MonthClosed(month("2026-11"))));
    let reopen = |m: &str, reason: &str| {
        f.run("checker", Command::AskReopening { month: month(m), reason: reason.into() })
    };
    assert!(matches!(reopen("2026-11", ""), Err(Refusal::Invalid(_))));
    assert_eq!(reopen("2026-09", "补录").unwrap_err(), Refusal::MonthOpen(month("2026-09")));
    f.reopen("2026-11", "补录");
    f.post(posting(other, Due, "2026-11", 5)).unwrap();
    assert!(matches!(close("2026-12"), Err(Refusal::Invalid(_))));
    f.sound();
}

#[test]
fn what_comes_after_the_close_is_booked_later_and_shown_apart() {
    let f = Fixture::new();
    let (early, late) = (f.person(1), f.person(2));
    f.post(Posting { booked: Some(date("2026-10-31")), ..posting(early, Due, "2026-10", 72_900) }).unwrap();
    let ask = || {
        let query = Query::ProgrammeMonth {
            programme: "disability-pension".into(),
            month: month("2026-10"),
            text: String::new(),
            offset: 0,
            limit: 10,
        };
        let Ok(Answer::ProgrammeMonth(m)) = f.ask("head", query) else { panic!() };
        (m.due, m.late.entries, m.late.due, m.late.paid)
    };
    f.run("checker", Command::CloseMonth { month: month("2026-10"), despite: Some("试算".into()) }).unwrap();
    assert_eq!(ask(), (Fen(72_900), 0, Fen(0), Fen(0)));
    // On the very day of the close; the order of posting decides.
    f.post(posting(late, Due, "2026-10", 500)).unwrap();
    f.post(posting(late, Paid, "2026-10", 500)).unwrap();
    reverse(&f, 1, "录错").unwrap();
    assert_eq!(ask(), (Fen(500), 3, Fen(500 - 72_900), Fen(500)));
    f.sound();
}

#[test]
fn a_month_is_posted_whole_or_not_at_all() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (0..30).map(|n| f.person(n)).collect();
    let postings = |kind| people.iter().map(|id| posting(*id, kind, "2026-11", 1000)).collect::<Vec<_>>();
    let mut bad = postings(Due);
    bad[17].person = PersonId(999);
    assert!(matches!(f.run("maker", Command::PostMany { postings: bad }), Err(Refusal::Row { row: 18, .. })));
    assert_eq!(statement(&f, people[0]).lines.len(), 0);
    let receipt = f.run("maker", Command::PostMany { postings: postings(Due) }).unwrap();
    assert_eq!(receipt.outcome, Outcome::Entries(EntryId(1), 30));
    f.run("maker", Command::PostMany { postings: postings(Paid) }).unwrap();
    reverse(&f, 31, "退回").unwrap();
    let query = Query::ProgrammeMonth {
        programme: "disability-pension".into(),
        month: month("2026-11"),
        text: String::new(),
        offset: 10,
        limit: 15,
    };
    let Ok(Answer::ProgrammeMonth(m)) = f.ask("head", query) else { panic!() };
    assert_eq!((m.people, m.lines.len(), m.due, m.paid, m.closed), (30, 15, Fen(30_000), Fen(29_000), false));
    assert_eq!((m.months.len(), m.months[11]), (12, (month("2026-11"), Fen(30_000), Fen(29_000))));
    assert_eq!(m.months[0], (month("2025-12"), Fen(0), Fen(0)));
    // A word of the filter tells those who are not paid in full from the others.
    for (text, people, due) in [
        ("未清", 1, 1000),
        ("unpaid", 1, 1000),
        ("已清", 29, 29_000),
        ("多发", 0, 0),
        ("未清 没有此人", 0, 0),
    ] {
        let (programme, month) = ("disability-pension".to_owned(), month("2026-11"));
        let query = Query::ProgrammeMonth { programme, month, text: text.into(), offset: 0, limit: 50 };
        let Ok(Answer::ProgrammeMonth(m)) = f.ask("head", query) else { panic!() };
        assert_eq!((m.people, m.due), (people, Fen(due)), "{text}");
    }
    assert!(matches!(f.run("maker", Command::PostMany { postings: vec![] }), Err(Refusal::Invalid(_))));
    f.sound();
}

#[test]
fn a_month_posted_at_once_stands_in_every_timeline() {
    let f = Fixture::new();
    let people: Vec<_> = [1, 2, 3].map(|n| f.person(n)).to_vec();
    let postings = people.iter().step_by(2).map(|id| posting(*id, Due, "2026-10", 100)).collect();
    f.run("maker", Command::PostMany { postings }).unwrap();
    let shown: Vec<bool> = people
        .iter()
        .map(|id| {
            match f.ask(
                "maker",
                Query::Timeline { person: *id, filter: TimelineFilter::default(), before: None, limit: 50 },
            ) {
                Ok(Answer::Timeline(TimelinePage { lines: all, .. })) => {
                    all.iter().any(|h| h.command == "ledger.post-many")
                }
                other => panic!("{other:?}"),
            }
        })
        .collect();
    assert_eq!(shown, [true, false, true]);
    f.sound();
    f.reopened().sound();
}

#[test]
fn a_timeline_is_filtered_paged_and_shows_only_the_own_share() {
    use honordesk::bureau::query::TimelineKind;
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let postings = vec![posting(a, Due, "2026-09", 60_000), posting(b, Due, "2026-09", 70_000)];
    f.run("maker", Command::PostMany { postings }).unwrap();
    f.today.set(date("2026-11-24"));
    for n in 0..30 {
        let month = format!("{}-{:02}", 2020 + n / 12, n % 12 + 1);
        f.post(posting(a, Due, &month, 100)).unwrap();
    }
    let ask = |filter, before, limit| {
        let query = Query::Timeline { person: a, filter, before, limit };
        match f.ask("maker", query).unwrap() {
            Answer::Timeline(page) => page,
            other => panic!("{other:?}"),
        }
    };
    let all = ask(TimelineFilter::default(), None, 99);
    assert_eq!((all.lines.len(), all.next), (62, None));
    let (mut paged, mut before) = (Vec::new(), None);
    loop {
        let page = ask(TimelineFilter::default(), before, 7);
        paged.extend(page.lines);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert!(paged == all.lines, "the pages are the whole");
    let money = TimelineFilter { kind: Some(TimelineKind::Money), upto: Some(date("2026-11-23")) };
    let many = ask(money, None, 99).lines;
    assert_eq!(many.iter().map(|h| h.command.as_str()).collect::<Vec<_>>(), ["ledger.post-many"]);
    let amount = many[0].about.iter().find(|(name, _)| name == "amount").map(|(_, value)| value.as_str());
    assert_eq!(amount, Some("600.00"), "not what the others got");
    let record = TimelineFilter { kind: Some(TimelineKind::Record), upto: None };
    assert_eq!(ask(record, None, 99).lines.len(), 1);
}

#[test]
fn what_was_booked_for_many_stands_once_in_the_timeline_of_each() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let both = |id| [posting(id, Due, "2026-10", 60_000), posting(id, Paid, "2026-10", 60_000)];
    let postings = both(a).into_iter().chain(both(b)).collect();
    f.run("maker", Command::PostMany { postings }).unwrap();
    f.run(
        "maker",
        Command::PostMany {
            postings: vec![posting(a, Due, "2026-11", 60_000), posting(b, Due, "2026-11", 60_000)],
        },
    )
    .unwrap();
    let asked = Query::Timeline { person: a, filter: TimelineFilter::default(), before: None, limit: 10 };
    let Ok(Answer::Timeline(page)) = f.ask("window", asked) else { panic!() };
    let amounts: Vec<&str> = page
        .lines
        .iter()
        .flat_map(|line| &line.about)
        .filter(|(name, _)| name == "amount")
        .map(|(_, amount)| amount.as_str())
        .collect();
    assert_eq!(amounts, ["600.00", "600.00"], "the due and the paid of one payment are one sum");
}

#[test]
fn an_entry_on_a_merged_record_is_that_of_whoever_stands_for_it() {
    let f = Fixture::new();
    let (keep, gone) = (f.person(1), f.person(2));
    f.post(posting(keep, Due, "2026-09", 10_000)).unwrap();
    let theirs = f.post(posting(gone, Due, "2026-10", 5_000)).unwrap();
    f.merge(keep, gone).unwrap();
    let Ok(Answer::Entry(entry)) = f.ask("window", Query::Entry(theirs)) else { panic!() };
    assert_eq!((entry.person, entry.line.balance), (keep, Fen(15_000)));
    let line = statement(&f, keep).lines.into_iter().find(|line| line.entry == theirs).unwrap();
    assert_eq!(line.balance, entry.line.balance, "as the statement says");
}

#[test]
fn a_key_stands_for_one_command_and_for_nothing_else() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let asking = f.asking(Some(staff_id("maker")));
    let post = |person, month: &str| Command::AskPosting {
        posting: posting(person, Due, month, 50_000),
        reason: "补记".into(),
    };
    let first = f.bureau.execute(&asking, post(a, "2026-11")).unwrap();
    let again = f.bureau.execute(&asking, post(a, "2026-11")).unwrap();
    assert!(again.already && again.outcome == first.outcome);
    for other in [
        post(b, "2026-11"),
        post(a, "2026-10"),
        Command::SaveView { name: "x".into(), text: String::new(), pin: None },
    ] {
        assert_eq!(f.bureau.execute(&asking, other), Err(Refusal::KeyUsed { seq: first.seq }));
    }
    assert_eq!(statement(&f, b).lines.len(), 0);
    // Sent once more it may name another version of the record: it is the same intention.
    let asking = f.asking(Some(staff_id("maker")));
    let death = |seen| death(a, seen, date("2026-11-20"));
    let seen = f.version(a);
    f.bureau.execute(&asking, death(seen)).unwrap();
    assert!(f.bureau.execute(&asking, death(seen + 1)).unwrap().already);
    f.sound();
}
