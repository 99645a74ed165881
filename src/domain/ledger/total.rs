//! What one programme comes to in one month.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::ledger::{Entry, EntryKind};
use crate::domain::{Fen, MoneyFault, Month};

/// The sum of all entries of one programme for one month, reversals counted. Kept beside the entries, so that a year of
/// months need not be added up anew; `check` adds them up and compares.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct MonthTotal {
    /// Month the money is for.
    #[n(0)]
    pub month: Month,
    /// Programme id.
    #[n(1)]
    pub programme: String,
    /// Due.
    #[n(2)]
    pub due: Fen,
    /// Paid.
    #[n(3)]
    pub paid: Fen,
    /// Entries, reversals among them.
    #[n(4)]
    pub entries: u32,
}

impl MonthTotal {
    /// Of no entries.
    pub fn nothing(month: Month, programme: &str) -> Self {
        Self { month, programme: programme.to_owned(), due: Fen(0), paid: Fen(0), entries: 0 }
    }

    /// One entry more.
    pub fn add(&mut self, entry: &Entry) -> Result<(), MoneyFault> {
        let side = match entry.kind {
            EntryKind::Due => &mut self.due,
            EntryKind::Paid => &mut self.paid,
        };
        *side = side.plus(entry.amount())?;
        self.entries = self.entries.saturating_add(1);
        Ok(())
    }
}
