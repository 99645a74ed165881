//! People through the door: what is taken in, refused, masked, found and followed.

mod first_days;

use crate::bureau_support::*;
use honordesk::bureau::answer::Flag;
use honordesk::bureau::command::{PersonChange, ProtectedField};
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Refusal, What};
use honordesk::domain::person::{
    BankAccount, NoId, PersonFacts, Recognition, RecognitionState, Relative, Residence, ServiceRecord, Sex,
};
use honordesk::domain::{IdFault, PersonId};

fn register(facts: PersonFacts) -> Command {
    Command::RegisterPerson { facts: Box::new(facts), despite: None }
}

fn faults(result: Result<impl Sized, Refusal>) -> Vec<(String, Fault)> {
    match result.err() {
        Some(Refusal::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.fault)).collect(),
        other => panic!("{other:?}"),
    }
}

fn lookup(f: &Fixture, text: &str) -> honordesk::bureau::answer::Lookup {
    let query = Query::Lookup { text: text.into(), offset: 0, limit: 10, recent: vec![] };
    match f.ask("window", query) {
        Ok(Answer::Lookup(found)) => found,
        other => panic!("{other:?}"),
    }
}

fn recognition(group: &str) -> Recognition {
    Recognition::new(group, RecognitionState::Receiving)
}

#[test]
fn every_fault_is_named_at_once() {
    let f = Fixture::new();
    let facts = PersonFacts {
        name: "试\u{202e}人".into(),
        other_names: vec![String::new()],
        birth: Some(date("2027-01-01")),
        household: Residence { division: Some(division("440114999")), address: "x".repeat(201) },
        residence: Residence {
            division: Some(division("440114001210")), address: "云山路\u{fffd}".into()
        },
        phones: vec!["138".into(), "13800138000".into()],
        bank: Some(BankAccount {
            bank: "农业银行".into(),
            holder: "试人".into(),
            number: "12".into(),
            ..BankAccount::default()
        }),
        card: Some("6.2E+18".into()),
        service: ServiceRecord {
            enlisted: Some(date("1970-01-01")),
            discharged: Some(date("1969-01-01")),
            placement: "不知道".into(),
            ..ServiceRecord::default()
        },
        recognitions: vec![Recognition { grade: Some(11), ..recognition("99") }],
        relatives: vec![Relative { phone: "abc".into(), ..Relative::default() }],
        died: Some(date("2026-12-01")),
        profile: [(109, "郊区".to_owned()), (9999, "x".to_owned()), (202, "昨天".to_owned())].into(),
        ..PersonFacts::default()
    };
    let found = faults(f.run("maker", register(facts)));
    let expected = [
        ("name", Fault::Character { code: 0x202e, at: 2 }),
        ("household.division", Fault::Division),
        ("household.address", Fault::TooLong { most: 200 }),
        ("residence.address", Fault::Damaged),
        ("bank.number", Fault::Number),
        ("service.discharged", Fault::Before { field: "service.enlisted".into() }),
        ("service.placement", Fault::Choice),
        ("birth", Fault::Future),
        ("other_names.0", Fault::Empty),
        ("phones.0", Fault::Phone),
        ("card", Fault::Number),
        ("recognitions.0.group", Fault::Choice),
        ("recognitions.0.grade", Fault::Choice),
        ("relatives.0.name", Fault::Empty),
        ("relatives.0.phone", Fault::Phone),
        ("profile.109", Fault::Choice),
        ("profile.202", Fault::Date),
        ("profile.9999", Fault::Choice),
        ("sex", Fault::NeededWithoutId),
        ("no_id", Fault::NeededWithoutId),
        ("died", Fault::Future),
        ("died", Fault::Before { field: "birth".into() }),
    ];
    let mut found: Vec<_> = found.iter().map(|(n, x)| (n.as_str(), x.clone())).collect();
    let mut expected = expected.to_vec();
    found.sort_by(|a, b| a.0.cmp(b.0));
    expected.sort_by(|a, b| a.0.cmp(b.0));
    assert_eq!(found, expected);
}

