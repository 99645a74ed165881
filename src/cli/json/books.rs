//! Shapes about the books of days and months.

use serde::Serialize;

use super::values::{text, yuan};
use crate::bureau::Receipt;
use crate::bureau::answer::{BooksLine, BooksView, HeadCheck, PaperView, PeriodRow};
use crate::domain::{Date, EntryId};
use crate::locale::{Lang, books as say};

/// `ledger close list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PeriodJson<'a> {
    month: String,
    closed: bool,
    by: &'a str,
    on: Date,
    reopened: usize,
    asked: Option<AskJson<'a>>,
    paper: Option<String>,
    number: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct AskJson<'a> {
    by: &'a str,
    on: Date,
    reason: &'a str,
}

impl<'a> PeriodJson<'a> {
    pub(in crate::cli) fn new(row: &'a PeriodRow) -> Self {
        Self {
            month: text(row.month),
            closed: row.closed,
            by: &row.by,
            on: row.on,
            reopened: row.reopened,
            asked: row.asked.as_ref().map(|ask| AskJson { by: &ask.by, on: ask.on, reason: &ask.reason }),
            paper: row.sheet.as_ref().map(|(paper, _)| text(paper)),
            number: row.sheet.as_ref().map(|(_, number)| number.as_str()),
        }
    }
}

/// `ledger close sheet --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BooksJson<'a> {
    of: String,
    paper: Option<String>,
    number: Option<&'a str>,
    /// Of what the journal holds now; on an issued sheet its own stand in the text.
    seq: u64,
    digest: String,
    programmes: Vec<LineJson<'a>>,
    sum: LineJson<'a>,
    late: usize,
    corrected: usize,
    reopened: usize,
    open: Vec<OpenJson>,
    text: String,
}

#[derive(Debug, Serialize)]
struct LineJson<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    programme: &'a str,
    booked: usize,
    reversed: usize,
    due: String,
    paid: String,
}

#[derive(Debug, Serialize)]
struct OpenJson {
    what: &'static str,
    detail: String,
}

fn line(line: &BooksLine) -> LineJson<'_> {
    LineJson {
        programme: &line.programme,
        booked: line.booked,
        reversed: line.reversed,
        due: yuan(line.due),
        paid: yuan(line.paid),
    }
}

impl<'a> BooksJson<'a> {
    pub(in crate::cli) fn new(
        view: &'a BooksView,
        paper: Option<&'a PaperView>,
        text: String,
        lang: Lang,
    ) -> Self {
        Self {
            of: view.of().to_string(),
            paper: paper.map(|paper| paper.row.paper.to_string()),
            number: paper.map(|paper| paper.row.number.as_str()),
            seq: view.head.seq,
            digest: view.head.groups(),
            programmes: view.programmes.iter().map(line).collect(),
            sum: line(&view.sum),
            late: view.late.entries,
            corrected: view.corrected,
            reopened: view.reopened.len(),
            open: view
                .open
                .iter()
                .map(|item| OpenJson { what: item.name(), detail: say::open_item(item, lang) })
                .collect(),
            text,
        }
    }
}

/// A sheet that was issued before.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SheetJson<'a> {
    pub of: String,
    pub paper: String,
    pub number: &'a str,
}

/// `ledger close verify --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct HeadJson<'a> {
    standing: &'static str,
    seq: Option<u64>,
    digest: &'a str,
    day: Option<Date>,
    since: u64,
    number: Option<&'a str>,
}

impl<'a> HeadJson<'a> {
    pub(in crate::cli) fn new(check: &'a HeadCheck) -> Self {
        Self {
            standing: check.standing.name(),
            seq: check.seq,
            digest: &check.groups,
            day: check.day,
            since: check.since,
            number: check.sheet.as_deref(),
        }
    }
}

/// `ledger correct --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct CorrectionJson {
    seq: u64,
    already: bool,
    corrects: String,
    reversal: String,
    entry: String,
}

impl CorrectionJson {
    pub(in crate::cli) fn new(receipt: &Receipt, was: EntryId, back: EntryId, new: EntryId) -> Self {
        let Receipt { seq, already, .. } = *receipt;
        Self { seq, already, corrects: text(was), reversal: text(back), entry: text(new) }
    }
}
