//! Entries of the ledger as they are asked for.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::EntryKind;
use crate::domain::{Date, Fen, Month, PersonId};

/// What is right in the place of an entry; whose it is and whether due or paid stays.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// Programme id.
    pub programme: String,
    /// Month the money is for.
    pub month: Month,
    /// More than zero.
    pub amount: Fen,
}

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

crate::text::opaque!(Corrected, Posting);
