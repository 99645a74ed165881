//! One published table of rates, and how its file is read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::RateForm;
use super::rate::{Per, Rate, RateAnswer, RateFacts, RateNeeds, ShareOf, Standard};
use crate::domain::person::Nature;
use crate::domain::table::{TableFault, no_twins};
use crate::domain::{Article, Date, Fen};

const GRADES: std::ops::RangeInclusive<u8> = 1..=10;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    grade: u8,
    nature: Nature,
    yuan: i64,
}

/// One table: all figures of a programme that took effect on one day. Amounts in whole yuan.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) programme: String,
    pub(super) effective: Date,
    /// The day on which it was announced, where that was not the day it took effect.
    #[serde(default)]
    known: Option<Date>,
    /// Key of a standard.
    #[serde(default = "national")]
    pub(super) standard: String,
    pub(super) source: Vec<String>,
    #[serde(default)]
    pub(super) per: Option<Per>,
    /// For the reader of the file; a table without figures must have one.
    #[serde(default)]
    note: String,
    /// Grade, then 因战, 因公 and perhaps 因病.
    #[serde(default)]
    grades: Vec<Vec<i64>>,
    #[serde(default)]
    cells: Vec<Cell>,
    #[serde(default)]
    groups: BTreeMap<String, i64>,
    #[serde(default)]
    flat: Option<i64>,
    #[serde(default)]
    per_service_year: Option<i64>,
}

/// The standard of a table that names none.
fn national() -> String {
    "national".to_owned()
}

impl Table {
    /// What its figures turn on; `None` of a table without figures.
    pub(super) fn form(&self) -> Option<RateForm> {
        if self.by_grade() {
            return Some(RateForm::Graded);
        }
        let grouped = (!self.groups.is_empty()).then_some(RateForm::Grouped);
        let each_year = self.per_service_year.map(|_| RateForm::ServiceYears);
        grouped.or(self.flat.map(|_| RateForm::Flat)).or(each_year)
    }

    /// The day from which it is known.
    pub(super) fn known(&self) -> Date {
        self.known.unwrap_or(self.effective)
    }

    /// Its figure counts once for each year of service.
    pub(super) fn each_year(&self) -> bool {
        self.per_service_year.is_some()
    }

    fn by_grade(&self) -> bool {
        !self.grades.is_empty() || !self.cells.is_empty()
    }

    /// The figure for a person as published; `None` where the table has none.
    pub(super) fn figure(&self, facts: &RateFacts<'_>) -> Result<Option<Fen>, RateNeeds> {
        let yuan = if self.by_grade() {
            let grade = facts.grade.ok_or(RateNeeds::Grade)?;
            self.cell(grade, facts.nature.ok_or(RateNeeds::Nature)?)
        } else {
            let one = self.per_service_year.or(self.flat);
            one.or_else(|| self.groups.get(facts.group).copied())
        };
        Ok(yuan.and_then(|yuan| Fen::from_yuan(yuan).ok()))
    }

    fn cell(&self, grade: u8, nature: Nature) -> Option<i64> {
        let column = match nature {
            Nature::War => 1,
            Nature::Duty => 2,
            Nature::Illness => 3,
        };
        let row = self.grades.iter().find(|row| row.first() == Some(&grade.into()));
        let single = || self.cells.iter().find(|c| c.grade == grade && c.nature == nature).map(|c| c.yuan);
        row.and_then(|row| row.get(column).copied()).or_else(single)
    }

    /// The rate for a person; `None` where the table has no figure, an answer where none can be given.
    pub(super) fn rate(&self, facts: &RateFacts<'_>) -> Result<Option<Rate>, RateAnswer> {
        let (Some(published), Some(per)) = (self.figure(facts).map_err(RateAnswer::Needs)?, self.per) else {
            return Ok(None);
        };
        let times = match facts.service_years {
            _ if !self.each_year() => 1,
            Some(years) => years.into(),
            None => return Err(RateAnswer::Needs(RateNeeds::ServiceYears)),
        };
        let Ok(amount) = published.times(times) else { return Ok(None) };
        Ok(Some(Rate {
            amount,
            per,
            published,
            each_year: self.each_year(),
            effective: self.effective,
            standard: self.standard.clone(),
            sources: self.source.clone(),
        }))
    }

    fn figures(&self) -> impl Iterator<Item = i64> + '_ {
        let rows = self.grades.iter().flat_map(|row| row.iter().skip(1).copied());
        let cells = self.cells.iter().map(|c| c.yuan);
        rows.chain(cells).chain(self.groups.values().copied()).chain(self.flat).chain(self.per_service_year)
    }

    fn check(&self, unpaid: &[Unpaid]) -> Result<(), TableFault> {
        let bad = || TableFault::Figures(format!("{} {}", self.programme, self.effective));
        let grade = |row: &Vec<i64>| {
            let known = row.first().and_then(|g| u8::try_from(*g).ok()).filter(|g| GRADES.contains(g));
            known.is_some() && (3..=4).contains(&row.len())
        };
        let grades = self.grades.iter().all(grade) && self.cells.iter().all(|c| GRADES.contains(&c.grade));
        // No figure stands where nothing is paid.
        let barred = |u: &Unpaid| {
            let cells = u.grades.iter().flat_map(|g| u.natures.iter().map(move |n| (*g, *n)));
            u.programme == self.programme && cells.into_iter().any(|(g, n)| self.cell(g, n).is_some())
        };
        let grades = grades && !unpaid.iter().any(barred);
        let amounts =
            self.figures().all(|yuan| yuan > 0 && Fen::from_yuan(yuan).is_ok_and(|f| f.times(255).is_ok()));
        // A table without figures must say what is known of the change.
        let told = if self.figures().next().is_some() { self.per.is_some() } else { !self.note.is_empty() };
        let kinds =
            [self.by_grade(), !self.groups.is_empty(), self.flat.is_some(), self.per_service_year.is_some()];
        let one_kind = kinds.iter().filter(|k| **k).count() <= 1;
        if grades && amounts && told && one_kind { Ok(()) } else { Err(bad()) }
    }
}