#[test]
fn what_the_number_tells_is_filled_in_and_what_contradicts_it_stands_with_a_flag() {
    let f = Fixture::new();
    let id = f.person(1);
    let Ok(Answer::Record(record)) = f.ask("window", Query::Record(id)) else { panic!() };
    assert_eq!(record.birth, Some(resident_id(1).birth()));
    assert_eq!(record.card.sex, Some(resident_id(1).sex()));
    let other = if resident_id(2).sex() == Sex::Male { Sex::Female } else { Sex::Male };
    let facts = PersonFacts { sex: Some(other), birth: Some(date("1951-01-01")), ..person(2) };
    let odd = person_of(&f.run("maker", register(facts)).unwrap());
    let Ok(Answer::Record(record)) = f.ask("window", Query::Record(odd)) else { panic!() };
    assert_eq!((record.birth, record.card.sex), (Some(date("1951-01-01")), Some(other)));
    assert!(record.card.flags.contains(&Flag::IdDisagrees));
    let Ok(Answer::Card(card)) = f.ask("window", Query::Card(id)) else { panic!() };
    assert!(!card.flags.contains(&Flag::IdDisagrees));
}

#[test]
fn a_number_belongs_to_one_person_and_alike_people_need_a_reason() {
    let f = Fixture::new();
    let first = f.person(1);
    let twin = PersonFacts { name: "另一人".into(), ..person(1) };
    assert_eq!(f.run("maker", register(twin)), Err(Refusal::SameResidentId(first)));
    let born = person(1).resident_id.unwrap().birth();
    let without = PersonFacts { resident_id: None, ..person(1) };
    let alone = faults(f.run("maker", register(without.clone())));
    assert_eq!(alone, [("resident_id".to_owned(), Fault::NoIdentity)], "a name alone makes nobody");
    let half = PersonFacts { birth: Some(born), ..without.clone() };
    let needed = |n: &str| (n.to_owned(), Fault::NeededWithoutId);
    assert_eq!(faults(f.run("maker", register(half))), [needed("sex"), needed("no_id")]);
    let alike =
        PersonFacts { birth: Some(born), sex: Some(Sex::Male), no_id: Some(NoId::NotAtHand), ..without };
    assert_eq!(f.run("maker", register(alike.clone())), Err(Refusal::Alike(vec![first])));
    let anyway = Command::RegisterPerson {
        facts: Box::new(alike),
        despite: Some("同名同日，非同一人".into()),
    };
    let second = person_of(&f.run("window", anyway).unwrap());
    let query = Query::Alike { name: person(1).name, resident_id: None };
    let Ok(Answer::Alike(cards)) = f.ask("window", query) else { panic!() };
    assert_eq!(cards.iter().map(|c| c.person).collect::<Vec<_>>(), [first, second]);
    f.sound();
}

#[test]
fn a_name_of_the_same_sound_is_shown_before_another_is_made() {
    let f = Fixture::new();
    let named = |n: usize, name: &str| PersonFacts { name: name.into(), ..person(n) };
    let (wang, ou) = (f.register(named(1, "王建国")), f.register(named(2, "区国英")));
    f.bureau.build_index().unwrap();
    let near = |facts: PersonFacts| match f.run("maker", register(facts)) {
        Err(Refusal::Alike(people)) => people,
        Ok(_) => Vec::new(),
        other => panic!("{other:?}"),
    };
    let without = |name: &str, birth: &str| PersonFacts {
        name: name.into(),
        birth: Some(date(birth)),
        sex: Some(Sex::Male),
        no_id: Some(NoId::NotIssued),
        ..PersonFacts::default()
    };
    assert_eq!(near(without("汪健国", "1901-01-01")), [wang], "no number: the sound is enough");
    assert_eq!(near(without("欧国鹰", "1901-01-01")), [ou], "the surname by its reading");
    assert_eq!(near(without("王建", "1901-01-01")), [], "part of a name is another name");
    assert_eq!(near(named(3, "汪建国")), [], "both have a number");
    f.sound();
}

#[test]
fn a_change_names_the_version_it_saw() {
    let f = Fixture::new();
    let id = f.person(1);
    let amend = |seen, changes| Command::AmendPerson { person: id, seen, changes, despite: None };
    let receipt =
        f.run("maker", amend(1, vec![PersonChange::Phone(0, Some("139 0013 9000".into()))])).unwrap();
    assert_eq!(receipt.outcome, Outcome::Person(id, 2));
    f.run(
        "window",
        amend(
            2,
            vec![PersonChange::Card(Some("62220212".into())), PersonChange::Profile(101, "汉族".into())],
        ),
    )
    .unwrap();
    let stale = f.run("maker", amend(1, vec![PersonChange::Name("改名".into())]));
    let fields = ["card", "phones", "profile.101"].map(str::to_owned).to_vec();
    assert_eq!(stale, Err(Refusal::Stale { seen: 1, now: 3, fields }));
    let none = Command::AmendPerson { person: PersonId(77), seen: 1, changes: vec![], despite: None };
    assert_eq!(f.run("maker", none), Err(Refusal::NotFound(What::Person)));
    let bad = amend(3, vec![PersonChange::ResidentId(Some("440121195001010013".into()))]);
    assert!(matches!(
        faults(f.run("maker", bad)).as_slice(),
        [(field, Fault::ResidentId(IdFault::CheckDigit { .. }))] if field == "resident_id"
    ));
    f.sound();
}

