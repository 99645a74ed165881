//! What a change of an account asks for.

use serde::{Deserialize, Serialize};

use crate::domain::person::{AccountEvidence, BankAccount, Payee};

/// Which account is to be changed, and into what. An empty number keeps the one on record, which the one who asks may not have
/// seen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountTarget {
    /// The person's own; without one, it is taken out.
    Own(Option<BankAccount>),
    /// That of a payee, by their position; one past the end is a new payee.
    Payee {
        /// The position.
        at: u8,
        /// As they are to stand.
        payee: Box<Payee>,
    },
}

/// A change of an account as it is asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountAsked {
    /// What is wanted.
    pub target: AccountTarget,
    /// What was shown for it.
    pub evidence: AccountEvidence,
}

crate::text::opaque!(AccountTarget, AccountAsked);
