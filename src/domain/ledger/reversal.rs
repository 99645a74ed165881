//! 冲销申请, 记账申请: that money on record as paid be taken back by hand, or that something be booked by hand which the records do not
//! say, or which somebody paid back. Either waits for somebody else to agree: what is taken back is due again, and the next run pays it; what is booked by hand is paid
//! beside all runs.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::run::Over;
use super::{Doubt, EntryKind};
use crate::domain::{Date, EntryId, Fen, Month, PersonId, PostingAskId, Reasoned, RecoveryId, StaffId};

/// What somebody asks who wants a payment on record taken back. It is kept until somebody agrees, or it is withdrawn; the journal keeps
/// what became of it.
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
    /// What deserved a second look in what is booked in its place.
    #[n(5)]
    #[cbor(default)]
    pub doubts: Vec<Doubt>,
    /// Somebody else did not agree; it is kept so until it is asked anew or withdrawn.
    #[n(6)]
    pub declined: Option<Reasoned>,
}

/// What somebody asks who wants an entry booked by hand that the records do not say (记账申请). It is kept like the other; nothing is in
/// the books until somebody else agrees.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct PostingAsk {
    /// Its number.
    #[n(0)]
    pub id: PostingAskId,
    /// Whose money it is.
    #[n(1)]
    pub person: PersonId,
    /// Programme id.
    #[n(2)]
    pub programme: String,
    /// Month the money is for.
    #[n(3)]
    pub month: Month,
    /// Due or paid.
    #[n(4)]
    pub kind: EntryKind,
    /// How much.
    #[n(5)]
    pub amount: Fen,
    /// The day to book it on; `None`: the day on which somebody agrees.
    #[n(6)]
    pub booked: Option<Date>,
    /// In the clerk's words.
    #[n(7)]
    pub memo: String,
    /// Who asks.
    #[n(8)]
    pub by: StaffId,
    /// Business date of that.
    #[n(9)]
    pub on: Date,
    /// Why.
    #[n(10)]
    pub reason: String,
    /// What deserved a second look when it was asked.
    #[n(11)]
    pub doubts: Vec<Doubt>,
    /// Somebody else did not agree; it is kept so until it is asked anew or withdrawn.
    #[n(12)]
    pub declined: Option<Reasoned>,
    /// It is money that somebody paid back: the amount is what came back in all, the month the first of those it is for.
    #[n(22)]
    pub repaid: Option<PaidBack>,
}

/// Money that somebody paid back by a decision.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PaidBack {
    /// The decision.
    #[n(0)]
    pub recovery: RecoveryId,
    /// How much of which month, each month once.
    #[n(1)]
    pub months: Vec<Over>,
}

impl PaidBack {
    /// What came back in all.
    pub fn sum(&self) -> Fen {
        Fen(self.months.iter().fold(0, |sum, over| over.fen.0.saturating_add(sum)))
    }
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

crate::text::opaque!(ReversalAsk, PostingAsk);
