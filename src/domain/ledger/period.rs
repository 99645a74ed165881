//! Accounting periods: a closed month takes no more entries.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, Month, StaffId};

/// A month whose books were closed or opened again. A month without a row is open.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Period {
    /// The month of the booking dates it governs.
    #[n(0)]
    pub month: Month,
    /// True while nothing may be booked into it.
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
}
