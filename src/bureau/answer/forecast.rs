//! Answers about who will be late with what.

use serde::Serialize;

use super::petitions::Barred;
use crate::domain::petition::Pace;
use crate::domain::{Date, PetitionId, StaffId};

/// What will be late within the next working days.
#[derive(Clone, PartialEq, Serialize)]
pub struct PetitionForecast {
    /// The working days that are looked at.
    pub days: Vec<Date>,
    /// The petition that is to be given to somebody, if any.
    pub petition: Option<PetitionId>,
    /// Everybody who handles petitions: with a petition, the one to whom it is best given first.
    pub owners: Vec<OwnerForecast>,
}

/// What one owner will be late with; with a petition to be given, as if they had it.
#[derive(Clone, PartialEq, Serialize)]
pub struct OwnerForecast {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// What they sign in with: finds them by typing.
    pub login: String,
    /// Open petitions that they have now.
    pub open: u32,
    /// Of those, how many are late already.
    pub late_now: u32,
    /// What the journal says they do; `None` when it says nothing of them, and then nothing is foretold.
    pub pace: Option<Pace>,
    /// Of the days that are looked at, how many they are away.
    pub away: u32,
    /// What will be late and the asker may see.
    pub late: Vec<WillBeLate>,
    /// Why they stand where they stand in the list.
    pub reasons: Vec<OwnerReason>,
}

impl OwnerForecast {
    /// Why they may not have it.
    pub fn barred(&self) -> Option<Barred> {
        self.reasons.iter().find_map(|why| match why {
            OwnerReason::Barred(why) => Some(*why),
            _ => None,
        })
    }
}

/// A petition that will be late.
#[derive(Clone, PartialEq, Serialize)]
pub struct WillBeLate {
    /// Which.
    pub petition: PetitionId,
    /// The number people quote.
    pub number: String,
    /// Its last day.
    pub due: Date,
    /// The day on which it would be done, if within those looked at.
    pub done: Option<Date>,
    /// It would be in time were they there every day: their leave is what makes it late.
    pub by_leave: bool,
}

/// Why somebody stands where they stand among those a petition may be given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnerReason {
    /// Why they may not have it.
    Barred(Barred),
    /// They have it now.
    Owner,
    /// 首办: they were the first to have it.
    First,
    /// They lead and handle petitions only where nobody else does: those whose task it is come before them.
    Leads,
    /// They had the earlier petition of the same people.
    HandledEarlier(PetitionId),
    /// How many will be late with them then.
    Late(u32),
    /// How many open ones they have.
    Load(u32),
    /// How many of the days they are away.
    Away(u32),
    /// The journal says nothing of their pace.
    PaceUnknown,
}

crate::text::opaque!(PetitionForecast, OwnerForecast, WillBeLate);
