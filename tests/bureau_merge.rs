//! Two records of one person: made one, worked on, put apart again at any time.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod bureau_support;

use bureau_support::*;
use honordesk::bureau::answer::{NoteView, Record, Statement};
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Answer, Command, Query, Receipt, Refusal};
use honordesk::domain::PersonId;
use honordesk::domain::ledger::{Doubt, EntryKind};
use honordesk::domain::person::PersonField;
use proptest::prelude::*;

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
    let seen = |id| (id, version(f, id));
    let reason = "同一人，两份档案".to_owned();
    f.run("maker", Command::MergePeople { keep: seen(keep), gone: seen(gone), take: take.to_vec(), reason })
}

fn unmerge(f: &Fixture, person: PersonId) -> Result<Receipt, Refusal> {
    let seen = version(f, person);
    f.run("maker", Command::UnmergePeople { person, seen, reason: "确属两人".into() })
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

fn notes(f: &Fixture, id: PersonId) -> Vec<NoteView> {
    match f.ask("maker", Query::Notes(id)).unwrap() {
        Answer::Notes(notes) => notes,
        other => panic!("{other:?}"),
    }
}

fn noted(f: &Fixture, person: PersonId) -> Result<Receipt, Refusal> {
    f.run("maker", Command::AddNote { person, facts: Box::new(note("先核对委托书", &[])) })
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
    let twice = f.post(posting(a, EntryKind::Due, "2026-10", 60_000));
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

#[derive(Debug, Clone)]
enum Step {
    Post(usize, u8),
    Amend(usize, u8),
    Note(usize),
    See(usize),
    Merge(usize, usize, u16),
    Unmerge(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..4_usize;
    let step = prop_oneof![
        (who.clone(), 1..12_u8).prop_map(|(p, m)| Step::Post(p, m)),
        (who.clone(), any::<u8>()).prop_map(|(p, n)| Step::Amend(p, n)),
        who.clone().prop_map(Step::Note),
        who.clone().prop_map(Step::See),
        (who.clone(), who.clone(), any::<u16>()).prop_map(|(a, b, take)| Step::Merge(a, b, take)),
        who.prop_map(Step::Unmerge),
    ];
    prop::collection::vec(step, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Merging and putting apart at once changes nothing, after whatever history.
    #[test]
    fn merging_and_putting_apart_is_the_identity(history in steps(), a in 0..4_usize, b in 0..4_usize, take in any::<u16>()) {
        let f = Fixture::new();
        let people: Vec<PersonId> = (1..5).map(|n| f.person(n)).collect();
        let fields = |bits: u16| PersonField::ALL.iter().copied().filter(|f| bits & (1 << *f as u16) != 0).collect::<Vec<_>>();
        for step in history {
            match step {
                Step::Post(p, m) => drop(posted(&f, people[p], &format!("2026-{m:02}"))),
                Step::Amend(p, n) => {
                    let changes = vec![PersonChange::Phone(0, Some(format!("139{n:08}"))), PersonChange::OtherNames(vec![format!("试别{}", char::from_u32(0x4e00 + u32::from(n)).unwrap())])];
                    drop(f.run("maker", Command::AmendPerson { person: people[p], seen: version(&f, people[p]), changes, despite: None }));
                }
                Step::Note(p) => drop(noted(&f, people[p])),
                Step::See(p) => {
                    let all = notes(&f, people[p]).iter().map(|n| n.note).collect();
                    drop(f.run("maker", Command::AcknowledgeNotes { person: people[p], notes: all }));
                }
                Step::Merge(a, b, take) => drop(merge(&f, people[a], people[b], &fields(take))),
                Step::Unmerge(p) => drop(unmerge(&f, people[p])),
            }
        }
        let before: Vec<_> = people.iter().map(|p| (content(&f, *p), statement(&f, *p), notes(&f, *p))).collect();
        if merge(&f, people[a], people[b], &fields(take)).is_ok() {
            let sum = |at: usize| before[at].1.lines.len();
            prop_assert_eq!(statement(&f, people[a]).lines.len(), sum(a) + sum(b), "no entry is lost or doubled");
            let sum = |at: usize| before[at].2.len();
            prop_assert_eq!(notes(&f, people[a]).len(), sum(a) + sum(b), "no note is lost or doubled");
            f.sound();
            unmerge(&f, people[b]).unwrap();
        }
        let after: Vec<_> = people.iter().map(|p| (content(&f, *p), statement(&f, *p), notes(&f, *p))).collect();
        prop_assert_eq!(before, after);
        f.sound();
    }
}
