//! Two records of one person: made one, worked on, put apart again at any time.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod bureau_support;

use bureau_support::*;
use std::cell::{Cell, RefCell};

use honordesk::bureau::answer::{Apart, NoteView, Record, Statement};
use honordesk::bureau::command::{PersonChange, Visitor};
use honordesk::bureau::{
    Action, Answer, Command, ImportRow, ImportRun, Outcome, Query, Receipt, Refusal, What,
};
use honordesk::domain::PersonId;
use honordesk::domain::ledger::{Doubt, EntryKind};
use honordesk::domain::person::{Belonging, PersonField};
use honordesk::domain::visit::{Caller, VisitOutcome};
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
    let moves = match f.ask("maker", Query::Together(keep, gone)) {
        Ok(Answer::Together(together)) => together.belongings[1].count(),
        _ => 0,
    };
    f.run(
        "maker",
        Command::MergePeople { keep: seen(keep), gone: seen(gone), take: take.to_vec(), moves, reason },
    )
}

fn unmerge(f: &Fixture, person: PersonId) -> Result<Receipt, Refusal> {
    unmerge_with(f, person, vec![])
}

fn unmerge_with(f: &Fixture, person: PersonId, give: Vec<Belonging>) -> Result<Receipt, Refusal> {
    let seen = version(f, person);
    f.run("maker", Command::UnmergePeople { person, seen, give, reason: "确属两人".into() })
}

