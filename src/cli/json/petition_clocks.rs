//! Limits as JSON: those of a petition, and those that are worked out without one. Both call a limit by one name.

use serde::Serialize;

use super::values::text;
use crate::domain::Date;
use crate::domain::petition::{Clock, ClockStatus, ClockUnit, Out, OutBy, Rung};

/// One clock, as `petition show` and `petition why` print it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ClockJson {
    /// Its name, as `petition clocks` has it too.
    pub clock: String,
    /// What the table of rules calls it.
    pub rule: String,
    pub start: Date,
    pub due: Date,
    pub remaining: i64,
    pub unit: &'static str,
    pub status: &'static str,
    pub article: String,
    pub provisional: bool,
    /// The next working day, where the last day as the text counts it is a rest day.
    pub rolled: Option<Date>,
    /// From when the rules that it is judged by are in force.
    pub rules: Date,
    pub day_zero: &'static str,
    pub roll: &'static str,
    /// What the bureau's own setting rests on; null where it has none.
    pub setting: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub out: Vec<OutJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DayJson>,
}

/// Days that a clock does not count, and why.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct OutJson {
    pub from: Date,
    pub to: Date,
    pub why: &'static str,
    pub rule: Option<String>,
    pub title: Option<String>,
    pub article: Option<String>,
    pub file: Option<String>,
}

impl OutJson {
    fn new(out: &Out) -> Self {
        let rule = match &out.by {
            OutBy::Hearing => None,
            OutBy::Pause(rule) => Some(rule),
        };
        Self {
            from: out.from,
            to: out.to,
            why: if rule.is_some() { "pause" } else { "hearing" },
            rule: rule.map(|r| r.id.clone()),
            title: rule.map(|r| r.title.clone()),
            article: rule.map(|r| r.article.clone()),
            file: rule.map(|r| r.file.clone()),
        }
    }
}

/// One day of the strip that explains a clock.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct DayJson {
    pub on: Date,
    pub counted: Option<i64>,
    pub why: String,
    /// The pause rules that take it out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

impl ClockJson {
    pub(in crate::cli) fn new(clock: &Clock) -> Self {
        Self {
            clock: clock.rule.name().to_owned(),
            rule: clock.rule.id.clone(),
            start: clock.start,
            due: clock.due,
            remaining: clock.remaining,
            unit: match clock.rule.unit {
                ClockUnit::Natural => "natural",
                ClockUnit::Working => "working",
            },
            status: match clock.status {
                ClockStatus::Running => "running",
                ClockStatus::Met => "met",
                ClockStatus::Late => "late",
                ClockStatus::Lapsed => "lapsed",
                ClockStatus::Off => "off",
                ClockStatus::Paused => "paused",
            },
            article: clock.rule.article.to_string(),
            provisional: clock.provisional,
            rolled: clock.rolled,
            rules: clock.rule.since,
            day_zero: clock.counted.day_zero.name(),
            roll: clock.counted.roll.name(),
            setting: clock.counted.basis.clone(),
            out: clock.out.iter().map(OutJson::new).collect(),
            days: Vec::new(),
        }
    }
}

/// One limit, as `petition clocks` prints it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RungJson<'a> {
    pub clock: &'a str,
    pub article: String,
    pub unit: ClockUnit,
    pub start: Date,
    pub due: Date,
    pub rolled: Option<Date>,
    pub provisional: bool,
    /// The day of the petitioner's request, where that came after `due`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_limit: Option<Date>,
}

impl<'a> RungJson<'a> {
    pub(in crate::cli) fn new(rung: &Rung<'a>, after_limit: Option<Date>) -> Self {
        Self {
            clock: rung.name,
            article: text(rung.article()),
            unit: rung.unit(),
            start: rung.start,
            due: rung.due,
            rolled: rung.rolled,
            provisional: rung.provisional,
            after_limit,
        }
    }
}
