//! Accounting periods: nothing more is booked on a day of a closed month.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::ledger::Entry;
use crate::domain::{Date, EntryId, Month, StaffId};

/// A month whose books were closed or opened again. A month without a row is open.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Period {
    /// The month of the booking dates it governs.
    #[n(0)]
    pub month: Month,
    /// True while nothing may be booked on a day of it.
    #[n(1)]
    pub closed: bool,
    /// Who closed or opened it last.
    #[n(2)]
    pub by: StaffId,
    /// Business date of that.
    #[n(3)]
    pub on: Date,
    /// Why; required to open a closed month again.
    #[n(4)]
    pub reason: String,
    /// The newest entry when it was closed; `None` while open and in rows of before this was kept.
    #[n(5)]
    #[serde(default)]
    pub last: Option<EntryId>,
}

impl Period {
    /// Whether an entry for this month came after its books were closed: it was booked in a later, open month.
    pub fn is_late(&self, entry: &Entry) -> bool {
        self.closed && self.last.map_or(entry.booked > self.on, |last| entry.id > last)
    }
}
