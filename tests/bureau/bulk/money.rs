//! What a change of many does to money is told before, and money never begins without a word.

use honordesk::bureau::answer::BulkDue;
use honordesk::bureau::{Command, Refusal};
use honordesk::domain::bulk::BulkChange;
use honordesk::domain::ledger::Doubt;
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState};
use honordesk::domain::{Fen, PersonId};

use super::{apply, item, named, record, stopped};
use crate::bureau_support::*;

/// The tenth grade on duty, of which a figure of this year is published.
fn held(f: &Fixture, n: usize, state: RecognitionState, since: &str) -> PersonId {
    let held = Recognition { state, since: Some(date(since)), grade: Some(10), ..disabled() };
    f.register(PersonFacts { recognitions: vec![held], ..person(n) })
}

#[test]
fn what_stops_and_what_was_due_too_long_is_told_by_programme() {
    let f = Fixture::new();
    let id = held(&f, 1, RecognitionState::Receiving, "2000-01-01");
    let seen = named(&f, &[id], &stopped(Some("2026-09-30")));
    let money = seen.rows[0].money.clone().unwrap();
    let [BulkDue { programme, now: Some(now), then }] = money.programmes.as_slice() else {
        panic!(
            "{:?}",
            money.programmes.iter().map(|d| (d.programme.clone(), d.now, d.then)).collect::<Vec<_>>()
        )
    };
    assert_eq!((programme.as_str(), *then), ("disability-pension", Some(Fen(0))));
    assert!(now.0 > 0, "{now}");
    assert_eq!((seen.month.to_string().as_str(), money.past), ("2026-11", Some(Fen(-now.0))), "October");
    let sums = seen.sums();
    assert_eq!((sums.people, sums.begins, sums.now.0), (1, 0, now.0.into()));
    // What no money hangs on says nothing of it.
    assert!(named(&f, &[id], &item(109, "农村", false)).rows[0].money.is_none());
    let later = named(&f, &[id], &stopped(Some("2026-12-31")));
    assert_eq!(later.month.to_string(), "2027-01", "the first month for which it holds");
    apply(&f, &seen).unwrap();
    f.sound();
}

#[test]
fn who_was_recognised_without_benefit_does_not_begin_to_receive_without_a_word() {
    let f = Fixture::new();
    let id = held(&f, 1, RecognitionState::RecognisedOnly, "2026-08-01");
    let applied = held(&f, 2, RecognitionState::Applied, "2026-08-01");
    let change = BulkChange::State {
        group: "11".into(),
        state: RecognitionState::Receiving,
        since: None,
        until: None,
    };
    let seen = named(&f, &[id, applied], &change);
    let sums = seen.sums();
    assert_eq!((sums.people, sums.begins, sums.now.0), (2, 1, 0), "{}", sums.then);
    assert!(seen.rows[0].begins() && !seen.rows[1].begins());
    let money = seen.rows[0].money.clone().unwrap();
    let due = money.programmes[0].then.unwrap();
    assert!(due.0 > 0 && money.past.unwrap().0 >= 3 * due.0 - 3, "August to October are paid later");
    assert_eq!(apply(&f, &seen), Err(Refusal::Doubtful(vec![Doubt::BenefitBegins { people: 1 }])));
    assert_eq!(record(&f, applied).card.recognitions[0].state, RecognitionState::Applied, "nothing of it");
    let people = seen.rows.iter().map(|row| (row.person, row.seen)).collect();
    let despite = Some("按审批表".to_owned());
    f.run("maker", Command::EditMany { people, change: Box::new(seen.change.clone()), despite }).unwrap();
    assert_eq!(record(&f, id).card.recognitions[0].state, RecognitionState::Receiving);
    f.sound();
}
