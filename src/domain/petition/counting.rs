//! What the regulation leaves open about counting, and what the bureau has settled of it.
//!
//! 信访工作条例 has no rule of its own for the day of the event, nor for a last day on which nobody works. 民法典 art. 201 does not
//! count the first, and its art. 203 moves the second to the day after the rest days; whether art. 203 holds for petitions is not
//! settled. So both are settings of the bureau with the basis that it gives, from a day on; without them the day of the event is not
//! counted, a last day stays where it is, and the other day is shown beside it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::rule::ClockRule;
use crate::domain::kinds::kinds;
use crate::domain::{Date, StaffId};

kinds! {
    /// Whether the day of the event is counted.
    DayZero {
        /// The day after is day 1 (民法典 art. 201).
        0 Excluded "excluded",
        /// The day itself is day 1.
        1 Included "included",
    }

    /// What happens to a limit that ends on a rest day.
    Roll {
        /// It stays there.
        0 None "none",
        /// It moves to the next working day (民法典 art. 203).
        1 NextWorkingDay "next-working-day",
    }
}

/// What the bureau has settled, for limits that start on a day or later.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Counting {
    /// The first day of an event that it holds for.
    #[n(0)]
    pub from: Date,
    /// Whether the day of the event is counted.
    #[n(1)]
    pub day_zero: DayZero,
    /// What happens to a limit that ends on a rest day.
    #[n(2)]
    pub roll: Roll,
    /// What it rests on, in words.
    #[n(3)]
    pub basis: String,
    /// Who settled it.
    #[n(4)]
    pub by: StaffId,
    /// The day it was settled.
    #[n(5)]
    pub on: Date,
}

/// How one limit is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Whether the day of the event is counted.
    pub day_zero: DayZero,
    /// What happens to a last day that is a rest day.
    pub roll: Roll,
    /// The setting that says so; `None` where there is none, or the rule itself says it.
    pub basis: Option<String>,
}

/// How a limit that started on a day is counted: as its own text says, then as the bureau settled it, then as always.
pub(super) fn counted(rule: &ClockRule, settled: &[Counting], start: Date) -> Counted {
    let set = settled.iter().filter(|c| c.from <= start).max_by_key(|c| c.from);
    let ruled = rule.set_day || (rule.day_zero.is_some() && rule.roll.is_some());
    Counted {
        day_zero: rule.day_zero.or(set.map(|c| c.day_zero)).unwrap_or(DayZero::Excluded),
        // Nothing moves a day that somebody set.
        roll: if rule.set_day { Roll::None } else { rule.roll.or(set.map(|c| c.roll)).unwrap_or(Roll::None) },
        basis: set.filter(|_| !ruled).map(|c| c.basis.clone()),
    }
}
