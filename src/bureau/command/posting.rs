//! An entry to post.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::EntryKind;
use crate::domain::{Date, Fen, Month, PersonId};

/// One entry to post.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Person entitled.
    pub person: PersonId,
    /// Programme id.
    pub programme: String,
    /// Month the money is for.
    pub month: Month,
    /// Due or paid.
    pub kind: EntryKind,
    /// More than zero.
    pub amount: Fen,
    /// Booked on; `None` is the business date.
    pub booked: Option<Date>,
    /// In the clerk's words.
    pub memo: String,
}
