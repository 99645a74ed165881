//! The strip: why a due date is that day, one day after the other.

use serde::Serialize;

use super::clock::Clock;
use super::rule::{ClockUnit, DayZero, Roll};
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
    /// It counts, in the time that the approved extension added.
    Extension,
    /// Past the count: the limit moved on because it ended on a rest day.
    Rolled,
}

/// One day of a strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
        }
    })
    .collect()
}

fn why(clock: &Clock, calendar: &Calendar, date: Date, kind: &DayKind) -> StripWhy {
    let working = clock.rule.unit == ClockUnit::Working;
    if date == clock.start && clock.rule.day_zero == DayZero::Excluded {
        return StripWhy::DayZero;
    }
    if date > clock.base_due {
        let rolled = clock.rule.roll == Roll::NextWorkingDay && !clock.extended;
        return if rolled { StripWhy::Rolled } else { StripWhy::Extension };
    }
    match kind {
        _ if clock.excluded.iter().any(|(from, to)| (*from..=*to).contains(&date)) => StripWhy::Hearing,
        DayKind::MakeUpWorking(_) if working => StripWhy::MadeUp,
        DayKind::Weekend if working => StripWhy::Weekend,
        DayKind::Holiday(_) if working => StripWhy::Holiday,
        _ => {
            debug_assert!(clock.counts(calendar, date));
            StripWhy::Counted
        }
    }
}
