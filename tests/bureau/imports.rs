//! Whole files of people through the one door, and what is remembered of files.

use crate::bureau_support::*;
use honordesk::bureau::answer::{AccountChangeRow, AccountImport, Waits};
use honordesk::bureau::{
    Action, Answer, Command, Denied, ImportRow, ImportRun, Outcome, Query, Refusal, What,
};
use honordesk::domain::PersonId;
use honordesk::domain::person::{BankAccount, PersonFacts};
use honordesk::domain::staff::Role;

fn import(
    f: &Fixture,
    digest: u8,
    rows: Vec<PersonFacts>,
    most: usize,
) -> Result<honordesk::bureau::Receipt, Refusal> {
    let mut rows = rows.into_iter().zip(2..).map(|(facts, row)| ImportRow { row, facts });
    let mut go_on = |done: usize| done < most;
    let run =
        ImportRun { digest: [digest; 32], file: "导入.csv".into(), rows: &mut rows, go_on: &mut go_on };
    f.bureau.import_people(&f.asking(Some(staff_id("maker"))), run)
}

#[test]
fn a_file_is_taken_in_whole_or_not_at_all_and_once() {
    let f = Fixture::new();
    f.person(3);
    f.bureau.build_index().unwrap();
    let rows = || (10..600).map(person).collect::<Vec<_>>();
    assert_eq!(import(&f, 1, rows(), 400), Err(Refusal::Stopped));
    let mut bad = rows();
    bad[300].phones = vec!["1".into()];
    let Err(Refusal::Row { row: 302, why }) = import(&f, 1, bad, usize::MAX) else { panic!() };
    assert!(matches!(*why, Refusal::Invalid(_)));
    let mut twice = rows();
    twice[5] = person(3);
    let Err(Refusal::Row { row: 7, why }) = import(&f, 1, twice, usize::MAX) else { panic!() };
    assert_eq!(*why, Refusal::SameResidentId(PersonId(1)));
    let Ok(Answer::Desk(desk)) = f.ask("window", Query::Desk) else { panic!() };
    assert_eq!(desk.people, 1);
    let receipt = import(&f, 1, rows(), usize::MAX).unwrap();
    assert_eq!(receipt.outcome, Outcome::Imported { people: 590, accounts: 0 });
    assert_eq!(import(&f, 1, rows(), usize::MAX), Err(Refusal::ImportedBefore { seq: receipt.seq }));
    let query = Query::Lookup { text: "13800000599".into(), offset: 0, limit: 10, recent: vec![] };
    let Ok(Answer::Lookup(found)) = f.ask("maker", query) else { panic!() };
    assert_eq!(found.hits.len(), 1);
    let Ok(Answer::ImportedFile(Some(before))) = f.ask("maker", Query::ImportedFile { digest: [1; 32] })
    else {
        panic!()
    };
    assert_eq!((before.seq, before.object.as_str()), (receipt.seq, "P2–P591"));
    f.sound();
    f.reopened().sound();
}

fn with_account(n: usize, holder: &str) -> PersonFacts {
    let facts = person(n);
    let holder = if holder.is_empty() { facts.name.clone() } else { holder.into() };
    let number = format!("622200000000{n:04}");
    let bank = BankAccount { bank: "农商行".into(), holder, number, ..BankAccount::default() };
    PersonFacts { bank: Some(bank), ..facts }
}

fn waiting(f: &Fixture, who: &str) -> Vec<AccountImport> {
    match f.ask(who, Query::AccountImports) {
        Ok(Answer::AccountImports(found)) => found,
        other => panic!("{other:?}"),
    }
}

fn listed(f: &Fixture, import: u64) -> Vec<AccountChangeRow> {
    match f.ask("checker", Query::AccountsOfImport { import, offset: 0, limit: 100 }) {
        Ok(Answer::AccountChanges(found)) => found,
        other => panic!("{other:?}"),
    }
}

fn account(f: &Fixture, id: u32) -> Option<String> {
    match f.ask("checker", Query::Record(PersonId(id))) {
        Ok(Answer::Record(record)) => record.bank.map(|(.., number)| number),
        other => panic!("{other:?}"),
    }
}

/// Three people, one without an account, one whose account is another's.
fn three(f: &Fixture) -> u64 {
    import(f, 5, vec![with_account(1, ""), with_account(2, "别人"), person(3)], usize::MAX).unwrap().seq
}

