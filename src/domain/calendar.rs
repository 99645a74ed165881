//! Working days: which days the bureau works, by the yearly notices of the State Council.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Weekday;
use serde::{Serialize, Serializer};
use thiserror::Error;

use super::Date;
use super::calendar_notice::HOLIDAY_CHARS;
use crate::text;

/// What is known about a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarYear {
    /// The notice is out: every day is certain.
    Published,
    /// Only the days that the law itself fixes; days moved around them are not known yet.
    Provisional,
    /// Nothing but the weekday.
    Unknown,
}

/// What a day is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Monday to Friday.
    Working,
    /// A Saturday or Sunday worked in exchange for a day of this holiday.
    MakeUpWorking(#[serde(serialize_with = "name")] Arc<str>),
    /// A Saturday or Sunday.
    Weekend,
    /// A day off for this holiday.
    Holiday(#[serde(serialize_with = "name")] Arc<str>),
}

fn name<S: Serializer>(name: &Arc<str>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(name)
}

impl DayKind {
    /// Whether people work on it.
    pub fn works(&self) -> bool {
        matches!(self, Self::Working | Self::MakeUpWorking(_))
    }
}

/// A day and how certain it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// What it is.
    pub kind: DayKind,
    /// Its year has no published notice: the kind may still change.
    pub provisional: bool,
}

/// What is wrong with a calendar table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarFault {
    /// Neither `year,YYYY,published|estimate` nor `date,off|work,name` nor `version,…`.
    #[error("line {line} cannot be read")]
    Line {
        /// Counted from 1.
        line: usize,
    },
    /// A day before its year was opened, or of another year.
    #[error("line {line}: the day does not belong to the year opened above")]
    WrongYear {
        /// Counted from 1.
        line: usize,
    },
    /// What a day is called cannot be stored as it is.
    #[error("line {line}: the name holds hidden or control characters, or is too long")]
    Name {
        /// Counted from 1.
        line: usize,
    },
    /// Nor can one of the sources.
    #[error("source {line} holds hidden or control characters, or is too long")]
    Paper {
        /// Counted from 1.
        line: usize,
    },
    /// The same day twice.
    #[error("line {line}: the day is listed twice")]
    Twice {
        /// Counted from 1.
        line: usize,
    },
    /// No year at all.
    #[error("no year is opened")]
    NoYear,
    /// Neither the form of the embedded table nor that of holiday-cn.
    #[error("line {line}: neither year, papers and days, nor lines of year,… and date,…")]
    Json {
        /// Counted from 1.
        line: usize,
    },
    /// A year without a single day: its notice is not out.
    #[error("the year {year} has no days")]
    NoDays {
        /// The year.
        year: u16,
    },
    /// A working day that is no Saturday or Sunday.
    #[error("line {line}: only a Saturday or Sunday can be worked in exchange")]
    NotWeekend {
        /// Counted from 1.
        line: usize,
    },
}

/// What a day is called, ready to be stored.
pub(super) fn called(name: &str, line: usize) -> Result<String, CalendarFault> {
    text::line(name, HOLIDAY_CHARS).map_err(|_| CalendarFault::Name { line })
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) published: bool,
    /// Days that differ from Monday–Friday: whether they are worked, and why.
    pub(super) days: BTreeMap<Date, (bool, Arc<str>)>,
}

/// The calendar of working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub(super) version: String,
    pub(super) years: BTreeMap<i32, Year>,
}

impl Calendar {
    /// The calendar that comes with the program: notices of 2020–2026, and 2027 and 2028 as an estimate.
    pub fn embedded() -> Result<Self, CalendarFault> {
        Self::read(include_str!("workdays.csv"))
    }

    /// The embedded calendar with the years of `text` in place of its own. Lines: `version,NAME`,
    /// `year,YYYY,published|estimate`, then `YYYY-MM-DD,off|work,NAME`; `#` opens a remark.
    pub fn with_csv(text: &str) -> Result<Self, CalendarFault> {
        let over = Self::read(text)?;
        if over.years.is_empty() {
            return Err(CalendarFault::NoYear);
        }
        let mut all = Self::embedded()?;
        all.version = format!("{}+{}", all.version, over.version);
        all.years.extend(over.years);
        Ok(all)
    }

