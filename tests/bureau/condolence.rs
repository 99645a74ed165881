//! Condolence lists through the one door: made by a filter, handed out once each, the money in the ledger to the fen.

mod agreed;

use crate::bureau_support::*;
use honordesk::bureau::answer::{CondolenceView, GiftRow, Statement};
use honordesk::bureau::command::{MadeFor, NewDeath};
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::care::{HardshipFacts, Recipients, Relief};
use honordesk::domain::ledger::{Doubt, EntryKind};
use honordesk::domain::{CondolenceId, EntryId, Fen, PersonId};
use proptest::prelude::*;

fn made(of: Recipients, whom: &str, fen: i64) -> MadeFor {
    MadeFor { festival: "spring".into(), year: 2027, of, whom: whom.into(), amount: Fen(fen), goods: None }
}

/// Makes a list, and nobody agrees to it yet.
fn propose(f: &Fixture, made: MadeFor) -> Result<CondolenceId, Refusal> {
    f.bureau.build_index().unwrap();
    match f.run("maker", Command::MakeCondolence { made, despite: None })?.outcome {
        Outcome::Condolence(id, _) => Ok(id),
        other => panic!("{other:?}"),
    }
}

/// Makes a list that another person agrees to.
fn make(f: &Fixture, made: MadeFor) -> Result<CondolenceId, Refusal> {
    let id = propose(f, made)?;
    f.agree_list(id);
    Ok(id)
}

