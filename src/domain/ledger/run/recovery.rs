//! What becomes of money that was paid too much: decided by one, approved by another. Nothing is taken off without it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{Date, Fen, Month, PersonId, Reasoned, RecoveryId, StaffId};

kinds! {
    /// What is done about money paid too much.
    RecoveryWay {
        /// 退回: the person pays it back.
        0 Repay "repay",
        /// 抵扣: so much a run is taken off what is paid.
        1 SetOff "set-off",
        /// 免予追回
        2 Waive "waive",
        /// 转列: what was paid counts toward another programme that excludes it.
        3 Shift "shift",
    }
}

/// A decision about what one person was paid too much under one programme.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Recovery {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: RecoveryId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Whom.
    #[n(2)]
    pub person: PersonId,
    /// Programme id.
    #[n(3)]
    pub programme: String,
    /// What is done.
    #[n(4)]
    pub way: RecoveryWay,
    /// The most that one run takes off.
    #[n(5)]
    pub each: Fen,
    /// The notice or decision it rests on.
    #[n(6)]
    pub basis: String,
    /// Who decided, and when.
    #[n(7)]
    pub by: StaffId,
    /// When.
    #[n(8)]
    pub on: Date,
    /// Who approved it, and when.
    #[n(9)]
    pub approved: Option<(StaffId, Date)>,
    /// It does not hold any more, or never did; or it was carried out with its approval, at once. See [`Recovery::is_ended`].
    #[n(10)]
    pub ended: Option<Date>,
    /// What was paid too much when it was decided, month by month. What was done by it are entries of the ledger.
    #[n(12)]
    #[cbor(default)]
    pub over: Vec<Over>,
    /// Somebody asks for it to end; another one must agree.
    #[n(13)]
    pub ending: Option<Reasoned>,
    /// The programme that what was paid counts toward; with [`RecoveryWay::Shift`] only.
    #[n(14)]
    #[cbor(default)]
    pub onto: String,
    /// Somebody else sent it back before it was approved, with which it ended; it is kept so until whoever decided lets it be.
    #[n(15)]
    pub declined: Option<Reasoned>,
}

/// What was paid too much for one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Over {
    /// The month.
    #[n(0)]
    pub month: Month,
    /// How much.
    #[n(1)]
    pub fen: Fen,
}

impl Recovery {
    /// Whether it is to be carried out: approved, and not ended.
    pub fn holds(&self) -> bool {
        self.approved.is_some() && !self.is_ended()
    }

    /// Whether it says nothing any more: withdrawn, ended by two people, or done at once with its approval. How far one is carried out that
    /// is done bit by bit, the entries say; rows of earlier versions have the day here on which nothing was left of it.
    pub fn is_ended(&self) -> bool {
        let by_bits = matches!(self.way, RecoveryWay::Repay | RecoveryWay::SetOff);
        let was_through = by_bits && self.approved.is_some() && self.ending.is_none();
        self.ended.is_some() && !was_through
    }

    /// Who said last what waits for another's word, and when: that it ends, or the decision itself.
    pub fn waits_since(&self) -> (StaffId, Date) {
        self.ending.as_ref().map_or((self.by, self.on), |ending| (ending.by, ending.on))
    }

    /// What it still says of a month, of which so much was done.
    pub fn left(&self, month: Month, done: i64) -> Fen {
        let of_month = self.over.iter().filter(|over| over.month == month).map(|over| over.fen.0);
        Fen(of_month.sum::<i64>().saturating_sub(done).max(0))
    }

    /// What it is about, in all.
    pub fn sum(&self) -> i128 {
        Fen::total(self.over.iter().map(|over| over.fen)).0
    }
}

crate::text::opaque!(Recovery);
