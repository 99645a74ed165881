//! What is said of a contact, and what a condolence list is made by, before it is checked.

use serde::{Deserialize, Serialize};

use crate::domain::care::{ContactKind, ContactResult, Goods, Recipients};
use crate::domain::{Date, Fen, PersonId};

/// A contact with somebody on record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacted {
    /// To whom.
    pub person: PersonId,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// The day; `None` is the business date. Never in the future.
    pub day: Option<Date>,
    /// What was spoken of: ids of `topics.toml`.
    pub topics: Vec<String>,
    /// In the clerk's words.
    pub note: String,
    /// The day agreed for the next one.
    pub next: Option<Date>,
}

impl Contacted {
    /// A contact made on the business date, with nothing more to say.
    pub fn new(person: PersonId, kind: ContactKind, result: ContactResult) -> Self {
        Self { person, kind, result, day: None, topics: Vec::new(), note: String::new(), next: None }
    }
}

/// What a condolence list is made by.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFor {
    /// Id of the festival.
    pub festival: String,
    /// Of which year.
    pub year: u16,
    /// People, or households in hardship.
    pub of: Recipients,
    /// A text of the filter language: whom it is of; of households, their heads. Empty is everybody.
    pub whom: String,
    /// For each of them; 0 where it is goods alone.
    pub amount: Fen,
    /// Goods for each of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<Goods>,
}

crate::text::opaque!(Contacted, MadeFor);
