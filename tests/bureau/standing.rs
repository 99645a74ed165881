//! What was known of a person on a day, as far as money depends on it: versions, whatever command makes them; yearly confirmations; who
//! changed what.

mod due;

use std::fs;
use std::path::Path;

use crate::bureau_support::*;
use honordesk::bureau::answer::{ConfirmationPage, ConfirmationTown};
use honordesk::bureau::command::{AccountTarget, PersonChange, Visitor};
use honordesk::bureau::query::{ConfirmationStanding, ConfirmationsAsked};
use honordesk::bureau::{Answer, Bureau, Command, Fault, ImportRow, ImportRun, Outcome, Query, Refusal};
use honordesk::domain::bulk::BulkChange;
use honordesk::domain::person::{
    BankAccount, ConfirmationAct, ConfirmedHow, PersonFacts, RecognitionState, Residence, Standing,
};
use honordesk::domain::visit::{AskAnswer, Caller};
use honordesk::domain::{Date, PersonId};
use honordesk::store::{Keys, Reading, Store};

/// Every version of a record: the day, who, and what a look at it tells. The bureau is closed for it.
fn versions(f: Fixture, of: PersonId) -> Vec<(Option<String>, Option<u16>, Standing)> {
    f.sound();
    let data = f.dir.path().join("data");
    f.bureau.close().unwrap();
    let (store, _) = Store::open(&data, &options().store()).unwrap();
    let reader = store.read().unwrap();
    let all = reader.scan::<Standing>(Keys::standing(of, 0)..=Keys::standing(of, u32::MAX)).unwrap();
    all.map(|version| {
        let version = version.unwrap();
        (version.known.map(|d| d.to_string()), version.by.map(|by| by.0), version)
    })
    .collect()
}

fn amend(f: &Fixture, who: &str, person: PersonId, change: PersonChange) {
    let seen = f.version(person);
    f.run(who, Command::AmendPerson { person, seen, changes: vec![change], despite: None }).unwrap();
}

/// An account asked for by one and agreed to by the checker.
fn set_account(f: &Fixture, who: &str, person: PersonId, number: &str) {
    let account = BankAccount {
        bank: "农行".into(),
        holder: "试人".into(),
        number: number.into(),
        ..BankAccount::default()
    };
    f.ask_account(who, person, AccountTarget::Own(Some(account)), Some("本人同意")).unwrap();
    f.approve_waiting(person);
}

fn days(all: &[(Option<String>, Option<u16>, Standing)]) -> Vec<(&str, u16)> {
    all.iter().map(|(day, by, _)| (day.as_deref().unwrap_or("ever"), by.unwrap_or(0))).collect()
}

#[test]
fn every_command_that_changes_what_money_depends_on_leaves_a_version() {
    let f = Fixture::new();
    let on = |day: &str| f.today.set(date(day));
    let (maker, window, checker) = (staff_id("maker").0, staff_id("window").0, staff_id("checker").0);
    let id = f.person(1);
    on("2026-11-24");
    amend(&f, "window", id, PersonChange::Phone(0, Some("13800138000".into())));
    amend(&f, "window", id, PersonChange::Residence(Residence::default()));
    set_account(&f, "window", id, "6228480402564890018");
    on("2026-11-25");
    f.bureau.build_index().unwrap();
    let change = BulkChange::State {
        group: "11".into(),
        state: RecognitionState::Stopped,
        since: None,
        until: Some(date("2026-11-20")),
    };
    let people = vec![(id, f.version(id))];
    let batch = match f
        .run("maker", Command::EditMany { people, change: Box::new(change), despite: None })
        .unwrap()
        .outcome
    {
        Outcome::Batch(batch, version) => (batch, version),
        other => panic!("{other:?}"),
    };
    let undo = Command::UndoBatch { batch: batch.0, seen: batch.1, reason: "改错了".into() };
    f.run("maker", undo).unwrap();
    on("2026-11-26");
    f.run("window", death(id, f.version(id), date("2026-11-21"))).unwrap();
    let seen = f.version(id);
    f.run("maker", Command::WithdrawDeath { person: id, seen, reason: "登记错人".into() }).unwrap();
    on("2026-11-27");
    let other = f.person(2);
    f.merge(id, other).unwrap();
    on("2026-11-28");
    f.unmerge_giving("checker", other, &[]).unwrap();
    let all = versions(f, id);
    assert_eq!(
        days(&all),
        [
            ("2026-11-23", maker),
            ("2026-11-24", checker),
            ("2026-11-25", maker),
            ("2026-11-25", maker),
            ("2026-11-26", window),
            ("2026-11-26", maker),
            ("2026-11-27", maker),
            ("2026-11-28", checker),
        ]
    );
    let facts = |at: usize| &all[at].2.facts;
    assert!(facts(0).account.is_none() && facts(1).account.is_some(), "a phone is no version, an account is");
    assert_eq!(facts(2).recognitions[0].state, RecognitionState::Stopped);
    assert!(facts(3) == facts(1), "taken back");
    assert_eq!((facts(4).died, facts(4).cause.is_some()), (Some(date("2026-11-21")), true));
    assert!(facts(5) == facts(1));
    assert_eq!((facts(6).stands_for.as_slice(), facts(7).stands_for.len()), ([PersonId(2)].as_slice(), 0));
}

