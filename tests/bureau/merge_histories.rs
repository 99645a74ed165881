//! Histories of people who are merged, worked on and put apart: in the end everybody is as if nobody had ever been merged.

use std::cell::{Cell, RefCell};

use crate::bureau_support::*;
use honordesk::bureau::answer::{NoteView, Record, Statement};
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Answer, Command, ImportRow, ImportRun, Query, Refusal};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::person::{DeathCause, PersonFacts, PersonField};
use honordesk::domain::{Month, PersonId, mask_id, mask_phone};
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

fn notes(f: &Fixture, id: PersonId) -> Vec<NoteView> {
    match f.ask("maker", Query::Notes(id)).unwrap() {
        Answer::Notes(notes) => notes,
        other => panic!("{other:?}"),
    }
}

/// What a record says, without its version.
fn content(f: &Fixture, id: PersonId) -> Record {
    let mut record = record(f, id);
    record.card.version = 0;
    record
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
    Die(usize, u8),
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
        (who.clone(), who.clone()).prop_map(|(a, b)| Step::Withdraw(a, b)),
        (who, any::<u8>()).prop_map(|(p, n)| Step::Die(p, n)),
    ];
    prop::collection::vec(step, 1..10)
}

/// What would be on record had nobody ever been merged.
#[derive(Debug, Clone)]
struct Alone {
    facts: PersonFacts,
    months: Vec<Month>,
    notes: usize,
}

impl Alone {
    fn is(&self, f: &Fixture, id: PersonId) -> bool {
        let (record, facts) = (record(f, id), &self.facts);
        let phones: Vec<String> = facts.phones.iter().map(|p| mask_phone(p)).collect();
        let months: Vec<Month> = statement(f, id).lines.iter().map(|line| line.month).collect();
        record.card.name == facts.name
            && record.other_names == facts.other_names
            && record.card.id_masked == facts.resident_id.map(|n| mask_id(n.as_str())).unwrap_or_default()
            && (record.card.sex, record.birth) == (facts.sex, facts.birth)
            && record.phones == phones
            && record.card.died == facts.died
            && record.card.recognitions == facts.recognitions
            && months == self.months
            && notes(f, id).len() == self.notes
            && record.merged_into.is_none()
    }
}

/// Whether it was done. What was done is noted in `alone` for whom it was done, mergers are not.
fn carry_out(f: &Fixture, people: &[PersonId], step: &Step, alone: &mut [Alone]) -> bool {
    match *step {
        Step::Post(p, m) => {
            let month = Month::parse(&format!("2026-{m:02}")).unwrap();
            let done = f.post(posting(people[p], EntryKind::Due, &month.to_string(), 60_000)).is_ok();
            alone[p].months.extend(done.then_some(month));
            done
        }
        Step::Amend(p, n) => {
            // No two of them to one value: whoever has it by a merger already is changed by nothing.
            let own = u32::try_from(p).unwrap() * 256 + u32::from(n);
            let other = format!("试别{}", char::from_u32(0x4e00 + own).unwrap());
            let phone = format!("139{own:08}");
            let changes = vec![
                PersonChange::Phone(0, Some(phone.clone())),
                PersonChange::OtherNames(vec![other.clone()]),
            ];
            let seen = f.version(people[p]);
            let done = f
                .run("maker", Command::AmendPerson { person: people[p], seen, changes, despite: None })
                .is_ok();
            if done {
                alone[p].facts.phones[0] = phone;
                alone[p].facts.other_names = vec![other];
            }
            done
        }
        Step::Note(p) => {
            let facts = Box::new(note("先核对委托书", &[]));
            let done = f.run("maker", Command::AddNote { person: people[p], facts }).is_ok();
            alone[p].notes += usize::from(done);
            done
        }
        Step::See(p) => {
            let all = notes(f, people[p]).iter().map(|n| n.note).collect();
            f.run("maker", Command::AcknowledgeNotes { person: people[p], notes: all }).is_ok()
        }
        Step::Merge(a, b, take) => merge(f, people[a], people[b], take).is_ok(),
        Step::Unmerge(p) => f.unmerge(people[p]).is_ok(),
        Step::Distinct(a, b) => {
            let (one, other) = ((people[a], f.version(people[a])), (people[b], f.version(people[b])));
            f.run("maker", Command::DeclareDistinct { one, other, reason: "核对过".into() }).is_ok()
        }
        Step::Withdraw(a, b) => {
            let (one, other) = (people[a], people[b]);
            f.run("maker", Command::WithdrawDistinct { one, other, reason: "看错了".into() }).is_ok()
        }
        Step::Die(p, n) => {
            // No two of them on one day: who is dead by a merger already changes nothing by dying on that day.
            let on = date("2026-09-01").plus_days(i64::from(n % 15) * 4 + i64::try_from(p).unwrap());
            let done = f.run("maker", death(people[p], f.version(people[p]), on)).is_ok();
            if done {
                alone[p].facts.die(on, "死证0815".into(), Some(DeathCause::Illness));
            }
            done
        }
    }
}

/// With some parts; of every other choice of parts it is said that they live.
fn merge(f: &Fixture, keep: PersonId, gone: PersonId, take: u16) -> Result<(), Refusal> {
    f.merge_taking(keep, gone, &fields(take), take.count_ones().is_multiple_of(2)).map(|_| ())
}

fn fields(bits: u16) -> Vec<PersonField> {
    PersonField::ALL.iter().copied().filter(|f| bits & (1 << *f as u16) != 0).collect()
}

/// Merging and putting apart at once changes nothing that can be seen, after whatever history; and when all are put apart, in any
/// order, everybody is as if nobody had been merged.
fn identity(history: &[Step], (a, b): (usize, usize), take: u16, order: &[usize]) {
    CROWD.with(|crowd| {
        let (f, people) = (&crowd.f, crowd.four());
        let mut alone: Vec<Alone> = people
            .iter()
            .map(|p| {
                let mut facts = person(p.0 as usize);
                facts.follow_number();
                Alone { facts, months: Vec::new(), notes: 0 }
            })
            .collect();
        for step in history {
            carry_out(f, &people, step, &mut alone);
        }
        let before = everything(f, &people);
        let merged = merge(f, people[a], people[b], take);
        if merged.is_ok() {
            let sum = |at: usize| before.0[at].1.lines.len();
            assert_eq!(statement(f, people[a]).lines.len(), sum(a) + sum(b), "no entry is lost or doubled");
            let sum = |at: usize| before.0[at].2.len();
            assert_eq!(notes(f, people[a]).len(), sum(a) + sum(b), "no note is lost or doubled");
            f.unmerge(people[b]).unwrap();
        }
        assert!(everything(f, &people) == before, "{merged:?}");
        // Those merged into others that were merged themselves come after these.
        for _ in 0..people.len() {
            for at in order.iter().copied().chain(0..people.len()) {
                let merged = record(f, people[at]).merged_into;
                let outer = merged.is_some_and(|into| record(f, into).merged_into.is_none());
                if outer {
                    f.unmerge(people[at]).unwrap();
                }
            }
        }
        for (one, id) in alone.iter().zip(&people) {
            assert!(one.is(f, *id), "{id} is not as if never merged");
        }
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
                fn $name(
                    history in steps(), a in 0..4_usize, on in 1..4_usize, take in any::<u16>(),
                    order in prop::collection::vec(0..4_usize, 0..4),
                ) {
                    identity(&history, (a, (a + on) % 4), take, &order);
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
