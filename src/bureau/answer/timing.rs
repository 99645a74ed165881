//! Answers about counting time.

use serde::Serialize;

use crate::domain::petition::Counting;
use crate::domain::{CalendarNotice, Date, PetitionId};

/// What the calendar of a file, or a setting of how days are counted, would change. Signing it names `signature`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimingChecked {
    /// The name of the file, or what the setting rests on.
    pub source: String,
    /// SHA-256 of the text of the file in UTF-8, or of the setting, in hexadecimal.
    pub digest: String,
    /// What is signed: the file or setting and every change below, in hexadecimal.
    pub signature: String,
    /// What comes of the asker's signature.
    pub signing: Signing,
    /// Who signed it before, and on which day.
    pub offered: Option<(String, Date)>,
    /// That signature was of other changes than there are by now, and counts no more: both begin anew.
    pub stale: bool,
    /// A setting that holds from a day before the business date: limits that are over are judged by it anew.
    pub past: bool,
    /// The years of a file.
    pub years: Vec<YearChange>,
    /// Nothing of it is new.
    pub same: bool,
    /// How many open petitions were looked at.
    pub petitions: u32,
    /// Every limit that changes, by petition.
    pub moves: Vec<ClockMove>,
}

/// What comes of somebody's signature under what limits are counted by. Where more than one person may sign, it takes two, and one of
/// them leads the bureau.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signing {
    /// It takes effect.
    TakesEffect,
    /// It is the first, and another person has to sign.
    First,
    /// They signed already, and another person has to.
    Own,
    /// Somebody signed, and the second signature is the head's.
    NeedsHead,
}

/// Of which year a notice on record says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contradicts {
    /// One that goes on or is to come.
    Current,
    /// One that is over.
    Past,
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
    /// The notice of the year was on record, saying something else.
    pub contradicts: Option<Contradicts>,
    /// Days from Monday to Friday that are off, less Saturdays and Sundays that are worked.
    pub lost: i64,
    /// The fewest and the most of them that a notice has had.
    pub usual: (i64, i64),
}

/// A limit that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockMove {
    /// Whose.
    pub petition: PetitionId,
    /// Its registration number.
    pub number: String,
    /// Which limit, by its rule.
    #[serde(rename = "rule")]
    pub clock: String,
    /// What commands call it.
    #[serde(rename = "clock")]
    pub called: String,
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
    /// What waits for the signature of another.
    pub offered: Vec<OfferLine>,
}

/// What one person signed and another has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferLine {
    /// The name of the file, or what the setting rests on.
    pub source: String,
    /// SHA-256 of the text of the file in UTF-8, or of the setting, in hexadecimal.
    pub digest: String,
    /// Who signed.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// That was of other changes than there are by now, and counts no more: both sign anew.
    pub stale: bool,
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
    /// SHA-256 of the text of the file in UTF-8, in hexadecimal.
    pub digest: String,
    /// Who signed it.
    pub by: String,
    /// On which day. How many limits changed would tell whom a petition is kept from that it is there.
    pub on: Date,
}
