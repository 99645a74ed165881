//! Answers about counting time.

use serde::Serialize;

use crate::domain::petition::Counting;
use crate::domain::{CalendarNotice, Date, PetitionId};

/// What the calendar of a file would change. Signing it names `signature`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarChecked {
    /// The name of the file.
    pub source: String,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// What is signed: the file and every change below, in hexadecimal.
    pub signature: String,
    /// Its years.
    pub years: Vec<YearChange>,
    /// Nothing of it is new.
    pub same: bool,
    /// How many open petitions were looked at.
    pub petitions: u32,
    /// Every limit that changes, by petition.
    pub moves: Vec<ClockMove>,
}

/// What a file says of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearChange {
    /// The year.
    pub year: u16,
    /// Its notice is out; otherwise an estimate.
    pub published: bool,
    /// Days off.
    pub off: u32,
    /// Saturdays and Sundays that are worked.
    pub made_up: u32,
    /// The calendar says the same already.
    pub same: bool,
    /// The year is over and its notice was on record, saying something else.
    pub contradicts: bool,
}

/// A limit that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockMove {
    /// Whose.
    pub petition: PetitionId,
    /// Its registration number.
    pub number: String,
    /// Which limit.
    pub clock: String,
    /// What it is called, in Chinese and English.
    pub name: (String, String),
    /// Its last day now.
    pub from: Date,
    /// Its last day then.
    pub to: Date,
    /// Whether it hangs on a calendar that is not published, now and then.
    pub provisional: (bool, bool),
}

/// What limits are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeRules {
    /// The versions of the rules: first day and source.
    pub versions: Vec<(Date, String)>,
    /// The rules that let a pause stop a clock.
    pub pauses: Vec<PauseLine>,
    /// What the bureau has settled, the earliest first.
    pub countings: Vec<Counting>,
    /// The calendars that were loaded, by year.
    pub calendars: Vec<CalendarLine>,
}

/// A rule that lets a pause stop clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub struct PauseLine {
    pub id: String,
    pub title: String,
    pub article: String,
    pub file: String,
    pub effective: Date,
    pub clocks: Vec<String>,
}

/// A calendar that was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarLine {
    /// What it says.
    pub notice: CalendarNotice,
    /// The name of the file.
    pub source: String,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// Who signed it.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// How many limits changed.
    pub moved: u32,
}
