//! "Not the same person" (不是同一人): said once about two records that look alike, and remembered.

use minicbor::{Decode, Encode};

use crate::domain::person::likeness::{Ground, Likeness};
use crate::domain::{Date, PersonId, StaffId};

/// Two records that are two people, as somebody found.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Distinct {
    /// The record with the smaller number.
    #[n(0)]
    pub one: PersonId,
    /// The other.
    #[n(1)]
    pub other: PersonId,
    /// The day it was said.
    #[n(2)]
    pub on: Date,
    /// By whom.
    #[n(3)]
    pub by: StaffId,
    /// Why, in the clerk's words.
    #[n(4)]
    pub reason: String,
    /// What spoke for one person that day, with digests of the values it rested on.
    #[n(5)]
    pub grounds: Vec<Ground>,
}

impl Distinct {
    /// Whether it still answers the question: nothing speaks for one person now but what was known when it was said.
    pub fn covers(&self, now: &Likeness) -> bool {
        now.grounds.iter().filter(|g| g.evidence.is_for()).all(|g| self.grounds.contains(g))
    }
}

crate::text::opaque!(Distinct);
