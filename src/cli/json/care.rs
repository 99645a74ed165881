//! Shapes about keeping in touch.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{ContactRow, LastContact, RotaPage, RotaRow, TownRow};
use crate::domain::care::{ContactKind, ContactResult, DueState, Rota};
use crate::domain::filter::FilterFault;
use crate::domain::{Date, Divisions};

/// `care rota --json`. `rule` is null where the day was agreed with the person.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RotaJson<'a> {
    pub total: usize,
    pub offset: usize,
    pub quarter: [Date; 2],
    pub year: [Date; 2],
    pub not_read: &'a [FilterFault],
    pub rows: Vec<RotaRowJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct RotaRowJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub age: Option<i32>,
    pub groups: &'a [String],
    pub division: Option<String>,
    pub phone: &'a str,
    pub state: DueState,
    pub by: Date,
    pub rule: Option<&'a str>,
    pub last: Option<LastJson>,
}

/// The newest contact.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LastJson {
    pub contact: String,
    pub day: Date,
    pub kind: ContactKind,
    pub result: ContactResult,
    pub next: Option<Date>,
}

impl<'a> RotaJson<'a> {
    pub(in crate::cli) fn new(page: &'a RotaPage, rota: &'a Rota) -> Self {
        Self {
            total: page.total,
            offset: page.offset,
            quarter: [page.quarter.first, page.quarter.last],
            year: [page.year.first, page.year.last],
            not_read: &page.faults,
            rows: page.rows.iter().map(|row| RotaRowJson::new(row, rota)).collect(),
        }
    }
}

impl<'a> RotaRowJson<'a> {
    fn new(row: &'a RotaRow, rota: &'a Rota) -> Self {
        let rule = row.due.rule.and_then(|place| rota.all().get(place));
        Self {
            person: text(row.person),
            name: &row.name,
            age: row.age,
            groups: &row.groups,
            division: row.division.map(text),
            phone: &row.phone_masked,
            state: row.due.state,
            by: row.due.by,
            rule: rule.map(|rule| rule.id.as_str()),
            last: row.last.map(LastJson::new),
        }
    }
}

impl LastJson {
    pub(super) fn new(last: LastContact) -> Self {
        Self {
            contact: text(last.contact),
            day: last.day,
            kind: last.kind,
            result: last.result,
            next: last.next,
        }
    }
}

/// `care towns --json`: a town a line; `town` is null for people without one.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct TownJson<'a> {
    pub town: Option<String>,
    pub name: String,
    pub staff: Option<String>,
    pub staff_name: Option<&'a str>,
    pub people: u32,
    pub met: u32,
    pub late: u32,
}

impl<'a> TownJson<'a> {
    pub(in crate::cli) fn new(row: &'a TownRow, divisions: &Divisions) -> Self {
        Self {
            town: row.town.map(text),
            name: row.town.map(|code| divisions.short_name(code)).unwrap_or_default(),
            staff: row.staff.as_ref().map(|(id, _)| text(id)),
            staff_name: row.staff.as_ref().map(|(_, name)| name.as_str()),
            people: row.people,
            met: row.met,
            late: row.late,
        }
    }
}

/// `care contacts --json`: a contact a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ContactJson<'a> {
    pub contact: String,
    pub person: String,
    pub name: &'a str,
    pub day: Date,
    pub kind: ContactKind,
    pub result: ContactResult,
    pub by: &'a str,
    pub topics: &'a [String],
    pub note: &'a str,
    pub next: Option<Date>,
}

impl<'a> ContactJson<'a> {
    pub(in crate::cli) fn new(row: &'a ContactRow) -> Self {
        Self {
            contact: text(row.contact),
            person: text(row.person),
            name: &row.name,
            day: row.day,
            kind: row.kind,
            result: row.result,
            by: &row.by,
            topics: &row.topics,
            note: &row.note,
            next: row.next,
        }
    }
}