#[test]
fn an_imported_person_is_known_from_the_day_of_the_import() {
    let f = Fixture::new();
    f.today.set(date("2026-11-25"));
    let mut rows = (2..4).map(|n| ImportRow { row: n as u64, facts: person(n) });
    let run = ImportRun { digest: [9; 32], file: "名册.csv".into(), rows: &mut rows, go_on: &mut |_| true };
    f.bureau.import_people(&f.asking(Some(staff_id("maker"))), run).unwrap();
    assert_eq!(days(&versions(f, PersonId(2))), [("2026-11-25", staff_id("maker").0)]);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_record_that_is_older_than_its_versions_was_known_as_it_is_since_ever() {
    let mut f = Fixture::unfounded();
    let data = f.dir.path().join("data2");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bureau_v1"), &data);
    f.bureau = Bureau::open(&data, &options()).unwrap().0;
    f.keys.set(1000);
    amend(&f, "maker", PersonId(2), PersonChange::Phone(0, Some("13800138000".into())));
    amend(&f, "window", PersonId(2), PersonChange::Birth(Some(date("1950-01-01"))));
    set_account(&f, "window", PersonId(2), "6228480402564890018");
    f.sound();
    f.bureau.close().unwrap();
    let (store, _) = Store::open(&data, &options().store()).unwrap();
    let all: Vec<Standing> =
        store.read().unwrap().scan::<Standing>(..).unwrap().map(Result::unwrap).collect();
    let checker = Some(staff_id("checker"));
    let told: Vec<_> = all.iter().map(|v| (v.person.0, v.number, v.known, v.by)).collect();
    assert_eq!(told, [(2, 1, None, None), (2, 2, Some(date("2026-11-23")), checker)]);
    assert!(all[0].facts.account.is_none() && all[1].facts.account.is_some());
}

#[test]
fn a_clock_that_was_put_back_leaves_what_was_known_in_order() {
    let f = Fixture::new();
    let id = f.person(1);
    f.today.set(date("2026-11-20"));
    set_account(&f, "maker", id, "6228480402564890018");
    let (maker, checker) = (staff_id("maker").0, staff_id("checker").0);
    assert_eq!(days(&versions(f, id)), [("2026-11-23", maker), ("2026-11-23", checker)]);
}

fn editors(f: &Fixture, person: PersonId, since: &str) -> Vec<u16> {
    match f.ask("checker", Query::Editors { person, since: date(since) }).unwrap() {
        Answer::Editors(all) => all.into_iter().map(|e| e.staff.0).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_changed_what_money_depends_on_is_told_over_all_records() {
    let f = Fixture::new();
    let (window, maker, checker) = (staff_id("window").0, staff_id("maker").0, staff_id("checker").0);
    let (id, other) = (f.person(1), f.person(2));
    f.today.set(date("2026-11-24"));
    set_account(&f, "window", other, "6228480402564890018");
    amend(&f, "window", id, PersonChange::Phone(0, Some("13800138000".into())));
    assert_eq!(editors(&f, id, "2026-11-23"), [maker]);
    assert_eq!(editors(&f, id, "2026-11-24"), [0u16; 0], "a phone is nothing that money depends on");
    f.today.set(date("2026-11-25"));
    f.merge(id, other).unwrap();
    assert_eq!(
        editors(&f, id, "2026-11-24"),
        [window, maker, checker],
        "on either record, and both of whom an account takes"
    );
    assert_eq!(editors(&f, id, "2026-11-26"), [0u16; 0]);
    f.today.set(date("2026-11-26"));
    f.run("window", confirm(id, ConfirmedHow::Face)).unwrap();
    assert_eq!(editors(&f, id, "2026-11-26"), [window], "a confirmation counts");
}

fn confirm(person: PersonId, how: ConfirmedHow) -> Command {
    Command::Confirm { person, year: 2026, on: None, how, document: "生存证明 2026-17".into() }
}

fn notice(people: &[PersonId], on: Option<Date>) -> Command {
    Command::NoticeConfirmation { people: people.to_vec(), year: 2026, on }
}

fn withdraw(person: PersonId, notice: bool) -> Command {
    Command::WithdrawConfirmation { person, year: 2026, notice, reason: "记错人".into() }
}

fn list(f: &Fixture, standing: ConfirmationStanding) -> ConfirmationPage {
    let asked = ConfirmationsAsked { year: 2026, text: String::new(), town: None, standing };
    match f.ask("window", Query::Confirmations { asked, offset: 0, limit: 99 }).unwrap() {
        Answer::Confirmations(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn people(page: &ConfirmationPage) -> Vec<u32> {
    page.rows.iter().map(|row| row.person.0).collect()
}

#[test]
fn the_campaign_counts_those_who_receive_money_and_are_not_confirmed() {
    let f = Fixture::new();
    let living = |n| PersonFacts {
        residence: Residence { division: Some(division("440114001210")), ..Residence::default() },
        ..person(n)
    };
    let (a, b, c) = (f.register(living(1)), f.register(living(2)), f.person(3));
    let nothing = f.register(PersonFacts { recognitions: vec![], ..person(4) });
    f.bureau.build_index().unwrap();
    assert_eq!(
        people(&list(&f, ConfirmationStanding::Open)),
        [1, 2, 3],
        "not {nothing}, who receives nothing"
    );
    f.run("window", notice(&[b], Some(date("2026-11-20")))).unwrap();
    f.run("maker", confirm(a, ConfirmedHow::Data)).unwrap();
    let page = list(&f, ConfirmationStanding::Open);
    assert_eq!(people(&page), [2, 3], "whose notice runs first");
    assert_eq!(page.rows[0].noticed, Some(date("2026-11-20")));
    assert_eq!((page.rows[0].ends, page.rows[0].stops), (Some(date("2027-01-19")), Some(month("2027-02"))));
    assert_eq!((page.rows[1].ends, page.rows[1].groups.as_slice()), (None, &["11".to_owned()][..]));
    let town = |town: Option<&str>, receiving, confirmed, noticed| ConfirmationTown {
        town: town.map(division),
        receiving,
        confirmed,
        noticed,
    };
    assert_eq!(page.towns, [town(Some("440114001000"), 2, 1, 1), town(None, 1, 0, 0)]);
    assert_eq!(people(&list(&f, ConfirmationStanding::Noticed)), [2]);
    let done = list(&f, ConfirmationStanding::Confirmed);
    assert_eq!((people(&done), done.rows[0].how), (vec![1], Some(ConfirmedHow::Data)));
    assert_eq!(done.rows[0].document, "生存证明 2026-17");
    // Several at once: who was told before stays as they are.
    f.run("maker", notice(&[a, b, c], None)).unwrap();
    assert_eq!(people(&list(&f, ConfirmationStanding::Noticed)), [2, 3]);
    assert_eq!(f.run("maker", notice(&[a, b], None)), Err(Refusal::NothingToChange));
    f.sound();
}

#[test]
fn what_was_noted_by_mistake_is_taken_back_and_nothing_is_noted_twice() {
    use ConfirmationAct::{ConfirmationWithdrawn, Confirmed, NoticeWithdrawn, Noticed};
    let f = Fixture::new();
    let id = f.person(1);
    let on = f.today.get();
    assert_eq!(f.run("window", withdraw(id, false)), Err(Refusal::NothingNoted { year: 2026 }));
    f.run("window", notice(&[id], None)).unwrap();
    assert_eq!(f.run("window", notice(&[id], None)), Err(Refusal::NoticedAlready { year: 2026, on }));
    f.run("window", confirm(id, ConfirmedHow::InPerson)).unwrap();
    let again = f.run("maker", confirm(id, ConfirmedHow::Face));
    assert_eq!(again, Err(Refusal::Confirmed { year: 2026, on }));
    f.run("maker", withdraw(id, false)).unwrap();
    f.run("maker", withdraw(id, true)).unwrap();
    f.run("maker", confirm(id, ConfirmedHow::Face)).unwrap();
    let Ok(Answer::ConfirmationsOf(all)) = f.ask("head", Query::ConfirmationsOf(id)) else { panic!() };
    let acts: Vec<_> = all.iter().map(|done| done.act).collect();
    assert_eq!(acts, [Confirmed, NoticeWithdrawn, ConfirmationWithdrawn, Confirmed, Noticed]);
    let fault = |result: Result<_, Refusal>| match result {
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| f.fault).next().unwrap(),
        other => panic!("{other:?}"),
    };
    let other = f.person(2);
    assert_eq!(fault(f.run("maker", notice(&[other], Some(date("2026-11-24"))))), Fault::Future);
    assert_eq!(fault(f.run("maker", notice(&[other], Some(date("2025-12-31"))))), Fault::TooEarly);
    f.run("maker", death(other, 1, date("2026-11-01"))).unwrap();
    assert_eq!(fault(f.run("maker", confirm(other, ConfirmedHow::Face))), Fault::Deceased);
    f.sound();
}

#[test]
fn yes_at_the_desk_is_the_confirmation() {
    let f = Fixture::new();
    let (id, twin) = (f.person(1), f.person(2));
    let visitor = Visitor { person: Some(id), caller: Caller::in_person(), topics: vec!["subsidy".into()] };
    let Outcome::Visit(visit, _, seen) =
        f.run("window", Command::BeginVisit { visitor, done: None }).unwrap().outcome
    else {
        panic!()
    };
    let answer = |seen, answer| {
        f.run("window", Command::NoteAsk { visit, seen, ask: "confirmation".into(), answer }).unwrap();
    };
    let confirmed = |person| match f.ask("window", Query::ConfirmationsOf(person)).unwrap() {
        Answer::ConfirmationsOf(all) => all.first().map(|done| (done.act, done.how)),
        other => panic!("{other:?}"),
    };
    answer(seen, AskAnswer::Skipped);
    assert_eq!(confirmed(id), None);
    answer(seen + 1, AskAnswer::Given);
    assert_eq!(confirmed(id), Some((ConfirmationAct::Confirmed, Some(ConfirmedHow::InPerson))));
    answer(seen + 2, AskAnswer::Skipped);
    assert_eq!(confirmed(id), Some((ConfirmationAct::ConfirmationWithdrawn, None)), "put right");
    answer(seen + 3, AskAnswer::Given);
    // It counts for the person, whichever record it was noted on.
    f.merge(twin, id).unwrap();
    let again = f.run("window", confirm(twin, ConfirmedHow::Face));
    assert_eq!(again, Err(Refusal::Confirmed { year: 2026, on: f.today.get() }));
    f.today.set(date("2026-12-30"));
    let asks = |f: &Fixture| match f.ask("window", Query::Asks(twin)).unwrap() {
        Answer::Asks(asks) => asks.contains(&"confirmation".to_owned()),
        other => panic!("{other:?}"),
    };
    assert!(!asks(&f));
    f.today.set(date("2027-02-01"));
    assert!(asks(&f), "each year anew");
    f.sound();
}
