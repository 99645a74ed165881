//! Clocks: for each time limit of a petition, when it ends and how it stands. A pure function of facts, rules, calendar and day.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::PetitionAct;
use super::case::{CaseFacts, Reached};
use super::counting::{Counted, DayZero, Roll, counted};
use super::pause::{Out, OutBy, spans};
use super::rule::{ClockRule, ClockUnit, Mark, Party};
use super::rules::PetitionRules;
use super::spans::Spans;
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
    /// Stopped for a time by a rule: it does not count today.
    Paused,
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
    /// Its last day before a roll, with an extension.
    pub last: Date,
    /// The next working day, where the last day as the text counts it is a rest day and the limit is not one set by hand. With a
    /// roll it is `due`; without one the limit stands and this is the day to which 民法典 art. 203 would move it.
    pub rolled: Option<Date>,
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
    /// How its first and its last day are counted.
    pub counted: Counted,
    /// Days that are not counted, and by which rule. They may overlap; each counts once.
    pub out: Vec<Out>,
}

fn rule_name<S: Serializer>(rule: &Arc<ClockRule>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&rule.id)
}

impl Clock {
    /// Whether someone still has to act: running, or over and not stopped. Nobody has to make use of a choice.
    pub fn is_open(&self) -> bool {
        !self.rule.choice
            && self.stopped_on.is_none()
            && matches!(self.status, ClockStatus::Running | ClockStatus::Late | ClockStatus::Paused)
    }

    /// Whether the bureau itself still owes it: what the queue, the overview, the pages of on-call duty and the figures all ask. What
    /// an organ above or the petitioner has in hand is owed by them.
    pub fn is_owed(&self) -> bool {
        self.rule.party == Party::Bureau && self.is_open()
    }

    /// Whether the bureau may still give the matter back (信访工作条例 第二十三条第三款). Nobody has to, but once it lapses the matter stays
    /// here: it is told before its end, and is never late.
    pub fn is_way_back(&self) -> bool {
        self.rule.stops == [Mark::Objected] && self.status == ClockStatus::Running
    }

    /// The latest day that an extension may set: so many days after the last one as the text counts it. That the last day is a rest day
    /// and moves on gives the extension no day more (信访工作条例 art. 34: at most 30).
    pub fn latest_extension(&self) -> Option<Date> {
        self.rule.extension.map(|most| self.base_due.plus_days(most.into()))
    }

    /// The days that are not counted up to a day, each once.
    pub fn days_out(&self, until: Date) -> i64 {
        let cut = self.out.iter().map(|out| (out.from, out.to.min(until)));
        Spans::of(cut).days()
    }

    /// The last day that it may end on by either reading of a last day that is a rest day (民法典 art. 203).
    pub fn latest(&self) -> Date {
        self.rolled.map_or(self.due, |rolled| rolled.max(self.due))
    }

    /// Whether the petitioner may still make use of it on a day.
    pub fn is_window(&self, today: Date) -> bool {
        let ends = matches!(self.status, ClockStatus::Running | ClockStatus::Lapsed);
        self.rule.party == Party::Petitioner && ends && self.stopped_on.is_none() && today <= self.latest()
    }

    /// Whether a day adds to the count.
    pub(super) fn counts(&self, calendar: &Calendar, date: Date) -> bool {
        Count::new(&self.rule, calendar, &self.out).counts(date)
    }
}

/// How days are counted for a limit.
pub(super) struct Count<'c> {
    unit: ClockUnit,
    calendar: &'c Calendar,
    out: Spans,
}

impl<'c> Count<'c> {
    /// In the unit of a rule, without some days.
    pub(super) fn new(rule: &ClockRule, calendar: &'c Calendar, out: &[Out]) -> Self {
        Self { unit: rule.unit, calendar, out: spans(out) }
    }

    /// The same in days, whatever the rule counts in.
    fn naturally(&self) -> Self {
        Self { unit: ClockUnit::Natural, calendar: self.calendar, out: self.out.clone() }
    }

    fn counts(&self, date: Date) -> bool {
        !self.out.holds(date) && (self.unit == ClockUnit::Natural || self.calendar.works(date))
    }

    /// The last of so many counted days after `start`; `start` itself for none.
    pub(super) fn after(&self, start: Date, days: u16) -> Date {
        let (mut date, mut left) = (start, days);
        while left > 0 {
            let next = date.plus_days(1);
            if next == date {
                break;
            }
            date = next;
            left -= u16::from(self.counts(date));
        }
        date
    }

    /// Counted days after `from` up to and with `to`; what it is over by, every day counted, when `to` comes first.
    fn left(&self, from: Date, to: Date) -> i64 {
        if to < from {
            let over = Self { unit: self.unit, calendar: self.calendar, out: Spans::default() };
            return -over.left(to, from);
        }
        let days = to.days_since(from);
        (1..=days).map(|n| i64::from(self.counts(from.plus_days(n)))).sum()
    }
}

impl PetitionRules {
    /// Every clock that the facts start, in the order of the rules; without choices that were decided otherwise.
    pub fn clocks(&self, facts: &CaseFacts<'_>, calendar: &Calendar, today: Date) -> Vec<Clock> {
        let names = self.names();
        let clocks = names.into_iter().filter_map(|id| self.clock(id, facts, calendar, today));
        clocks.filter(|c| !c.rule.choice || c.status != ClockStatus::Off).collect()
    }