/// Grades and causes of a programme that nothing is paid for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unpaid {
    pub(super) programme: String,
    pub(super) grades: Vec<u8>,
    pub(super) natures: Vec<Nature>,
    pub(super) article: Article,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShareRow {
    grades: Vec<u8>,
    #[serde(default)]
    natures: Vec<Nature>,
    #[serde(default)]
    mental: bool,
    percent: u8,
    /// For months from this day on; without it from the first on.
    #[serde(default)]
    since: Option<Date>,
}

/// Shares of a figure that is set elsewhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Share {
    pub(super) programme: String,
    article: Article,
    of: ShareOf,
    rows: Vec<ShareRow>,
}

impl Share {
    /// The days from which a row holds.
    pub(super) fn turns(&self) -> impl Iterator<Item = Date> {
        self.rows.iter().filter_map(|row| row.since)
    }

    pub(super) fn answer(&self, facts: &RateFacts<'_>, on: Date) -> RateAnswer {
        let Some(grade) = facts.grade else {
            return RateAnswer::Needs(RateNeeds::Grade);
        };
        let holds = |r: &&ShareRow| r.grades.contains(&grade) && r.since.is_none_or(|since| since <= on);
        let mut rows = self.rows.iter().filter(holds);
        let found = if facts.nature.is_none() && rows.clone().any(|r| !r.natures.is_empty()) {
            return RateAnswer::Needs(RateNeeds::Nature);
        } else {
            let fits = |n: &Nature, r: &ShareRow| r.natures.contains(n);
            rows.find(|r| (r.mental && facts.mental) || facts.nature.is_some_and(|n| fits(&n, r)))
        };
        match found {
            Some(row) => RateAnswer::Share { percent: row.percent, of: self.of, article: self.article },
            None => RateAnswer::NotPayable { article: self.article },
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    key: String,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    programme: String,
    article: Article,
    least: i64,
    most: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    standard: Vec<Standard>,
    source: Vec<Source>,
    table: Vec<Table>,
    #[serde(default)]
    unpaid: Vec<Unpaid>,
    #[serde(default)]
    share: Vec<Share>,
    #[serde(default)]
    bounds: Vec<Bounds>,
}

/// What a file of rates says.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) standards: Vec<Standard>,
    pub(super) sources: BTreeMap<String, (String, String)>,
    /// By programme, each sorted by day of effect.
    pub(super) tables: BTreeMap<String, Vec<Table>>,
    pub(super) unpaid: Vec<Unpaid>,
    pub(super) shares: Vec<Share>,
    pub(super) bounds: BTreeMap<String, (Fen, Fen, Article)>,
}

/// Reads and checks a file of rates.
pub(super) fn read(text: &str) -> Result<Parts, TableFault> {
    let file: File = toml::from_str(text).map_err(TableFault::from)?;
    no_twins(file.source.iter().map(|s| s.key.as_str()))?;
    no_twins(file.standard.iter().map(|s| s.key.as_str()))?;
    let sources: BTreeMap<String, (String, String)> =
        file.source.into_iter().map(|s| (s.key, (s.zh, s.en))).collect();
    let mut tables = file.table;
    tables.sort_by_key(|t| t.effective);
    let names: Vec<String> =
        tables.iter().map(|t| format!("{} {} {}", t.programme, t.effective, t.standard)).collect();
    no_twins(names.iter().map(String::as_str))?;
    for table in &tables {
        table.check(&file.unpaid)?;
        if let Some(key) = table.source.iter().find(|k| !sources.contains_key(*k)) {
            return Err(TableFault::Unknown(key.clone()));
        }
        if table.source.is_empty() {
            return Err(TableFault::Unknown(format!("{} {}", table.programme, table.effective)));
        }
        if !file.standard.iter().any(|s| s.key == table.standard) {
            return Err(TableFault::Unknown(table.standard.clone()));
        }
    }
    let mut by_programme: BTreeMap<String, Vec<Table>> = BTreeMap::new();
    for table in tables {
        by_programme.entry(table.programme.clone()).or_default().push(table);
    }
    Ok(Parts {
        standards: file.standard,
        sources,
        tables: by_programme,
        unpaid: file.unpaid,
        shares: file.share,
        bounds: bounds(file.bounds)?,
    })
}

fn bounds(rows: Vec<Bounds>) -> Result<BTreeMap<String, (Fen, Fen, Article)>, TableFault> {
    let mut bounds = BTreeMap::new();
    for b in rows {
        let figures = || TableFault::Figures(b.programme.clone());
        let fen = |yuan| Fen::from_yuan(yuan).and_then(Fen::require_positive).map_err(|_| figures());
        let (least, most) = (fen(b.least)?, fen(b.most)?);
        if least > most {
            return Err(figures());
        }
        bounds.insert(b.programme, (least, most, b.article));
    }
    Ok(bounds)
}
