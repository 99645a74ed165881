//! What becomes of money that was paid too much: decided by one, approved by another. Nothing is taken off without it.

use minicbor::{Decode, Encode};

use crate::domain::kinds::kinds;
use crate::domain::{Date, Fen, Month, PersonId, RecoveryId, RunId, StaffId};

kinds! {
    /// What is done about money paid too much.
    RecoveryWay {
        /// 退回: the person pays it back.
        0 Repay "repay",
        /// 抵扣: so much a run is taken off what is paid.
        1 SetOff "set-off",
        /// 免予追回
        2 Waive "waive",
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
    /// It does not hold any more, or never did.
    #[n(10)]
    pub ended: Option<Date>,
    /// What it did to the months: more settled, or less.
    #[n(11)]
    pub taken: Vec<Taken>,
}

/// What a decision did to one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Taken {
    /// The month.
    #[n(0)]
    pub month: Month,
    /// Settled more (positive) or less (negative) than the ledger says was paid for it.
    #[n(1)]
    pub fen: Fen,
    /// By the line of which run; `None` where no run was needed.
    #[n(2)]
    pub line: Option<(RunId, u32)>,
}

impl Recovery {
    /// Whether a run may act on it.
    pub fn holds(&self) -> bool {
        self.approved.is_some() && self.ended.is_none()
    }
}

crate::text::opaque!(Recovery);