#[test]
fn accounts_that_a_file_brings_wait_as_one_and_are_agreed_to_by_another() {
    let f = Fixture::new();
    let seq = three(&f);
    assert_eq!((account(&f, 1), account(&f, 2)), (None, None), "no account before somebody agreed");
    let [found] = &waiting(&f, "checker")[..] else { panic!() };
    assert_eq!((found.import, found.file.as_str(), found.own), (seq, "导入.csv", false));
    assert_eq!((found.people, found.waiting, found.another), (3, 2, 1));
    assert!(waiting(&f, "maker")[0].own);
    let rows = listed(&f, seq);
    assert_eq!(rows.iter().map(|row| row.person.0).collect::<Vec<_>>(), [2, 1], "the doubtful ones first");
    assert!(rows[0].holder_is_another && rows[0].wanted.as_ref().unwrap().2.starts_with('*'));
    let Ok(Answer::AccountChanges(singles)) = f.ask("checker", Query::AccountChanges(None)) else { panic!() };
    assert!(singles.is_empty(), "not two thousand lines");
    let Ok(Answer::Waiting(desk)) = f.ask("checker", Query::Waiting) else { panic!() };
    assert_eq!(desk.iter().filter(|row| matches!(row.what, Waits::AccountImport { .. })).count(), 1);
    assert!(desk.iter().all(|row| row.mine && !matches!(row.what, Waits::Account { .. })));

    let approve = |waiting| Command::ApproveImport { import: seq, waiting };
    for who in ["window", "head", "admin"] {
        assert!(matches!(f.run(who, approve(2)), Err(Refusal::NotPermitted { .. })), "{who}");
    }
    let stale = Refusal::Stale { seen: 3, now: 2, fields: Vec::new() };
    assert_eq!(f.run("checker", approve(3)).map(|_| ()), Err(stale));
    // A single one goes back, and the rest is agreed to at once.
    let (change, seen) = (rows[0].change, rows[0].version);
    let decline = Command::DeclineAccount { change, seen, reason: "户名不符".into() };
    f.run("checker", decline).unwrap();
    assert_eq!(f.run("checker", approve(1)).unwrap().outcome, Outcome::Accounts(1));
    assert_eq!((account(&f, 1).is_some(), account(&f, 2)), (true, None));
    let Ok(Answer::Record(record)) = f.ask("checker", Query::Record(PersonId(1))) else { panic!() };
    assert_eq!(record.bank_from, Some(f.today.get().plus_days(1)), "for runs drafted from the next day on");
    assert!(waiting(&f, "checker").is_empty());
    let none = Refusal::NotFound(What::AccountImport);
    assert_eq!(f.run("checker", approve(0)).map(|_| ()), Err(none));
    f.sound();
    f.reopened().sound();
}

#[test]
fn whoever_took_a_file_in_never_decides_and_all_of_it_may_go_back() {
    let f = Fixture::new();
    f.also("maker", &[Role::Maker, Role::Checker]);
    let seq = three(&f);
    let why = Denied::SamePerson;
    let refused = Refusal::NotPermitted { action: Action::ApproveAccounts, why };
    let approve = Command::ApproveImport { import: seq, waiting: 2 };
    assert_eq!(f.run("maker", approve).map(|_| ()), Err(refused.clone()));
    let decline = |reason: &str| Command::DeclineImport { import: seq, waiting: 2, reason: reason.into() };
    assert_eq!(f.run("maker", decline("不对")).map(|_| ()), Err(refused));
    assert!(matches!(f.run("checker", decline("")), Err(Refusal::Invalid(_))));
    f.run("checker", decline("账号列错位")).unwrap();
    assert_eq!((account(&f, 1), account(&f, 2)), (None, None));
    assert!(waiting(&f, "checker").is_empty());
    f.sound();
}

#[test]
fn column_mappings_are_remembered() {
    let f = Fixture::new();
    let save =
        |name: &str, mapping: &str| Command::SaveImportProfile { name: name.into(), mapping: mapping.into() };
    f.run("maker", save("伤残表", "A=name")).unwrap();
    f.run("maker", save("伤残表", "A=name\nB=phone")).unwrap();
    let Ok(Answer::ImportProfiles(all)) = f.ask("maker", Query::ImportProfiles) else { panic!() };
    assert_eq!(all, [("伤残表".to_owned(), "A=name\nB=phone".to_owned())]);
}
