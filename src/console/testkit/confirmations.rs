//! A made-up year of confirmations.

use crate::bureau::answer::{ConfirmationPage, ConfirmationRow, ConfirmationTown};
use crate::bureau::query::ConfirmationsAsked;
use crate::bureau::{Answer, Query};
use crate::domain::{Date, DivisionCode, Month, PersonId};

fn day(text: &str) -> Option<Date> {
    Date::parse(text)
}

fn row(person: u32, name: &str, village: &str, group: &str) -> ConfirmationRow {
    ConfirmationRow {
        person: PersonId(person),
        name: name.to_owned(),
        division: DivisionCode::parse(village),
        noticed: None,
        ends: None,
        stops: None,
        groups: vec![group.to_owned()],
        confirmed: None,
        how: None,
        document: String::new(),
    }
}

fn town(code: &str, receiving: u32, confirmed: u32, noticed: u32) -> ConfirmationTown {
    ConfirmationTown { town: DivisionCode::parse(code), receiving, confirmed, noticed }
}

/// Four who are not confirmed in two towns, apart from those who were confirmed meanwhile.
pub fn page(asked: &ConfirmationsAsked, meanwhile: &[PersonId]) -> ConfirmationPage {
    let told = |noticed, ends, stops| (day(noticed), day(ends), Month::parse(stops));
    let (on, ends, stops) = told("2026-09-10", "2026-11-09", "2026-12");
    let late = ConfirmationRow { noticed: on, ends, stops, ..row(4, "欧阳国勇", "440114109210", "11") };
    let (on, ends, stops) = told("2026-10-06", "2026-12-05", "2027-01");
    let soon =
        ConfirmationRow { noticed: on, ends, stops, ..row(6, "买买提·吐尔逊", "440114003006", "11") };
    let termless =
        ConfirmationRow { noticed: day("2026-10-08"), ..row(1, "区国英", "440114001210", "51") };
    let all = vec![late, soon, termless, row(5, "陈㘵", "440114109210", "41")];
    let mut rows: Vec<_> = all.into_iter().filter(|row| !meanwhile.contains(&row.person)).collect();
    let done = meanwhile.len() as u32;
    let towns = vec![
        town("440114109000", 420, 418 + done, 1),
        town("440114003000", 311, 310, 1),
        town("440114001000", 88, 87, 1),
        town("440114105000", 12, 12, 0),
    ];
    rows.retain(|row| asked.town.is_none_or(|town| row.division.and_then(DivisionCode::town) == Some(town)));
    let total = rows.len();
    ConfirmationPage { year: asked.year, ready: true, towns, total, offset: 0, rows, faults: Vec::new() }
}

/// What the made-up bureau says of them.
pub fn answer(query: &Query) -> Option<Answer> {
    let Query::Confirmations { asked, .. } = query else { return None };
    Some(Answer::Confirmations(Box::new(page(asked, &[]))))
}
