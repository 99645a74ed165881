//! Nothing of a person shows in `Debug`: what a panic, a log or a failed test would print.

use std::fmt::Debug;

use crate::bureau_support::*;
use honordesk::bureau::command::{ActRequest, PersonChange, Secret, Visitor};
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt};
use honordesk::console::panes::{import, staff};
use honordesk::console::words::Words;
use honordesk::console::{Effect, Event, Input, Reply, ReqId};
use honordesk::domain::person::{Residence, ServiceRecord};
use honordesk::domain::petition::PetitionAct;
use honordesk::domain::visit::{Caller, CallerKind, Promise, VisitOutcome};
use honordesk::domain::{AccountNumber, CardNumber, PersonId, PetitionId, VisitId};
use honordesk::exchange::Errand;
use honordesk::exchange::people::{Reason, Reject, Verdict};

const SENTINEL: &str = "丽水哨兵";

fn silent(what: &dyn Debug) {
    for shown in [format!("{what:?}"), format!("{what:#?}")] {
        assert!(!shown.contains(SENTINEL), "{shown}");
    }
}

#[test]
fn nothing_of_a_person_shows_in_debug() {
    let word = || SENTINEL.to_owned();
    let act = ActRequest { note: word(), ..ActRequest::new(PetitionAct::Note) };
    silent(&act);
    let place = Residence { division: None, address: word() };
    silent(&place);
    silent(&ServiceRecord { unit: word(), ..ServiceRecord::default() });
    silent(&PersonChange::Household(place));
    let commands = [
        Command::SignIn { login: word(), password: Secret::new(word()), desk: word() },
        Command::AmendPerson {
            person: PersonId(1),
            seen: 1,
            changes: vec![PersonChange::Name(word())],
            despite: None,
        },
        Command::ActOnPetition { petition: PetitionId(1), seen: 1, act },
    ];
    for command in &commands {
        silent(command);
    }
    let lookup = Query::Lookup { text: word(), offset: 0, limit: 1, recent: Vec::new() };
    silent(&lookup);
    let receipt = Receipt { seq: 1, already: false, outcome: Outcome::Revealed(word()) };
    silent(&Event::Input(Input::Paste(word())));
    silent(&Reply::Receipt(receipt.clone()));
    silent(&receipt);
    silent(&Effect::Query { req: ReqId(1), query: lookup.clone() });
    let f = Fixture::new();
    let id = f.register(honordesk::domain::person::PersonFacts { name: word(), ..person(1) });
    let facts = petition(Some(id));
    f.take_in(honordesk::domain::petition::PetitionFacts { external_number: word(), ..facts });
    f.bureau.build_index().unwrap();
    for query in [lookup, Query::Card(id), Query::Record(id), Query::PetitionsOf(id)] {
        let answer = f.ask("head", query).unwrap();
        match &answer {
            Answer::Lookup(found) => silent(&found.hits),
            Answer::Card(card) => silent(card),
            Answer::Record(record) => silent(record),
            other => silent(other),
        }
        silent(&answer);
    }
}

#[test]
fn nothing_of_a_visit_or_a_merger_shows_in_debug() {
    let word = || SENTINEL.to_owned();
    let visitor = || {
        let caller =
            Caller { kind: CallerKind::Agent, name: word(), relation: word(), ..Caller::in_person() };
        Visitor { person: None, caller: Caller { paper: word(), ..caller }, topics: vec!["subsidy".into()] }
    };
    silent(&visitor());
    silent(&visitor().caller);
    let promise = || Promise { what: word(), due: date("2026-11-30"), kept: None };
    silent(&promise());
    let end = |visit, seen| Command::EndVisit {
        visit,
        seen,
        outcome: VisitOutcome::Taken,
        visitor: None,
        note: word(),
        promises: vec![promise()],
    };
    let named = |id| (PersonId(id), 1);
    let commands = [
        Command::TakeNumber { visitor: visitor() },
        end(VisitId(1), 1),
        Command::MergePeople {
            keep: named(1),
            gone: named(2),
            take: vec![],
            moves: 0,
            lives: false,
            reason: word(),
        },
        Command::UnmergePeople { person: PersonId(2), seen: 1, give: vec![], reason: word() },
    ];
    for command in &commands {
        silent(command);
    }
    let f = Fixture::new();
    let id = f.register(honordesk::domain::person::PersonFacts { name: word(), ..person(1) });
    let visitor = Visitor { person: Some(id), caller: Caller::in_person(), ..visitor() };
    let begun = f.run("window", Command::BeginVisit { visitor, done: None }).unwrap();
    let Outcome::Visit(visit, _, seen) = begun.outcome else { panic!("{begun:?}") };
    f.run("window", end(visit, seen)).unwrap();
    let visits =
        [Query::Visits { day: f.today.get() }, Query::Visit(visit), Query::VisitsOf { person: id, limit: 9 }];
    for query in visits {
        match f.ask("window", query).unwrap() {
            Answer::Visits(day) => silent(&day),
            Answer::Visit(view) => silent(&view),
            Answer::VisitsOf(rows) => silent(&rows),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn nothing_of_an_imported_row_shows_in_debug() {
    let word = || SENTINEL.to_owned();
    let reject = Reject { field: None, heading: word(), original: word(), reason: Reason::Date };
    silent(&reject);
    let facts = honordesk::domain::person::PersonFacts { name: word(), ..person(1) };
    silent(&Verdict { row: 2, facts, rejects: vec![reject], warnings: Vec::new() });
    silent(&honordesk::console::files::FileRow {
        name: word(),
        place: "",
        size: String::new(),
        changed_ms: None,
    });
    silent(&import::Problem { row: 2, returned: true, why: word() });
    silent(&Errand::Open(word()));
    for digits in [
        AccountNumber::parse("6222021234567890").map(|n| format!("{n:?}")),
        CardNumber::parse("6222021234567890").map(|n| format!("{n:?}")),
    ] {
        assert!(!digits.unwrap().contains("7890"));
    }
}

#[test]
fn nothing_of_an_account_shows_in_debug() {
    let word = || SENTINEL.to_owned();
    let issued = staff::Issued { whose: Words::Data(word()), secret: Secret::new(word()) };
    silent(&issued);
    let mut state = staff::State::default();
    state.issued = Some(issued);
    silent(&state);
}
