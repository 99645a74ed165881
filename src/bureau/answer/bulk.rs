//! Answers about changes to many people at once.

use serde::Serialize;

use crate::domain::bulk::{BulkChange, Left, Part};
use crate::domain::{BatchId, Date, PersonId};

/// What a change would do, person by person.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkPreview {
    /// What is to be set, in its one form.
    pub change: BulkChange,
    /// Everybody who is meant.
    pub rows: Vec<BulkRow>,
}

/// Where one person of a batch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BulkStanding {
    /// They would be changed.
    Changes,
    /// They were changed.
    Done,
    /// They were changed, and it was taken back.
    Undone,
    /// They were changed, and it could not be taken back.
    Stays,
    /// Nothing is changed.
    Left,
}

/// One person of a batch.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkRow {
    /// Who.
    pub person: PersonId,
    /// Their name; empty where nobody of that number is on record.
    pub name: String,
    /// The version of their record.
    pub seen: u32,
    /// Where they stand.
    pub standing: BulkStanding,
    /// What stands or stood there, as far as it is known.
    pub before: Option<Part>,
    /// What would stand there, or stands there since.
    pub after: Option<Part>,
    /// Why nothing is changed or taken back.
    pub left: Option<Left>,
    /// The fields that would not be sound.
    pub fields: Vec<String>,
}

/// A batch in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// Which.
    pub batch: BatchId,
    /// Its version.
    pub version: u32,
    /// The day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// What was set.
    pub change: BulkChange,
    /// How many were named.
    pub people: usize,
    /// How many were changed.
    pub done: usize,
    /// How many of the changes stand.
    pub standing: usize,
    /// Who took it back, and when.
    pub undone: Option<(String, Date)>,
}

/// A batch with everybody of it.
#[derive(Clone, PartialEq, Eq)]
pub struct BatchView {
    /// The batch.
    pub row: BatchRow,
    /// Everybody.
    pub rows: Vec<BulkRow>,
}

impl BulkRow {
    /// Whether nothing had to be changed, because it stood so already.
    pub fn is_same(&self) -> bool {
        self.left == Some(Left::Same)
    }
}

crate::text::opaque!(BulkPreview, BulkRow, BatchRow, BatchView);
