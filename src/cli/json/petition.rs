//! Shapes about petitions.

use std::collections::BTreeMap;

use serde::Serialize;

use super::petition_clocks::ClockJson;
use super::petition_event::EventJson;
use super::petition_hands::HolderJson;
use super::values::{DueJson, text};
use crate::bureau::answer::{
    Barred, OwnerForecast, OwnerReason, PetitionForecast, PetitionQueue, PetitionRow, PetitionView,
    WillBeLate,
};
use crate::bureau::query::{Order, Tab};
use crate::domain::Date;
use crate::domain::filter::FilterFault;
use crate::domain::petition::{Correction, Forwarded, Pace, PressingReason, Route, Tracking};

/// `petition list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct QueueJson<'a> {
    pub tab: Tab,
    pub order: Order,
    /// How many stand in each tab.
    pub counts: BTreeMap<String, u32>,
    pub not_read: &'a [FilterFault],
    pub total: usize,
    /// Where nothing matches in this tab: how many in which others.
    pub elsewhere: BTreeMap<String, u32>,
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
    pub days_owned: Option<i64>,
    pub first_handler: Option<&'a str>,
    pub urgency: &'static str,
    pub holder: HolderJson,
    pub bounces: usize,
    pub long_standing: bool,
    pub nth: usize,
    pub why: &'a [PressingReason],
    pub deferred: Option<Date>,
    pub tracked: Option<Tracking>,
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
            days_owned: row.days_owned,
            first_handler: row.first_handler.as_deref(),
            urgency: row.urgency.name(),
            holder: HolderJson::new(row.holder),
            bounces: row.bounces,
            long_standing: row.long_standing,
            nth: row.nth,
            why: &row.why,
            deferred: row.deferred,
            tracked: row.tracked,
        }
    }
}

impl<'a> QueueJson<'a> {
    pub(in crate::cli) fn new(queue: &'a PetitionQueue) -> Self {
        Self {
            tab: queue.tab,
            order: queue.order,
            counts: queue.counts.iter().map(|(tab, n)| (name(*tab), *n)).collect(),
            not_read: &queue.faults,
            total: queue.total,
            elsewhere: queue.elsewhere.iter().map(|(tab, n)| (name(*tab), *n)).collect(),
            petitions: queue.rows.iter().map(PetitionRowJson::new).collect(),
        }
    }
}

/// The stable name of a tab.
fn name(tab: Tab) -> String {
    match serde_json::to_value(tab) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// `petition forecast --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PetitionForecastJson<'a> {
    pub days: &'a [Date],
    pub petition: Option<String>,
    pub owners: Vec<OwnerJson<'a>>,
}

/// What one owner will be late with.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct OwnerJson<'a> {
    pub staff: String,
    pub name: &'a str,
    pub open: u32,
    pub late_now: u32,
    pub pace: Option<Pace>,
    pub away: u32,
    pub late: Vec<WillBeLateJson<'a>>,
    pub handled_earlier: Option<String>,
    pub first: bool,
    pub leads: bool,
    pub barred: Option<Barred>,
}

/// A petition that will be late.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct WillBeLateJson<'a> {
    pub petition: String,
    pub number: &'a str,
    pub due: Date,
    pub done: Option<Date>,
    pub by_leave: bool,
}

impl<'a> PetitionForecastJson<'a> {
    pub(in crate::cli) fn new(found: &'a PetitionForecast) -> Self {
        let late = |one: &'a WillBeLate| WillBeLateJson {
            petition: text(one.petition),
            number: &one.number,
            due: one.due,
            done: one.done,
            by_leave: one.by_leave,
        };
        let owner = |one: &'a OwnerForecast| OwnerJson {
            staff: text(one.staff),
            name: &one.name,
            open: one.open,
            late_now: one.late_now,
            pace: one.pace,
            away: one.away,
            late: one.late.iter().map(late).collect(),
            handled_earlier: one.reasons.iter().find_map(|why| match why {
                OwnerReason::HandledEarlier(petition) => Some(text(petition)),
                _ => None,
            }),
            first: one.reasons.contains(&OwnerReason::First),
            leads: one.reasons.contains(&OwnerReason::Leads),
            barred: one.barred(),
        };
        Self {
            days: &found.days,
            petition: found.petition.map(text),
            owners: found.owners.iter().map(owner).collect(),
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
    /// What was put right in the registration, phones and identity numbers masked.
    pub corrections: Vec<CorrectionJson<'a>>,
    pub clocks: Vec<ClockJson>,
    pub acts: Vec<&'static str>,
    pub external_number: &'a str,
    pub topics: &'a [String],
    pub recused: &'a [String],
    pub matter: Vec<&'a str>,
    pub final_matter: Option<String>,
    pub elsewhere: &'a str,
    /// Who sent it here, by which document, when.
    pub forwarded: Option<&'a Forwarded>,
    pub visit: Option<String>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct CorrectionJson<'a> {
    #[serde(flatten)]
    pub one: &'a Correction,
    pub name: &'a str,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct DemandJson<'a> {
    pub text: &'a str,
    pub route: Option<&'static str>,
    pub outcome: &'a str,
    pub owner: Option<&'a str>,
    pub settled: Option<Date>,
    pub entry: Option<String>,
    pub due: Option<Date>,
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
                .enumerate()
                .map(|(n, d)| DemandJson {
                    text: &d.text,
                    route: d.route.map(Route::name),
                    outcome: &d.outcome,
                    owner: view.demand_owners.get(n).and_then(Option::as_deref),
                    settled: d.settled,
                    entry: d.entry.map(text),
                    due: own_limit(view, n),
                })
                .collect(),
            events: view.events.iter().map(|(event, by)| EventJson::new(event, by, view)).collect(),
            corrections: view.corrections.iter().map(|(one, by)| CorrectionJson { one, name: by }).collect(),
            clocks: view.clocks.iter().map(ClockJson::new).collect(),
            acts: view.acts.iter().filter(|(_, can)| can.is_ok()).map(|(act, _)| act.name()).collect(),
            external_number: &view.facts.external_number,
            topics: &view.facts.topics,
            recused: &view.recused,
            matter: view.family.iter().map(|row| row.number.as_str()).collect(),
            final_matter: view.final_matter.map(text),
            elsewhere: &view.facts.elsewhere,
            forwarded: view.facts.forwarded.as_ref(),
            visit: view.visit.map(|at| text(at.visit)),
        }
    }
}

/// The last day of the sixty that a demand has by its own way, if it has them.
fn own_limit(view: &PetitionView, n: usize) -> Option<Date> {
    let clocks = view.demand_clocks.get(n)?;
    clocks.iter().find(|c| c.rule.extension.is_some() && c.is_open()).map(|c| c.due)
}