    /// One clock by the name of its rule, if the facts start it: by the version in force on the day that starts it.
    pub fn clock(&self, id: &str, facts: &CaseFacts<'_>, calendar: &Calendar, today: Date) -> Option<Clock> {
        let mut versions = self.versions().iter().rev();
        versions.find_map(|version| {
            let rule = version.get(id).filter(|r| r.applies_to(facts))?;
            let started = rule.starts.starts(facts)?;
            let governs = self.on(started.on).is_some_and(|v| v.effective == version.effective);
            governs.then(|| self.run(rule, facts, calendar, (started, today))).flatten()
        })
    }

    /// A clock that started.
    fn run(
        &self,
        rule: &Arc<ClockRule>,
        facts: &CaseFacts<'_>,
        calendar: &Calendar,
        (started, today): (Reached, Date),
    ) -> Option<Clock> {
        let start = started.on;
        let counted = counted(rule, self.countings(), start);
        let out = self.out(rule, facts, start, today);
        let count = Count::new(rule, calendar, &out);
        let base_due = base(rule, facts, &count, (started, counted.day_zero))?;
        let extended = self.extended(rule, facts, calendar, (started, counted.day_zero));
        let last = extended.map_or(base_due, |more| count.naturally().after(base_due, more));
        let ends_on_rest = !calendar.works(last);
        let rolled = (ends_on_rest && !rule.set_day).then(|| calendar.next_working_day(last));
        let due = rolled.filter(|_| counted.roll == Roll::NextWorkingDay).unwrap_or(last);
        let (status, stopped_on) = standing(rule, facts, &out, (started, due, today));
        let provisional = match rule.unit {
            // A day that somebody set stands whatever the calendar says.
            _ if rule.set_day => false,
            ClockUnit::Working => calendar.provisional_between(start, due),
            // So does a natural day; only whether it is a rest day may change.
            ClockUnit::Natural => calendar.provisional_between(last, due),
        };
        let remaining = count.left(stopped_on.unwrap_or(today).max(start), due);
        Some(Clock {
            rule: Arc::clone(rule),
            start,
            due,
            base_due,
            last,
            rolled,
            remaining,
            status,
            stopped_on,
            extended: extended.is_some(),
            ends_on_rest,
            provisional,
            counted,
            out,
        })
    }

    /// How many days an approved extension added to the last day as it stood when it was approved: a pause since moves both.
    fn extended(
        &self,
        rule: &ClockRule,
        facts: &CaseFacts<'_>,
        calendar: &Calendar,
        (started, day_zero): (Reached, DayZero),
    ) -> Option<u16> {
        rule.extension?;
        let at = facts.events.iter().rposition(|e| e.act == PetitionAct::ApproveExtension)?;
        let approved = facts.events.get(at)?;
        let before = CaseFacts { events: facts.events.get(..at)?, ..*facts };
        let out = self.out(rule, &before, started.on, approved.on);
        let base = base(rule, facts, &Count::new(rule, calendar, &out), (started, day_zero))?;
        let more = approved.until?.days_since(base);
        u16::try_from(more).ok().filter(|more| *more > 0)
    }
}

/// The last day without an extension or a roll; `None` where the act that starts it set none.
fn base(
    rule: &ClockRule,
    facts: &CaseFacts<'_>,
    count: &Count<'_>,
    (started, day_zero): (Reached, DayZero),
) -> Option<Date> {
    if rule.set_day {
        return facts.events.get(started.at.checked_sub(1)?)?.until;
    }
    let zero = i64::from(day_zero == DayZero::Included);
    Some(count.after(started.on.plus_days(-zero), rule.days))
}

/// How a clock stands, and the day it was stopped. What ends the matter ends a limit that has not run out; one that has is late and owed no
/// more from that day on.
fn standing(
    rule: &ClockRule,
    facts: &CaseFacts<'_>,
    out: &[Out],
    (started, due, today): (Reached, Date, Date),
) -> (ClockStatus, Option<Date>) {
    let stops = rule.stops.iter().filter_map(|m| m.stops(facts, started.at));
    let stopped_on = stops.map(|on| on.max(started.on)).min();
    let ends = facts.standing_since(started.at).filter(|e| e.is_of(&rule.moot_on));
    let ended_on = ends.map(|e| e.on.max(started.on)).min();
    let paused = || out.iter().any(|o| matches!(o.by, OutBy::Pause(_)) && o.holds(today));
    let lapses = rule.choice || rule.party == Party::Petitioner;
    match (stopped_on, ended_on) {
        (Some(stop), _) if stop <= due => (ClockStatus::Met, stopped_on),
        (_, Some(end)) if end <= due => (ClockStatus::Off, None),
        (None, None) if today <= due && paused() => (ClockStatus::Paused, None),
        (None, None) if today <= due => (ClockStatus::Running, None),
        (None, _) if lapses => (ClockStatus::Lapsed, None),
        _ => (ClockStatus::Late, stopped_on.into_iter().chain(ended_on).min()),
    }
}

/// The clock that the bureau must look at next: its own first, then those of others; the earliest end first.
pub fn next_due(clocks: &[Clock]) -> Option<&Clock> {
    clocks.iter().filter(|c| c.is_open()).min_by_key(|c| (c.rule.party != Party::Bureau, c.due))
}
