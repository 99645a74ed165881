//! A petition that is brought at a visit, as the record of either tells it.

use honordesk::bureau::command::Visitor;
use honordesk::bureau::{Answer, Command, Outcome, Query};
use honordesk::domain::petition::PetitionFacts;
use honordesk::domain::visit::{Caller, VisitOutcome};
use honordesk::domain::{Date, VisitId};

use crate::bureau_support::*;

/// The visit that a new petition names, and the petition's number.
fn brought(f: &Fixture, facts: PetitionFacts) -> (Option<(VisitId, Date, u16)>, String) {
    let receipt = f.run("window", Command::RegisterPetition { facts: Box::new(facts) }).unwrap();
    let (id, number, _) = petition_of(&receipt);
    match f.ask("window", Query::Petition(id)).unwrap() {
        Answer::Petition(view) => (view.visit.map(|at| (at.visit, at.day, at.number)), number),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_petition_is_brought_at_the_visit_of_its_petitioner() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let visitor = Visitor { person: Some(a), caller: Caller::in_person(), topics: vec!["petition".into()] };
    let begun = f.run("window", Command::BeginVisit { visitor, done: None }).unwrap().outcome;
    let Outcome::Visit(visit, number, seen) = begun else { panic!() };
    f.visit.set(Some(visit));
    let (at, quoted) = brought(&f, petition(Some(a)));
    assert_eq!(at, Some((visit, date("2026-11-23"), number)));
    let Ok(Answer::Visit(shown)) = f.ask("window", Query::Visit(visit)) else { panic!() };
    assert!(shown.done.iter().any(|what| what.about.contains(&("number".into(), quoted.clone()))));
    // Somebody else's was not brought by this visitor, and whoever stays unnamed is not named by a visit.
    assert_eq!(brought(&f, petition(Some(b))).0, None);
    let nobody = PetitionFacts { petitioners: Vec::new(), anonymous: true, ..petition(None) };
    assert_eq!(brought(&f, nobody).0, None);
    let outcome = VisitOutcome::Taken;
    let (note, promises) = (String::new(), Vec::new());
    f.run("window", Command::EndVisit { visit, seen, outcome, visitor: None, note, promises }).unwrap();
    assert_eq!(brought(&f, petition(Some(a))).0, None, "the visitor has left");
    f.sound();
}
