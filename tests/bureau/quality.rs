//! The quality of the register: duplicates found, judged, and remembered.

use crate::bureau_support::*;
use honordesk::bureau::answer::{Decision, DecisionKind, Duplicates, TimelinePage};
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::query::{Place, TimelineFilter};
use honordesk::bureau::{Action, Answer, Command, Denied, Query, Receipt, Refusal};
use honordesk::domain::PersonId;
use honordesk::domain::person::{Evidence, Gap, PersonFacts};

/// Somebody without an identity number, born on a day, with a phone.
fn nameless(f: &Fixture, name: &str, birth: &str, phone: &str) -> PersonId {
    let facts = PersonFacts {
        name: name.into(),
        birth: Some(date(birth)),
        sex: Some(honordesk::domain::Sex::Male),
        no_id: Some(honordesk::domain::person::NoId::ALL[0]),
        phones: vec![phone.into()],
        ..PersonFacts::default()
    };
    let command = Command::RegisterPerson { facts: Box::new(facts), despite: Some("两份旧档".into()) };
    match f.run("maker", command).unwrap().outcome {
        honordesk::bureau::Outcome::Person(id, _) => id,
        other => panic!("{other:?}"),
    }
}

fn pairs(f: &Fixture) -> Vec<(PersonId, PersonId)> {
    let found = duplicates(f);
    assert_eq!(found.total, found.pairs.len());
    found.pairs.iter().map(|p| (p.sides[0].person, p.sides[1].person)).collect()
}

fn duplicates(f: &Fixture) -> Duplicates {
    let asking = f.asking(Some(staff_id("window")));
    f.bureau.duplicates(&asking, 100, &mut |_, _| true).unwrap()
}