#[test]
fn answers_hold_masks_and_no_protected_digits() {
    let f = Fixture::new();
    let facts = PersonFacts {
        bank: Some(BankAccount {
            bank: "农行".into(),
            holder: "试人".into(),
            number: "6228480402564890018".into(),
            ..BankAccount::default()
        }),
        card: Some("4111111111111111".into()),
        relatives: vec![Relative {
            relation: "配偶".into(),
            name: "试妻".into(),
            resident_id: Some(resident_id(7)),
            phone: "13912345678".into(),
            ..Relative::default()
        }],
        ..person(1)
    };
    let id = f.register(facts.clone());
    f.bureau.build_index().unwrap();
    let Ok(Answer::Record(record)) = f.ask("head", Query::Record(id)) else { panic!() };
    let Ok(Answer::Card(card)) = f.ask("head", Query::Card(id)) else { panic!() };
    let found = lookup(&f, "13800000001");
    let said = [
        serde_json::to_string(&record).unwrap(),
        serde_json::to_string(&found).unwrap(),
        serde_json::to_string(&card).unwrap(),
    ]
    .concat();
    let number = facts.resident_id.unwrap();
    for hidden in
        [number.as_str(), resident_id(7).as_str(), "6228480402564890018", "4111111111111111", "13912345678"]
    {
        assert!(!said.contains(hidden), "{hidden}");
    }
    // Only what the clerk typed stands there in full: the text, and the words it was read as.
    assert_eq!(said.matches("13800000001").count(), 2);
    for (field, value) in [
        (ProtectedField::ResidentId, number.as_str()),
        (ProtectedField::Account, "6228480402564890018"),
        (ProtectedField::Card, "4111111111111111"),
        (ProtectedField::RelativeId(0), resident_id(7).as_str()),
        (ProtectedField::RelativePhone(0), "13912345678"),
    ] {
        let reveal = Command::Reveal { person: id, field, reason: "本人申请".into() };
        assert_eq!(f.run("head", reveal).unwrap().outcome, Outcome::Revealed(value.into()));
    }
}

#[test]
fn cards_say_what_deserves_a_look() {
    let f = Fixture::new();
    let id = f.register(PersonFacts {
        name: "试\u{e863}".into(),
        birth: Some(date("1950-05-01")),
        sex: Some(Sex::Male),
        no_id: Some(NoId::NotIssued),
        recognitions: vec![disabled(), Recognition { group: "51".into(), ..disabled() }],
        ..PersonFacts::default()
    });
    let Ok(Answer::Card(card)) = f.ask("window", Query::Card(id)) else { panic!() };
    let flags = [
        Flag::NoPhone,
        Flag::NoAccount,
        Flag::NoResidentId,
        Flag::NoDivision,
        Flag::PrivateUseName,
        Flag::SeveralGroups,
    ];
    assert_eq!(card.flags, flags);
    assert_eq!(card.age, Some(76));
    f.run("maker", death(id, 1, date("2020-01-01"))).unwrap();
    let Ok(Answer::Card(card)) = f.ask("window", Query::Card(id)) else { panic!() };
    assert!(card.flags.starts_with(&[Flag::Dead]) && card.age == Some(69));
}

#[test]
fn the_same_intention_is_carried_out_once() {
    let f = Fixture::new();
    let asking = f.asking(Some(staff_id("maker")));
    let first = f.bureau.execute(&asking, register(person(1))).unwrap();
    let again = f.bureau.execute(&asking, register(person(1))).unwrap();
    assert_eq!((again.seq, again.already, &again.outcome), (first.seq, true, &first.outcome));
    let other = f.bureau.execute(&asking, Command::SignOut);
    assert_eq!(other, Err(Refusal::KeyUsed { seq: first.seq }), "another command under that key");
    let asking = f.asking(Some(staff_id("head")));
    let reveal =
        || Command::Reveal { person: PersonId(1), field: ProtectedField::Phone(0), reason: "核对".into() };
    let shown = f.bureau.execute(&asking, reveal()).unwrap();
    assert_eq!(f.bureau.execute(&asking, reveal()).unwrap().outcome, shown.outcome);
    let mut other = asking.clone();
    other.session = f.asking(Some(staff_id("checker"))).session;
    assert!(f.bureau.execute(&other, reveal()).is_err(), "nobody else is shown it by that key");
}

