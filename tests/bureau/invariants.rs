//! The invariants of the bureau: random histories keep them all, and each of them notices what breaks it.
mod petitions;

use std::collections::BTreeMap;

use crate::bureau_support::*;
use honordesk::bureau::command::{ActRequest, PersonChange};
use honordesk::bureau::{
    Answer, Bureau, Command, Detail, ImportRow, ImportRun, Outcome, Query, RecordSeen, Reference, Refusal,
    StoreTrouble,
};
use honordesk::domain::ledger::{BooksBegin, Entry, EntryKind, MonthTotal, Period};
use honordesk::domain::person::{Person, PersonFacts, Relative};
use honordesk::domain::petition::PetitionAct;
use honordesk::domain::staff::{BureauProfile, Role, Roles, Staff};
use honordesk::domain::{EntryId, Fen, Month, PersonId, PetitionId, StaffId};
use honordesk::store::{IdempotencyKey, Keys, Note, Reading, Stamp, Store, StoreError, Writer};
use proptest::prelude::*;

/// One step of a history; numbers are taken modulo what there is.
#[derive(Debug, Clone)]
enum Step {
    Register(usize),
    Import(usize, usize),
    Rename(u32, u32),
    Die(u32, i64),
    Post(u32, bool, i32, i64),
    PostMany(Vec<u32>, bool, i32),
    Reverse(u64),
    Close(i32),
    Reopen(i32),
    TakeIn(u32, bool),
    Act(u32, usize, i64),
    Assign(u32, u16),
    Wait(i64),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let back = 0..4i32;
    let step = prop_oneof![
        3 => (0..40usize).prop_map(Step::Register),
        1 => (40..60usize, 1..9usize).prop_map(|(a, n)| Step::Import(a, n)),
        1 => (any::<u32>(), 0..5u32).prop_map(|(p, v)| Step::Rename(p, v)),
        1 => (any::<u32>(), 0..90i64).prop_map(|(p, d)| Step::Die(p, d)),
        6 => (any::<u32>(), any::<bool>(), back.clone(), -5..200_000i64).prop_map(|(p, k, m, a)| Step::Post(p, k, m, a)),
        1 => (prop::collection::vec(any::<u32>(), 0..6), any::<bool>(), back.clone()).prop_map(|(p, k, m)| Step::PostMany(p, k, m)),
        3 => any::<u64>().prop_map(Step::Reverse),
        1 => back.clone().prop_map(Step::Close),
        1 => back.prop_map(Step::Reopen),
        2 => (any::<u32>(), any::<bool>()).prop_map(|(p, s)| Step::TakeIn(p, s)),
        6 => (any::<u32>(), 0..PetitionAct::ALL.len(), 0..40i64).prop_map(|(x, a, d)| Step::Act(x, a, d)),
        1 => (any::<u32>(), 1..10u16).prop_map(|(x, s)| Step::Assign(x, s)),
        1 => (0..40i64).prop_map(Step::Wait),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..50)
}

/// What the history should have led to.
#[derive(Default)]
struct Model {
    people: u32,
    petitions: u32,
    entries: Vec<(PersonId, i64)>,
}

fn pick(n: u32, of: u32) -> u32 {
    n % (of + 1) + u32::from(of > 0 && n.is_multiple_of(of + 1))
}

fn play(mut f: Fixture, history: &[Step]) -> (Fixture, Model) {
    let mut model = Model::default();
    for step in history {
        if let Step::Restart = step {
            f = f.reopened();
            continue;
        }
        take(&f, &mut model, step);
    }
    (f, model)
}

