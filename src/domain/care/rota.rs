//! The rota's rules: who is to be contacted how often, as a table.

use serde::{Deserialize, Serialize};

use crate::domain::Date;
use crate::domain::care::ContactKind;
use crate::domain::table::{TableFault, no_twins};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Once in each calendar quarter.
    Quarter,
    /// Once in each calendar year.
    Year,
}

/// A quarter or a year, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Span {
    /// Whether it holds the day.
    pub fn holds(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl Every {
    /// Months of one period.
    const fn months(self) -> u32 {
        match self {
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The period that holds a day.
    pub fn span(self, day: Date) -> Span {
        let months = self.months();
        let into = (day.month_of_year() - 1) % months;
        let first = day.month().plus(-into.cast_signed());
        Span { first: first.first_day(), last: first.plus(months.cast_signed() - 1).last_day() }
    }

    /// Periods from that of one day to that of another; 0 within the same one, never below.
    pub fn between(self, from: Date, to: Date) -> u32 {
        let place = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month_of_year()) - 1;
        let months = i64::from(self.months());
        let periods = place(to).div_euclid(months) - place(from).div_euclid(months);
        u32::try_from(periods).unwrap_or(0)
    }
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RotaSource {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RotaRule {
    /// Its name in commands and JSON.
    pub id: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Filters, any of which may hold; none means everybody.
    pub whom: Vec<String>,
    /// How often.
    pub every: Every,
    /// What counts.
    pub kinds: Vec<ContactKind>,
    /// Where it comes from.
    pub source: RotaSource,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    rule: Vec<RotaRule>,
}

/// The table of rules.
#[derive(Debug, Clone)]
pub struct Rota {
    version: String,
    rows: Vec<RotaRule>,
}

impl Rota {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("rota.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.rule.iter().map(|r| r.id.as_str()))?;
        match file.rule.iter().find(|r| r.kinds.is_empty()) {
            Some(idle) => Err(TableFault::Figures(idle.id.clone())),
            None => Ok(Self { version: file.effective, rows: file.rule }),
        }
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every rule, the most pressing first.
    pub fn all(&self) -> &[RotaRule] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_period_is_the_calendar_quarter_or_year_of_the_day() {
        for (every, day, first, last) in [
            (Every::Quarter, "2026-01-01", "2026-01-01", "2026-03-31"),
            (Every::Quarter, "2026-03-31", "2026-01-01", "2026-03-31"),
            (Every::Quarter, "2026-04-01", "2026-04-01", "2026-06-30"),
            (Every::Quarter, "2024-02-29", "2024-01-01", "2024-03-31"),
            (Every::Quarter, "2026-12-31", "2026-10-01", "2026-12-31"),
            (Every::Year, "2024-02-29", "2024-01-01", "2024-12-31"),
            (Every::Year, "2026-12-31", "2026-01-01", "2026-12-31"),
        ] {
            let span = every.span(date(day));
            assert_eq!((span.first, span.last), (date(first), date(last)), "{every:?} {day}");
        }
    }

    #[test]
    fn periods_are_counted_over_their_edges() {
        for (every, from, to, periods) in [
            (Every::Quarter, "2026-01-01", "2026-03-31", 0),
            (Every::Quarter, "2026-03-31", "2026-04-01", 1),
            (Every::Quarter, "2025-12-31", "2026-01-01", 1),
            (Every::Quarter, "2025-11-25", "2026-11-25", 4),
            (Every::Year, "2025-12-31", "2026-01-01", 1),
            (Every::Year, "2024-02-29", "2026-02-28", 2),
            (Every::Year, "2026-02-28", "2024-02-29", 0),
        ] {
            assert_eq!(every.between(date(from), date(to)), periods, "{every:?} {from} {to}");
        }
    }

    #[test]
    fn the_table_is_sound_and_one_that_cannot_be_met_is_refused() {
        let rota = Rota::embedded().unwrap();
        assert!(rota.all().iter().all(|r| !r.source.zh.is_empty() && r.en.is_ascii()));
        let rule = |id: &str, kinds: &str| {
            format!(
                "[[rule]]\nid='{id}'\nzh='甲'\nen='A'\nwhom=[]\nevery='year'\nkinds=[{kinds}]\nsource={{zh='甲',en='A'}}\n"
            )
        };
        let read = |rules: String| Rota::with_toml(&format!("effective='2026-01-01'\n{rules}"));
        assert_eq!(read(rule("a", "'call'")).unwrap().version(), "2026-01-01");
        assert_eq!(read(rule("a", "'call'").repeat(2)).unwrap_err(), TableFault::Twice("a".into()));
        assert_eq!(read(rule("a", "")).unwrap_err(), TableFault::Figures("a".into()));
        assert!(matches!(read(rule("a", "'fax'")).unwrap_err(), TableFault::Toml(_)));
    }
}