/// What the one who puts a record apart is shown.
fn apart(f: &Fixture, person: PersonId) -> Result<Apart, Refusal> {
    match f.ask("maker", Query::Apart(person))? {
        Answer::Apart(apart) => Ok(*apart),
        other => panic!("{other:?}"),
    }
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
        f.run("maker", Command::MergePeople { keep, gone, take: vec![], moves, reason }).map(|_| ())
    };
    assert_eq!(say(3), Err(Refusal::MovesDiffer { said: 3, now: 2 }));
    posted(&f, b, "2026-11").unwrap();
    assert_eq!(say(2), Err(Refusal::MovesDiffer { said: 2, now: 3 }), "posted while the list was read");
    say(3).unwrap();
    assert_eq!(apart(&f, a).map(|_| ()), Err(Refusal::NotMerged(a)));
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
    let seen = apart(&f, b).unwrap();
    assert_eq!(
        (seen.returns.count(), seen.since.entries.len(), seen.since.petitions.len(), seen.since.visits.len()),
        (1, 2, 1, 1)
    );
    let entry = seen.since.entries[0].entry;
    let before = Belonging::Entry(honordesk::domain::EntryId(2));
    assert_eq!(
        unmerge_with(&f, b, vec![before]).map(|_| ()),
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
    let by_checker = f.run(
        "checker",
        Command::UnmergePeople {
            person: b,
            seen: version(&f, b),
            give: give.clone(),
            reason: "确属两人".into(),
        },
    );
    assert!(matches!(by_checker, Err(Refusal::NotPermitted { action: Action::Post, .. })), "{by_checker:?}");
    let receipt = unmerge_with(&f, b, give).unwrap();
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

/// People of histories come from one bureau, a few fresh ones for each.
struct Crowd {
    f: Fixture,
    next: Cell<usize>,
    pool: RefCell<Vec<PersonId>>,
}

thread_local! {
    static CROWD: Crowd = Crowd { f: Fixture::new(), next: Cell::new(1), pool: RefCell::default() };
}

impl Crowd {
    /// Four people nobody has worked on; many come at once.
    fn four(&self) -> Vec<PersonId> {
        if self.pool.borrow().is_empty() {
            let first = self.next.get();
            self.next.set(first + 400);
            let mut rows = (first..first + 400).zip(1..).map(|(n, row)| ImportRow { row, facts: person(n) });
            let mut digest = [0; 32];
            digest[..8].copy_from_slice(&first.to_be_bytes());
            let asking = self.f.asking(Some(staff_id("maker")));
            let file = format!("{first}.csv");
            let run = ImportRun { digest, file, rows: &mut rows, go_on: &mut |_| true };
            self.f.bureau.import_people(&asking, run).unwrap();
            self.pool.borrow_mut().extend((first..first + 400).rev().map(|n| PersonId(n as u32)));
        }
        let mut pool = self.pool.borrow_mut();
        let rest = pool.len() - 4;
        pool.split_off(rest)
    }
}

/// Everything that can be seen of four people: records, ledgers, what was said about each pair.
type Seen = (Vec<(Record, Statement, Vec<NoteView>)>, Vec<Option<(i32, bool)>>);

fn everything(f: &Fixture, people: &[PersonId]) -> Seen {
    let records = people.iter().map(|p| (content(f, *p), statement(f, *p), notes(f, *p))).collect();
    let pair = |a: &PersonId, b: &PersonId| match f.ask("maker", Query::Together(*a, *b)) {
        Ok(Answer::Together(t)) => Some((t.points, t.distinct.is_some())),
        _ => None,
    };
    let pairs = people.iter().zip(people.iter().skip(1)).map(|(a, b)| pair(a, b)).collect();
    (records, pairs)
}

#[derive(Debug, Clone)]
enum Step {
    Post(usize, u8),
    Amend(usize, u8),
    Note(usize),
    See(usize),
    Merge(usize, usize, u16),
    Unmerge(usize),
    Distinct(usize, usize),
    Withdraw(usize, usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..4_usize;
    let step = prop_oneof![
        (who.clone(), 1..12_u8).prop_map(|(p, m)| Step::Post(p, m)),
        (who.clone(), any::<u8>()).prop_map(|(p, n)| Step::Amend(p, n)),
        who.clone().prop_map(Step::Note),
        who.clone().prop_map(Step::See),
        (who.clone(), who.clone(), any::<u16>()).prop_map(|(a, b, take)| Step::Merge(a, b, take)),
        who.clone().prop_map(Step::Unmerge),
        (who.clone(), who.clone()).prop_map(|(a, b)| Step::Distinct(a, b)),
        (who.clone(), who).prop_map(|(a, b)| Step::Withdraw(a, b)),
    ];
    prop::collection::vec(step, 1..8)
}

fn carry_out(f: &Fixture, people: &[PersonId], step: &Step) {
    match *step {
        Step::Post(p, m) => drop(posted(f, people[p], &format!("2026-{m:02}"))),
        Step::Amend(p, n) => {
            let other = format!("试别{}", char::from_u32(0x4e00 + u32::from(n)).unwrap());
            let changes = vec![
                PersonChange::Phone(0, Some(format!("139{n:08}"))),
                PersonChange::OtherNames(vec![other]),
            ];
            let seen = version(f, people[p]);
            drop(f.run("maker", Command::AmendPerson { person: people[p], seen, changes, despite: None }));
        }
        Step::Note(p) => drop(noted(f, people[p])),
        Step::See(p) => {
            let all = notes(f, people[p]).iter().map(|n| n.note).collect();
            drop(f.run("maker", Command::AcknowledgeNotes { person: people[p], notes: all }));
        }
        Step::Merge(a, b, take) => drop(merge(f, people[a], people[b], &fields(take))),
        Step::Unmerge(p) => drop(unmerge(f, people[p])),
        Step::Distinct(a, b) => {
            let (one, other) = ((people[a], version(f, people[a])), (people[b], version(f, people[b])));
            drop(f.run("maker", Command::DeclareDistinct { one, other, reason: "核对过".into() }));
        }
        Step::Withdraw(a, b) => {
            let (one, other) = (people[a], people[b]);
            drop(f.run("maker", Command::WithdrawDistinct { one, other, reason: "看错了".into() }));
        }
    }
}

fn fields(bits: u16) -> Vec<PersonField> {
    PersonField::ALL.iter().copied().filter(|f| bits & (1 << *f as u16) != 0).collect()
}

/// Merging and putting apart at once changes nothing that can be seen, after whatever history.
fn identity(history: &[Step], (a, b): (usize, usize), take: u16) {
    CROWD.with(|crowd| {
        let (f, people) = (&crowd.f, crowd.four());
        for step in history {
            carry_out(f, &people, step);
        }
        let before = everything(f, &people);
        let merged = merge(f, people[a], people[b], &fields(take));
        if merged.is_ok() {
            let sum = |at: usize| before.0[at].1.lines.len();
            assert_eq!(statement(f, people[a]).lines.len(), sum(a) + sum(b), "no entry is lost or doubled");
            let sum = |at: usize| before.0[at].2.len();
            assert_eq!(notes(f, people[a]).len(), sum(a) + sum(b), "no note is lost or doubled");
            unmerge(f, people[b]).unwrap();
        }
        assert!(everything(f, &people) == before, "{merged:?}");
        // The whole bureau is looked at now and then; looking at it after every history would take hours.
        if people[0].0 % 8_000 == 1 {
            f.sound();
        }
    });
}

macro_rules! histories {
    ($($name:ident)+) => {
        proptest! {
            #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]
            $(
                #[test]
                fn $name(history in steps(), a in 0..4_usize, on in 1..4_usize, take in any::<u16>()) {
                    identity(&history, (a, (a + on) % 4), take);
                }
            )+
        }
    };
}

/// Histories of one test; four tests run beside each other.
const CASES: u32 = 2_500;

histories! {
    merging_and_putting_apart_is_the_identity_1
    merging_and_putting_apart_is_the_identity_2
    merging_and_putting_apart_is_the_identity_3
    merging_and_putting_apart_is_the_identity_4
}
