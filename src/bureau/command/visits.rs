//! What is said anew of a visit that has ended.

use serde::{Deserialize, Serialize};

use crate::domain::visit::{Caller, Promise, VisitOutcome};

/// An ended visit as it ought to stand. Whose visit it was, and what was done during it, stay.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitCorrection {
    /// Who came.
    pub caller: Caller,
    /// What was asked: ids of `topics.toml`.
    pub topics: Vec<String>,
    /// How it ended.
    pub outcome: VisitOutcome,
    /// In the clerk's words.
    pub note: String,
    /// What was promised. A promise that was kept stays, named or not.
    pub promises: Vec<Promise>,
    /// Why, where it is another day or somebody else attended them.
    #[serde(default)]
    pub reason: Option<String>,
}

crate::text::opaque!(VisitCorrection);
