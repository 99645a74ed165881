//! Notes: who may know of them, cautions that must be read, and that expired ones leave by themselves.

use crate::bureau_support::*;
use honordesk::bureau::answer::{Caution, NoteView, TimelinePage};
use honordesk::bureau::command::Visitor;
use honordesk::bureau::query::TimelineFilter;
use honordesk::bureau::{Answer, Command, Denied, Fault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::note::{NoteFacts, NoteKind, NoteStanding};
use honordesk::domain::staff::{Role, Roles};
use honordesk::domain::visit::{Caller, VisitOutcome};
use honordesk::domain::{NoteId, PersonId};

fn add(f: &Fixture, who: &str, person: PersonId, facts: NoteFacts) -> Result<Receipt, Refusal> {
    f.run(who, Command::AddNote { person, facts: Box::new(facts) })
}

fn added(f: &Fixture, who: &str, person: PersonId, facts: NoteFacts) -> NoteId {
    match add(f, who, person, facts).unwrap().outcome {
        Outcome::Note(id, 1) => id,
        other => panic!("{other:?}"),
    }
}

fn notes(f: &Fixture, who: &str, person: PersonId) -> Vec<NoteView> {
    match f.ask(who, Query::Notes(person)).unwrap() {
        Answer::Notes(notes) => notes,
        other => panic!("{other:?}"),
    }
}

fn cautions(f: &Fixture, who: &str, person: PersonId) -> Vec<Caution> {
    match f.ask(who, Query::Card(person)).unwrap() {
        Answer::Card(card) => card.cautions,
        other => panic!("{other:?}"),
    }
}

fn acknowledge(f: &Fixture, who: &str, person: PersonId, notes: &[NoteId]) -> Result<Receipt, Refusal> {
    f.run(who, Command::AcknowledgeNotes { person, notes: notes.to_vec() })
}

fn open(f: &Fixture, who: &str, person: PersonId) -> Vec<NoteId> {
    cautions(f, who, person).iter().filter(|c| !c.acknowledged).map(|c| c.note).collect()
}

#[test]
fn a_caution_is_read_by_each_once_a_day_until_it_expires() {
    let f = Fixture::new();
    let p = f.person(1);
    let id = added(&f, "maker", p, note("先核对委托书原件", &[]));
    assert_eq!((open(&f, "window", p), open(&f, "maker", p)), (vec![id], vec![]), "who wrote it knows it");
    acknowledge(&f, "window", p, &[id]).unwrap();
    assert_eq!((open(&f, "window", p), open(&f, "checker", p)), (vec![], vec![id]), "each for themselves");
    assert_eq!(cautions(&f, "window", p).len(), 1, "the header keeps it");
    f.today.set(date("2026-11-24"));
    assert_eq!(open(&f, "window", p), [id], "another day");
    acknowledge(&f, "window", p, &[id]).unwrap();

    let facts = Box::new(NoteFacts { text: "原件已核对".into(), ..note("", &[]) });
    f.run("window", Command::AmendNote { note: id, seen: 1, facts: facts.clone() }).unwrap();
    acknowledge(&f, "checker", p, &[id]).unwrap();
    let facts_again = facts.clone();
    f.run("window", Command::AmendNote { note: id, seen: 2, facts: facts_again }).unwrap();
    assert_eq!((open(&f, "checker", p), open(&f, "window", p)), (vec![id], vec![]), "it was said anew");
    let stale = f.run("maker", Command::AmendNote { note: id, seen: 1, facts });
    assert!(matches!(stale, Err(Refusal::Stale { seen: 1, now: 3, .. })), "{stale:?}");

    f.today.set(date("2026-12-31"));
    assert_eq!(open(&f, "maker", p), [id], "its last day");
    f.today.set(date("2027-01-01"));
    assert_eq!(cautions(&f, "maker", p), []);
    assert_eq!(notes(&f, "maker", p)[0].standing, NoteStanding::Expired, "it is still on record");
    f.sound();
    let f = f.reopened();
    assert_eq!(notes(&f, "maker", p).len(), 1);
    f.run("maker", Command::EndNote { note: id, seen: 3 }).unwrap();
    assert_eq!(notes(&f, "maker", p)[0].standing, NoteStanding::Ended);
    let again = f.run("maker", Command::EndNote { note: id, seen: 4 });
    assert_eq!(again.map(|_| ()), Err(Refusal::NotFound(What::Note)));
    f.sound();
}

#[test]
fn what_is_for_some_roles_does_not_exist_for_others() {
    let f = Fixture::new();
    let p = f.person(1);
    let visitor = Visitor { person: Some(p), caller: Caller::in_person(), topics: vec!["other".into()] };
    let Outcome::Visit(visit, ..) =
        f.run("petitions", Command::BeginVisit { visitor, done: None }).unwrap().outcome
    else {
        panic!()
    };
    f.visit.set(Some(visit));
    let secret = added(&f, "petitions", p, note("扬言越级上访", &[Role::Petitions, Role::Head]));
    f.visit.set(None);
    let told = |who: &str| match f
        .ask(who, Query::Timeline { person: p, filter: TimelineFilter::default(), before: None, limit: 99 })
        .unwrap()
    {
        Answer::Timeline(TimelinePage { lines: happened, .. }) => {
            happened.iter().filter(|h| h.command.starts_with("note.")).count()
        }
        other => panic!("{other:?}"),
    };
    let done = |who: &str| match f.ask(who, Query::Visit(visit)).unwrap() {
        Answer::Visit(view) => view.done.iter().filter(|h| h.command.starts_with("note.")).count(),
        other => panic!("{other:?}"),
    };
    for (who, unread) in [("petitions", vec![]), ("head", vec![secret])] {
        assert_eq!((open(&f, who, p), notes(&f, who, p).len(), told(who), done(who)), (unread, 1, 1, 1));
    }
    acknowledge(&f, "head", p, &[secret]).unwrap();
    assert_eq!(told("head"), 2);
    for who in ["window", "maker", "checker"] {
        assert_eq!((cautions(&f, who, p), notes(&f, who, p), told(who), done(who)), (vec![], vec![], 0, 0));
        let not_there = Err(Refusal::NotFound(What::Note));
        assert_eq!(acknowledge(&f, who, p, &[secret]).map(|_| ()), not_there, "{who}");
        if who != "checker" {
            let (facts, end) = (Box::new(note("改掉", &[])), Command::EndNote { note: secret, seen: 1 });
            let amend = Command::AmendNote { note: secret, seen: 1, facts };
            assert_eq!(f.run(who, amend).map(|_| ()), not_there, "{who}");
            assert_eq!(f.run(who, end).map(|_| ()), not_there, "{who}");
        }
    }
    let journal = f.journal(20);
    let said = format!("{:?}", journal.iter().map(|line| &line.what.about).collect::<Vec<_>>());
    assert!(said.contains("caution") && !said.contains("越级"), "the journal keeps no words: {said}");
    f.run(
        "window",
        Command::EndVisit {
            visit,
            seen: 1,
            outcome: VisitOutcome::Guided,
            visitor: None,
            note: String::new(),
            promises: vec![],
        },
    )
    .unwrap();
    f.sound();
}

#[test]
fn what_a_note_must_say() {
    let f = Fixture::new();
    let p = f.person(1);
    let base = || note("说话请慢一点", &[]);
    let until = |text: &str| NoteFacts { expires: honordesk::domain::Date::parse(text), ..base() };
    let plain = |facts: NoteFacts| NoteFacts { kind: NoteKind::Plain, ..facts };
    let text = |text: &str| NoteFacts { text: text.into(), ..base() };
    let roles = |roles: &[Role]| NoteFacts { roles: Roles::new(roles.iter().copied()), ..base() };
    let control = Fault::Character { code: 0x202e, at: 2 };
    for (facts, wrong) in [
        (base(), None),
        (until(""), Some(("expires", Fault::Empty))),
        (plain(until("")), None),
        (until("2026-11-22"), Some(("expires", Fault::TooEarly))),
        (plain(until("2026-11-22")), Some(("expires", Fault::TooEarly))),
        (until("2026-11-23"), None),
        (until("2027-11-24"), None),
        (until("2027-11-25"), Some(("expires", Fault::TooLate { days: 366 }))),
        (plain(until("2036-11-25")), None),
        (text(" \n "), Some(("note", Fault::Empty))),
        (text("王\u{202e}"), Some(("note", control))),
        (text(&"长".repeat(501)), Some(("note", Fault::TooLong { most: 500 }))),
        (text(&"长".repeat(500)), None),
        (roles(&[Role::Maker]), None),
        (roles(&[Role::Head]), Some(("roles", Fault::NotOwnRole))),
    ] {
        let faults = match add(&f, "maker", p, facts) {
            Ok(_) => vec![],
            Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.fault)).collect(),
            Err(other) => panic!("{other:?}"),
        };
        let wrong: Vec<_> = wrong.into_iter().map(|(field, fault)| (field.to_owned(), fault)).collect();
        assert_eq!(faults, wrong);
    }
    let nobody = add(&f, "maker", PersonId(99), base());
    assert_eq!(nobody.map(|_| ()), Err(Refusal::NotFound(What::Person)));
    let none: Vec<NoteId> = vec![];
    assert_eq!(acknowledge(&f, "maker", p, &none).map(|_| ()), Err(Refusal::NotFound(What::Note)));
    let other = f.person(2);
    let id = notes(&f, "maker", p)[0].note;
    assert_eq!(acknowledge(&f, "maker", other, &[id]).map(|_| ()), Err(Refusal::NotFound(What::Note)));
    let checker = add(&f, "checker", p, base());
    assert!(matches!(checker, Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. })));
    f.sound();
}

