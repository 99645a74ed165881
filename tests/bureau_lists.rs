//! The conditions of the lookup narrow the other lists too.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod bureau_support;

use bureau_support::*;
use honordesk::bureau::answer::PetitionQueue;
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::query::Tab;
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::DivisionCode;
use honordesk::domain::person::Residence;

fn queue(f: &Fixture, text: &str) -> PetitionQueue {
    match f.ask("window", Query::Petitions { tab: Tab::All, text: text.into(), offset: 0, limit: 50 }) {
        Ok(Answer::Petitions(queue)) => *queue,
        other => panic!("{other:?}"),
    }
}

/// The queue takes the conditions of every list, on those who petition; its words are looked for in the petition.
#[test]
fn a_queue_is_narrowed_by_conditions_on_who_petitions() {
    let f = Fixture::new();
    f.bureau.build_index().unwrap();
    let (here, there) = (f.person(1), f.person(2));
    let seen = |id| match f.ask("maker", Query::Record(id)) {
        Ok(Answer::Record(record)) => record.card.version,
        other => panic!("{other:?}"),
    };
    let place = Residence { division: DivisionCode::parse("440114001210"), ..Residence::default() };
    let changes = vec![PersonChange::Residence(place)];
    f.run("maker", Command::AmendPerson { person: here, seen: seen(here), changes, despite: None }).unwrap();
    let moved = Residence { division: DivisionCode::parse("440114105236"), ..Residence::default() };
    let changes = vec![PersonChange::Residence(moved)];
    f.run("maker", Command::AmendPerson { person: there, seen: seen(there), changes, despite: None })
        .unwrap();
    f.take_in(petition(Some(here)));
    f.take_in(petition(Some(there)));
    let numbers = |text: &str| queue(&f, text).rows.len();
    assert_eq!(
        (numbers(""), numbers("镇:新华"), numbers("-镇:新华"), numbers("town:xinhua 没有这句")),
        (2, 1, 1, 0)
    );
    let unread = queue(&f, "镇:月球");
    assert_eq!((unread.faults.len(), unread.rows.len()), (1, 2), "what cannot be read is said");
}
