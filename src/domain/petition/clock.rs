//! Clocks: for each time limit of a petition, when it ends and how it stands. A pure function of facts, rules, calendar and day.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::PetitionAct;
use super::case::CaseFacts;
use super::rule::{ClockRule, ClockUnit, DayZero, Excludes, Party, PetitionRules, Roll};
use crate::domain::{Calendar, Date};

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockStatus {
    /// Not yet stopped, not yet over.
    Running,
    /// Stopped in time.
    Met,
    /// Over without being stopped, or stopped after its end.
    Late,
    /// A right of the petitioner, or a choice, that was not used in time.
    Lapsed,
    /// It no longer means anything: withdrawn, directed elsewhere, accepted.
    Off,
}

/// One running or ended time limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The rule: name, labels, article, unit, party. Written as its name.
    #[serde(serialize_with = "rule_name")]
    pub rule: Arc<ClockRule>,
    /// The day of the event that started it.
    pub start: Date,
    /// Its last day.
    pub due: Date,
    /// Its last day before an extension or a roll to a working day; the same as `due` without them.
    pub base_due: Date,
    /// Days left in the unit of the rule, today not counted and the last day counted; negative when it is over. For a
    /// stopped clock, what was left when it stopped.
    pub remaining: i64,
    /// How it stands.
    pub status: ClockStatus,
    /// The day it was stopped.
    pub stopped_on: Option<Date>,
    /// It was extended.
    pub extended: bool,
    /// The last day is a rest day.
    pub ends_on_rest: bool,
    /// The calendar of a year that it depends on is not published yet.
    pub provisional: bool,
    /// Days that are not counted, from and to.
    pub excluded: Vec<(Date, Date)>,
}

fn rule_name<S: Serializer>(rule: &Arc<ClockRule>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&rule.id)
}

impl Clock {
    /// Whether someone still has to act: running, or over and not stopped. Nobody has to make use of a choice.
    pub fn is_open(&self) -> bool {
        !self.rule.choice
            && self.stopped_on.is_none()
            && matches!(self.status, ClockStatus::Running | ClockStatus::Late)
    }

    /// Whether a day adds to the count.
    pub(super) fn counts(&self, calendar: &Calendar, date: Date) -> bool {
        counts(&self.rule, calendar, &self.excluded, date)
    }
}

fn counts(rule: &ClockRule, calendar: &Calendar, excluded: &[(Date, Date)], date: Date) -> bool {
    let out = excluded.iter().any(|(from, to)| (*from..=*to).contains(&date));
    !out && (rule.unit == ClockUnit::Natural || calendar.works(date))
}

/// The last day of `days` counted days. Overlapping hearings are counted out once, as each day is asked once.
pub(super) fn last_day(
    rule: &ClockRule,
    calendar: &Calendar,
    excluded: &[(Date, Date)],
    start: Date,
) -> Date {
    let mut date = if rule.day_zero == DayZero::Included { start.plus_days(-1) } else { start };
    let mut left = rule.days;
    while left > 0 {
        let next = date.plus_days(1);
        if next == date {
            break;
        }
        date = next;
        left -= u16::from(counts(rule, calendar, excluded, date));
    }
    date
}

/// Counted days after `from` up to and with `to`; negative when `to` comes first.
fn left_between(
    rule: &ClockRule,
    calendar: &Calendar,
    excluded: &[(Date, Date)],
    from: Date,
    to: Date,
) -> i64 {
    if to < from {
        return -left_between(rule, calendar, &[], to, from);
    }
    let days = to.days_since(from);
    (1..=days).map(|n| i64::from(counts(rule, calendar, excluded, from.plus_days(n)))).sum()
}

impl PetitionRules {
    /// Every clock that the facts start, in the order of the rules; without choices that were decided otherwise.
    pub fn clocks(&self, facts: &CaseFacts<'_>, calendar: &Calendar, today: Date) -> Vec<Clock> {
        let rules = self.all().iter().filter(|r| r.applies_to(facts));
        let clocks = rules.filter_map(|r| clock(r, facts, calendar, today));
        clocks.filter(|c| !c.rule.choice || c.status != ClockStatus::Off).collect()
    }

    /// One clock by the name of its rule, if the facts start it.
    pub fn clock(&self, id: &str, facts: &CaseFacts<'_>, calendar: &Calendar, today: Date) -> Option<Clock> {
        self.get(id).filter(|r| r.applies_to(facts)).and_then(|r| clock(r, facts, calendar, today))
    }
}

fn clock(rule: &Arc<ClockRule>, facts: &CaseFacts<'_>, calendar: &Calendar, today: Date) -> Option<Clock> {
    let started = rule.starts.starts(facts)?;
    let start = started.on;
    let excluded = match rule.excludes {
        Some(Excludes::Hearing) => hearings(facts, start),
        None => Vec::new(),
    };
    let base_due = if rule.set_day {
        facts.events.get(started.at.checked_sub(1)?)?.until?
    } else {
        last_day(rule, calendar, &excluded, start)
    };
    let extended = rule.extension.and(facts.extended_until()).filter(|until| *until > base_due);
    let mut due = extended.unwrap_or(base_due);
    let ends_on_rest = !calendar.works(due);
    if rule.roll == Roll::NextWorkingDay {
        due = calendar.next_working_day(due);
    }
    let stops = rule.stops.iter().filter_map(|m| m.stops(facts, started.at));
    let stopped_on = stops.map(|s| s.on.max(start)).min();
    // What was taken back is the bureau's again: nothing before that makes the clock meaningless.
    let returned = facts.done(&[PetitionAct::TakeBack]).last().map_or(0, |r| r.at);
    let moot = facts.events.iter().skip(started.at.max(returned)).any(|e| rule.moot_on.contains(&e.act));
    let status = match stopped_on {
        Some(stop) if stop <= due => ClockStatus::Met,
        None if moot => ClockStatus::Off,
        None if today <= due => ClockStatus::Running,
        None if rule.choice || rule.party == Party::Petitioner => ClockStatus::Lapsed,
        _ => ClockStatus::Late,
    };
    let provisional = match rule.unit {
        ClockUnit::Working => calendar.provisional_between(start, due),
        // A natural day stands whatever the calendar says; only whether it is a rest day may change.
        ClockUnit::Natural => calendar.provisional_between(due, due),
    };
    let remaining = left_between(rule, calendar, &excluded, stopped_on.unwrap_or(today).max(start), due);
    Some(Clock {
        rule: Arc::clone(rule),
        start,
        due,
        base_due,
        remaining,
        status,
        stopped_on,
        extended: extended.is_some(),
        ends_on_rest,
        provisional,
        excluded,
    })
}

/// The days of hearings held since `start`. Only recheck hearings come after a request for a recheck.
fn hearings(facts: &CaseFacts<'_>, start: Date) -> Vec<(Date, Date)> {
    let held = facts.events.iter().filter(|e| e.act == PetitionAct::Hearing && e.on >= start);
    held.filter_map(|e| e.until.map(|until| (e.on, until))).collect()
}

/// The clock that the bureau must look at next: its own first, then those of others; the earliest end first.
pub fn next_due(clocks: &[Clock]) -> Option<&Clock> {
    clocks.iter().filter(|c| c.is_open()).min_by_key(|c| (c.rule.party != Party::Bureau, c.due))
}
