//! Deaths of which nothing is left to be settled.

use minicbor::{Decode, Encode};

use crate::domain::{Date, PersonId};

/// A death of which nothing was left to be settled when everybody's were worked out, so that what deaths leave is found without working
/// out each again. The row goes with whatever is booked for the person or changes on record of them, and it holds only as long as all
/// else stands that it was worked out by.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Settled {
    /// Who died.
    #[n(0)]
    pub person: PersonId,
    /// Business date on which it was worked out.
    #[n(1)]
    pub known: Date,
    /// Digest of the rates, settings and tables that it was worked out by.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub rests_on: [u8; 32],
}
