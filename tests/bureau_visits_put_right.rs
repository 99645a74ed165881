//! Visits noted wrongly: what is refused, and what may be put right afterwards.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod bureau_support;

use bureau_support::*;
use honordesk::bureau::answer::VisitView;
use honordesk::bureau::command::Visitor;
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::visit::{Caller, CallerFault, CallerKind, VisitOutcome};
use honordesk::domain::{PersonId, VisitId};

fn visitor(person: Option<PersonId>, topics: &[&str]) -> Visitor {
    let topics = topics.iter().map(|t| (*t).to_owned()).collect();
    Visitor { person, caller: Caller::in_person(), topics }
}

fn named(receipt: &Receipt) -> (VisitId, u32) {
    match receipt.outcome {
        Outcome::Visit(id, _, version) => (id, version),
        ref other => panic!("{other:?}"),
    }
}

fn begin(f: &Fixture, person: Option<PersonId>, done: Option<VisitOutcome>) -> (VisitId, u32) {
    let command = Command::BeginVisit { visitor: visitor(person, &["subsidy"]), done };
    named(&f.run("window", command).unwrap())
}

fn end(
    f: &Fixture,
    (visit, seen): (VisitId, u32),
    outcome: VisitOutcome,
    visitor: Option<Visitor>,
) -> Result<Receipt, Refusal> {
    let (note, promises) = (String::new(), vec![]);
    f.run("window", Command::EndVisit { visit, seen, outcome, visitor, note, promises })
}

fn view(f: &Fixture, id: VisitId) -> VisitView {
    match f.ask("window", Query::Visit(id)).unwrap() {
        Answer::Visit(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn daughter() -> Caller {
    Caller {
        kind: CallerKind::Relative,
        name: "骆小英".into(),
        relation: "女儿".into(),
        ..Caller::in_person()
    }
}

#[test]
fn whoever_died_before_did_not_come_themselves() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.run("maker", death(a, 1, date("2026-08-12"))).unwrap();
    f.run("maker", death(b, 1, date("2026-11-23"))).unwrap();
    let visit = begin(&f, Some(a), None);
    assert_eq!(view(&f, visit.0).died, Some(date("2026-08-12")));
    let refused = Err(Refusal::Caller(CallerFault::Died));
    assert_eq!(end(&f, visit, VisitOutcome::Settled, None), refused);
    let themselves = visitor(Some(a), &["subsidy"]);
    assert_eq!(end(&f, visit, VisitOutcome::Settled, Some(themselves.clone())), refused);
    let (note, promises) = (String::new(), vec![]);
    let amend = Command::AmendVisit { visit: visit.0, seen: visit.1, visitor: themselves, note, promises };
    assert_eq!(f.run("window", amend), refused);
    let done =
        Command::BeginVisit { visitor: visitor(Some(a), &["subsidy"]), done: Some(VisitOutcome::Settled) };
    assert!(f.run("window", done).is_err());
    let came = Visitor { caller: daughter(), ..visitor(Some(a), &["subsidy"]) };
    end(&f, visit, VisitOutcome::Settled, Some(came)).unwrap();
    // Nobody was there at all.
    end(&f, begin(&f, Some(a), None), VisitOutcome::Mistaken, None).unwrap();
    // They came in the morning of the day.
    end(&f, begin(&f, Some(b), None), VisitOutcome::Settled, None).unwrap();
    f.sound();
}
