//! What somebody says about what another did or asked, with the reason.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Date, StaffId};

/// That somebody asked for something, sent it back or wants it to end: who, when, and why.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Reasoned {
    /// Who.
    #[n(0)]
    pub by: StaffId,
    /// Business date of that.
    #[n(1)]
    pub on: Date,
    /// Why.
    #[n(2)]
    pub reason: String,
}

crate::text::opaque!(Reasoned);
