//! Households in hardship through the one door: who they are, what was done for them, how many were visited.

use crate::bureau_support::*;
use honordesk::bureau::answer::{CareFigures, HardshipPage, HardshipView};
use honordesk::bureau::command::Contacted;
use honordesk::bureau::query::HardshipAsked;
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::care::{ContactKind, ContactResult, HardshipFacts, HardshipResult, Member, Relief};
use honordesk::domain::{HardshipId, PersonId};

fn facts(head: PersonId, members: &[PersonId]) -> HardshipFacts {
    let mut all: Vec<Member> =
        members.iter().map(|p| Member { person: Some(*p), ..Member::default() }).collect();
    all.push(Member { person: None, name: "试小儿".into(), relation: "子".into() });
    HardshipFacts {
        head,
        members: all,
        relief: Relief::MinimumLiving,
        cause: "长期患病".into(),
        since: date("2026-02-01"),
    }
}

fn of(done: Result<Receipt, Refusal>) -> Result<(HardshipId, u32), Refusal> {
    match done?.outcome {
        Outcome::Hardship(id, version) => Ok((id, version)),
        other => panic!("{other:?}"),
    }
}

fn enter(f: &Fixture, facts: HardshipFacts) -> Result<(HardshipId, u32), Refusal> {
    of(f.run("window", Command::RegisterHardship { facts: Box::new(facts) }))
}

