//! What is shown of the accounts of lines that the bank did not pay.

use serde::Serialize;

use crate::domain::Date;

/// That the bank refused an account.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// When its answer was taken in.
    pub on: Date,
    /// What it said.
    pub words: String,
    /// Why the account is good again, as somebody says.
    pub cleared: Option<String>,
}

/// What has become of the account of a line that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AccountNow {
    /// A run of today would pay there again.
    pub same: bool,
    /// The day from which another counts that two people agreed to, where it does not yet.
    pub from: Option<Date>,
}