fn take(f: &Fixture, model: &mut Model, step: &Step) {
    let kind = |due: bool| if due { EntryKind::Due } else { EntryKind::Paid };
    let month_ = |back: i32| f.today.get().month().plus(-back);
    let person_ = |n: u32| PersonId(pick(n, model.people));
    match step.clone() {
        Step::Register(n) => {
            let command = Command::RegisterPerson { facts: Box::new(person(n)), despite: None };
            model.people += u32::from(f.run("maker", command).is_ok());
        }
        Step::Import(from, n) => {
            let mut rows = (from..from + n).map(|n| ImportRow { row: n as u64, facts: person(n) });
            let digest = [from as u8 ^ (n as u8) << 6; 32];
            let run = ImportRun { digest, file: "名册.xlsx".into(), rows: &mut rows, go_on: &mut |_| true };
            let taken = f.bureau.import_people(&f.asking(Some(staff_id("maker"))), run).is_ok();
            model.people += if taken { n as u32 } else { 0 };
        }
        Step::Rename(p, seen) => {
            let changes = vec![PersonChange::Name("改名".into()), PersonChange::Phone(0, None)];
            let _ =
                f.run("window", Command::AmendPerson { person: person_(p), seen, changes, despite: None });
        }
        Step::Die(p, days) => {
            let _ = f.run("window", death(person_(p), 1, f.today.get().plus_days(-days)));
        }
        Step::Post(p, due, back, fen) => {
            let id = person_(p);
            let one = posting(id, kind(due), &month_(back).to_string(), fen);
            if f.post(one).is_ok() {
                model.entries.push((id, if due { fen } else { -fen }));
            }
        }
        Step::PostMany(people, due, back) => {
            let one = |p: &u32| posting(person_(*p), kind(due), &month_(back).to_string(), 500);
            let postings: Vec<_> = people.iter().map(one).collect();
            if f.run("maker", Command::PostMany { postings: postings.clone() }).is_ok() {
                model.entries.extend(postings.iter().map(|p| (p.person, if due { 500 } else { -500 })));
            }
        }
        Step::Reverse(n) => {
            let at = n as usize % (model.entries.len() + 1);
            if f.take_back(EntryId(at as u64 + 1), "录错").is_ok() {
                let (id, owed) = model.entries[at];
                model.entries.push((id, -owed));
            }
        }
        Step::Close(back) => drop(f.run("checker", close(month_(back)))),
        Step::Reopen(back) => {
            let month = month_(back);
            let _ = f.run("checker", Command::AskReopening { month, reason: "补录".into() });
            let _ = f.run("head", Command::ReopenMonth { month });
        }
        Step::TakeIn(p, secret) => {
            let mut facts = petition((p % 3 > 0).then(|| person_(p)));
            (facts.received, facts.secret) = (f.today.get(), secret);
            let taken = f.run("window", Command::RegisterPetition { facts: Box::new(facts) });
            model.petitions += u32::from(taken.is_ok());
        }
        Step::Act(x, act, days) => {
            act_on(f, PetitionId(pick(x, model.petitions)), PetitionAct::ALL[act], days);
        }
        Step::Assign(x, to) => {
            let petition = PetitionId(pick(x, model.petitions));
            if let Ok(Answer::Petition(view)) = f.ask("head", Query::Petition(petition)) {
                let _ =
                    f.run("head", Command::AssignPetition { petition, seen: view.version, to: StaffId(to) });
            }
        }
        Step::Wait(days) => f.today.set(f.today.get().plus_days(days)),
        Step::Restart => {}
    }
}

/// The act asked for, and if it does not fit here the first that does.
fn act_on(f: &Fixture, petition: PetitionId, act: PetitionAct, days: i64) {
    let Ok(Answer::Petition(view)) = f.ask("head", Query::Petition(petition)) else { return };
    let fits = |(a, may): &(PetitionAct, Result<(), Refusal>)| *a >= act && may.is_ok();
    let act = view.acts.iter().find(|a| fits(a)).map_or(act, |(a, _)| *a);
    let until = Some(f.today.get().plus_days(days));
    let request = ActRequest { until, score: Some(3), ..step_of(act) };
    let who = if days % 2 == 0 { "head" } else { "petitions" };
    let _ = f.run(who, Command::ActOnPetition { petition, seen: view.version, act: request });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_keep_every_invariant_and_survive_a_restart(history in steps()) {
        let (f, model) = play(Fixture::new(), &history);
        f.bureau.build_index().unwrap();
        f.sound();
        let mut owed: BTreeMap<PersonId, i64> = BTreeMap::new();
        model.entries.iter().for_each(|(id, fen)| *owed.entry(*id).or_default() += fen);
        let f = f.reopened();
        for n in 1..=model.people {
            let Ok(Answer::Statement(s)) = f.ask("head", Query::Statement(PersonId(n))) else { panic!("P{n}") };
            prop_assert_eq!(s.owed, Fen(owed.get(&PersonId(n)).copied().unwrap_or(0)));
        }
        let Ok(Answer::Desk(desk)) = f.ask("head", Query::Desk) else { panic!() };
        prop_assert_eq!(desk.people, u64::from(model.people));
        f.bureau.build_index().unwrap();
        f.sound();
        // What the journal file says leads to the same rows.
        let data = f.dir.path().join("data");
        f.bureau.close().unwrap();
        let replayed = honordesk::store::replay(&data, &options().store()).unwrap();
        prop_assert_eq!(replayed.first_difference, None);
    }
}

