//! Shapes about matters and papers.

use serde::Serialize;

use super::values::text;
use crate::bureau::Receipt;
use crate::bureau::answer::{PaperList, PaperRow, PaperView};
use crate::domain::Date;
use crate::domain::matter::{Limit, Matter, Unit};
use crate::domain::petition::LetterFact;
use crate::locale::Lang;

/// `matter list --json`: a matter a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct MatterJson<'a> {
    matter: &'a str,
    code: &'a str,
    name: &'a str,
    topic: &'a str,
    materials: Vec<&'a str>,
    limits: Vec<LimitJson<'a>>,
    articles: Vec<String>,
}

#[derive(Debug, Serialize)]
struct LimitJson<'a> {
    what: &'a str,
    count: u16,
    unit: &'static str,
}

impl<'a> MatterJson<'a> {
    pub(in crate::cli) fn new(matter: &'a Matter, lang: Lang) -> Self {
        let named = |zh: &'a str, en: &'a str| lang.of(zh, en);
        let limit = |l: &'a Limit| LimitJson {
            what: named(&l.zh, &l.en),
            count: l.count,
            unit: match l.unit {
                Unit::Day => "day",
                Unit::WorkingDay => "working-day",
                Unit::Month => "month",
                Unit::Year => "year",
            },
        };
        Self {
            matter: &matter.id,
            code: &matter.code,
            name: named(&matter.zh, &matter.en),
            topic: &matter.topic,
            materials: matter.materials.iter().map(|m| named(&m.zh, &m.en)).collect(),
            limits: matter.limits.iter().map(limit).collect(),
            articles: matter.articles.iter().map(text).collect(),
        }
    }
}

/// `paper list --json`: the register.
#[derive(Serialize)]
pub(in crate::cli) struct PapersJson<'a> {
    total: usize,
    papers: Vec<RowJson<'a>>,
}

impl<'a> PapersJson<'a> {
    pub(in crate::cli) fn new(list: &'a PaperList) -> Self {
        Self { total: list.total, papers: list.rows.iter().map(RowJson::new).collect() }
    }
}

#[derive(Serialize)]
struct RowJson<'a> {
    paper: String,
    kind: &'static str,
    number: &'a str,
    day: Date,
    staff: &'a str,
    person: Option<String>,
    name: &'a str,
    visit: Option<String>,
    matter: Option<&'a str>,
    petition: Option<String>,
    reprints: u32,
    voided: Option<VoidedJson<'a>>,
}

#[derive(Serialize)]
struct VoidedJson<'a> {
    day: Date,
    reason: &'a str,
}

impl<'a> RowJson<'a> {
    fn new(row: &'a PaperRow) -> Self {
        Self {
            paper: text(row.paper),
            kind: row.kind.name(),
            number: &row.number,
            day: row.day,
            staff: &row.staff,
            person: row.person.map(text),
            name: &row.name,
            visit: row.visit.map(text),
            matter: row.matter.as_deref(),
            petition: row.petition.map(text),
            reprints: row.reprints,
            voided: row.voided.as_ref().map(|v| VoidedJson { day: v.day, reason: &v.reason }),
        }
    }
}

/// `petition draft --json`: a letter that was drafted, and what it lacks.
#[derive(Serialize)]
pub(in crate::cli) struct LetterJson<'a> {
    seq: u64,
    already: bool,
    #[serde(flatten)]
    row: RowJson<'a>,
    missing: Vec<&'static str>,
    file: Option<String>,
    text: String,
}

impl<'a> LetterJson<'a> {
    pub(in crate::cli) fn new(
        receipt: &Receipt,
        paper: &'a PaperView,
        missing: &[LetterFact],
        (file, text): (Option<String>, String),
    ) -> Self {
        let missing = missing.iter().map(|fact| fact.name()).collect();
        let (seq, already) = (receipt.seq, receipt.already);
        Self { seq, already, row: RowJson::new(&paper.row), missing, file, text }
    }
}

/// `paper show --json`: a paper with its text.
#[derive(Serialize)]
pub(in crate::cli) struct PaperJson<'a> {
    #[serde(flatten)]
    row: RowJson<'a>,
    digest: &'a str,
    text: String,
}

impl<'a> PaperJson<'a> {
    pub(in crate::cli) fn new(paper: &'a PaperView, text: String) -> Self {
        Self { row: RowJson::new(&paper.row), digest: &paper.digest, text }
    }
}
