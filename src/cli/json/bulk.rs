//! Shapes of changes to many people at once.

use serde::Serialize;

use super::values::{text, total_yuan, yuan};
use crate::bureau::answer::{BatchRow, BatchView, BulkMoney, BulkPreview, BulkRow, BulkStanding};
use crate::bureau::{Receipt, Reference};
use crate::domain::Date;
use crate::domain::bulk::{Left, Part};
use crate::locale::{Lang, bulk as words};

/// `person edit-many --json` without `--apply`: what it would do.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BulkJson<'a> {
    pub what: &'a str,
    pub changes: usize,
    pub month: String,
    pub money: MoneySumsJson,
    pub people: Vec<BulkRowJson<'a>>,
}

/// What it does to what everybody is due.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct MoneySumsJson {
    pub people: usize,
    pub untold: usize,
    pub begins: usize,
    pub now: String,
    pub then: String,
    pub past: String,
}

/// The same of one person.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct MoneyJson<'a> {
    pub programmes: Vec<DueChangeJson<'a>>,
    pub past: Option<String>,
}

/// What is due under a programme for the month.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct DueChangeJson<'a> {
    pub programme: &'a str,
    pub now: Option<String>,
    pub then: Option<String>,
}

/// One person.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BulkRowJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub standing: BulkStanding,
    pub before: Option<String>,
    pub after: Option<String>,
    pub left: Option<Left>,
    pub fields: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<MoneyJson<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub begins: bool,
}

/// A batch in the list.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BatchRowJson<'a> {
    pub batch: String,
    pub version: u32,
    pub on: Date,
    pub by: &'a str,
    pub what: String,
    pub named: usize,
    pub done: usize,
    pub standing: usize,
    pub undone_on: Option<Date>,
    pub undone_by: Option<&'a str>,
}

/// A batch with everybody of it; after it was written or taken back with the receipt.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BatchJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub already: Option<bool>,
    #[serde(flatten)]
    pub row: BatchRowJson<'a>,
    pub people: Vec<BulkRowJson<'a>>,
}

impl<'a> BulkJson<'a> {
    pub(in crate::cli) fn new(seen: &'a BulkPreview, what: &'a str, tables: &Reference, lang: Lang) -> Self {
        let changes = seen.rows.iter().filter(|row| row.standing == BulkStanding::Changes).count();
        let sums = seen.sums();
        let money = MoneySumsJson {
            people: sums.people,
            untold: sums.untold,
            begins: sums.begins,
            now: total_yuan(sums.now),
            then: total_yuan(sums.then),
            past: total_yuan(sums.past),
        };
        Self { what, changes, month: text(seen.month), money, people: rows(&seen.rows, tables, lang) }
    }
}

fn rows<'a>(rows: &'a [BulkRow], tables: &Reference, lang: Lang) -> Vec<BulkRowJson<'a>> {
    let part = |part: &Option<Part>| part.as_ref().map(|part| words::part(part, tables, lang));
    rows.iter()
        .map(|row| BulkRowJson {
            person: text(row.person),
            name: &row.name,
            standing: row.standing,
            before: part(&row.before),
            after: part(&row.after),
            left: row.left,
            fields: &row.fields,
            why: row.unfit.as_ref().and_then(|_| words::left(row, lang)),
            money: row.money.as_ref().map(money),
            begins: row.begins(),
        })
        .collect()
}

fn money(money: &BulkMoney) -> MoneyJson<'_> {
    let dues = money.programmes.iter().map(|due| DueChangeJson {
        programme: &due.programme,
        now: due.now.map(yuan),
        then: due.then.map(yuan),
    });
    MoneyJson { programmes: dues.collect(), past: money.past.map(yuan) }
}

impl<'a> BatchRowJson<'a> {
    pub(in crate::cli) fn new(row: &'a BatchRow, tables: &Reference, lang: Lang) -> Self {
        Self {
            batch: text(row.batch),
            version: row.version,
            on: row.on,
            by: &row.by,
            what: words::said(&row.change, tables, lang),
            named: row.people,
            done: row.done,
            standing: row.standing,
            undone_on: row.undone.as_ref().map(|(_, on)| *on),
            undone_by: row.undone.as_ref().map(|(by, _)| by.as_str()),
        }
    }
}

impl<'a> BatchJson<'a> {
    pub(in crate::cli) fn new(
        view: &'a BatchView,
        receipt: Option<&Receipt>,
        tables: &Reference,
        lang: Lang,
    ) -> Self {
        Self {
            seq: receipt.map(|r| r.seq),
            already: receipt.map(|r| r.already),
            row: BatchRowJson::new(&view.row, tables, lang),
            people: rows(&view.rows, tables, lang),
        }
    }
}