    pub(super) fn read(text: &str) -> Result<Self, CalendarFault> {
        let mut version = String::new();
        let mut years: BTreeMap<i32, Year> = BTreeMap::new();
        let mut open = None;
        for (line, row) in text.lines().enumerate().map(|(n, row)| (n + 1, row.trim())) {
            let bad = CalendarFault::Line { line };
            if row.is_empty() || row.starts_with('#') {
                continue;
            }
            let mut cells = row.splitn(3, ',');
            let (head, second) = (cells.next().unwrap_or(""), cells.next().ok_or(bad)?);
            match (head, cells.next()) {
                ("version", None) => second.clone_into(&mut version),
                ("year", Some(state)) => {
                    let year: i32 = second.parse().map_err(|_| bad)?;
                    let published = match state {
                        "published" => true,
                        "estimate" => false,
                        _ => return Err(bad),
                    };
                    if years.insert(year, Year { published, days: BTreeMap::new() }).is_some() {
                        return Err(CalendarFault::Twice { line });
                    }
                    open = Some(year);
                }
                (_, Some(name)) => {
                    let date = Date::parse(head).ok_or(bad)?;
                    let name = called(name, line)?;
                    let work = match second {
                        "work" => true,
                        "off" => false,
                        _ => return Err(bad),
                    };
                    if work && !is_weekend(date) {
                        return Err(CalendarFault::NotWeekend { line });
                    }
                    let year = open.filter(|y| *y == date.year()).and_then(|y| years.get_mut(&y));
                    let days = &mut year.ok_or(CalendarFault::WrongYear { line })?.days;
                    if days.insert(date, (work, name.into())).is_some() {
                        return Err(CalendarFault::Twice { line });
                    }
                }
                _ => return Err(bad),
            }
        }
        Ok(Self { version, years })
    }

    /// Names the notices that the calendar was made from; results that depend on it carry it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What is known about a year.
    pub fn year(&self, year: i32) -> CalendarYear {
        match self.years.get(&year) {
            Some(Year { published: true, .. }) => CalendarYear::Published,
            Some(_) => CalendarYear::Provisional,
            None => CalendarYear::Unknown,
        }
    }

    /// What a day is, and whether that is certain.
    pub fn day(&self, date: Date) -> Day {
        let listed = self.years.get(&date.year()).and_then(|y| y.days.get(&date));
        let kind = match listed {
            Some((true, name)) => DayKind::MakeUpWorking(name.clone()),
            Some((false, name)) => DayKind::Holiday(name.clone()),
            None if is_weekend(date) => DayKind::Weekend,
            None => DayKind::Working,
        };
        Day { kind, provisional: self.year(date.year()) != CalendarYear::Published }
    }

    /// Whether people work on a day.
    pub fn works(&self, date: Date) -> bool {
        let listed = self.years.get(&date.year()).and_then(|y| y.days.get(&date));
        listed.map_or_else(|| !is_weekend(date), |(work, _)| *work)
    }

    /// Whether any year from `first` to `last` has no published notice.
    pub fn provisional_between(&self, first: Date, last: Date) -> bool {
        (first.year()..=last.year()).any(|y| self.year(y) != CalendarYear::Published)
    }

    /// The `n`th working day after `start`, which itself is not counted; `start` for `n = 0`.
    pub fn plus_working_days(&self, start: Date, n: u16) -> Date {
        let mut date = start;
        let mut left = n;
        while left > 0 {
            let next = date.plus_days(1);
            if next == date {
                // The end of the calendar: there is no later day to go to.
                break;
            }
            date = next;
            left -= u16::from(self.works(date));
        }
        date
    }

    /// Working days after `earlier`, up to and with `later`; negative when `later` comes first.
    pub fn working_days_between(&self, earlier: Date, later: Date) -> i64 {
        if later < earlier {
            return -self.working_days_between(later, earlier);
        }
        let days = later.days_since(earlier);
        (1..=days).map(|n| i64::from(self.works(earlier.plus_days(n)))).sum()
    }

    /// `date`, or the first working day after it.
    pub fn next_working_day(&self, date: Date) -> Date {
        if self.works(date) { date } else { self.plus_working_days(date, 1) }
    }
}

pub(super) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
