//! The account that money goes to: asked for by one, decided by another, and changed in no other way.

use crate::bureau_support::*;
use honordesk::bureau::answer::{Flag, Record, WaitRow, Waits};
use honordesk::bureau::command::{AccountAsked, AccountTarget, PersonChange, ProtectedField};
use honordesk::bureau::query::TimelineFilter;
use honordesk::bureau::{Action, Answer, Command, Denied, Fault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::ledger::Doubt;
use honordesk::domain::person::{
    AccountDocument, AccountEvidence, AccountOrigin, AccountOutcome, BankAccount, Payee, PersonFacts,
    PersonField,
};
use honordesk::domain::{AccountChangeId, PersonId};

fn account(holder: &str, tail: u32) -> BankAccount {
    BankAccount {
        bank: "农商行".into(),
        holder: holder.into(),
        number: format!("622200000000{tail:04}"),
        ..BankAccount::default()
    }
}

fn with_account(n: usize) -> PersonFacts {
    PersonFacts { bank: Some(account(&person(n).name, n as u32)), ..person(n) }
}

fn own(holder: &str, tail: u32) -> AccountTarget {
    AccountTarget::Own(Some(account(holder, tail)))
}

fn payee(name: &str, tail: u32) -> Payee {
    Payee {
        name: name.into(),
        relation: "配偶".into(),
        account: account(name, tail),
        from: Some(date("2026-01-01")),
        until: None,
        paper: "委托书 3 号".into(),
    }
}

fn record(f: &Fixture, id: PersonId) -> Box<Record> {
    match f.ask("checker", Query::Record(id)) {
        Ok(Answer::Record(record)) => record,
        other => panic!("{other:?}"),
    }
}

fn number(f: &Fixture, id: PersonId) -> Option<String> {
    record(f, id).bank.map(|(.., number)| number)
}

fn change_of(receipt: &Receipt) -> (AccountChangeId, u32) {
    match receipt.outcome {
        Outcome::AccountChange(id, version) => (id, version),
        ref other => panic!("{other:?}"),
    }
}

fn approve(f: &Fixture, who: &str, (change, seen): (AccountChangeId, u32)) -> Result<Receipt, Refusal> {
    f.run(who, Command::ApproveAccount { change, seen })
}

fn tail(number: &str) -> &str {
    number.trim_start_matches('*')
}

#[test]
fn the_old_account_stands_until_somebody_else_agrees_and_is_kept_then() {
    let f = Fixture::new();
    let p = f.register(with_account(1));
    f.today.set(date("2026-11-26"));
    let name = person(1).name;
    let asked = f.ask_account("window", p, own(&name, 8888), None).unwrap();
    let shown = record(&f, p);
    assert_eq!(tail(&shown.bank.as_ref().unwrap().2), "0001", "until then the old one");
    let waits = shown.card.account_waiting.clone().unwrap();
    assert_eq!((waits.on, waits.own), (date("2026-11-26"), false));
    assert!(shown.card.flags.contains(&Flag::AccountWaits));
    let Ok(Answer::Waiting(waiting)) = f.ask("checker", Query::Waiting) else { panic!() };
    let named = |row: &WaitRow| row.mine && row.what == Waits::Account { change: change_of(&asked).0 };
    assert!(waiting.iter().any(named), "the checker is told");
    let row = f.account_changes(p).remove(0);
    assert_eq!(row.evidence.as_ref().map(|(kind, _)| *kind), Some(AccountDocument::Passbook));
    assert!(row.wanted.as_ref().unwrap().2.starts_with('*') && !row.holder_is_another);

    approve(&f, "checker", change_of(&asked)).unwrap();
    let shown = record(&f, p);
    assert_eq!(tail(&shown.bank.as_ref().unwrap().2), "8888");
    assert_eq!(shown.bank_from, Some(date("2026-11-27")), "for runs drafted from the next day on");
    assert_eq!(shown.card.account_waiting, None);
    let former = shown.former_accounts.first().unwrap();
    assert_eq!((tail(&former.account_masked), former.until), ("0001", date("2026-11-26")));
    let reveal = |field| f.run("checker", Command::Reveal { person: p, field, reason: "核对旧账".into() });
    let value = reveal(ProtectedField::FormerAccount(0)).unwrap().outcome;
    assert!(value == Outcome::Revealed("6222000000000001".into()));
    assert_eq!(
        approve(&f, "checker", change_of(&asked)).map(|_| ()),
        Err(Refusal::AccountDecided { change: row.change, outcome: AccountOutcome::Approved })
    );
    f.sound();
}

#[test]
fn the_last_three_are_kept() {
    let f = Fixture::new();
    let p = f.register(with_account(1));
    for n in 2..=6 {
        f.today.set(date("2026-11-23").plus_days(i64::from(n)));
        f.ask_account("window", p, own(&person(1).name, n), None).unwrap();
        f.approve_waiting(p);
    }
    let kept: Vec<String> =
        record(&f, p).former_accounts.iter().map(|a| tail(&a.account_masked).into()).collect();
    assert_eq!(kept, ["0003", "0004", "0005"]);
    assert_eq!(f.account_changes(p).len(), 6, "what was asked and decided is all there");
    f.sound();
    f.reopened().sound();
}

#[test]
fn whoever_asked_never_decides_whatever_their_roles() {
    let f = Fixture::new();
    // A checker who merges brings a change up, and does not decide about it.
    let [a, b] = [3, 4].map(|n| f.register(with_account(n)));
    let command = Command::MergePeople {
        keep: (a, f.version(a)),
        gone: (b, f.version(b)),
        take: vec![PersonField::Bank],
        moves: 0,
        lives: false,
        reason: "同一人".into(),
    };
    f.run("checker", command).unwrap();
    let row = f.account_changes(a).remove(0);
    let why = Denied::SamePerson;
    let refused = Refusal::NotPermitted { action: Action::ApproveAccounts, why };
    assert_eq!(approve(&f, "checker", (row.change, row.version)).map(|_| ()), Err(refused.clone()));
    let decline = Command::DeclineAccount { change: row.change, seen: row.version, reason: "不对".into() };
    assert_eq!(f.run("checker", decline).map(|_| ()), Err(refused));
    f.sound();
}

#[test]
fn of_two_who_ask_the_second_is_told_who_asked() {
    use AccountOutcome::{Approved, Declined, Withdrawn};
    let f = Fixture::new();
    let p = f.register(with_account(1));
    let first = change_of(&f.ask_account("window", p, own(&person(1).name, 2), None).unwrap());
    let second = f.ask_account("maker", p, own(&person(1).name, 3), None);
    let Err(Refusal::AccountWaits { change, by, on, .. }) = second else { panic!("{second:?}") };
    assert_eq!((change, on, by.is_empty()), (first.0, date("2026-11-23"), false));
    let withdraw = |reason: &str| {
        f.run("window", Command::WithdrawAccount { change: first.0, seen: first.1, reason: reason.into() })
    };
    assert!(matches!(withdraw(""), Err(Refusal::Invalid(_))), "why is said");
    withdraw("拿错了存折").unwrap();
    f.ask_account("maker", p, own(&person(1).name, 3), None).unwrap();
    let row = f.account_changes(p).remove(0);
    let decline =
        Command::DeclineAccount { change: row.change, seen: row.version, reason: "存折看不清".into() };
    f.run("checker", decline).unwrap();
    assert_eq!(tail(&number(&f, p).unwrap()), "0001");
    let outcomes: Vec<_> =
        f.account_changes(p).iter().map(|row| row.decided.as_ref().map(|d| d.outcome)).collect();
    assert_eq!(outcomes, [Some(Declined), Some(Withdrawn), Some(Approved)]);
    f.sound();
}

#[test]
fn another_holder_is_doubted_at_entry_shown_to_the_second_and_marked_on_the_record() {
    let f = Fixture::new();
    let p = f.register(with_account(1));
    let other = || own("骆英", 7);
    let refused = f.ask_account("window", p, other(), None).map(|_| ());
    assert_eq!(refused, Err(Refusal::Doubtful(vec![Doubt::HolderIsAnother])));
    f.ask_account("window", p, other(), Some("女儿代存，有声明")).unwrap();
    let row = f.account_changes(p).remove(0);
    assert!(row.holder_is_another && row.despite == "女儿代存，有声明");
    assert!(!record(&f, p).card.flags.contains(&Flag::HolderIsAnother), "not before it stands");
    f.approve_waiting(p);
    assert!(record(&f, p).card.flags.contains(&Flag::HolderIsAnother));
    // Somebody on record as payee is nobody strange.
    let target = AccountTarget::Payee { at: 0, payee: Box::new(payee("骆英", 5)) };
    f.ask_account("window", p, target, None).unwrap();
    f.approve_waiting(p);
    assert!(!record(&f, p).card.flags.contains(&Flag::HolderIsAnother));
    f.sound();
}

#[test]
fn what_is_asked_for_is_whole_and_different() {
    let f = Fixture::new();
    let p = f.register(with_account(1));
    let name = person(1).name;
    let wrong = |target| match f.ask_account("window", p, target, None) {
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.fault)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let short = BankAccount { number: "12".into(), ..account(&name, 1) };
    assert_eq!(wrong(AccountTarget::Own(Some(short))), [("bank.number".to_owned(), Fault::Number)]);
    let bare = BankAccount { bank: String::new(), ..account("", 2) };
    assert_eq!(
        wrong(AccountTarget::Own(Some(bare))),
        ["bank.bank", "bank.holder"].map(|field| (field.to_owned(), Fault::Empty))
    );
    assert_eq!(f.ask_account("window", p, own(&name, 1), None).map(|_| ()), Err(Refusal::AccountStands));
    // The bank put right, the number kept unseen.
    let kept = BankAccount { bank: "建设银行".into(), number: String::new(), ..account(&name, 1) };
    f.ask_account("window", p, AccountTarget::Own(Some(kept)), None).unwrap();
    f.approve_waiting(p);
    let (bank, _, number) = record(&f, p).bank.unwrap();
    assert_eq!((bank.as_str(), tail(&number)), ("建设银行", "0001"));
    f.ask_account("window", p, AccountTarget::Own(None), None).unwrap();
    f.approve_waiting(p);
    assert_eq!(number_of_formers(&f, p), (None, 2));
    f.sound();
}

fn number_of_formers(f: &Fixture, p: PersonId) -> (Option<String>, usize) {
    (number(f, p), record(f, p).former_accounts.len())
}

#[test]
fn an_account_of_somebody_new_waits_too_and_holds_nobody_up() {
    let f = Fixture::new();
    let command = Command::RegisterPerson { facts: Box::new(with_account(1)), despite: None };
    let p = person_of(&f.run("window", command).unwrap());
    assert_eq!(number(&f, p), None);
    let row = f.account_changes(p).remove(0);
    assert_eq!((row.origin, row.evidence), (AccountOrigin::Registered, None));
    let visit = f.ask("window", Query::Asks(p));
    assert!(matches!(visit, Ok(Answer::Asks(asks)) if !asks.iter().any(|ask| ask == "account")));
    f.approve_waiting(p);
    assert_eq!(tail(&number(&f, p).unwrap()), "0001");
    // Whoever receives in somebody's place is asked for once the person is on record.
    let facts = PersonFacts { payees: vec![payee("骆英", 5)], ..person(2) };
    let command = Command::RegisterPerson { facts: Box::new(facts), despite: None };
    assert_eq!(f.run("window", command).map(|_| ()), Err(Refusal::AccountByTwo));
    f.sound();
}

#[test]
fn a_merger_asks_for_the_account_it_takes_over_and_waits_for_what_is_asked() {
    let f = Fixture::new();
    let [a, b] = [1, 2].map(|n| f.register(with_account(n)));
    f.ask_account("window", b, own(&person(2).name, 9), None).unwrap();
    let refused = f.merge_taking(a, b, &[], false);
    assert!(matches!(refused, Err(Refusal::AccountWaits { person, .. }) if person == b));
    f.approve_waiting(b);
    f.merge_taking(a, b, &[PersonField::Bank], false).unwrap();
    assert_eq!(tail(&number(&f, a).unwrap()), "0001", "not by the way");
    let row = f.account_changes(a).remove(0);
    assert!(row.decided.is_none() && row.origin == AccountOrigin::Merged);
    f.approve_waiting(a);
    assert_eq!(tail(&number(&f, a).unwrap()), "0009");
    // Put apart, what two people agreed to stays.
    f.unmerge(b).unwrap();
    assert_eq!((tail(&number(&f, a).unwrap()), record(&f, a).former_accounts.len()), ("0009", 1));
    assert_eq!(tail(&number(&f, b).unwrap()), "0009");
    f.sound();
}

#[test]
fn putting_records_apart_takes_back_what_their_merger_asked_for() {
    let f = Fixture::new();
    let [a, b] = [1, 2].map(|n| f.register(with_account(n)));
    f.merge_taking(a, b, &[PersonField::Bank], false).unwrap();
    let row = f.account_changes(a).remove(0);
    f.unmerge(b).unwrap();
    let after = f.account_changes(a);
    let of = after.iter().find(|one| one.change == row.change).unwrap();
    let decided = of.decided.as_ref().unwrap();
    assert_eq!((decided.outcome, decided.reason.as_str()), (AccountOutcome::Withdrawn, "确属两人"));
    let refused = approve(&f, "checker", (row.change, of.version)).map(|_| ());
    let outcome = AccountOutcome::Withdrawn;
    assert_eq!(refused, Err(Refusal::AccountDecided { change: row.change, outcome }));
    assert_eq!(tail(&number(&f, a).unwrap()), "0001");
    let query = Query::Timeline { person: a, filter: TimelineFilter::default(), before: None, limit: 9 };
    let Ok(Answer::Timeline(page)) = f.ask("checker", query) else { panic!() };
    let told = ("change".to_owned(), row.change.to_string());
    assert!(page.lines.iter().any(|line| line.command == "person.unmerge" && line.about.contains(&told)));
    // What somebody asked for while the two were one stays.
    f.merge_taking(a, b, &[], false).unwrap();
    f.ask_account("window", a, own(&person(1).name, 77), None).unwrap();
    f.unmerge(b).unwrap();
    assert!(record(&f, a).card.account_waiting.is_some());
    f.sound();
}

#[test]
fn a_payee_who_changed_since_is_not_overwritten() {
    let f = Fixture::new();
    let p = f.register(PersonFacts { payees: vec![payee("骆英", 5)], ..with_account(1) });
    let target = AccountTarget::Payee { at: 0, payee: Box::new(payee("骆英", 6)) };
    let asked = change_of(&f.ask_account("window", p, target, None).unwrap());
    let seen = f.version(p);
    let changes = vec![PersonChange::Payee(0, None)];
    f.run("window", Command::AmendPerson { person: p, seen, changes, despite: None }).unwrap();
    assert_eq!(approve(&f, "checker", asked).map(|_| ()), Err(Refusal::PayeeMoved(asked.0)));
    assert_eq!(
        approve(&f, "checker", (AccountChangeId(99), 1)).map(|_| ()),
        Err(Refusal::NotFound(What::AccountChange))
    );
    f.sound();
}

#[test]
fn a_command_sent_twice_is_done_once() {
    let f = Fixture::new();
    let p = f.register(with_account(1));
    let asked = || {
        Box::new(AccountAsked {
            target: own(&person(1).name, 2),
            evidence: AccountEvidence { kind: AccountDocument::Card, note: "本人带来".into() },
        })
    };
    let command = || Command::AskAccount { person: p, seen: f.version(p), asked: asked(), despite: None };
    let asking = f.asking(Some(staff_id("window")));
    let first = f.bureau.execute(&asking, command()).unwrap();
    let again = f.bureau.execute(&asking, command()).unwrap();
    assert!(again.already && again.outcome == first.outcome);
    assert_eq!(f.account_changes(p).len(), 2);
    f.sound();
}

/// Every command that may write on a person's record, tried with another account: none sets it but by two people.
#[test]
fn no_command_alone_changes_the_account() {
    let f = Fixture::new();
    let p = f.register(PersonFacts { payees: vec![payee("骆英", 5)], ..with_account(1) });
    let money = |f: &Fixture| {
        let shown = record(f, p);
        let payees: Vec<_> =
            shown.payees.iter().map(|p| (p.name.clone(), p.account_masked.clone())).collect();
        (shown.bank.clone(), payees)
    };
    let before = money(&f);
    let new = payee("别人", 66);
    for changes in [
        vec![PersonChange::Payee(0, Some(new.clone()))],
        vec![PersonChange::Payee(1, Some(Payee { from: Some(date("2027-01-01")), ..new.clone() }))],
        vec![PersonChange::Payee(0, Some(Payee { name: "别人".into(), ..payee("骆英", 5) }))],
        vec![PersonChange::Payee(0, None), PersonChange::Payee(0, Some(new))],
    ] {
        let command = Command::AmendPerson { person: p, seen: f.version(p), changes, despite: None };
        assert_eq!(f.run("maker", command).map(|_| ()), Err(Refusal::AccountByTwo));
    }
    f.ask_account("maker", p, own(&person(1).name, 77), None).unwrap();
    let row = f.account_changes(p).remove(0);
    for who in ["window", "maker", "petitions", "head", "admin", "safety", "auditor"] {
        let refused = approve(&f, who, (row.change, row.version));
        assert!(matches!(refused, Err(Refusal::NotPermitted { .. })), "{who}");
    }
    assert_eq!(money(&f), before);
    f.sound();
}
