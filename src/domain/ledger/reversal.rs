//! 冲销申请: that money on record as paid be taken back by hand. It waits for somebody else to agree: what is taken back is due again, and
//! the next run pays it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, EntryId, Fen, Month, StaffId};

/// What somebody asks who wants a payment on record taken back. It is kept until somebody agrees or declines, or it is withdrawn;
/// the journal keeps what became of it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct ReversalAsk {
    /// The entry.
    #[n(0)]
    pub entry: EntryId,
    /// Who asks.
    #[n(1)]
    pub by: StaffId,
    /// Business date of that.
    #[n(2)]
    pub on: Date,
    /// Why.
    #[n(3)]
    pub reason: String,
    /// What is booked in its place; `None` where nothing is.
    #[n(4)]
    pub right: Option<Righted>,
}

/// What is right in the place of an entry that is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Righted {
    /// Programme id.
    #[n(0)]
    pub programme: String,
    /// Month the money is for.
    #[n(1)]
    pub month: Month,
    /// How much.
    #[n(2)]
    pub amount: Fen,
}

crate::text::opaque!(ReversalAsk);
