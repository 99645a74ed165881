//! The conditions of the lookup narrow the other lists too.

use crate::bureau_support::*;
use honordesk::bureau::answer::PetitionQueue;
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::query::{Order, Tab};
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::person::Residence;
use honordesk::domain::{DivisionCode, Fen, PersonId};

fn queue(f: &Fixture, text: &str) -> PetitionQueue {
    match f.ask(
        "window",
        Query::Petitions { tab: Tab::All, order: Order::Due, text: text.into(), offset: 0, limit: 50 },
    ) {
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

/// So does a month's list: those whom the text means, and what they come to.
#[test]
fn a_month_is_narrowed_and_comes_to_what_those_come_to() {
    let f = Fixture::new();
    f.bureau.build_index().unwrap();
    let people: Vec<PersonId> = (1..4).map(|n| f.person(n)).collect();
    for (person, fen) in people.iter().zip([500, 700, 900]) {
        f.post(posting(*person, EntryKind::Due, "2026-10", fen)).unwrap();
    }
    let record = |id| match f.ask("maker", Query::Record(id)) {
        Ok(Answer::Record(record)) => record,
        other => panic!("{other:?}"),
    };
    let (first, name) = (people[0], record(people[1]).card.name.clone());
    let place = Residence { division: DivisionCode::parse("440114001210"), ..Residence::default() };
    let (seen, changes) = (record(first).card.version, vec![PersonChange::Residence(place)]);
    f.run("maker", Command::AmendPerson { person: first, seen, changes, despite: None }).unwrap();
    let month = |text: &str| {
        let query = Query::ProgrammeMonth {
            programme: "disability-pension".into(),
            month: month("2026-10"),
            text: text.into(),
            offset: 0,
            limit: 10,
        };
        match f.ask("head", query) {
            Ok(Answer::ProgrammeMonth(m)) => (m.people, m.due, m.faults.len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(month(""), (3, Fen(2100), 0));
    assert_eq!(month("镇:新华"), (1, Fen(500), 0));
    assert_eq!(month(&name), (1, Fen(700), 0));
    assert_eq!(month("town:xinhua 没有此人"), (0, Fen(0), 0));
    assert_eq!(month("镇:月球"), (3, Fen(2100), 1), "what cannot be read is said");
}
