//! The lookup index through the one door: it follows every commit.

use crate::bureau_support::*;
use honordesk::bureau::answer::Pasted;
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::{IdFault, PersonId};

fn lookup(f: &Fixture, text: &str) -> honordesk::bureau::answer::Lookup {
    let query = Query::Lookup { text: text.into(), offset: 0, limit: 10, recent: vec![] };
    match f.ask("window", query) {
        Ok(Answer::Lookup(found)) => found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_index_follows_every_commit_whenever_it_is_built() {
    let f = Fixture::new();
    let early = f.person(1);
    let found = lookup(&f, &person(1).name);
    assert!(!found.ready && found.hits.is_empty());
    let whole = lookup(&f, resident_id(1).as_str());
    assert_eq!((whole.ready, whole.hits.len(), whole.pasted), (false, 1, Some(Pasted::Person(early))));
    f.bureau.build_index().unwrap();
    let late = f.person(2);
    assert_eq!(lookup(&f, &person(1).name).hits[0].person, early);
    assert_eq!(lookup(&f, "13800000002").hits[0].person, late);
    let rename = Command::AmendPerson {
        person: late,
        seen: 1,
        changes: vec![PersonChange::Name("欧阳修远".into())],
        despite: None,
    };
    f.run("maker", rename).unwrap();
    assert_eq!(lookup(&f, "ouyxy").hits[0].person, late);
    assert!(lookup(&f, &person(2).name).hits.iter().all(|h| h.person != late));
    let unknown = lookup(&f, resident_id(9).as_str());
    assert_eq!(unknown.pasted, Some(Pasted::Nobody));
    let mut wrong = resident_id(1).to_string();
    wrong.replace_range(17.., if wrong.ends_with('0') { "1" } else { "0" });
    assert!(matches!(
        lookup(&f, &format!("身份证 {wrong}。")).pasted,
        Some(Pasted::Fault(IdFault::CheckDigit { .. }))
    ));
    let recent =
        Query::Lookup { text: " ".into(), offset: 0, limit: 5, recent: vec![late, PersonId(99), early] };
    let Ok(Answer::Lookup(found)) = f.ask("window", recent) else { panic!() };
    assert_eq!(found.hits.iter().map(|h| h.person).collect::<Vec<_>>(), [late, early]);
    f.sound();
}

#[test]
fn people_put_on_record_while_the_index_is_built_are_in_it() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let f = Fixture::new();
    (0..100).for_each(|n| assert_eq!(f.person(n), PersonId(n as u32 + 1)));
    let (bureau, building) = (&f.bureau, &AtomicBool::new(true));
    std::thread::scope(|s| {
        s.spawn(|| {
            while building.load(Ordering::Relaxed) {
                bureau.build_index().unwrap();
            }
        });
        (100..150).for_each(|n| assert_eq!(f.person(n), PersonId(n as u32 + 1)));
        building.store(false, Ordering::Relaxed);
    });
    f.sound();
    assert!(bureau.index_progress().1);
}

/// The number of a record finds it, as it is written on papers and in the journal.
#[test]
fn a_record_is_found_by_its_number() {
    let f = Fixture::new();
    f.bureau.build_index().unwrap();
    let people = [f.person(1), f.person(2)];
    for person in people {
        for text in [person.to_string(), person.to_string().to_lowercase(), format!("Ｐ{}", person.0)] {
            let found = lookup(&f, &text);
            assert_eq!(found.hits.iter().map(|h| h.person).collect::<Vec<_>>(), [person], "{text}");
        }
    }
    // Somebody whose initial and tail it might be as well does not come before the record.
    let changes = vec![PersonChange::Name("彭一".into())];
    let other = f.person(12);
    f.run("maker", Command::AmendPerson { person: other, seen: 1, changes, despite: None }).unwrap();
    assert_eq!(lookup(&f, "P1").hits.iter().map(|h| h.person).collect::<Vec<_>>(), [people[0]]);
    for text in ["P99999", "P12345678901234567890", "P1x"] {
        assert!(lookup(&f, text).hits.is_empty(), "{text}");
    }
}
