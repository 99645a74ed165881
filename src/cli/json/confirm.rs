//! Shapes about yearly confirmations, and about what is due to a person.

use serde::Serialize;

use super::entitle::EntitleJson;
use super::values::text;
use crate::bureau::Reference;
use crate::bureau::answer::{
    ConfirmationPage, ConfirmationRow, ConfirmationTown, ConfirmationYear, EntitlementView,
};
use crate::domain::filter::FilterFault;
use crate::domain::ledger::{Barred, Item, Missing};
use crate::domain::person::{ConfirmationAct, ConfirmedHow};
use crate::domain::{Date, Month};
use crate::locale::Lang;

/// `ledger explain --json`: whose, as known when, then as `ledger entitle`, then the tree of steps.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ExplainJson<'a> {
    pub person: String,
    pub month: Month,
    pub known: Date,
    pub on_record: bool,
    #[serde(flatten)]
    pub due: EntitleJson,
    pub explanation: Explanation<'a>,
}

/// Every step.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Explanation<'a> {
    pub items: &'a [Item],
    pub missing: &'a [Missing],
    pub barred: &'a [Barred],
}

impl<'a> ExplainJson<'a> {
    pub(in crate::cli) fn new(view: &'a EntitlementView, tables: &Reference, lang: Lang) -> Self {
        let due = &view.due;
        Self {
            person: text(view.stands),
            month: view.month,
            known: view.known,
            on_record: view.on_record,
            due: EntitleJson::new(due, &[], tables, lang),
            explanation: Explanation { items: &due.items, missing: &due.missing, barred: &due.barred },
        }
    }
}

/// `ledger confirm list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ConfirmationPageJson<'a> {
    pub year: u16,
    pub total: usize,
    pub offset: usize,
    pub not_read: &'a [FilterFault],
    pub towns: Vec<ConfirmationTownJson>,
    pub people: Vec<ConfirmationRowJson<'a>>,
}

/// A town; the first is everybody.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ConfirmationTownJson {
    pub all: bool,
    pub town: Option<String>,
    pub receiving: u32,
    pub confirmed: u32,
    pub noticed: u32,
}

/// One person.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ConfirmationRowJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub division: Option<String>,
    pub noticed: Option<Date>,
    pub ends: Option<Date>,
    pub confirmed: Option<Date>,
    pub how: Option<ConfirmedHow>,
    /// Empty where none was named.
    pub document: &'a str,
}

impl<'a> ConfirmationPageJson<'a> {
    pub(in crate::cli) fn new(page: &'a ConfirmationPage) -> Self {
        let all = std::iter::once(ConfirmationTownJson::new(true, &page.all()));
        Self {
            year: page.year,
            total: page.total,
            offset: page.offset,
            not_read: &page.faults,
            towns: all.chain(page.towns.iter().map(|row| ConfirmationTownJson::new(false, row))).collect(),
            people: page.rows.iter().map(ConfirmationRowJson::new).collect(),
        }
    }
}

impl ConfirmationTownJson {
    fn new(all: bool, row: &ConfirmationTown) -> Self {
        let town = row.town.map(text);
        Self { all, town, receiving: row.receiving, confirmed: row.confirmed, noticed: row.noticed }
    }
}

impl<'a> ConfirmationRowJson<'a> {
    fn new(row: &'a ConfirmationRow) -> Self {
        Self {
            person: text(row.person),
            name: &row.name,
            division: row.division.map(text),
            noticed: row.noticed,
            ends: row.ends,
            confirmed: row.confirmed,
            how: row.how,
            document: &row.document,
        }
    }
}

/// `ledger confirm show --json`: one thing that was done a line, newest first.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ConfirmationJson<'a> {
    pub year: u16,
    pub act: ConfirmationAct,
    pub on: Date,
    pub known: Date,
    pub how: Option<ConfirmedHow>,
    pub document: &'a str,
    pub by: &'a str,
    pub reason: &'a str,
}

impl<'a> ConfirmationJson<'a> {
    pub(in crate::cli) fn new(done: &'a ConfirmationYear) -> Self {
        let (by, reason) = (done.by.as_str(), done.reason.as_str());
        let (year, act, on, known, how) = (done.year, done.act, done.on, done.known, done.how);
        Self { year, act, on, known, how, document: &done.document, by, reason }
    }
}
