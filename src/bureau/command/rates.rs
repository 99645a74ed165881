//! What is proposed for the tables of the place.

use serde::{Deserialize, Serialize};

use crate::domain::Month;
pub use crate::domain::ledger::NewRate;
use crate::domain::ledger::{PlaceKey, PlaceValue};

/// The rows of one notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRates {
    /// The notice that sets them: its title or number (文号).
    pub notice: String,
    /// Whose standard it is: 全国, 广东省, 广州市 …
    pub standard: String,
    /// The figures.
    pub rows: Vec<NewRate>,
}

/// A setting of the place that is to be proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSetting {
    /// Which.
    pub key: PlaceKey,
    /// What it says.
    pub value: PlaceValue,
    /// First month it holds.
    pub from: Month,
    /// The notice or decision it rests on.
    pub basis: String,
}
