//! Rest between shifts: who stands one with less than a shift's time since the one before. No law says how long a rest is, so it keeps
//! nothing from being made known: it is said, and whoever fills the rota in turn is passed over as long as somebody else can.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{At, DutyDay, DutyRules};
use crate::domain::{Date, StaffId};

/// Somebody stands a shift with no rest before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NoRest {
    /// The day on which it begins.
    pub day: Date,
    /// The shift.
    pub shift: String,
    /// Who.
    pub staff: StaffId,
    /// The shift before it.
    pub after: String,
}

/// Every shift of these days that follows another of the same person by less time than the shortest shift takes.
pub fn no_rest<'d>(rules: &DutyRules, days: impl Iterator<Item = &'d DutyDay>) -> Vec<NoRest> {
    let mut stood: BTreeMap<StaffId, Vec<(At, At, &str)>> = BTreeMap::new();
    for day in days {
        for slot in &day.slots {
            let Some(shift) = rules.shift(&slot.shift) else { continue };
            let begins = At { day: day.day, minute: shift.start };
            stood.entry(slot.staff).or_default().push((begins, shift.ends(day.day), &slot.shift));
        }
    }
    let length = |shift: &super::ShiftKind| {
        let day = Date::FIRST;
        shift.ends(day).minutes_since(At { day, minute: shift.start })
    };
    let rest = rules.shifts.iter().map(length).min().unwrap_or_default();
    let mut found = Vec::new();
    for (staff, mut all) in stood {
        all.sort_unstable();
        for ((_, ended, after), (begins, _, shift)) in all.iter().zip(all.iter().skip(1)) {
            if begins.minutes_since(*ended) < rest {
                let (shift, after) = ((*shift).to_owned(), (*after).to_owned());
                found.push(NoRest { day: begins.day, shift, staff, after });
            }
        }
    }
    found.sort_unstable();
    found
}
