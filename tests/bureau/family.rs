//! The people around a person: links on both sides, guardians and agents, payees; and what a death changes at once.

use crate::bureau_support::*;
use honordesk::bureau::answer::{KinView, Record};
use honordesk::bureau::command::{AccountTarget, NewDeath, PersonChange, ProtectedField};
use honordesk::bureau::query::{Order, Tab};
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Receipt, Refusal};
use honordesk::domain::PersonId;
use honordesk::domain::ledger::{Doubt, EntryKind};
use honordesk::domain::person::{BankAccount, Capacity, CapacityKind, Payee, Relative, Validity};
use honordesk::domain::visit::CallerKind;

fn record(f: &Fixture, id: PersonId) -> Record {
    match f.ask("maker", Query::Record(id)).unwrap() {
        Answer::Record(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn amend(
    f: &Fixture,
    person: PersonId,
    change: PersonChange,
    despite: Option<&str>,
) -> Result<Receipt, Refusal> {
    let seen = record(f, person).card.version;
    let despite = despite.map(str::to_owned);
    f.run("maker", Command::AmendPerson { person, seen, changes: vec![change], despite })
}

fn relative(name: &str, relation: &str, person: Option<PersonId>) -> Relative {
    Relative { relation: relation.into(), name: name.into(), person, ..Relative::default() }
}

fn agent(from: &str, until: &str) -> Relative {
    let day = honordesk::domain::Date::parse;
    let capacity = Capacity {
        kind: CapacityKind::Agent,
        paper: "委托书 3 号".into(),
        from: day(from),
        until: day(until),
    };
    Relative { capacity: Some(capacity), ..relative("试侄", "侄子", None) }
}

fn payee(name: &str, from: &str, until: &str) -> Payee {
    Payee {
        name: name.into(),
        relation: "配偶".into(),
        account: BankAccount {
            bank: "农行".into(),
            holder: name.into(),
            number: "6228480402564890018".into(),
            ..BankAccount::default()
        },
        from: honordesk::domain::Date::parse(from),
        until: honordesk::domain::Date::parse(until),
        paper: "公证书 12 号".into(),
    }
}

fn add(f: &Fixture, person: PersonId, one: Relative) -> Result<Receipt, Refusal> {
    amend(f, person, PersonChange::Relative(u8::MAX, Some(one)), None)
}

fn named(f: &Fixture, id: PersonId) -> Vec<(PersonId, String)> {
    record(f, id).named_by.into_iter().map(|KinView { person, relation, .. }| (person, relation)).collect()
}

fn wrong(result: Result<Receipt, Refusal>) -> Vec<(String, Fault)> {
    match result {
        Ok(_) => vec![],
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.fault)).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_link_shows_on_both_sides_and_follows_a_merge_there_and_back() {
    let f = Fixture::new();
    let (a, b, c) = (f.person(1), f.person(2), f.person(3));
    add(&f, a, relative("试人丂", "妻", Some(b))).unwrap();
    assert_eq!(record(&f, a).relatives[0].person, Some(b));
    assert_eq!((named(&f, b), named(&f, a)), (vec![(a, "妻".to_owned())], vec![]));
    add(&f, b, relative("试人一", "夫", Some(a))).unwrap();
    assert_eq!((named(&f, a), named(&f, b)), (vec![], vec![]), "what is on record here is not said twice");
    amend(&f, b, PersonChange::Relative(0, None), None).unwrap();
    f.sound();

    let before = (record(&f, a), record(&f, b), record(&f, c));
    let seen = |id| (id, record(&f, id).card.version);
    let merge = |keep, gone| Command::MergePeople {
        keep: seen(keep),
        gone: seen(gone),
        take: vec![],
        moves: 0,
        lives: false,
        reason: "同一人".into(),
    };
    f.run("maker", merge(c, b)).unwrap();
    assert_eq!(record(&f, a).relatives[0].person, Some(c), "the record that stands now");
    assert_eq!(named(&f, c), [(a, "妻".to_owned())]);
    f.sound();
    let (id, seen) = seen(b);
    f.run("maker", Command::UnmergePeople { person: id, seen, give: vec![], reason: "两人".into() }).unwrap();
    let mut after = (record(&f, a), record(&f, b), record(&f, c));
    after.1.card.version = before.1.card.version;
    after.2.card.version = before.2.card.version;
    assert!(before == after);
    let f = f.reopened();
    f.sound();
    let nobody = add(&f, a, relative("试人", "子", Some(PersonId(99))));
    assert!(nobody.is_err());
}

#[test]
fn papers_and_days_are_asked_for_and_what_is_over_is_said() {
    let f = Fixture::new();
    let p = f.person(1);
    let no_paper = |kind| {
        let capacity = Capacity { kind, paper: " ".into(), from: None, until: None };
        Relative { capacity: Some(capacity), ..relative("试侄", "侄子", None) }
    };
    let field = |n: usize, part: &str| format!("relatives.{n}.{part}");
    let empty = |parts: &[&str]| parts.iter().map(|part| (field(0, part), Fault::Empty)).collect::<Vec<_>>();
    assert_eq!(wrong(add(&f, p, no_paper(CapacityKind::Guardian))), empty(&["paper"]));
    assert_eq!(wrong(add(&f, p, no_paper(CapacityKind::Agent))), empty(&["paper", "from", "until"]));
    let backward = wrong(add(&f, p, agent("2026-02-01", "2026-01-01")));
    assert_eq!(backward, [(field(0, "until"), Fault::Before { field: field(0, "from") })]);

    add(&f, p, agent("2026-01-01", "2026-11-23")).unwrap();
    let view = |f: &Fixture| record(f, p).relatives[0].clone();
    let today = view(&f);
    assert_eq!(today.capacity.as_ref().map(|c| c.validity), Some(Validity::InForce));
    assert_eq!((today.caller.kind, today.caller.paper.as_str()), (CallerKind::Agent, "委托书 3 号"));
    f.today.set(date("2026-11-24"));
    let later = view(&f);
    assert_eq!(later.capacity.map(|c| c.validity), Some(Validity::Expired));
    assert_eq!((later.caller.kind, later.caller.paper.as_str()), (CallerKind::Relative, ""));
    f.sound();
}

#[test]
fn money_goes_to_one_payee_at_a_time_and_the_account_stays_masked() {
    let f = Fixture::new();
    let p = f.person(1);
    let put = |at: u8, payee: Payee| {
        let done = f.ask_account("window", p, AccountTarget::Payee { at, payee: Box::new(payee) }, None);
        f.approve_waiting(p);
        done
    };
    let bare = Payee { from: None, paper: String::new(), relation: String::new(), ..payee("试妻", "", "") };
    let found: Vec<String> = wrong(put(0, bare)).into_iter().map(|(field, _)| field).collect();
    assert_eq!(found, ["payees.0.from", "payees.0.relation", "payees.0.paper"]);
    let account = BankAccount { number: "12".into(), ..payee("试妻", "", "").account };
    let short = wrong(put(0, Payee { account, ..payee("试妻", "2026-01-01", "") }));
    assert_eq!(short, [("payees.0.account.number".to_owned(), Fault::Number)]);

    put(0, payee("试妻", "2026-01-01", "2026-06-30")).unwrap();
    assert_eq!(record(&f, p).card.payee, None, "it was until June");
    let both = wrong(put(1, payee("试子", "2026-06-30", "")));
    assert_eq!(both, [("payees.1.from".to_owned(), Fault::Overlaps)]);
    put(1, payee("试子", "2026-07-01", "")).unwrap();
    let shown = record(&f, p);
    let now = shown.card.payee.unwrap();
    assert_eq!((now.name.as_str(), now.account_masked.as_str()), ("试子", "***************0018"));
    let nameless = Payee { account: BankAccount::default(), ..payee("试女", "2026-07-01", "") };
    assert!(matches!(put(1, nameless.clone()), Err(Refusal::Invalid(_))), "bank and holder are said");
    let renamed = PersonChange::Payee(1, Some(nameless));
    assert_eq!(amend(&f, p, renamed, None).map(|_| ()), Err(Refusal::AccountByTwo));
    let kept = BankAccount { number: String::new(), ..payee("试子", "", "").account };
    let ended = Payee { account: kept, ..payee("试子", "2026-07-01", "2026-12-31") };
    amend(&f, p, PersonChange::Payee(1, Some(ended)), None).unwrap();
    let reveal =
        Command::Reveal { person: p, field: ProtectedField::PayeeAccount(1), reason: "核对账号".into() };
    let shown = f.run("maker", reveal).unwrap().outcome;
    assert!(shown == Outcome::Revealed("6228480402564890018".into()), "the number on record was kept");
    amend(&f, p, PersonChange::Payee(1, None), None).unwrap();
    assert_eq!(record(&f, p).payees.len(), 1);
    f.sound();
}

#[test]
fn a_death_is_said_everywhere_at_once_and_changes_after_it_need_a_reason() {
    let f = Fixture::new();
    let (p, kin) = (f.person(1), f.person(2));
    add(&f, kin, relative("试人一", "夫", Some(p))).unwrap();
    add(&f, p, relative("试人丂", "妻", Some(kin))).unwrap();
    f.post(posting(p, EntryKind::Due, "2026-11", 60_000)).unwrap();
    f.take_in(petition(Some(p)));
    f.bureau.build_index().unwrap();
    let marks = |f: &Fixture| {
        let query =
            Query::Petitions { tab: Tab::All, order: Order::Due, text: String::new(), offset: 0, limit: 9 };
        let Ok(Answer::Petitions(queue)) = f.ask("petitions", query) else { panic!() };
        let month = Query::ProgrammeMonth {
            programme: "disability-pension".into(),
            month: month("2026-11"),
            text: String::new(),
            offset: 0,
            limit: 9,
        };
        let Ok(Answer::ProgrammeMonth(month)) = f.ask("maker", month) else { panic!() };
        let Ok(Answer::Lookup(found)) =
            f.ask("maker", Query::Lookup { text: String::new(), offset: 0, limit: 9, recent: vec![p] })
        else {
            panic!()
        };
        let of_kin = record(f, kin);
        [
            queue.rows[0].dead,
            month.lines[0].dead,
            found.hits[0].dead,
            of_kin.relatives[0].died.is_some(),
            record(f, p).card.died.is_some(),
        ]
    };
    assert_eq!(marks(&f), [false; 5]);
    let death = NewDeath { on: date("2026-11-20"), document: "死亡证明 1 号".into(), cause: None };
    f.run(
        "maker",
        Command::RecordDeath { person: p, seen: record(&f, p).card.version, death, despite: None },
    )
    .unwrap();
    assert_eq!(marks(&f), [true; 5]);

    let phone = || PersonChange::Phone(0, Some("13900139000".into()));
    let doubt = Refusal::Doubtful(vec![Doubt::Deceased { on: date("2026-11-20") }]);
    assert_eq!(amend(&f, p, phone(), None).map(|_| ()), Err(doubt));
    assert_eq!(wrong(amend(&f, p, phone(), Some(" "))), [("reason".to_owned(), Fault::Empty)]);
    amend(&f, p, phone(), Some("家属更正 13900139000 号码")).unwrap();
    let told = &f.journal(1)[0].what.about;
    let reason = told.iter().find(|(name, _)| name == "despite").map(|(_, value)| value.as_str());
    assert_eq!(reason, Some("家属更正 *********** 号码"), "the journal keeps why, and no number");
    amend(&f, kin, phone(), None).unwrap();
    f.sound();
}