#[test]
fn nobody_is_buried_under_notes() {
    let f = Fixture::new();
    let p = f.person(1);
    for n in 0..50 {
        added(&f, "maker", p, note(&format!("第{n}条"), &[]));
    }
    assert_eq!(add(&f, "maker", p, note("再一条", &[])).map(|_| ()), Err(Refusal::NotesFull { most: 50 }));
    f.today.set(date("2027-01-01"));
    let fresh = NoteFacts { expires: Some(date("2027-02-01")), ..note("过年后", &[]) };
    added(&f, "maker", p, fresh);
    let shown = notes(&f, "maker", p);
    assert_eq!((shown[0].facts.text.as_str(), shown.len()), ("过年后", 51), "what holds stands first");
}

#[test]
fn a_note_of_a_merged_record_is_changed_where_it_is_shown_and_the_limit_is_named() {
    let f = Fixture::new();
    let (keep, gone) = (f.person(1), f.person(2));
    let add = |person| Command::AddNote { person, facts: Box::new(note("听力不好", &[])) };
    f.run("window", add(gone)).unwrap();
    f.merge(keep, gone).unwrap();
    let Ok(Answer::Notes(found)) = f.ask("window", Query::Notes(keep)) else { panic!() };
    let (id, seen) = (found[0].note, found[0].version);
    let facts = Box::new(note("左耳听力不好", &[]));
    f.run("window", Command::AmendNote { note: id, seen, facts }).unwrap();
    let Ok(Answer::Notes(found)) = f.ask("window", Query::Notes(keep)) else { panic!() };
    assert_eq!(found[0].facts.text, "左耳听力不好");
    let full = (0..60).find_map(|_| f.run("window", add(keep)).err());
    assert_eq!(full, Some(Refusal::NotesFull { most: 50 }));
}
