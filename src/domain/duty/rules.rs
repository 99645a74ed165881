//! What the bureau says of its duty. No law sets it: whatever is not said is unset, and screens say so.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::duty::At;
use crate::domain::kinds::kinds;
use crate::domain::{Date, StaffId};

/// Minutes of a day.
const MINUTES: u16 = 24 * 60;

kinds! {
    /// Who is called, in this order.
    DutyLevel {
        /// 值班人员
        0 Duty "duty",
        /// 班长
        1 TeamLead "team-lead",
        /// 分管领导
        2 DeputyHead "deputy-head",
        /// 主要负责人
        3 Head "head",
    }
}

/// A shift (班次).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftKind {
    /// What it is called: 白班.
    #[n(0)]
    pub name: String,
    /// First minute, since midnight.
    #[n(1)]
    pub start: u16,
    /// The minute it ends; not after `start` it ends on the next day.
    #[n(2)]
    pub end: u16,
}

/// A rung of the ladder.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// Who.
    #[n(0)]
    pub level: DutyLevel,
    /// Minutes without an answer after which they are called.
    #[n(1)]
    pub after: u16,
    /// 姓名; of the duty itself it may be empty: whoever is on.
    #[n(2)]
    #[serde(default)]
    pub name: String,
    /// Their number at work, as the phone list has it.
    #[n(3)]
    #[serde(default)]
    pub phone: String,
}

crate::text::opaque!(Rung);

/// Everything the bureau says of its duty. One row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode, Serialize)]
pub struct DutyRules {
    /// Counts changes; 0 while nothing was said.
    #[n(0)]
    pub version: u32,
    /// The shifts of every day.
    #[n(1)]
    pub shifts: Vec<ShiftKind>,
    /// Whom to call, first to last.
    #[n(2)]
    pub rungs: Vec<Rung>,
    /// Petitions of which nothing new came up for more than so many days (late, or not decided since then) go to the review list and page
    /// nobody.
    #[n(3)]
    pub review_days: Option<u16>,
    /// Who said it last.
    #[n(4)]
    pub by: Option<StaffId>,
    /// When.
    #[n(5)]
    pub on: Option<Date>,
}

impl DutyRules {
    /// The shift of that name.
    pub fn shift(&self, name: &str) -> Option<&ShiftKind> {
        self.shifts.iter().find(|shift| shift.name == name)
    }

    /// When nobody is on: each from the first minute without a shift to the next that has one. Empty where there are no shifts at all.
    pub fn uncovered(&self) -> Vec<(u16, u16)> {
        let mut free: Vec<(u16, u16)> = Vec::new();
        if self.shifts.is_empty() {
            return free;
        }
        for minute in (0..MINUTES).filter(|minute| !self.shifts.iter().any(|shift| shift.covers(*minute))) {
            match free.last_mut() {
                Some((_, until)) if *until == minute => *until += 1,
                _ => free.push((minute, minute + 1)),
            }
        }
        // What goes over midnight is one.
        if let [first, .., last] = free.as_mut_slice()
            && first.0 == 0
            && last.1 == MINUTES
        {
            last.1 = first.1;
            free.remove(0);
        }
        free
    }

    /// The shifts that cover a minute, each with the day it began on.
    pub fn covering(&self, at: At) -> impl Iterator<Item = (Date, &ShiftKind)> {
        self.shifts.iter().filter_map(move |shift| shift.began(at).map(|day| (day, shift)))
    }
}

impl ShiftKind {
    /// Whether somebody is on at a minute of every day.
    fn covers(&self, minute: u16) -> bool {
        if self.start < self.end {
            (self.start..self.end).contains(&minute)
        } else {
            minute >= self.start || minute < self.end
        }
    }

    /// The day on which the shift began that covers a minute.
    pub fn began(&self, at: At) -> Option<Date> {
        let after = at.minute >= self.start;
        if self.start < self.end {
            return (after && at.minute < self.end).then_some(at.day);
        }
        if after {
            return Some(at.day);
        }
        (at.minute < self.end).then(|| at.day.plus_days(-1))
    }

    /// When the one that began on `day` ends.
    pub fn ends(&self, day: Date) -> At {
        let day = if self.start < self.end { day } else { day.plus_days(1) };
        At { day, minute: self.end }
    }
}