#[test]
fn drafts_belong_to_who_keeps_them_and_outlive_the_session() {
    let f = Fixture::new();
    let (maker, head) = (f.asking(Some(staff_id("maker"))), f.asking(Some(staff_id("head"))));
    f.bureau.keep_draft(&maker, "person.P1", b"half a form").unwrap();
    assert_eq!(f.bureau.draft(&head, "person.P1").unwrap(), None);
    let f = f.reopened();
    assert_eq!(f.bureau.draft(&maker, "person.P1").unwrap().as_deref(), Some(&b"half a form"[..]));
    f.bureau.drop_draft(&maker, "person.P1").unwrap();
    assert_eq!(f.bureau.draft(&maker, "person.P1").unwrap(), None);
    assert_eq!(f.bureau.draft(&f.asking(None), "x"), Err(Refusal::SignedOut));
}

#[test]
fn a_recognition_that_makes_no_sense_is_refused_and_an_old_one_stays_open() {
    let f = Fixture::new();
    let id = f.person(1);
    let list = |change: &dyn Fn(&mut Recognition)| {
        let mut r = disabled();
        change(&mut r);
        vec![PersonChange::Recognitions(vec![r])]
    };
    let amend =
        |seen, changes| f.run("maker", Command::AmendPerson { person: id, seen, changes, despite: None });
    let one = |part: &str, fault: Fault| vec![(format!("recognitions.0.{part}"), fault)];
    for (change, expected) in [
        (list(&|r| r.since = None), one("since", Fault::Empty)),
        (list(&|r| r.grade = None), one("grade", Fault::Empty)),
        (list(&|r| r.nature = None), one("nature", Fault::Empty)),
        (list(&|r| r.until = Some(date("2019-01-01"))), one("until", Fault::Ended)),
    ] {
        assert_eq!(faults(amend(1, change)), expected);
    }
    amend(1, list(&|r| r.state = RecognitionState::Applied)).unwrap();
    amend(2, list(&|_| {})).unwrap();
    // What was received ends with a death; the dead do not receive again.
    f.run("maker", death(id, 3, date("2026-09-10"))).unwrap();
    let Ok(Answer::Card(card)) = f.ask("window", Query::Card(id)) else { panic!() };
    let r = &card.recognitions[0];
    assert_eq!((r.state, r.until), (RecognitionState::Deceased, Some(date("2026-09-10"))));
    let again = list(&|r| r.until = None);
    assert_eq!(faults(amend(4, again)), one("state", Fault::Deceased));
    f.sound();
}

#[test]
fn an_old_fault_lets_other_changes_through_clean_and_no_new_one() {
    let f = Fixture::new();
    let mut dead = PersonFacts { recognitions: vec![], ..person(1) };
    dead.die(date("2026-11-20"), "A1".into(), None);
    let id = f.register(dead);
    f.today.set(date("2026-11-10"));
    let amend =
        |seen, change| Command::AmendPerson { person: id, seen, changes: vec![change], despite: None };
    f.run("maker", amend(1, PersonChange::Phone(0, Some("１３９ ００１３ ９０００".into())))).unwrap();
    let reveal = Command::Reveal {
        person: id,
        field: honordesk::bureau::command::ProtectedField::Phone(0),
        reason: "核对电话".into(),
    };
    let shown = f.run("maker", reveal).unwrap().outcome;
    assert!(shown == Outcome::Revealed("13900139000".into()), "stored as every phone is");
    let again = f.run("maker", death(id, 2, date("2026-11-21")));
    assert_eq!(faults(again), [("died".to_owned(), Fault::Future)]);
    f.run("maker", amend(2, PersonChange::Name("欧阳修".into()))).unwrap();
}

#[test]
fn a_household_in_the_own_district_must_be_in_the_table() {
    let f = Fixture::new();
    for (code, known) in [("440114999001", false), ("440114999", false), ("430102001001", true)] {
        let household = Residence { division: Some(division(code)), address: String::new() };
        let result = f.run("maker", register(PersonFacts { household, ..person(1) }));
        if known {
            drop(result.unwrap());
        } else {
            assert_eq!(faults(result), [("household.division".to_owned(), Fault::Division)]);
        }
    }
}
