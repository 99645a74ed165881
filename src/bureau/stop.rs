//! How a transaction's body ends early: refused by a rule, or failed by the store.

use crate::bureau::refusal::{Refusal, StoreTrouble};
use crate::store::StoreError;

/// Why the body of a transaction did not come to its end.
#[derive(Debug)]
pub enum Stop {
    /// A rule or the gate.
    Refused(Refusal),
    /// The store.
    Store(StoreError),
}

/// A refusal apart from what the store could not do.
pub fn apart<T>(result: Result<T, Stop>) -> Result<Result<T, Refusal>, Stop> {
    match result {
        Err(Stop::Refused(why)) => Ok(Err(why)),
        other => other.map(Ok),
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What a question that only reads is answered when it ends early.
impl From<Stop> for Refusal {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => refusal,
            Stop::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(match error {
            StoreError::TooLarge { .. } => return Self::RecordFull,
            StoreError::NoRoom => StoreTrouble::NoRoom,
            StoreError::Frozen { undecided: true, .. } => StoreTrouble::Undecided,
            StoreError::Frozen { .. } => StoreTrouble::Frozen,
            StoreError::ReadOnly { .. } => StoreTrouble::ReadOnly,
            full if full.is_full() => StoreTrouble::Full,
            other => StoreTrouble::Damaged(other.finding()),
        })
    }
}