fn of(f: &Fixture, id: PersonId) -> Vec<(PersonId, PersonId)> {
    match f.ask("window", Query::DuplicatesOf(id)).unwrap() {
        Answer::Duplicates(found) => {
            found.pairs.iter().map(|p| (p.sides[0].person, p.sides[1].person)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn decisions(f: &Fixture) -> Vec<Decision> {
    match f.ask("window", Query::Decisions).unwrap() {
        Answer::Decisions(all) => all,
        other => panic!("{other:?}"),
    }
}

fn version(f: &Fixture, id: PersonId) -> (PersonId, u32) {
    match f.ask("window", Query::Card(id)).unwrap() {
        Answer::Card(card) => (id, card.version),
        other => panic!("{other:?}"),
    }
}

fn declare(f: &Fixture, a: PersonId, b: PersonId) -> Result<Receipt, Refusal> {
    let (one, other) = (version(f, a), version(f, b));
    f.run("window", Command::DeclareDistinct { one, other, reason: "当面核对，是两人".into() })
}

fn call(f: &Fixture, person: PersonId, phone: &str) {
    let (_, seen) = version(f, person);
    let changes = vec![PersonChange::Phone(0, Some(phone.into()))];
    f.run("maker", Command::AmendPerson { person, seen, changes, despite: None }).unwrap();
}

#[test]
fn pairs_are_found_with_their_evidence_and_not_again_once_declared() {
    let f = Fixture::new();
    let a = nameless(&f, "陈志强", "1950-01-01", "13800138000");
    let b = nameless(&f, "陈志强", "1950-01-01", "13800138000");
    let c = nameless(&f, "区国英", "1960-01-01", "13900139000");
    let found = duplicates(&f);
    assert_eq!((found.total, found.compared, found.distinct), (1, 3, 0));
    assert_eq!(found.pairs[0].evidence, [Evidence::SameName, Evidence::SameBirth, Evidence::SamePhone]);
    assert_eq!((pairs(&f), of(&f, b), of(&f, c)), (vec![(a, b)], vec![(a, b)], vec![]));

    declare(&f, b, a).unwrap();
    assert_eq!((pairs(&f), of(&f, a), duplicates(&f).distinct), (vec![], vec![], 1));
    call(&f, c, "13700137000");
    assert_eq!(pairs(&f), [], "what does not concern them changes nothing");
    call(&f, a, "13500135000");
    assert_eq!(pairs(&f), [], "they share less than before");
    call(&f, b, "13500135000");
    assert_eq!(pairs(&f), [(a, b)], "a new phone in common is a new question");
    f.sound();

    declare(&f, a, b).unwrap();
    let f = f.reopened();
    assert_eq!(pairs(&f), []);
    let all = decisions(&f);
    assert_eq!(
        (all.len(), all[0].kind, all[0].reason.as_str()),
        (1, DecisionKind::Distinct, "当面核对，是两人")
    );
    let withdraw = |f: &Fixture| {
        f.run("window", Command::WithdrawDistinct { one: b, other: a, reason: "看错了".into() })
    };
    withdraw(&f).unwrap();
    assert_eq!((pairs(&f), decisions(&f).len()), (vec![(a, b)], 0));
    assert_eq!(withdraw(&f).map(|_| ()), Err(Refusal::NotDistinct { one: b, other: a }));
    f.sound();
}

#[test]
fn a_search_is_ended_and_says_how_far_it_is() {
    let f = Fixture::new();
    nameless(&f, "陈志强", "1950-01-01", "13800138000");
    let asking = f.asking(Some(staff_id("window")));
    let mut told = Vec::new();
    f.bureau
        .duplicates(&asking, 9, &mut |done, of| {
            told.push((done, of));
            true
        })
        .unwrap();
    assert!(told.windows(2).all(|w| w[0].0 <= w[1].0) && told.last().is_some_and(|(done, of)| done == of));
    let stopped = f.bureau.duplicates(&asking, 9, &mut |done, _| done == 0);
    assert_eq!(stopped.map(|_| ()), Err(Refusal::Stopped));
}

#[test]
fn who_may_judge_and_what_stands_in_the_way() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let (one, other) = (version(&f, a), version(&f, b));
    let say = |who: &str, one, other| {
        f.run(who, Command::DeclareDistinct { one, other, reason: "核对过".into() }).map(|_| ())
    };
    let refused = say("petitions", one, other);
    assert!(matches!(
        refused,
        Err(Refusal::NotPermitted { action: Action::JudgeDuplicates, why: Denied::Role { .. } })
    ));
    assert_eq!(say("window", one, one), Err(Refusal::SameRecord(a)));
    assert!(matches!(say("window", one, (b, 9)), Err(Refusal::Stale { .. })));
    say("window", one, other).unwrap();
    let merge = |keep, gone| {
        f.run(
            "maker",
            Command::MergePeople {
                keep,
                gone,
                take: vec![],
                moves: 0,
                lives: false,
                reason: "同一人".into(),
            },
        )
    };
    assert_eq!(merge(other, one).map(|_| ()), Err(Refusal::DeclaredDistinct { one: b, other: a }));
    let c = f.person(3);
    merge(version(&f, c), other).unwrap();
    let standing_for_b = merge(one, version(&f, c));
    assert_eq!(standing_for_b.map(|_| ()), Err(Refusal::DeclaredDistinct { one: a, other: b }));
    assert!(matches!(say("window", one, other), Err(Refusal::MergedInto { .. })));
    let kinds: Vec<DecisionKind> = decisions(&f).iter().map(|d| d.kind).collect();
    assert!(kinds.contains(&DecisionKind::Merged) && kinds.contains(&DecisionKind::Distinct));
    f.sound();
}

#[test]
fn two_who_merge_each_other_at_once_have_one_winner() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let (one, other) = (version(&f, a), version(&f, b));
    let merge = |keep, gone| {
        f.run(
            "maker",
            Command::MergePeople {
                keep,
                gone,
                take: vec![],
                moves: 0,
                lives: false,
                reason: "同一人".into(),
            },
        )
    };
    merge(one, other).unwrap();
    let loser = merge(other, one).map(|_| ());
    assert_eq!(loser, Err(Refusal::MergedInto { person: b, into: a }), "and is told where the record went");
    for person in [a, b] {
        let Answer::Timeline(TimelinePage { lines: line, .. }) = f
            .ask(
                "maker",
                Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 9 },
            )
            .unwrap()
        else {
            panic!()
        };
        assert!(line.iter().any(|h| h.command == "person.merge"), "it stands in both timelines");
    }
    f.sound();
}

#[test]
fn what_is_missing_is_counted_and_whoever_is_filled_in_leaves_the_list() {
    let f = Fixture::new();
    let table = || match f.ask("window", Query::Gaps).unwrap() {
        Answer::Gaps(table) => *table,
        other => panic!("{other:?}"),
    };
    let (a, _) = (f.person(1), f.person(2));
    assert!(!table().ready, "the index is not built yet");
    f.bureau.build_index().unwrap();
    let missing = |gap: Gap| table().all().missing[gap as usize];
    assert_eq!((table().all().people, missing(Gap::Phone), missing(Gap::Account)), (2, 0, 2));
    let lacking =
        |gap, place| match f.ask("window", Query::Lacking { gap, place, offset: 0, limit: 9 }).unwrap() {
            Answer::Lacking(found) => found.people.iter().map(|row| row.side.person).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
    assert_eq!(lacking(Gap::Residence, Place::Everywhere), lacking(Gap::Residence, Place::Unknown));
    assert_eq!(lacking(Gap::Residence, Place::Everywhere).len(), 2);
    let (_, seen) = version(&f, a);
    let place = honordesk::domain::person::Residence {
        division: Some(division("440114105236")),
        address: String::new(),
    };
    f.run(
        "maker",
        Command::AmendPerson {
            person: a,
            seen,
            changes: vec![PersonChange::Residence(place)],
            despite: None,
        },
    )
    .unwrap();
    assert_eq!(
        (missing(Gap::Residence), lacking(Gap::Residence, Place::Everywhere).contains(&a)),
        (1, false)
    );
    let town = division("440114105236").town().unwrap();
    assert_eq!(lacking(Gap::Account, Place::Town(town)), [a]);
    assert_eq!(table().rows.len(), 2, "a town, and nowhere");
}