type Damage = fn(&mut Writer<'_>) -> Result<(), StoreError>;

fn get<R: honordesk::store::Row>(w: &Writer<'_>, key: &[u8]) -> R {
    w.get(key).unwrap().unwrap()
}

/// What breaks each invariant, done behind the bureau's back.
#[allow(clippy::too_many_lines, reason = "a table")]
fn damages() -> Vec<(&'static str, Damage)> {
    vec![
        ("profile", |w| w.delete::<BureauProfile>(&Keys::PROFILE).map(drop)),
        ("staff_roles", |w| {
            let staff: Staff = get(w, &Keys::staff(StaffId(1)));
            w.put(&Staff { roles: Roles::new(Role::ALL), ..staff })
        }),
        ("staff_logins", |w| {
            let staff: Staff = get(w, &Keys::staff(StaffId(1)));
            w.put(&Staff { login: String::new(), ..staff })
        }),
        ("person_relatives", |w| {
            let mut p: Person = get(w, &Keys::person(PersonId(1)));
            p.facts.relatives.push(Relative { person: Some(PersonId(99)), ..Relative::default() });
            w.put_kept(&p)
        }),
        ("person_groups", |w| {
            let p: Person = get(w, &Keys::person(PersonId(1)));
            w.put_kept(&Person { version: 0, ..p })
        }),
        ("entries_gapless", |w| w.delete::<Entry>(&Keys::entry(EntryId(2))).map(drop)),
        ("entries_balanced", |w| {
            let mut e: Entry = get(w, &Keys::entry(EntryId(1)));
            e.legs[1].amount = Fen(-1);
            w.put(&e)
        }),
        ("amounts_in_bounds", |w| {
            let e: Entry = get(w, &Keys::entry(EntryId(1)));
            w.put(&Entry { legs: Entry::sides(e.kind, None, Fen(-5)), ..e })
        }),
        ("entries_know_their_records", |w| {
            let e: Entry = get(w, &Keys::entry(EntryId(1)));
            w.put(&Entry { person: PersonId(99), ..e })
        }),
        ("entries_know_their_records", |w| {
            let e: Entry = get(w, &Keys::entry(EntryId(1)));
            w.put(&Entry { programme: "rent".into(), ..e })
        }),
        ("reversals_mutual", |w| {
            let e: Entry = get(w, &Keys::entry(EntryId(2)));
            w.put(&Entry { reversed_by: None, ..e })
        }),
        ("corrections_mutual", |w| {
            let e: Entry = get(w, &Keys::entry(EntryId(3)));
            w.put(&Entry { corrects: Some(EntryId(1)), ..e })
        }),
        ("month_totals", |w| {
            let key = Keys::month_total(month("2026-10"), "disability-pension");
            let t: MonthTotal = get(w, &key);
            w.put(&MonthTotal { paid: Fen(t.paid.0 + 1), ..t })
        }),
        ("month_totals", |w| {
            w.delete::<MonthTotal>(&Keys::month_total(month("2026-10"), "disability-pension")).map(drop)
        }),
        ("books_begin", |w| w.put(&BooksBegin { first: date("2026-10-31") })),
        ("books_begin", |w| w.put(&BooksBegin { first: date("2020-01-01") })),
        ("periods", |w| {
            let p: Period = get(w, &Keys::month(month("2026-10")));
            w.put(&Period { month: month("2026-08"), closed: false, ..p })
        }),
        ("closed_months", |w| {
            let e: Entry = get(w, &Keys::entry(EntryId(3)));
            w.put(&Entry { booked: date("2026-10-15"), ..e })
        }),
        ("closed_months", |w| w.delete::<Period>(&Keys::month(month("2026-10"))).map(drop)),
    ]
}

fn close(month: Month) -> Command {
    Command::CloseMonth { month, despite: Some("试算".into()) }
}

fn small_bureau() -> Fixture {
    let f = Fixture::new();
    let id = f.person(1);
    f.begin(posting(id, EntryKind::Due, "2026-10", 100), "2026-10-30");
    f.run("checker", close(month("2026-10"))).unwrap();
    f.post(posting(id, EntryKind::Paid, "2026-10", 100)).unwrap();
    f.take_back(EntryId(2), "录错").unwrap();
    f.take_in(petition(Some(id)));
    f.take_in(petition(None));
    f
}

fn stamp(n: u8) -> Stamp {
    Stamp {
        key: IdempotencyKey([n; 16]),
        today: date("2026-11-23"),
        at_ms: 0,
        actor: StaffId(1),
        role: 0,
        desk: String::new(),
        command: "damage",
    }
}

#[test]
fn each_invariant_notices_what_breaks_it() {
    small_bureau().sound();
    for (name, damage) in damages().into_iter().chain(petitions::damages()) {
        let f = small_bureau();
        let data = f.dir.path().join("data");
        f.bureau.close().unwrap();
        let (store, _) = Store::open(&data, &options().store()).unwrap();
        store.write(&stamp(250), |w| damage(w).map(|()| ((), Note::default()))).unwrap();
        store.close().unwrap();
        let (bureau, _) = Bureau::open(&data, &options()).unwrap();
        let broken = bureau.check(&mut |_| {}).into_iter().find(|i| i.name == name).unwrap();
        assert!(!broken.held, "{name}: {:?}", broken.detail);
    }
}

#[test]
fn two_people_of_one_number_are_noticed_even_if_the_index_was_cheated() {
    let f = small_bureau();
    // The store's own index refuses the second owner; the check does not rely on it.
    let twin = PersonFacts { name: "另一人".into(), ..person(1) };
    let command = Command::RegisterPerson { facts: Box::new(twin), despite: Some("试试".into()) };
    assert_eq!(f.run("maker", command), Err(Refusal::SameResidentId(PersonId(1))));
}

#[test]
fn the_index_is_held_against_the_database() {
    let f = small_bureau();
    f.bureau.build_index().unwrap();
    let held =
        |f: &Fixture| f.bureau.check(&mut |_| {}).iter().find(|i| i.name == "lookup_index").unwrap().clone();
    assert_eq!(held(&f).detail, Detail::Records(RecordSeen::Indexed.with("n", 1)));
    f.person(2);
    assert_eq!(held(&f).detail, Detail::Records(RecordSeen::Indexed.with("n", 2)));
}

/// A disk that fails each operation of a command in turn: the refusal says truly whether the command is on record.
#[test]
fn whatever_the_disk_does_the_answer_is_true() {
    use crate::store_support::disk::{Contents, Disk, Fault};
    let reference = || Reference::embedded().unwrap();
    let (mut recorded, mut not_recorded) = (0, 0);
    let f = Fixture::unfounded();
    for at in 0..200 {
        let disk = Disk::of(Contents::default());
        let store = Store::create_on(disk.folder(), &options().store()).unwrap();
        let bureau = Bureau::on(store, reference(), &options());
        bureau.execute(&f.asking(None), Command::Found(founding())).unwrap();
        bureau.build_index().unwrap();
        disk.fail(Some(Fault { at, forever: false, errno: 5 }));
        let asking = f.asking(Some(staff_id("maker")));
        let command = || Command::RegisterPerson { facts: Box::new(person(1)), despite: None };
        let result = bureau.execute(&asking, command());
        let hit = disk.failed();
        disk.fail(None);
        let people = || match bureau.query(&f.asking(Some(staff_id("head"))), Query::Desk) {
            Ok(Answer::Desk(seen)) => seen.people,
            other => panic!("{other:?}"),
        };
        let found = || {
            let lookup = Query::Lookup { text: person(1).name, offset: 0, limit: 5, recent: Vec::new() };
            match bureau.query(&f.asking(Some(staff_id("maker"))), lookup) {
                Ok(Answer::Lookup(found)) => (found.ready, found.hits.len()),
                other => panic!("{other:?}"),
            }
        };
        match result {
            Ok(_) => assert_eq!((people(), found()), (1, (true, 1))),
            Err(Refusal::Store(StoreTrouble::Recorded { .. })) => {
                assert_eq!((people(), found()), (1, (true, 1)), "who is on record is found");
                recorded += 1;
            }
            Err(Refusal::Store(StoreTrouble::NotRecorded)) => {
                assert_eq!(people(), 0);
                let again = bureau.execute(&asking, command()).unwrap();
                assert!(matches!(again.outcome, Outcome::Person(..)) && !again.already);
                not_recorded += 1;
            }
            Err(Refusal::Store(StoreTrouble::Frozen | StoreTrouble::Damaged(_))) => {
                assert!(!matches!(bureau.recover(asking.key), StoreTrouble::Frozen));
            }
            Err(other) => panic!("{other:?}"),
        }
        if !hit {
            break;
        }
    }
    assert!(recorded + not_recorded > 0);
}
