//! The strip: why a due date is that day, one day after the other.

use std::sync::Arc;

use serde::Serialize;

use super::clock::Clock;
use super::counting::DayZero;
use super::pause::{OutBy, PauseRule};
use super::rule::ClockUnit;
use crate::domain::{Calendar, Date, DayKind};

/// Why a day is counted or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StripWhy {
    /// The day of the event: counting begins on the next.
    DayZero,
    /// It counts.
    Counted,
    /// A Saturday or Sunday worked in exchange for a holiday: it counts.
    MadeUp,
    /// A Saturday or Sunday: not a working day.
    Weekend,
    /// A day off: not a working day.
    Holiday,
    /// A day of a hearing at the recheck: not counted.
    Hearing,
    /// A day of a pause: not counted.
    Paused,
    /// It counts, in the time that the approved extension added.
    Extension,
    /// Past the count: the limit moved on because it ended on a rest day.
    Rolled,
}

/// One day of a strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripDay {
    /// The day.
    pub date: Date,
    /// What the calendar says it is.
    pub kind: DayKind,
    /// The calendar of its year is not published yet.
    pub provisional: bool,
    /// Which day of the limit it is; `None` when it does not count.
    pub counted: Option<u16>,
    /// Why.
    pub why: StripWhy,
    /// The pause rules that take it out, where it is one of a pause.
    pub by: Vec<Arc<PauseRule>>,
}

/// Every day from the event to the end of the limit.
pub fn explain(clock: &Clock, calendar: &Calendar) -> Vec<StripDay> {
    let mut counted = 0;
    let length = clock.due.days_since(clock.start).max(0);
    let days = (0..=length).map(|n| clock.start.plus_days(n));
    days.map(|date| {
        let day = calendar.day(date);
        let why = why(clock, calendar, date, &day.kind);
        let counts = matches!(why, StripWhy::Counted | StripWhy::MadeUp | StripWhy::Extension);
        counted += u16::from(counts);
        StripDay {
            date,
            kind: day.kind,
            provisional: day.provisional,
            counted: counts.then_some(counted),
            why,
            by: pauses(clock, date),
        }
    })
    .collect()
}

fn why(clock: &Clock, calendar: &Calendar, date: Date, kind: &DayKind) -> StripWhy {
    let working = clock.rule.unit == ClockUnit::Working;
    if date == clock.start && clock.counted.day_zero == DayZero::Excluded {
        return StripWhy::DayZero;
    }
    let out = clock.out.iter().find(|o| o.holds(date)).map(|o| match o.by {
        OutBy::Hearing => StripWhy::Hearing,
        OutBy::Pause(_) => StripWhy::Paused,
    });
    if let Some(why) = out {
        return why;
    }
    if date > clock.last {
        return StripWhy::Rolled;
    }
    if date > clock.base_due {
        return StripWhy::Extension;
    }
    match kind {
        DayKind::MakeUpWorking(_) if working => StripWhy::MadeUp,
        DayKind::Weekend if working => StripWhy::Weekend,
        DayKind::Holiday(_) if working => StripWhy::Holiday,
        _ => {
            debug_assert!(clock.counts(calendar, date));
            StripWhy::Counted
        }
    }
}

/// The pause rules that take a day out.
fn pauses(clock: &Clock, date: Date) -> Vec<Arc<PauseRule>> {
    let of = clock.out.iter().filter(|o| o.holds(date)).filter_map(|o| match &o.by {
        OutBy::Pause(rule) => Some(Arc::clone(rule)),
        OutBy::Hearing => None,
    });
    of.collect()
}
