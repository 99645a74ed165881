//! Budgets, what is paid out of the funds, and the first day of the books, through the door.

use crate::bureau_support::*;
use honordesk::bureau::answer::BudgetLine;
use honordesk::bureau::command::Posting;
use honordesk::bureau::{Answer, Command, Denied, Fault, Query, Receipt, Refusal};
use honordesk::domain::ledger::{BudgetState, EntryKind, FundSource, Grant, Righted};
use honordesk::domain::staff::Role;
use honordesk::domain::{EntryId, Fen, PersonId};

use EntryKind::{Due, Paid};
use FundSource::{Central, District};

const PROGRAMME: &str = "disability-pension";

fn grants(central: i64, district: i64) -> Vec<Grant> {
    vec![
        Grant { source: Central, amount: Fen(central), share: 6_000 },
        Grant { source: District, amount: Fen(district), share: 4_000 },
    ]
}

fn propose(f: &Fixture, login: &str, grants: Vec<Grant>) -> Result<Receipt, Refusal> {
    let basis = "花财社〔2026〕1号".into();
    f.run(login, Command::ProposeBudget { year: 2026, programme: PROGRAMME.into(), grants, basis })
}

fn decide(f: &Fixture, login: &str, version: u32, declined: Option<&str>) -> Result<Receipt, Refusal> {
    let declined = declined.map(str::to_owned);
    f.run(login, Command::DecideBudget { year: 2026, programme: PROGRAMME.into(), version, declined })
}

