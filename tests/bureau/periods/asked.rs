//! Entries by hand that are asked for: another one agrees to each as it stands then.

use honordesk::bureau::command::Posting;
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::EntryKind::{Due, Paid};

use crate::bureau_support::*;

#[test]
fn of_equal_requests_the_second_is_seen_anew_and_each_stands_on_the_day_it_names() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-11", 100)).unwrap();
    f.by_hand("maker", posting(id, Paid, "2026-11", 100)).unwrap();
    let today = f.today.get();
    let asked = |day| {
        let posting = Posting { booked: day, ..posting(id, Paid, "2026-11", 100) };
        let done = f.run("maker", Command::AskPosting { posting, reason: "再付一次".into() }).unwrap();
        let Outcome::PostingAsked(ask) = done.outcome else { panic!() };
        ask
    };
    let (one, two, on_its_day) = (asked(None), asked(None), asked(Some(today)));
    f.today.set(today.plus_days(1));
    let agree = |ask| f.run("head", Command::AgreePosting { ask });
    agree(one).unwrap();
    let again = agree(two).unwrap_err();
    assert!(matches!(&again, Refusal::DoubtsSince(since) if !since.is_empty()), "{again:?}");
    assert!(matches!(agree(on_its_day), Err(Refusal::DoubtsSince(_))), "it is the third of the same");
    let later = asked(Some(today));
    let done = agree(later).unwrap();
    let Outcome::Entries(entry, 1) = done.outcome else { panic!() };
    let Ok(Answer::Entry(view)) = f.ask("maker", Query::Entry(entry)) else { panic!() };
    assert_eq!(view.line.booked, today, "the day that was asked for, not that of the agreement");
    f.sound();
}