fn list(f: &Fixture, ended: bool) -> HardshipPage {
    let asked = HardshipAsked { ended, ..HardshipAsked::default() };
    match f.ask("window", Query::Hardships { asked, offset: 0, limit: 50 }).unwrap() {
        Answer::Hardships(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn view(f: &Fixture, id: HardshipId) -> HardshipView {
    match f.ask("window", Query::Hardship(id)).unwrap() {
        Answer::Hardship(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn figures(f: &Fixture, from: &str, to: &str) -> CareFigures {
    match f.ask("head", Query::CareFigures { from: date(from), to: date(to) }).unwrap() {
        Answer::CareFigures(figures) => *figures,
        other => panic!("{other:?}"),
    }
}

fn visited(f: &Fixture, person: PersonId, day: &str) {
    let said = Contacted {
        day: Some(date(day)),
        ..Contacted::new(person, ContactKind::HomeVisit, ContactResult::Reached)
    };
    f.run("window", Command::RecordContact { said }).unwrap();
}

#[test]
fn households_are_counted_in_households_and_a_visit_to_anybody_of_it_counts_once() {
    let f = Fixture::new();
    let (a, b, c) = (f.person(1), f.person(2), f.person(3));
    let (one, _) = enter(&f, facts(a, &[b])).unwrap();
    enter(&f, facts(c, &[])).unwrap();
    let page = list(&f, false);
    assert_eq!((page.total, page.people, page.visited), (2, 5, 0));
    visited(&f, a, "2026-02-10");
    visited(&f, b, "2026-02-11");
    visited(&f, b, "2026-01-11");
    let page = list(&f, false);
    assert_eq!((page.visited, page.rows[0].facts.head), (1, c), "nobody went to the other for longest");
    assert_eq!(view(&f, one).visits.len(), 2, "a visit before it was in hardship is none");
    let spring = figures(&f, "2026-01-01", "2026-03-31");
    assert_eq!((spring.households, spring.households_visited), (2, 1));
    assert_eq!((spring.home_visits, spring.people), (3, 2));
    assert_eq!(figures(&f, "2025-01-01", "2025-12-31").households, 0);
    f.sound();
}

#[test]
fn figures_count_people_and_not_their_records() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    visited(&f, a, "2026-02-10");
    visited(&f, b, "2026-02-11");
    assert_eq!(figures(&f, "2026-01-01", "2026-03-31").people, 2);
    f.merge(a, b).unwrap();
    let merged = figures(&f, "2026-01-01", "2026-03-31");
    assert_eq!((merged.people, merged.home_visits), (1, 2), "one person, gone to twice");
}

#[test]
fn a_text_means_heads_by_the_filter_language_and_words_of_the_cause() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    enter(&f, facts(a, &[])).unwrap();
    enter(&f, HardshipFacts { cause: "住房简陋".into(), ..facts(b, &[]) }).unwrap();
    f.bureau.build_index().unwrap();
    let heads = |text: &str| {
        let asked = HardshipAsked { text: text.into(), ..HardshipAsked::default() };
        match f.ask("window", Query::Hardships { asked, offset: 0, limit: 50 }).unwrap() {
            Answer::Hardships(page) => page.rows.into_iter().map(|row| row.facts.head).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((heads("住房"), heads("年龄:60+ 患病")), (vec![b], vec![a]));
    assert_eq!((heads("年龄:150+ 患病"), heads("类别:残疾").len()), (vec![], 2));
}

#[test]
fn nobody_is_in_two_open_households() {
    let f = Fixture::new();
    let (a, b, c) = (f.person(1), f.person(2), f.person(3));
    let (one, seen) = enter(&f, facts(a, &[b])).unwrap();
    let twice = |person| Refusal::InHardshipAlready { person, hardship: one };
    assert_eq!(enter(&f, facts(a, &[])).unwrap_err(), twice(a));
    assert_eq!(enter(&f, facts(c, &[b])).unwrap_err(), twice(b));
    let end = Command::EndHardship { hardship: one, seen, result: HardshipResult::Lifted, on: None };
    let (_, seen) = of(f.run("window", end)).unwrap();
    let (two, _) = enter(&f, facts(c, &[b])).unwrap();
    let again = Command::ReopenHardship { hardship: one, seen, reason: "情况反复".into() };
    assert_eq!(
        f.run("window", again).unwrap_err(),
        Refusal::InHardshipAlready { person: b, hardship: two },
        "meanwhile they went elsewhere"
    );
    assert_eq!((list(&f, false).total, list(&f, true).total), (1, 1));
    f.reopened().sound();
}

#[test]
fn measures_and_the_end_have_their_days_and_what_ended_stays() {
    let f = Fixture::new();
    let (one, seen) = enter(&f, facts(f.person(1), &[])).unwrap();
    let measure = |seen, on: &str, what: &str| Command::AddMeasure {
        hardship: one,
        seen,
        on: Some(date(on)),
        what: what.into(),
    };
    let fault = |done: Result<Receipt, Refusal>| match done {
        Err(Refusal::Invalid(faults)) => faults[0].fault.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(f.run("window", measure(seen, "2026-11-24", "送米油"))), Fault::Future);
    let before = Fault::Before { field: "since".into() };
    assert_eq!(fault(f.run("window", measure(seen, "2026-01-31", "送米油"))), before);
    assert_eq!(fault(f.run("window", measure(seen, "2026-11-20", " "))), Fault::Empty);
    let (_, seen) = of(f.run("window", measure(seen, "2026-11-20", "送米油"))).unwrap();
    let end = Command::EndHardship { hardship: one, seen, result: HardshipResult::NotLifted, on: None };
    let (_, seen) = of(f.run("window", end)).unwrap();
    assert_eq!(
        f.run("window", measure(seen, "2026-11-21", "再送")).unwrap_err(),
        Refusal::HardshipEnded(one)
    );
    let again = |reason: &str, seen| Command::ReopenHardship { hardship: one, seen, reason: reason.into() };
    assert!(matches!(f.run("window", again(" ", seen)), Err(Refusal::Invalid(_))));
    let (_, seen) = of(f.run("window", again("搬回来了", seen))).unwrap();
    assert_eq!(f.run("window", again("再来", seen)).unwrap_err(), Refusal::HardshipOpen(one));
    assert_eq!(view(&f, one).measures[0].0.what, "送米油");
    assert_eq!(
        f.run("window", again("没有", 1)).unwrap_err(),
        Refusal::Stale { seen: 1, now: 4, fields: vec![] }
    );
    let none =
        Command::EndHardship { hardship: HardshipId(9), seen: 1, result: HardshipResult::Lifted, on: None };
    assert_eq!(f.run("window", none).unwrap_err(), Refusal::NotFound(What::Hardship));
    f.sound();
}

#[test]
fn who_they_are_is_checked_and_can_be_said_anew() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let bad = |change: &dyn Fn(&mut HardshipFacts)| {
        let mut wrong = facts(a, &[b]);
        change(&mut wrong);
        match enter(&f, wrong) {
            Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| f.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(bad(&|f| f.since = date("2026-12-01")), ["since"]);
    assert_eq!(bad(&|f| f.cause = String::new()), ["cause"]);
    assert_eq!(bad(&|f| f.members[0].person = Some(f.head)), ["members.0.person"]);
    assert_eq!(bad(&|f| f.members[1].name = "王\u{202e}".into()), ["members.1.name"]);
    assert_eq!(bad(&|f| f.members = vec![f.members[1].clone(); 21]), ["members"]);
    assert_eq!(enter(&f, facts(PersonId(9), &[])).unwrap_err(), Refusal::NotFound(What::Person));
    let (one, seen) = enter(&f, facts(a, &[b])).unwrap();
    let less = HardshipFacts { relief: Relief::Destitute, ..facts(a, &[]) };
    of(f.run("window", Command::AmendHardship { hardship: one, seen, facts: Box::new(less) })).unwrap();
    assert_eq!(
        (view(&f, one).row.facts.relief, view(&f, one).row.facts.members.len()),
        (Relief::Destitute, 1)
    );
    enter(&f, facts(b, &[])).unwrap();
    assert!(matches!(
        f.run("auditor", Command::RegisterHardship { facts: Box::new(facts(a, &[])) }),
        Err(Refusal::NotPermitted { .. })
    ));
    f.reopened().sound();
}

#[test]
fn merging_and_putting_apart_leaves_households_where_they_were() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let (one, _) = enter(&f, facts(b, &[])).unwrap();
    visited(&f, a, "2026-03-01");
    let before = (list(&f, false), view(&f, one));
    f.merge(a, b).unwrap();
    assert!(
        matches!(enter(&f, facts(a, &[])), Err(Refusal::InHardshipAlready { hardship, .. }) if hardship == one),
        "the other record is in one"
    );
    f.sound();
    f.unmerge(b).unwrap();
    assert!(before == (list(&f, false), view(&f, one)));
    enter(&f, facts(a, &[])).unwrap();
    f.sound();
}