fn list(f: &Fixture, list: CondolenceId) -> CondolenceView {
    match f.ask("maker", Query::Condolence { list, text: String::new(), offset: 0, limit: 100 }).unwrap() {
        Answer::Condolence(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn line(f: &Fixture, id: CondolenceId, person: PersonId) -> GiftRow {
    list(f, id).rows.into_iter().find(|row| row.person == person).unwrap()
}

fn give(f: &Fixture, row: &GiftRow) -> Result<Receipt, Refusal> {
    f.run(
        "maker",
        Command::GiveGift { gift: row.gift, seen: row.version, received_by: String::new(), despite: None },
    )
}

fn take_back(f: &Fixture, row: &GiftRow) -> Result<Receipt, Refusal> {
    f.run("maker", Command::TakeBackGift { gift: row.gift, seen: row.version, reason: "发错了".into() })
}

fn statement(f: &Fixture, id: PersonId) -> Statement {
    match f.ask("maker", Query::Statement(id)).unwrap() {
        Answer::Statement(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_is_of_whom_the_filter_means_and_each_is_given_once() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let id = make(&f, made(Recipients::People, "类别:残疾", 50_001)).unwrap();
    let view = list(&f, id);
    assert_eq!((view.row.lines, view.row.given, view.row.total, view.row.paid), (2, 0, Fen(100_002), Fen(0)));
    give(&f, &line(&f, id, a)).unwrap();
    let view = list(&f, id);
    assert_eq!((view.row.given, view.row.paid), (1, Fen(50_001)));
    assert_eq!(view.rows[0].person, b, "who is not given yet stands first");
    let given = line(&f, id, a);
    assert_eq!(give(&f, &given).unwrap_err(), Refusal::GivenAlready(given.gift));
    let money = statement(&f, a);
    assert_eq!((money.due, money.paid, money.owed), (Fen(50_001), Fen(50_001), Fen(0)));
    assert!(money.lines[0].memo.contains("2027年春节慰问"));
    f.reopened().sound();
}

#[test]
fn what_was_handed_out_by_mistake_is_taken_back_at_the_list_alone() {
    let f = Fixture::new();
    let a = f.person(1);
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    give(&f, &line(&f, id, a)).unwrap();
    for entry in [EntryId(1), EntryId(2)] {
        let reverse = Command::Reverse { entry, reason: "金额录错".into() };
        assert_eq!(f.run("checker", reverse).unwrap_err(), Refusal::OfGift { entry, list: id });
    }
    take_back(&f, &line(&f, id, a)).unwrap();
    let money = statement(&f, a);
    assert_eq!((money.due, money.paid, money.lines.len()), (Fen(0), Fen(0), 4));
    assert_eq!(list(&f, id).row.paid, Fen(0));
    f.sound();
    assert!(matches!(take_back(&f, &line(&f, id, a)), Err(Refusal::NotGiven(_))));
    give(&f, &line(&f, id, a)).unwrap();
    assert_eq!(statement(&f, a).paid, Fen(20_000));
    f.reopened().sound();
}

#[test]
fn a_closed_list_gives_nothing_and_a_closed_month_neither() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    f.begin(posting(b, EntryKind::Due, "2026-10", 100), "2026-10-30");
    f.run("checker", Command::CloseMonth { month: month("2026-11"), despite: Some("试算".into()) }).unwrap();
    assert_eq!(give(&f, &line(&f, id, a)).unwrap_err(), Refusal::MonthClosed(month("2026-11")));
    f.reopen("2026-11", "补发");
    f.run("maker", Command::CloseCondolence { list: id, seen: 2 }).unwrap();
    for refused in [
        give(&f, &line(&f, id, a)),
        f.run("maker", Command::AddGift { list: id, person: b }),
        f.run("maker", Command::CloseCondolence { list: id, seen: 3 }),
    ] {
        assert_eq!(refused.unwrap_err(), Refusal::ListClosed(id));
    }
    let open = |seen| Command::ReopenCondolence { list: id, seen, reason: "漏了人".into() };
    assert!(matches!(f.run("maker", open(2)), Err(Refusal::Stale { .. })));
    f.run("maker", open(3)).unwrap();
    assert_eq!(f.run("maker", open(4)).unwrap_err(), Refusal::ListOpen(id));
    give(&f, &line(&f, id, a)).unwrap();
    f.sound();
}

#[test]
fn somebody_is_added_once_and_taken_off_unless_given() {
    let f = Fixture::new();
    f.person(1);
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    let late = f.person(2);
    let add = || f.run("maker", Command::AddGift { list: id, person: late });
    add().unwrap();
    let row = line(&f, id, late);
    assert_eq!(add().unwrap_err(), Refusal::OnListAlready(row.gift));
    let drop_it = |row: &GiftRow| f.run("maker", Command::DropGift { gift: row.gift, seen: row.version });
    drop_it(&row).unwrap();
    assert_eq!(drop_it(&row).unwrap_err(), Refusal::NotFound(What::Gift));
    add().unwrap();
    f.agree_list(id);
    give(&f, &line(&f, id, late)).unwrap();
    let row = line(&f, id, late);
    assert_eq!(drop_it(&row).unwrap_err(), Refusal::GivenAlready(row.gift));
    f.reopened().sound();
}

#[test]
fn households_are_given_through_their_heads() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let facts = HardshipFacts {
        head: a,
        members: vec![],
        relief: Relief::None,
        cause: "失业".into(),
        since: date("2026-01-01"),
    };
    f.run("window", Command::RegisterHardship { facts: Box::new(facts) }).unwrap();
    let id = make(&f, made(Recipients::Households, "", 100_000)).unwrap();
    assert_eq!((list(&f, id).row.lines, list(&f, id).rows[0].person), (1, a));
    let not_one = f.run("maker", Command::AddGift { list: id, person: b });
    assert_eq!(not_one.unwrap_err(), Refusal::NotFound(What::Hardship));
    give(&f, &line(&f, id, a)).unwrap();
    assert_eq!(statement(&f, a).paid, Fen(100_000));
    f.sound();
}

#[test]
fn a_household_whose_head_was_merged_stays_within_reach_of_lists() {
    let f = Fixture::new();
    let (kept, head) = (f.person(1), f.person(2));
    let facts = HardshipFacts {
        head,
        members: vec![],
        relief: Relief::None,
        cause: "失业".into(),
        since: date("2026-01-01"),
    };
    f.run("window", Command::RegisterHardship { facts: Box::new(facts) }).unwrap();
    let before = make(&f, made(Recipients::Households, "", 100_000)).unwrap();
    f.merge(kept, head).unwrap();
    let id = make_again(&f, made(Recipients::Households, "", 90_000));
    assert_eq!((list(&f, id).row.lines, list(&f, id).rows[0].person), (1, kept));
    let row = line(&f, id, kept);
    f.run("maker", Command::DropGift { gift: row.gift, seen: row.version }).unwrap();
    f.run("maker", Command::AddGift { list: id, person: kept }).unwrap();
    f.sound();
    // The line made while the head had a record of their own is given to the record that stands for it.
    give(&f, &line(&f, before, head)).unwrap();
    assert_eq!(statement(&f, kept).paid, Fen(100_000));
    f.reopened().sound();
}

/// A list that is meant although another one of the festival has the same people.
fn make_again(f: &Fixture, made: MadeFor) -> CondolenceId {
    f.bureau.build_index().unwrap();
    let despite = Some("另有一笔市级慰问金".to_owned());
    match f.run("maker", Command::MakeCondolence { made, despite }).unwrap().outcome {
        Outcome::Condolence(id, _) => {
            f.agree_list(id);
            id
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn money_of_one_festival_is_given_twice_only_with_a_reason() {
    let f = Fixture::new();
    let (a, b, other) = (f.person(1), f.person(2), f.person(3));
    f.merge(a, other).unwrap();
    let all = || made(Recipients::People, "", 50_000);
    let first = make(&f, all()).unwrap();
    let twice = make(&f, all()).unwrap_err();
    assert_eq!(twice, Refusal::Doubtful(vec![Doubt::OnAnotherList { list: first, people: 2 }]));
    make(&f, MadeFor { festival: "new-year".into(), ..all() }).unwrap();
    let second = make_again(&f, all());
    give(&f, &line(&f, first, a)).unwrap();
    let row = line(&f, second, a);
    let doubt = Doubt::GivenElsewhere { list: first, on: date("2026-11-23") };
    assert_eq!(give(&f, &row).unwrap_err(), Refusal::Doubtful(vec![doubt]));
    assert_eq!(statement(&f, a).paid, Fen(50_000), "nothing was booked");
    give(&f, &line(&f, second, b)).unwrap();
    let give_anyway = |despite: &str| Command::GiveGift {
        gift: row.gift,
        seen: row.version,
        received_by: String::new(),
        despite: Some(despite.into()),
    };
    assert!(matches!(f.run("maker", give_anyway(" ")), Err(Refusal::Invalid(_))), "a reason has words");
    f.run("maker", give_anyway("市级另发一份")).unwrap();
    assert_eq!(statement(&f, a).paid, Fen(100_000));
    assert!(f.journal(1)[0].what.about.iter().any(|(_, said)| said == "市级另发一份"), "why is on record");
    // What was taken back speaks no more.
    take_back(&f, &line(&f, second, a)).unwrap();
    take_back(&f, &line(&f, first, a)).unwrap();
    give(&f, &line(&f, second, a)).unwrap();
    f.reopened().sound();
}

#[test]
fn a_head_given_for_the_household_is_not_given_as_a_person_unasked_nor_the_other_way_round() {
    let f = Fixture::new();
    let (head, b) = (f.person(1), f.person(2));
    let facts = HardshipFacts {
        head,
        members: vec![],
        relief: Relief::None,
        cause: "失业".into(),
        since: date("2026-01-01"),
    };
    f.run("window", Command::RegisterHardship { facts: Box::new(facts) }).unwrap();
    let households = make(&f, made(Recipients::Households, "", 90_000)).unwrap();
    let people = make_again(&f, made(Recipients::People, "", 50_000));
    give(&f, &line(&f, households, head)).unwrap();
    give(&f, &line(&f, people, b)).unwrap();
    let doubt = |list| Refusal::Doubtful(vec![Doubt::GivenElsewhere { list, on: date("2026-11-23") }]);
    assert_eq!(give(&f, &line(&f, people, head)).unwrap_err(), doubt(households));
    take_back(&f, &line(&f, households, head)).unwrap();
    give(&f, &line(&f, people, head)).unwrap();
    assert_eq!(give(&f, &line(&f, households, head)).unwrap_err(), doubt(people));
    f.sound();
}

#[test]
fn a_festival_long_over_or_far_off_and_the_dead_are_asked_about() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let id =
        make(&f, MadeFor { festival: "qingming".into(), ..made(Recipients::People, "", 20_000) }).unwrap();
    let far = Refusal::Doubtful(vec![Doubt::FestivalFar { year: 2027 }]);
    assert_eq!(give(&f, &line(&f, id, a)).unwrap_err(), far);
    f.today.set(date("2027-03-30"));
    give(&f, &line(&f, id, a)).unwrap();
    let (seen, on) = (f.version(b), date("2027-03-29"));
    let death = NewDeath { on, document: "死亡证明 1 号".into(), cause: None };
    f.run("maker", Command::RecordDeath { person: b, seen, death, despite: None }).unwrap();
    let died = Refusal::Doubtful(vec![Doubt::Deceased { on }]);
    assert_eq!(give(&f, &line(&f, id, b)).unwrap_err(), died);
    f.sound();
}

#[test]
fn a_list_is_narrowed_by_the_one_filter_language_and_read_page_by_page() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..6).map(|n| f.person(n)).collect();
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    f.bureau.build_index().unwrap();
    let asked = |text: &str, offset, limit| match f
        .ask("maker", Query::Condolence { list: id, text: text.into(), offset, limit })
        .unwrap()
    {
        Answer::Condolence(view) => *view,
        other => panic!("{other:?}"),
    };
    let mut seen = Vec::new();
    for offset in [0, 2, 4] {
        seen.extend(asked("", offset, 2).rows.into_iter().map(|row| row.person));
    }
    seen.sort_unstable();
    assert_eq!(seen, people, "each stands on one page");
    assert_eq!((asked("年龄:150+", 0, 9).total, asked("类别:残疾", 0, 9).total), (0, 5));
    let slip = asked("镇:新话", 0, 9);
    assert_eq!(slip.faults.len(), 1, "a slip of the pen is said");
    assert_eq!(asked("年龄:150+", 0, 9).row.lines, 5, "the list itself is what it was");
}

#[test]
fn two_records_of_one_person_are_given_once_and_apart_each_has_its_own() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    let before = list(&f, id);
    f.merge(a, b).unwrap();
    assert_eq!(give(&f, &line(&f, id, b)).unwrap_err(), Refusal::MergedInto { person: b, into: a });
    give(&f, &line(&f, id, a)).unwrap();
    f.sound();
    take_back(&f, &line(&f, id, a)).unwrap();
    f.unmerge(b).unwrap();
    let after = list(&f, id);
    assert_eq!((after.row.lines, after.row.paid), (before.row.lines, before.row.paid));
    give(&f, &line(&f, id, b)).unwrap();
    f.sound();
}

#[test]
fn bad_lists_are_refused_field_by_field_and_only_makers_keep_them() {
    let f = Fixture::new();
    f.person(1);
    let fields = |made: MadeFor| match make(&f, made) {
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| f.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let good = || made(Recipients::People, "", 20_000);
    assert_eq!(fields(MadeFor { festival: "x".into(), ..good() }), ["festival"]);
    assert_eq!(fields(MadeFor { year: 1999, ..good() }), ["year"]);
    assert_eq!(fields(MadeFor { amount: Fen(0), ..good() }), ["amount"]);
    assert_eq!(fields(MadeFor { amount: Fen(i64::MAX), ..good() }), ["amount"]);
    assert_eq!(fields(MadeFor { whom: "镇:".into(), ..good() }), ["whom"]);
    assert_eq!(fields(MadeFor { whom: "年龄:150+".into(), ..good() }), ["whom"], "nobody");
    assert_eq!(fields(made(Recipients::Households, "", 20_000)), ["whom"], "no household");
    let by_window = f.run("window", Command::MakeCondolence { made: good(), despite: None });
    assert!(matches!(by_window, Err(Refusal::NotPermitted { .. })));
    f.sound();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is handed out and taken back, the list and the ledger agree to the fen.
    #[test]
    fn the_list_and_the_ledger_agree(steps in prop::collection::vec((0..3_usize, any::<bool>()), 0..14), fen in 1..9_999_999_i64) {
        let f = Fixture::new();
        let people: Vec<PersonId> = (1..4).map(|n| f.person(n)).collect();
        let id = make(&f, made(Recipients::People, "", fen)).unwrap();
        for (at, out) in steps {
            let row = line(&f, id, people[at]);
            let done = if out { give(&f, &row) } else { take_back(&f, &row) };
            prop_assert_eq!(done.is_ok(), out == row.given.is_none());
        }
        let view = list(&f, id);
        let paid: i64 = people.iter().map(|p| statement(&f, *p).paid.0).sum();
        prop_assert_eq!(view.row.paid, Fen(paid));
        prop_assert_eq!(view.row.paid, Fen(fen * i64::try_from(view.row.given).unwrap()));
        f.sound();
    }
}
