//! Made-up changes of many, and batches.

use super::fake::card;
use crate::bureau::answer::{BatchRow, BatchView, BulkDue, BulkMoney, BulkPreview, BulkRow, BulkStanding};
use crate::bureau::query::Whom;
use crate::bureau::{Answer, Query};
use crate::domain::bulk::{BulkChange, Left, Part, PlaceOf};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{BatchId, Date, DivisionCode, Fen, Month, PersonId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn division(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

fn row(person: u32, change: &BulkChange) -> BulkRow {
    let name = card(PersonId(person)).map_or_else(|| format!("试人{person}"), |card| card.name);
    let (before, after) = match change {
        BulkChange::Place { division: to, .. } => {
            (Part::Division(Some(division("440114001210"))), Part::Division(Some(*to)))
        }
        BulkChange::State { group, state, until, .. } => {
            let since = Some(date("2012-07-01"));
            let before = match state {
                RecognitionState::Receiving => RecognitionState::RecognisedOnly,
                _ => RecognitionState::Receiving,
            };
            let held = Recognition { since, ..Recognition::new(group.clone(), before) };
            let set = Recognition { state: *state, until: *until, ..held.clone() };
            (Part::Recognition(Box::new(held)), Part::Recognition(Box::new(set)))
        }
        BulkChange::Item { value, .. } => (Part::Item(None), Part::Item(Some(value.clone()))),
        BulkChange::Note(_) => (Part::Note(None), Part::Note(None)),
    };
    let stops = matches!(change, BulkChange::State { state, .. } if state.ends());
    BulkRow {
        person: PersonId(person),
        name,
        seen: 4,
        standing: BulkStanding::Changes,
        before: Some(before),
        after: Some(after),
        left: None,
        fields: Vec::new(),
        unfit: None,
        money: stops.then(|| BulkMoney {
            programmes: vec![BulkDue {
                programme: "combat-allowance".to_owned(),
                now: Some(Fen(90_900)),
                then: Some(Fen::ZERO),
            }],
            past: Some(Fen::ZERO),
        }),
    }
}

fn left(person: u32, change: &BulkChange, why: Left) -> BulkRow {
    let mut row = row(person, change);
    (row.standing, row.left, row.money) = (BulkStanding::Left, Some(why), None);
    if why == Left::Unfit {
        row.fields = vec!["recognitions.0.grade".into(), "recognitions.0.nature".into()];
    } else {
        row.after = None;
    }
    row
}

/// Those who are named, or a dozen and a half who are found: the fifth died, the sixth stands so already, the third would not be sound.
fn preview(whom: &Whom, change: &BulkChange) -> BulkPreview {
    let people: Vec<u32> = match whom {
        Whom::Named(named) => named.iter().map(|id| id.0).collect(),
        Whom::Found(_) => (1..=18).collect(),
    };
    let rows = people.into_iter().map(|n| match n {
        3 => left(n, change, Left::Unfit),
        5 => left(n, change, Left::Deceased),
        6 => left(n, change, Left::Same),
        _ => row(n, change),
    });
    BulkPreview { change: change.clone(), month: Month::new(2026, 12).unwrap(), rows: rows.collect() }
}

fn moved() -> BulkChange {
    BulkChange::Place { of: PlaceOf::Residence, division: division("440114105236"), only_empty: false }
}

fn batch_row(batch: u32, change: BulkChange) -> BatchRow {
    BatchRow {
        batch: BatchId(batch),
        version: 1,
        on: date("2026-11-23"),
        by: "李娜".to_owned(),
        change,
        people: 6,
        done: 4,
        standing: 4,
        undone: None,
    }
}

/// The first batch was taken back but for one, the second stands.
pub fn batch(id: BatchId) -> BatchView {
    let change = moved();
    let mut rows: Vec<BulkRow> = (1..=4).map(|n| row(n, &change)).collect();
    for row in &mut rows {
        row.standing = BulkStanding::Done;
    }
    rows.extend([left(5, &change, Left::Deceased), left(6, &change, Left::Changed)]);
    let mut head = batch_row(id.0, change);
    if id.0 == 1 {
        for row in rows.iter_mut().take(3) {
            row.standing = BulkStanding::Undone;
        }
        (rows[3].standing, rows[3].left) = (BulkStanding::Stays, Some(Left::Changed));
        (head.version, head.standing) = (2, 1);
        head.undone = Some(("李娜".to_owned(), date("2026-11-23")));
    }
    BatchView { row: head, rows }
}

/// Answers what the console asks about many.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Bulk { whom, change } => Answer::Bulk(Box::new(preview(whom, change))),
        Query::Batch(id) => Answer::Batch(Box::new(batch(*id))),
        Query::Batches => {
            let item = BulkChange::Item { number: 125, value: "王工、李工".into(), only_empty: true };
            Answer::Batches(vec![batch_row(3, item), batch_row(2, moved()), batch(BatchId(1)).row])
        }
        _ => return None,
    })
}
