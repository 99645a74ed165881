//! Keeping in touch through the one door: contacts, who is due one, whose each town is.

use crate::bureau_support::*;
use honordesk::bureau::answer::{ContactRow, RotaPage};
use honordesk::bureau::command::{Contacted, NewDeath};
use honordesk::bureau::query::RotaAsked;
use honordesk::bureau::{Answer, Command, Fault, FieldFault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::care::{ContactKind, ContactResult, DueState};
use honordesk::domain::person::{PersonFacts, Residence};
use honordesk::domain::{ContactId, PersonId};
use proptest::prelude::*;

const XINHUA: &str = "440114001";
const HUASHAN: &str = "440114104";

fn contacted(f: &Fixture, said: Contacted) -> Result<(ContactId, u32), Refusal> {
    contact_of(f.run("window", Command::RecordContact { said }))
}

fn contact_of(done: Result<Receipt, Refusal>) -> Result<(ContactId, u32), Refusal> {
    match done?.outcome {
        Outcome::Contact(id, version) => Ok((id, version)),
        other => panic!("{other:?}"),
    }
}

fn call(person: PersonId) -> Contacted {
    Contacted::new(person, ContactKind::Call, ContactResult::Reached)
}

fn on(day: &str, said: Contacted) -> Contacted {
    Contacted { day: Some(date(day)), ..said }
}

fn rota(f: &Fixture, asked: RotaAsked) -> RotaPage {
    f.bureau.build_index().unwrap();
    match f.ask("window", Query::Rota { asked, offset: 0, limit: 100 }).unwrap() {
        Answer::Rota(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn all(f: &Fixture) -> RotaPage {
    rota(f, RotaAsked::default())
}

fn text(text: &str) -> RotaAsked {
    RotaAsked { text: text.into(), ..RotaAsked::default() }
}

fn of(f: &Fixture, person: PersonId) -> Vec<ContactRow> {
    match f.ask("window", Query::ContactsOf { person, limit: 50 }).unwrap() {
        Answer::ContactsOf(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn states(page: &RotaPage) -> Vec<(PersonId, DueState)> {
    page.rows.iter().map(|row| (row.person, row.due.state)).collect()
}

/// Somebody of a town: born in a year, in no group.
fn living(f: &Fixture, n: usize, town: &str) -> PersonId {
    let village = Residence { division: Some(division(&format!("{town}205"))), address: String::new() };
    let village = if town == XINHUA {
        Residence { division: Some(division("440114001210")), ..village }
    } else {
        village
    };
    f.register(PersonFacts { residence: village, recognitions: vec![], ..person(n) })
}

#[test]
fn who_is_due_follows_from_the_rules_the_contacts_and_the_day() {
    let f = Fixture::new();
    let (a, b, c) = (living(&f, 1, XINHUA), living(&f, 2, XINHUA), living(&f, 3, HUASHAN));
    assert_eq!(all(&f).total, 3);
    assert!(all(&f).rows.iter().all(|row| row.due.state == DueState::Never));

    contacted(&f, call(a)).unwrap();
    let missed = Contacted::new(b, ContactKind::Call, ContactResult::NotReached);
    contacted(&f, missed).unwrap();
    assert_eq!(states(&all(&f)), [(b, DueState::Never), (c, DueState::Never)], "not reached does not count");
    let page = all(&f);
    let figures: Vec<_> = page.towns.iter().map(|t| (t.people, t.met, t.late)).collect();
    assert_eq!(figures, [(2, 1, 0), (1, 0, 0)]);
    assert_eq!(page.rows[0].last.unwrap().result, ContactResult::NotReached);

    f.today.set(date("2027-06-30"));
    assert_eq!(states(&all(&f))[2], (a, DueState::Due));
    f.today.set(date("2028-01-01"));
    assert_eq!(states(&all(&f))[0], (a, DueState::Late), "a whole year went by");
    f.sound();
}

#[test]
fn key_people_are_due_each_quarter_and_a_visit_a_year() {
    let f = Fixture::new();
    let graded = |grade| {
        let mut facts = person(1);
        facts.recognitions[0].grade = Some(grade);
        facts
    };
    let heavy = f.register(graded(2));
    let light =
        f.register(PersonFacts { resident_id: Some(resident_id(9)), name: "试另人".into(), ..graded(6) });
    f.today.set(date("2026-11-23"));
    contacted(&f, call(heavy)).unwrap();
    contacted(&f, call(light)).unwrap();
    let page = all(&f);
    assert_eq!(states(&page), [(heavy, DueState::Never)], "no home visit yet");
    assert_eq!(page.rows[0].due.rule, Some(1));
    contacted(&f, Contacted::new(heavy, ContactKind::HomeVisit, ContactResult::Reached)).unwrap();
    assert_eq!(all(&f).total, 0);
    f.today.set(date("2027-01-01"));
    assert_eq!(all(&f).rows.iter().find(|r| r.person == heavy).unwrap().due.rule, Some(0));
}

#[test]
fn what_was_agreed_is_due_on_its_day() {
    let f = Fixture::new();
    let a = living(&f, 1, XINHUA);
    contacted(&f, Contacted { next: Some(date("2026-11-30")), ..call(a) }).unwrap();
    assert_eq!(all(&f).total, 0);
    f.today.set(date("2026-12-01"));
    let page = all(&f);
    assert_eq!((states(&page), page.rows[0].due.rule), (vec![(a, DueState::Late)], None));
}

#[test]
fn the_dead_and_the_filtered_are_left_out() {
    let f = Fixture::new();
    let (a, b) = (living(&f, 1, XINHUA), living(&f, 2, HUASHAN));
    assert_eq!(states(&rota(&f, text("镇:花山"))), [(b, DueState::Never)]);
    assert_eq!(rota(&f, text("试人")).total, 2);
    assert_eq!(rota(&f, text("镇:")).faults.len(), 1);
    let town = RotaAsked { town: Some(division(XINHUA)), ..RotaAsked::default() };
    assert_eq!(states(&rota(&f, town)), [(a, DueState::Never)]);
    let death = NewDeath { on: date("2026-11-20"), document: "死亡证明 1 号".into(), cause: None };
    f.run("maker", Command::RecordDeath { person: a, seen: 1, death, despite: None }).unwrap();
    assert_eq!(states(&all(&f)), [(b, DueState::Never)]);
    let late = contacted(&f, call(a));
    let fault = FieldFault { field: "day".into(), fault: Fault::Deceased };
    assert_eq!(late.unwrap_err(), Refusal::Invalid(vec![fault]));
    contacted(&f, on("2026-11-19", call(a))).unwrap();
}

#[test]
fn a_contact_is_said_anew_and_taken_back_and_the_journal_keeps_it() {
    let f = Fixture::new();
    let a = living(&f, 1, XINHUA);
    let (id, seen) = contacted(&f, call(a)).unwrap();
    let said = Contacted { note: "问了补助".into(), topics: vec!["subsidy".into()], ..call(a) };
    let amend = |seen| Command::AmendContact { contact: id, seen, said: said.clone() };
    let (_, seen) = contact_of(f.run("window", amend(seen))).unwrap();
    assert_eq!((seen, of(&f, a)[0].note.as_str()), (2, "问了补助"));
    assert!(matches!(f.run("window", amend(1)), Err(Refusal::Stale { seen: 1, now: 2, .. })));
    let void = |seen| Command::VoidContact { contact: id, seen, reason: "记错了人".into() };
    assert!(matches!(f.run("window", void(1)), Err(Refusal::Stale { .. })));
    f.run("window", void(2)).unwrap();
    assert_eq!((of(&f, a).len(), all(&f).total), (0, 1));
    assert_eq!(f.run("window", void(3)).unwrap_err(), Refusal::ContactVoid(id));
    assert_eq!(f.run("window", amend(3)).unwrap_err(), Refusal::ContactVoid(id));
    let what = &f.journal(1)[0].what;
    assert_eq!((what.command.as_str(), what.object.as_str()), ("contact.void", "L1"));
    f.reopened().sound();
}

#[test]
fn bad_contacts_are_refused_field_by_field() {
    let f = Fixture::new();
    let a = living(&f, 1, XINHUA);
    let faults = |said: Contacted| match contacted(&f, said) {
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.fault)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let one = |field: &str, fault| vec![(field.to_owned(), fault)];
    assert_eq!(faults(on("2026-11-24", call(a))), one("day", Fault::Future));
    assert_eq!(faults(on("2020-01-01", call(a))), one("day", Fault::TooEarly));
    let before = Fault::Before { field: "day".into() };
    assert_eq!(faults(Contacted { next: Some(date("2026-11-23")), ..call(a) }), one("next", before));
    assert_eq!(faults(Contacted { next: Some(date("2028-11-23")), ..call(a) }), one("next", Fault::Date));
    assert_eq!(faults(Contacted { topics: vec!["x".into()], ..call(a) }), one("topics", Fault::Choice));
    let long = faults(Contacted { note: "长".repeat(501), ..call(a) });
    assert_eq!(long, one("note", Fault::TooLong { most: 500 }));
    assert!(!faults(Contacted { note: "王\u{202e}".into(), ..call(a) }).is_empty());
    assert_eq!(contacted(&f, call(PersonId(99))).unwrap_err(), Refusal::NotFound(What::Person));
    assert!(matches!(
        f.run("auditor", Command::RecordContact { said: call(a) }),
        Err(Refusal::NotPermitted { .. })
    ));
    assert_eq!(of(&f, a), []);
    f.sound();
}

#[test]
fn a_town_is_with_one_member_of_staff() {
    let f = Fixture::new();
    let a = living(&f, 1, XINHUA);
    living(&f, 2, HUASHAN);
    let assign = |who: &str, town: &str, to: Option<&str>| {
        f.run(who, Command::AssignTown { town: division(town), to: to.map(staff_id) })
    };
    assert!(matches!(assign("window", XINHUA, None), Err(Refusal::NotPermitted { .. })));
    assert_eq!(
        assign("head", "440114001210", Some("window")).unwrap_err(),
        Refusal::NotFound(What::Division)
    );
    assign("head", XINHUA, Some("maker")).unwrap();
    assign("head", XINHUA, Some("window")).unwrap();
    let mine = |who: &str| RotaAsked { staff: Some(staff_id(who)), ..RotaAsked::default() };
    assert_eq!(states(&rota(&f, mine("window"))), [(a, DueState::Never)]);
    assert_eq!(rota(&f, mine("maker")).total, 0);
    f.sound();
    assign("head", XINHUA, None).unwrap();
    assert_eq!(rota(&f, mine("window")).total, 0);
    f.reopened().sound();
}

#[test]
fn a_town_is_given_to_nobody_who_could_not_note_a_contact() {
    let f = Fixture::new();
    let assign =
        |to: &str| f.run("head", Command::AssignTown { town: division(XINHUA), to: Some(staff_id(to)) });
    let cannot = |done: Result<Receipt, Refusal>| matches!(done, Err(Refusal::CannotCare { .. }));
    assert!(cannot(assign("auditor")), "without the right");
    let seen = f.account("window").staff.version;
    f.run("admin", Command::SetActive { staff: staff_id("window"), seen, active: false }).unwrap();
    assert!(cannot(assign("window")), "disabled");
    assign("maker").unwrap();
    f.sound();
}

#[test]
fn a_contact_said_anew_later_keeps_its_day_and_names_each_topic_once() {
    let f = Fixture::new();
    let a = living(&f, 1, XINHUA);
    let said = Contacted { next: Some(date("2026-11-30")), ..call(a) };
    let (contact, seen) = contacted(&f, said.clone()).unwrap();
    f.today.set(date("2026-12-05"));
    let topics = ["subsidy", "card", "subsidy"].map(str::to_owned).to_vec();
    let said = Contacted { topics, note: "改记".into(), ..said };
    contact_of(f.run("window", Command::AmendContact { contact, seen, said })).unwrap();
    let row = &of(&f, a)[0];
    assert_eq!((row.day, row.next), (date("2026-11-23"), Some(date("2026-11-30"))));
    assert_eq!(row.topics, ["subsidy", "card"]);
}

#[derive(Debug, Clone)]
enum Step {
    Contact(usize, i64, bool),
    Void(usize),
    Merge(usize, usize),
    Unmerge(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..3_usize;
    let step = prop_oneof![
        3 => (who.clone(), 0..400_i64, any::<bool>()).prop_map(|(p, back, reached)| Step::Contact(p, back, reached)),
        1 => who.clone().prop_map(Step::Void),
        1 => (who.clone(), who.clone()).prop_map(|(a, b)| Step::Merge(a, b)),
        1 => who.prop_map(Step::Unmerge),
    ];
    prop::collection::vec(step, 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Contacts stay with their records: merging adds them up, putting apart gives each back its own.
    #[test]
    fn merging_and_putting_apart_leaves_contacts_where_they_were(history in steps(), a in 0..3_usize, b in 0..3_usize) {
        let f = Fixture::new();
        let people: Vec<PersonId> = (1..4).map(|n| living(&f, n, XINHUA)).collect();
        for step in history {
            match step {
                Step::Contact(p, back, reached) => {
                    let result = if reached { ContactResult::Reached } else { ContactResult::NotReached };
                    let day = Some(date("2026-11-23").plus_days(-back));
                    drop(contacted(&f, Contacted { day, ..Contacted::new(people[p], ContactKind::Call, result) }));
                }
                Step::Void(p) => {
                    if let Some(row) = of(&f, people[p]).first() {
                        let (contact, seen) = (row.contact, row.version);
                        f.run("window", Command::VoidContact { contact, seen, reason: "记错".into() }).unwrap();
                    }
                }
                Step::Merge(a, b) => drop(f.merge(people[a], people[b])),
                Step::Unmerge(p) => drop(f.unmerge(people[p])),
            }
        }
        let seen = || people.iter().map(|p| of(&f, *p)).collect::<Vec<_>>();
        let (before, due) = (seen(), states(&all(&f)));
        if f.merge(people[a], people[b]).is_ok() {
            prop_assert_eq!(of(&f, people[a]).len(), before[a].len() + before[b].len());
            let reached = |rows: &[ContactRow]| rows.iter().any(|r| r.result == ContactResult::Reached && r.day.year() == 2026);
            let met = reached(&before[a]) || reached(&before[b]);
            prop_assert_eq!(met, !states(&all(&f)).iter().any(|(p, _)| *p == people[a]), "what reached either record counts");
            f.sound();
            f.unmerge(people[b]).unwrap();
        }
        prop_assert_eq!(before, seen());
        prop_assert_eq!(due, states(&all(&f)));
        f.sound();
    }
}
