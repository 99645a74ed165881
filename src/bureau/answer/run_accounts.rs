//! What is shown of the accounts of lines that the bank did not pay.

use serde::Serialize;

use crate::domain::{Date, RunId};

/// That the bank refused an account.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// When its answer was taken in.
    pub on: Date,
    /// The run that it answered.
    pub run: RunId,
    /// What it said.
    pub words: String,
    /// That the account is good again, as somebody says.
    pub cleared: Option<ClearedRow>,
}

/// Somebody says that the bank has cleared an account.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ClearedRow {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
    /// What that rests on.
    pub words: String,
}

crate::text::opaque!(RefusedRow, ClearedRow);

/// What has become of the account of a line that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AccountNow {
    /// A run of today would pay there again.
    pub same: bool,
    /// The day from which another counts that two people agreed to, where it does not yet.
    pub from: Option<Date>,
}
