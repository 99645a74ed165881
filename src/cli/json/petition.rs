//! Shapes about petitions.

use serde::Serialize;

use super::values::{DueJson, text};
use crate::bureau::answer::{PetitionQueue, PetitionRow, PetitionView};
use crate::bureau::query::Tab;
use crate::domain::Date;
use crate::domain::filter::FilterFault;
use crate::domain::petition::{Clock, ClockStatus, ClockUnit, Out, OutBy, Route, Rung};

/// `petition list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct QueueJson<'a> {
    pub tab: Tab,
    pub not_read: &'a [FilterFault],
    pub total: usize,
    pub petitions: Vec<PetitionRowJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct PetitionRowJson<'a> {
    pub petition: String,
    pub number: &'a str,
    pub name: &'a str,
    pub headcount: u16,
    pub demand: &'a str,
    pub state: &'static str,
    pub due: Option<DueJson>,
    pub days: i64,
    pub owner: Option<&'a str>,
    pub secret: bool,
}

impl<'a> PetitionRowJson<'a> {
    pub(super) fn new(row: &'a PetitionRow) -> Self {
        Self {
            petition: text(row.petition),
            number: &row.number,
            name: &row.name,
            headcount: row.headcount,
            demand: &row.demand,
            state: row.state.name(),
            due: row.due.as_ref().map(DueJson::new),
            days: row.days,
            owner: row.owner.as_deref(),
            secret: row.secret,
        }
    }
}

impl<'a> QueueJson<'a> {
    pub(in crate::cli) fn new(queue: &'a PetitionQueue) -> Self {
        Self {
            tab: queue.tab,
            not_read: &queue.faults,
            total: queue.total,
            petitions: queue.rows.iter().map(PetitionRowJson::new).collect(),
        }
    }
}

/// `petition show --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PetitionJson<'a> {
    #[serde(flatten)]
    pub row: PetitionRowJson<'a>,
    pub version: u32,
    pub received: Date,
    pub channel: &'static str,
    pub origin: &'static str,
    pub purpose: &'static str,
    pub demands: Vec<DemandJson<'a>>,
    pub events: Vec<EventJson<'a>>,
    pub clocks: Vec<ClockJson>,
    pub acts: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct DemandJson<'a> {
    pub text: &'a str,
    pub route: Option<&'static str>,
    pub outcome: &'a str,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct EventJson<'a> {
    pub act: &'static str,
    pub on: Date,
    pub by: &'a str,
    pub note: &'a str,
    pub document: &'a str,
    pub until: Option<Date>,
    /// The pause rule that it cites.
    pub rule: Option<&'a str>,
    /// Who set the deadline.
    pub set_by: Option<&'a str>,
}

/// One clock, as `petition show` and `petition why` print it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ClockJson {
    pub clock: String,
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
            clock: clock.rule.id.clone(),
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

impl<'a> PetitionJson<'a> {
    pub(in crate::cli) fn new(view: &'a PetitionView) -> Self {
        Self {
            row: PetitionRowJson::new(&view.row),
            version: view.version,
            received: view.facts.received,
            channel: view.facts.channel.name(),
            origin: view.facts.origin.name(),
            purpose: view.facts.purpose.name(),
            demands: view
                .facts
                .demands
                .iter()
                .map(|d| DemandJson { text: &d.text, route: d.route.map(Route::name), outcome: &d.outcome })
                .collect(),
            events: view
                .events
                .iter()
                .map(|(e, by)| EventJson {
                    act: e.act.name(),
                    on: e.on,
                    by,
                    note: &e.note,
                    document: &e.document,
                    until: e.until,
                    rule: e.rule.as_deref(),
                    set_by: e.set_by.as_deref(),
                })
                .collect(),
            clocks: view.clocks.iter().map(ClockJson::new).collect(),
            acts: view.acts.iter().filter(|(_, can)| can.is_ok()).map(|(act, _)| act.name()).collect(),
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
}

impl<'a> RungJson<'a> {
    pub(in crate::cli) fn new(rung: &Rung<'a>) -> Self {
        Self {
            clock: rung.name,
            article: text(rung.article()),
            unit: rung.unit(),
            start: rung.start,
            due: rung.due,
            rolled: rung.rolled,
            provisional: rung.provisional,
        }
    }
}
