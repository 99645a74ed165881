//! Accounts that the bank refused.

use minicbor::{Decode, Encode};

use crate::domain::{Date, PersonId, RunId, StaffId};

/// An account that the bank refused money for, until it pays there again. While it is on record unchanged, nothing is paid to it unless
/// somebody says that the bank has cleared it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct RefusedAccount {
    /// Whose money.
    #[n(0)]
    pub person: PersonId,
    /// Tells whether an account is this one, and nothing else of it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub account: [u8; 16],
    /// Business date on which the bank's answer was taken in.
    #[n(2)]
    pub on: Date,
    /// The run that says so.
    #[n(3)]
    pub run: RunId,
    /// Its line.
    #[n(4)]
    pub seq: u32,
    /// What the bank said.
    #[n(5)]
    pub words: String,
    /// That it may be paid to again.
    #[n(6)]
    pub cleared: Option<ClearedAccount>,
}

/// Somebody says that the bank has cleared an account.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct ClearedAccount {
    /// Who.
    #[n(0)]
    pub by: StaffId,
    /// When.
    #[n(1)]
    pub on: Date,
    /// What that rests on.
    #[n(2)]
    pub words: String,
}

crate::text::opaque!(RefusedAccount, ClearedAccount);
