//! Accounting periods: nothing more is booked on a day of a closed month.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::ledger::Entry;
use crate::domain::{Date, EntryId, Month, Reasoned, StaffId};

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
    /// While closed: somebody asks for it to be opened again, and waits for somebody else to agree.
    #[n(6)]
    #[serde(default)]
    pub asked: Option<Reasoned>,
    /// How it was opened again, oldest first; of before two people had to agree nothing is kept here.
    #[cbor(n(7), default, skip_if = "Vec::is_empty")]
    #[serde(default)]
    pub reopened: Vec<Reopened>,
    /// Why it was closed before it was over, or before an earlier month; empty where nothing spoke against it.
    #[cbor(n(8), default, skip_if = "String::is_empty")]
    #[serde(default)]
    pub despite: String,
    /// Somebody else did not agree to what is asked; it is kept so until it is asked anew or withdrawn.
    #[n(9)]
    #[serde(default)]
    pub declined: Option<Reasoned>,
}

/// The day on which the books begin (建账日): set by the first entry, and from then on a fact. Nothing is booked before it by hand; only
/// books that are brought over in one go begin earlier, while no month was ever closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct BooksBegin {
    /// The day.
    #[n(0)]
    pub first: Date,
}

/// That a closed month was opened again: two people, and why.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Reopened {
    /// What was asked.
    #[n(0)]
    pub asked: Reasoned,
    /// Who agreed: never the one who asked.
    #[n(1)]
    pub by: StaffId,
    /// Business date of that.
    #[n(2)]
    pub on: Date,
}

impl Period {
    /// What is asked and not answered yet.
    pub fn waits(&self) -> Option<&Reasoned> {
        self.asked.as_ref().filter(|_| self.declined.is_none())
    }

    /// Whether an entry for this month came after its books were closed: it was booked in a later, open month.
    pub fn is_late(&self, entry: &Entry) -> bool {
        self.closed && self.last.map_or(entry.booked > self.on, |last| entry.id > last)
    }
}
