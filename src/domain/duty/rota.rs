//! The rota (排班): days, shifts, who stands them, leave, swaps, and what keeps days from being published.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::DutyRules;
use crate::domain::petition::Absences;
use crate::domain::{Calendar, Date, DayKind, StaffId};

/// A day of the rota.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct DutyDay {
    /// The day on which its shifts begin.
    #[n(0)]
    pub day: Date,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Who stands which shift.
    #[n(2)]
    pub slots: Vec<Slot>,
    /// Who is on leave that whole day.
    #[n(3)]
    pub away: Vec<StaffId>,
    /// It was made known: it keeps free of gaps and clashes from then on.
    #[n(4)]
    pub published: bool,
}

/// Somebody on a shift.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Slot {
    /// The name of the shift.
    #[n(0)]
    pub shift: String,
    /// Who.
    #[n(1)]
    pub staff: StaffId,
    /// Whom they asked to stand it in their place.
    #[n(2)]
    pub swap: Option<SwapAsk>,
}

/// A swap that waits for the other's word.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct SwapAsk {
    /// Who was asked.
    #[n(0)]
    pub to: StaffId,
    /// When.
    #[n(1)]
    pub on: Date,
}

/// Who is on leave when, as days of the rota say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leave(BTreeSet<(StaffId, Date)>);

impl FromIterator<DutyDay> for Leave {
    fn from_iter<D: IntoIterator<Item = DutyDay>>(days: D) -> Self {
        let of = |day: DutyDay| day.away.into_iter().map(move |staff| (staff, day.day));
        Self(days.into_iter().flat_map(of).collect())
    }
}

impl Absences for Leave {
    fn away(&self, staff: StaffId, day: Date) -> bool {
        self.0.contains(&(staff, day))
    }
}

/// What is wrong with a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum RotaFault {
    /// Nobody stands the shift.
    Gap { day: Date, shift: String },
    /// Somebody on leave stands it.
    OnLeave { day: Date, shift: String, staff: StaffId },
    /// Somebody stands it who may stand duty no more: the account is disabled, or they handle no petitions.
    CannotStand { day: Date, shift: String, staff: StaffId },
}

impl RotaFault {
    /// On which day.
    pub fn day(&self) -> Date {
        match self {
            Self::Gap { day, .. } | Self::OnLeave { day, .. } | Self::CannotStand { day, .. } => *day,
        }
    }

    /// About whom.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::Gap { .. } => None,
            Self::OnLeave { staff, .. } | Self::CannotStand { staff, .. } => Some(*staff),
        }
    }
}

/// How much somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Who.
    pub staff: StaffId,
    /// Shifts in all.
    pub shifts: u32,
    /// Of them on Saturdays and Sundays.
    pub weekends: u32,
    /// Of them on holidays by the calendar.
    pub holidays: u32,
}

impl DutyDay {
    /// A day on which nothing is said yet.
    pub fn new(day: Date) -> Self {
        Self { day, version: 0, slots: Vec::new(), away: Vec::new(), published: false }
    }

    /// Those on a shift.
    pub fn on<'d>(&'d self, shift: &'d str) -> impl Iterator<Item = &'d Slot> {
        self.slots.iter().filter(move |slot| slot.shift == shift)
    }

    /// Those on a shift that the bureau still has.
    pub fn standing<'d>(&'d self, rules: &'d DutyRules) -> impl Iterator<Item = &'d Slot> {
        self.slots.iter().filter(|slot| rules.shift(&slot.shift).is_some())
    }

    /// What is wrong with it by itself: gaps, and clashes with leave. A shift that the bureau has no more counts for nothing.
    pub fn faults(&self, rules: &DutyRules) -> Vec<RotaFault> {
        let day = self.day;
        let gaps = rules.shifts.iter().filter(|shift| self.on(&shift.name).next().is_none());
        let gaps = gaps.map(|shift| RotaFault::Gap { day, shift: shift.name.clone() });
        let clashes = self.standing(rules).filter(|slot| self.away.contains(&slot.staff));
        gaps.chain(clashes.map(|slot| RotaFault::OnLeave {
            day,
            shift: slot.shift.clone(),
            staff: slot.staff,
        }))
        .collect()
    }
}

/// Everything that is wrong from `first` to `last`; a day that is not on record has nobody. `stands` says who may stand duty on a
/// day: staff leave, and what was made known before names them still.
pub fn faults(
    rules: &DutyRules,
    (first, last): (Date, Date),
    known: &[DutyDay],
    stands: impl Fn(StaffId, Date) -> bool,
) -> Vec<RotaFault> {
    let mut found = Vec::new();
    for n in 0..=last.days_since(first) {
        let day = first.plus_days(n);
        let Some(one) = known.iter().find(|one| one.day == day) else {
            found.extend(DutyDay::new(day).faults(rules));
            continue;
        };
        found.extend(one.faults(rules));
        let gone = one.standing(rules).filter(|slot| !stands(slot.staff, day));
        found.extend(gone.map(|slot| RotaFault::CannotStand {
            day,
            shift: slot.shift.clone(),
            staff: slot.staff,
        }));
    }
    found
}

/// What everybody stands, holidays and weekends counted apart; by number of staff.
pub fn shares<'d>(days: impl Iterator<Item = &'d DutyDay>, calendar: &Calendar) -> Vec<Share> {
    let mut all: BTreeMap<StaffId, Share> = BTreeMap::new();
    for day in days {
        let kind = calendar.day(day.day).kind;
        for slot in &day.slots {
            let staff = slot.staff;
            let share = all.entry(staff).or_insert(Share { staff, shifts: 0, weekends: 0, holidays: 0 });
            share.shifts += 1;
            share.weekends += u32::from(kind == DayKind::Weekend);
            share.holidays += u32::from(matches!(kind, DayKind::Holiday(_)));
        }
    }
    all.into_values().collect()
}
