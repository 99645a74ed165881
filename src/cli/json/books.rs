//! Shapes about the books of days and months.

use serde::Serialize;

use super::values::{text, yuan};
use crate::bureau::Receipt;
use crate::bureau::answer::{
    BooksLine, BooksView, HeadCheck, OpenItem, PaperView, PeriodRow, SecondWord, SecondWordRow,
};
use crate::domain::ledger::{EntryKind, Righted};
use crate::domain::{Date, EntryId};
use crate::locale::{Lang, books as say, refusal};

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

/// `ledger reversal list --json`.
#[derive(Serialize)]
pub(in crate::cli) struct SecondWordJson<'a> {
    entry: Option<String>,
    ask: Option<String>,
    person: String,
    name: &'a str,
    programme: &'a str,
    month: String,
    kind: EntryKind,
    amount: String,
    booked: Option<Date>,
    memo: &'a str,
    right: Option<RightJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery: Option<String>,
    doubts: Vec<String>,
    asked: AskJson<'a>,
}

#[derive(Serialize)]
struct RightJson<'a> {
    programme: &'a str,
    month: String,
    amount: String,
}

impl<'a> SecondWordJson<'a> {
    pub(in crate::cli) fn new(row: &'a SecondWordRow, lang: Lang) -> Self {
        let right = |right: &'a Righted| RightJson {
            programme: &right.programme,
            month: text(right.month),
            amount: yuan(right.amount),
        };
        let (entry, ask) = match row.what {
            SecondWord::Reversal(entry) => (Some(text(entry)), None),
            SecondWord::Posting(ask) => (None, Some(text(ask))),
        };
        Self {
            entry,
            ask,
            person: text(row.person),
            name: &row.name,
            programme: &row.programme,
            month: text(row.month),
            kind: row.kind,
            amount: yuan(row.amount),
            booked: row.booked,
            memo: &row.memo,
            right: row.right.as_ref().map(right),
            recovery: row.repaid.as_ref().map(|back| text(back.recovery)),
            doubts: row.doubts.iter().map(|doubt| refusal::say_doubt(doubt, lang)).collect(),
            asked: AskJson { by: &row.asked.by, on: row.asked.on, reason: &row.asked.reason },
        }
    }
}

/// `ledger close sheet --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BooksJson<'a> {
    of: String,
    paper: Option<String>,
    number: Option<&'a str>,
    /// Of an issued sheet those of its issue.
    seq: u64,
    digest: String,
    programmes: Vec<LineJson<'a>>,
    sum: LineJson<'a>,
    corrected: usize,
    /// What is true of now; of an issued sheet what was true of then stands in the text alone.
    #[serde(flatten)]
    now: Option<NowJson>,
    text: String,
}

#[derive(Debug, Serialize)]
struct NowJson {
    late: usize,
    reopened: usize,
    open: Vec<OpenJson>,
}

impl NowJson {
    fn new(view: &BooksView, lang: Lang) -> Self {
        let open = |item| OpenJson { what: OpenItem::name(item), detail: say::open_item(item, lang) };
        Self {
            late: view.late.entries,
            reopened: view.reopened.len(),
            open: view.open.iter().map(open).collect(),
        }
    }
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
        let head = paper.and_then(|paper| paper.books).unwrap_or(view.head);
        Self {
            of: view.of().to_string(),
            paper: paper.map(|paper| paper.row.paper.to_string()),
            number: paper.map(|paper| paper.row.number.as_str()),
            seq: head.seq,
            digest: head.groups(),
            programmes: view.programmes.iter().map(line).collect(),
            sum: line(&view.sum),
            corrected: view.corrected,
            now: paper.is_none().then(|| NowJson::new(view, lang)),
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
    /// Whether the sheet does not count any more, and since when.
    void: bool,
    void_on: Option<Date>,
    replaced_by: Option<&'a str>,
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
            void: check.void.is_some(),
            void_on: check.void.as_ref().map(|(on, _)| *on),
            replaced_by: check.replaced.as_deref(),
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
