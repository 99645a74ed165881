//! What is asked of a source of money.

use serde::{Deserialize, Serialize};

use crate::domain::Month;
use crate::domain::ledger::FundSource;

/// Which statement of a source of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundAsked {
    /// Of the budgets of which year.
    pub year: u16,
    /// Of which source.
    pub source: FundSource,
    /// Of one programme alone.
    pub programme: Option<String>,
    /// First month.
    pub from: Month,
    /// Last month.
    pub until: Month,
}