fn line(f: &Fixture) -> BudgetLine {
    match f.ask("window", Query::Budgets { year: 2026 }) {
        Ok(Answer::Budgets(year)) => year.lines.into_iter().find(|l| l.programme == PROGRAMME).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn paid(f: &Fixture) -> (i64, i64) {
    let line = line(f);
    (line.paid.of(Central).0, line.paid.of(District).0)
}

fn pay(f: &Fixture, person: PersonId, month: &str, fen: i64) {
    f.post(posting(person, Due, month, fen)).unwrap();
    f.post(posting(person, Paid, month, fen)).unwrap();
}

fn sound(f: &Fixture) {
    let broken: Vec<_> = f.bureau.check(&mut |_| {}).into_iter().filter(|i| !i.held).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn every_payment_is_split_by_the_budget_of_its_day_and_comes_back_the_same_way() {
    let f = Fixture::new();
    let id = f.person(1);
    // Paid before there was any budget: counted when the first one is approved.
    pay(&f, id, "2026-09", 101);
    propose(&f, "maker", grants(1_000, 1_000)).unwrap();
    assert_eq!(line(&f).in_force, None, "not before it is approved");
    decide(&f, "head", 1, None).unwrap();
    assert_eq!(paid(&f), (61, 40));
    pay(&f, id, "2026-10", 100);
    assert_eq!(paid(&f), (121, 80));
    assert_eq!((line(&f).left(Central), line(&f).left(District)), (879, 920));
    // Another version: what was paid stays split as it was.
    let half = |g: Grant| Grant { share: 5_000, ..g };
    propose(&f, "maker", grants(1_000, 1_000).into_iter().map(half).collect()).unwrap();
    decide(&f, "head", 2, None).unwrap();
    assert_eq!(paid(&f), (121, 80));
    pay(&f, id, "2026-11", 100);
    assert_eq!(paid(&f), (171, 130));
    // Entries 2, 4 and 6 were paid under none, the first and the second version.
    for (entry, left) in [(2, (110, 90)), (4, (50, 50)), (6, (0, 0))] {
        f.take_back(EntryId(entry), "退回").unwrap();
        assert_eq!(paid(&f), left, "E{entry}");
    }
    sound(&f);
}

#[test]
fn a_budget_takes_two_people_and_is_decided_once() {
    let f = Fixture::new();
    propose(&f, "maker", grants(5, 5)).unwrap();
    match propose(&f, "maker", grants(6, 6)) {
        Err(Refusal::BudgetWaits { year: 2026, version: 1 }) => {}
        other => panic!("{other:?}"),
    }
    for login in ["window", "maker", "checker", "admin", "auditor"] {
        match decide(&f, login, 1, None) {
            Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. }) => {}
            other => panic!("{login}: {other:?}"),
        }
    }
    decide(&f, "head", 1, Some("依据不全")).unwrap();
    match decide(&f, "head", 1, None) {
        Err(Refusal::BudgetDecided { version: 1, .. }) => {}
        other => panic!("{other:?}"),
    }
    propose(&f, "maker", grants(6, 6)).unwrap();
    decide(&f, "head", 2, None).unwrap();
    let line = line(&f);
    assert_eq!((line.in_force.unwrap().version, line.waiting, line.versions), (2, None, 2));
    sound(&f);
}

#[test]
fn who_is_maker_and_head_at_once_approves_no_budget_of_their_own() {
    let f = Fixture::new();
    let roles = vec![Role::Maker, Role::Head];
    f.run("safety", Command::SetRoles { staff: staff_id("head"), seen: 1, roles }).unwrap();
    propose(&f, "head", grants(5, 5)).unwrap();
    match decide(&f, "head", 1, None) {
        Err(Refusal::NotPermitted { why: Denied::SamePerson, .. }) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(line(&f).waiting.unwrap().state, BudgetState::Proposed);
}

#[test]
fn a_budget_below_what_was_paid_or_that_is_none_is_refused() {
    let f = Fixture::new();
    let id = f.person(1);
    pay(&f, id, "2026-10", 1_000);
    propose(&f, "maker", grants(599, 400)).unwrap();
    match decide(&f, "head", 1, None) {
        Err(Refusal::FundShort(short)) => assert_eq!((short[0].fund, short[0].short), (Central, Fen(1))),
        other => panic!("{other:?}"),
    }
    decide(&f, "head", 1, Some("金额不足")).unwrap();
    let fault = |grants: Vec<Grant>| match propose(&f, "maker", grants) {
        Err(Refusal::Invalid(faults)) => (faults[0].field.clone(), faults[0].fault.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(vec![]), ("sources".into(), Fault::Empty));
    let mut off = grants(1, 1);
    off[0].share = 6_001;
    assert_eq!(fault(off), ("shares".into(), Fault::Shares));
    let unknown = Command::ProposeBudget {
        year: 2026,
        programme: "rent".into(),
        grants: grants(1, 1),
        basis: "文".into(),
    };
    assert!(matches!(f.run("maker", unknown), Err(Refusal::NoSuchProgramme(_))));
    sound(&f);
}

#[test]
fn no_day_typed_by_hand_gets_a_payment_past_the_budgets() {
    let f = Fixture::new();
    let id = f.person(1);
    // The books begin in 2025, no month of it is closed, and only 2026 has a budget.
    f.begin(posting(id, Due, "2025-12", 100), "2025-12-01");
    propose(&f, "maker", grants(600, 400)).unwrap();
    decide(&f, "head", 1, None).unwrap();
    let pay = |booked: &str, fen: i64| {
        let posting = Posting { booked: Some(date(booked)), ..posting(id, Paid, "2025-12", fen) };
        f.by_hand("maker", posting).map(|_| ())
    };
    assert!(matches!(pay("2026-11-02", 1_002), Err(Refusal::FundShort(_))));
    let beside = Refusal::NoBudgetThen { year: 2025, programme: PROGRAMME.into(), now: 2026 };
    assert_eq!(pay("2025-12-31", 1_002), Err(beside.clone()));
    let said = honordesk::locale::refusal::say(&beside, honordesk::locale::Lang::En);
    assert!(said.contains("2025") && said.contains("2026"), "{said}");
    pay("2026-11-02", 1_000).unwrap();
    assert_eq!(paid(&f), (600, 400));
    sound(&f);
}

#[test]
fn the_books_begin_with_the_first_entry_and_no_day_typed_by_hand_moves_that() {
    let f = Fixture::new();
    let id = f.person(1);
    let on = |day: &str, month: &str| Posting { booked: Some(date(day)), ..posting(id, Due, month, 100) };
    // Books brought over begin where they begin; more of them may follow until a month is closed.
    f.run("maker", Command::PostMany { postings: vec![on("2026-09-10", "2026-09")] }).unwrap();
    let before = |first: &str| Refusal::BeforeFirstDay { first: date(first) };
    assert_eq!(f.post(on("2026-09-09", "2026-08")), Err(before("2026-09-10")));
    let forced = || f.by_hand("maker", on("2016-12-31", "2026-10"));
    assert_eq!(forced(), Err(before("2026-09-10")));
    f.post(on("2026-09-10", "2026-08")).unwrap();
    f.run("maker", Command::PostMany { postings: vec![on("2026-08-31", "2026-07")] }).unwrap();
    assert_eq!(forced(), Err(before("2026-08-31")));
    let close =
        |m: &str| f.run("checker", Command::CloseMonth { month: month(m), despite: None }).map(|_| ());
    close("2026-08").unwrap();
    let many = Command::PostMany { postings: vec![on("2026-07-31", "2026-06")] };
    assert_eq!(f.run("maker", many), Err(before("2026-08-31")), "closed months have a beginning for good");
    close("2026-09").unwrap();
    let said = honordesk::locale::refusal::say(&before("2026-08-31"), honordesk::locale::Lang::Zh);
    assert!(said.contains("2026-08-31") && said.contains("请记在今天"), "{said}");
    // A day of which the clock is wrong is no day of the books either.
    f.today.set(date("2026-08-30"));
    assert_eq!(forced(), Err(before("2026-08-31")));
    f.sound();
}

#[test]
fn what_is_asked_to_be_put_right_is_for_a_month_that_an_entry_can_be_for() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-10", 100)).unwrap();
    f.post(posting(id, Paid, "2026-10", 100)).unwrap();
    let ask = |to: &str| {
        let right = Righted { programme: "disability-pension".into(), month: month(to), amount: Fen(100) };
        f.run(
            "checker",
            Command::AskReversal { entry: EntryId(2), right: Some(right), reason: "记错月".into() },
        )
    };
    for (to, fault) in [("1900-01", Fault::TooEarly), ("2040-01", Fault::Future)] {
        match ask(to) {
            Err(Refusal::Invalid(faults)) => {
                assert_eq!((faults[0].field.as_str(), &faults[0].fault), ("month", &fault));
            }
            other => panic!("{to}: {other:?}"),
        }
    }
    ask("2026-09").unwrap();
}
