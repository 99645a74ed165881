//! First days of recognitions: what the law and a life bound, and what is asked about.

use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Command, Fault, Refusal};
use honordesk::domain::ledger::Doubt;
use honordesk::domain::person::{NoId, PersonFacts, Recognition, RecognitionState, ServiceRecord, Sex};
use honordesk::domain::{Month, PersonId};

use super::faults;
use crate::bureau_support::*;

fn receiving(group: &str, since: &str) -> Recognition {
    Recognition { since: Some(date(since)), ..Recognition::new(group, RecognitionState::Receiving) }
}

fn amend(f: &Fixture, person: PersonId, change: PersonChange, despite: Option<&str>) -> Result<(), Refusal> {
    let (seen, changes) = (f.version(person), vec![change]);
    let command = Command::AmendPerson { person, seen, changes, despite: despite.map(str::to_owned) };
    f.run("maker", command).map(drop)
}

fn born(n: usize, birth: &str) -> PersonFacts {
    PersonFacts {
        birth: Some(date(birth)),
        resident_id: None,
        no_id: Some(NoId::NotAtHand),
        sex: Some(Sex::Male),
        recognitions: vec![],
        ..person(n)
    }
}

#[test]
fn a_child_born_after_the_death_is_entered_with_a_reason_and_nobody_else_begins_before_birth() {
    let f = Fixture::new();
    let id = f.register(born(1, "2026-03-01"));
    let of = |group: &str| PersonChange::Recognitions(vec![receiving(group, "2025-11-05")]);
    let since = date("2025-11-05");
    let doubt = Err(Refusal::Doubtful(vec![Doubt::BeforeBirth { since }]));
    assert_eq!(amend(&f, id, of("22"), None), doubt);
    let fault = Fault::Before { field: "birth".into() };
    let never = amend(&f, id, of("51"), Some("核对过"));
    assert_eq!(faults(never), [("recognitions.0.since".to_owned(), fault)]);
    amend(&f, id, of("22"), Some("遗腹子，出生证明")).unwrap();
    // What was said once is not asked again by another change.
    amend(&f, id, PersonChange::Phone(0, Some("13800138000".into())), None).unwrap();
    let facts = PersonFacts { recognitions: vec![receiving("21", "2025-11-05")], ..born(2, "2026-03-01") };
    let register = |despite: Option<&str>| Command::RegisterPerson {
        facts: Box::new(facts.clone()),
        despite: despite.map(str::to_owned),
    };
    assert!(matches!(f.run("maker", register(None)), Err(Refusal::Doubtful(_) | Refusal::Alike(_))));
    f.run("maker", register(Some("遗腹子"))).unwrap();
    f.sound();
}

#[test]
fn a_wrong_day_of_birth_is_put_right_although_a_recognition_begins_before_it() {
    let f = Fixture::new();
    let facts = PersonFacts { recognitions: vec![receiving("51", "1979-05-01")], ..born(1, "1955-02-03") };
    let id = f.register(facts);
    let right = || PersonChange::Birth(Some(date("1985-02-03")));
    let since = date("1979-05-01");
    assert_eq!(amend(&f, id, right(), None), Err(Refusal::Doubtful(vec![Doubt::BeforeBirth { since }])));
    amend(&f, id, right(), Some("按户口簿")).unwrap();
    f.sound();
}

#[test]
fn what_is_received_before_the_service_or_before_the_approval_is_asked_about() {
    let f = Fixture::new();
    let service = ServiceRecord {
        enlisted: Some(date("1976-03-10")),
        discharged: Some(date("1980-01-15")),
        ..ServiceRecord::default()
    };
    let id = f.register(PersonFacts { service, ..born(1, "1957-02-03") });
    let of = |r: Recognition| PersonChange::Recognitions(vec![r]);
    let (since, served) = (date("1979-05-01"), date("1980-01-15"));
    let early = amend(&f, id, of(receiving("51", "1979-05-01")), None);
    assert_eq!(early, Err(Refusal::Doubtful(vec![Doubt::BeforeService { since, served }])));
    amend(&f, id, of(receiving("51", "1980-01-01")), None).unwrap();
    // Whoever is disabled may have been so in service, but not before it.
    let disabled = |since: &str| Recognition { since: Some(date(since)), ..disabled() };
    amend(&f, id, of(disabled("1978-06-01")), Some("改换类别")).unwrap();
    let early = amend(&f, id, of(disabled("1975-06-01")), None);
    let (since, served) = (date("1975-06-01"), date("1976-03-10"));
    assert_eq!(early, Err(Refusal::Doubtful(vec![Doubt::BeforeService { since, served }])));
    // 军人抚恤优待条例 第二十七条: from the month of the approval on.
    let approved = |since: &str| Recognition { approved: Some(date("2025-06-20")), ..disabled(since) };
    let early = amend(&f, id, of(approved("2025-05-31")), None);
    let (since, starts) = (date("2025-05-31"), Month::parse("2025-06").unwrap());
    assert_eq!(early, Err(Refusal::Doubtful(vec![Doubt::BeforeApproval { since, starts }])));
    amend(&f, id, of(approved("2025-06-01")), None).unwrap();
    f.sound();
}
