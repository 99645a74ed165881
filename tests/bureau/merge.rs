//! Two records of one person: made one, worked on, put apart again at any time.

use crate::bureau_support::*;
use honordesk::bureau::answer::{Record, Statement};
use honordesk::bureau::command::{PersonChange, Visitor};
use honordesk::bureau::{Action, Answer, Command, Fault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::ledger::{Doubt, EntryKind};
use honordesk::domain::person::{BankAccount, Belonging, Payee, PersonFacts, PersonField};
use honordesk::domain::staff::Role;
use honordesk::domain::visit::{Caller, VisitOutcome};
use honordesk::domain::{Fen, PersonId};

fn record(f: &Fixture, id: PersonId) -> Record {
    match f.ask("maker", Query::Record(id)).unwrap() {
        Answer::Record(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn statement(f: &Fixture, id: PersonId) -> Statement {
    match f.ask("maker", Query::Statement(id)).unwrap() {
        Answer::Statement(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

fn found(f: &Fixture, text: &str) -> Vec<PersonId> {
    match f.ask("maker", Query::Lookup { text: text.into(), offset: 0, limit: 9, recent: vec![] }).unwrap() {
        Answer::Lookup(lookup) => lookup.hits.into_iter().map(|h| h.person).collect(),
        other => panic!("{other:?}"),
    }
}

fn merge(f: &Fixture, keep: PersonId, gone: PersonId, take: &[PersonField]) -> Result<Receipt, Refusal> {
    f.merge_taking(keep, gone, take, false)
}

fn unmerge(f: &Fixture, person: PersonId) -> Result<Receipt, Refusal> {
    f.unmerge(person)
}

fn version(f: &Fixture, id: PersonId) -> u32 {
    record(f, id).card.version
}

/// What a record says, without its version.
fn content(f: &Fixture, id: PersonId) -> Record {
    let mut record = record(f, id);
    record.card.version = 0;
    record
}

fn posted(f: &Fixture, person: PersonId, month: &str) -> Result<(), Refusal> {
    f.post(posting(person, EntryKind::Due, month, 60_000)).map(|_| ())
}

#[test]
fn one_person_has_one_ledger_one_timeline_and_one_place_in_the_lookup() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    posted(&f, a, "2026-09").unwrap();
    posted(&f, b, "2026-10").unwrap();
    f.take_in(petition(Some(b)));
    f.bureau.build_index().unwrap();
    let tail = resident_id(2).as_str().chars().skip(12).collect::<String>();
    assert_eq!(found(&f, &tail), [b]);

    merge(&f, a, b, &[PersonField::Phones]).unwrap();
    assert_eq!(statement(&f, a).lines.len(), 2, "both ledgers");
    assert_eq!(record(&f, a).card.petitions_open, 1);
    assert_eq!(record(&f, a).phones.len(), 2);
    assert_eq!(found(&f, &tail), [], "one place in the lookup");
    let twice = f.post_alone(posting(a, EntryKind::Due, "2026-10", 60_000));
    let before = |doubts: &[Doubt]| doubts.iter().any(|doubt| matches!(doubt, Doubt::PostedBefore { .. }));
    assert!(matches!(&twice, Err(Refusal::Doubtful(doubts)) if before(doubts)), "{twice:?}");
    for refused in [posted(&f, b, "2026-11"), merge(&f, b, a, &[]).map(|_| ())] {
        assert_eq!(refused, Err(Refusal::MergedInto { person: b, into: a }));
    }
    assert_eq!(merge(&f, a, a, &[]).map(|_| ()), Err(Refusal::SameRecord(a)));
    f.sound();

    let f = f.reopened();
    f.bureau.build_index().unwrap();
    assert_eq!(found(&f, &tail), [], "nor in an index built anew");
    f.sound();

    unmerge(&f, b).unwrap();
    assert_eq!((statement(&f, a).lines.len(), statement(&f, b).lines.len()), (1, 1));
    assert_eq!(found(&f, &tail), [b]);
    assert_eq!(unmerge(&f, b).map(|_| ()), Err(Refusal::NotMerged(b)));
    f.sound();
}

#[test]
fn the_number_of_either_record_can_be_the_right_one() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(3));
    let tail = |id: PersonId| content(&f, id).card.id_masked;
    let (of_a, of_b) = (tail(a), tail(b));
    merge(&f, a, b, &[PersonField::ResidentId, PersonField::Birth, PersonField::Sex]).unwrap();
    assert_eq!(tail(a), of_b);
    f.sound();
    unmerge(&f, b).unwrap();
    assert_eq!((tail(a), tail(b)), (of_a, of_b));

    merge(&f, a, b, &[]).unwrap();
    let taken = PersonChange::ResidentId(Some(resident_id(3).as_str().to_owned()));
    let change = |changes| Command::AmendPerson { person: a, seen: version(&f, a), changes, despite: None };
    f.run("maker", change(vec![taken])).unwrap();
    f.sound();
    let stands = unmerge(&f, b);
    assert_eq!(stands.map(|_| ()), Err(Refusal::SameResidentId(a)), "two people cannot have one number");
}

#[test]
fn what_comes_along_is_said_and_must_be_right() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    posted(&f, b, "2026-10").unwrap();
    f.take_in(petition(Some(b)));
    let Answer::Together(seen) = f.ask("maker", Query::Together(a, b)).unwrap() else { panic!() };
    assert_eq!((seen.belongings[0].count(), seen.belongings[1].count()), (0, 2));
    assert!(seen.differing.contains(&PersonField::Name) && !seen.differing.contains(&PersonField::Bank));
    let say = |moves| {
        let (keep, gone) = ((a, version(&f, a)), (b, version(&f, b)));
        let reason = "同一人".to_owned();
        f.run("maker", Command::MergePeople { keep, gone, take: vec![], moves, lives: false, reason })
            .map(|_| ())
    };
    assert_eq!(say(3), Err(Refusal::MovesDiffer { said: 3, now: 2 }));
    posted(&f, b, "2026-11").unwrap();
    assert_eq!(say(2), Err(Refusal::MovesDiffer { said: 2, now: 3 }), "posted while the list was read");
    say(3).unwrap();
    assert_eq!(f.apart("maker", a).map(|_| ()), Err(Refusal::NotMerged(a)));
    f.sound();
}

#[test]
fn what_does_not_go_together_is_said_by_its_part() {
    let f = Fixture::new();
    let payee = |name: &str| Payee {
        name: name.into(),
        relation: "子女".into(),
        account: BankAccount {
            bank: "农商行".into(),
            holder: name.into(),
            number: "6222000000000001".into(),
            ..BankAccount::default()
        },
        from: Some(date("2026-01-01")),
        until: None,
        paper: "委托书".into(),
    };
    let [a, b] = [(1, "试甲"), (2, "试乙")]
        .map(|(n, name)| f.register(PersonFacts { payees: vec![payee(name)], ..person(n) }));
    let refused = merge(&f, a, b, &[PersonField::Payees]).map(|_| ());
    let fault = Fault::Overlaps;
    assert_eq!(refused, Err(Refusal::PartUnfit { part: PersonField::Payees, fault }), "both at once");
    merge(&f, a, b, &[]).unwrap();
    f.sound();
}

#[test]
fn what_was_added_since_goes_where_it_belongs() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    posted(&f, b, "2026-08").unwrap();
    posted(&f, a, "2026-09").unwrap();
    merge(&f, a, b, &[]).unwrap();
    posted(&f, a, "2026-10").unwrap();
    posted(&f, a, "2026-11").unwrap();
    f.take_in(petition(Some(a)));
    let visitor = Visitor { person: Some(a), caller: Caller::in_person(), topics: vec![] };
    f.run("window", Command::BeginVisit { visitor, done: Some(VisitOutcome::Settled) }).unwrap();
    let seen = f.apart("maker", b).unwrap();
    assert_eq!(
        (seen.returns.count(), seen.since.entries.len(), seen.since.petitions.len(), seen.since.visits.len()),
        (1, 2, 1, 1)
    );
    let entry = seen.since.entries[0].entry;
    let before = Belonging::Entry(honordesk::domain::EntryId(2));
    assert_eq!(
        f.unmerge_giving("maker", b, &[before]).map(|_| ()),
        Err(Refusal::NotFound(What::Entry)),
        "posted before the merger"
    );
    let give = [
        vec![Belonging::Entry(entry)],
        seen.since.petitions.iter().map(|p| Belonging::Petition(p.petition)).collect(),
        seen.since.visits.iter().map(|v| Belonging::Visit(v.visit)).collect(),
    ]
    .concat();
    // A checker may put records apart and take entries back, but not post.
    let by_checker = f.unmerge_giving("checker", b, &give);
    assert!(matches!(by_checker, Err(Refusal::NotPermitted { action: Action::Post, .. })), "{by_checker:?}");
    // Nor may a maker move petitions, unless petitions are their work too.
    let by_maker = f.unmerge_giving("maker", b, &give);
    assert!(
        matches!(by_maker, Err(Refusal::NotPermitted { action: Action::HandlePetitions, .. })),
        "{by_maker:?}"
    );
    f.also("maker", &[Role::Maker, Role::Petitions]);
    let receipt = f.unmerge_giving("maker", b, &give).unwrap();
    assert!(matches!(receipt.outcome, Outcome::Entries(_, 2)), "taken back here, booked there");
    // On the first: its own, the one that stayed, and the one taken back. On the other: its own and the one booked anew.
    assert_eq!((statement(&f, a).lines.len(), statement(&f, b).lines.len()), (4, 2));
    assert_eq!(statement(&f, a).due.0 + statement(&f, b).due.0, 4 * 60_000, "not a fen more or less");
    let of = |person| match f.ask("maker", Query::PetitionsOf(person)).unwrap() {
        Answer::PetitionsOf(rows) => rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!((of(a), of(b)), (0, 1));
    f.sound();
}

/// Two records of one person are one line of a month once they were merged; its sums stay what they were.
#[test]
fn a_month_names_a_merged_person_once() {
    let f = Fixture::new();
    let (keep, gone) = (f.person(1), f.person(2));
    for person in [keep, gone] {
        f.post(posting(person, EntryKind::Due, "2026-10", 500)).unwrap();
    }
    let month = || {
        let query = Query::ProgrammeMonth {
            programme: "disability-pension".into(),
            month: month("2026-10"),
            text: String::new(),
            offset: 0,
            limit: 10,
        };
        match f.ask("head", query) {
            Ok(Answer::ProgrammeMonth(m)) => {
                (m.people, m.lines.iter().map(|l| (l.person, l.due)).collect::<Vec<_>>(), m.due)
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(month(), (2, vec![(keep, Fen(500)), (gone, Fen(500))], Fen(1000)));
    let seen = |id| match f.ask("maker", Query::Record(id)) {
        Ok(Answer::Record(record)) => (id, record.card.version),
        other => panic!("{other:?}"),
    };
    let reason = "同一人".to_owned();
    let merge = Command::MergePeople {
        keep: seen(keep),
        gone: seen(gone),
        take: vec![],
        moves: 1,
        lives: false,
        reason,
    };
    f.run("maker", merge).unwrap();
    assert_eq!(month(), (1, vec![(keep, Fen(1000))], Fen(1000)));
    f.sound();
}
