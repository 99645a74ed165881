//! Papers, sheets of the books and lists, before they are on record.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::BooksHead;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::{PersonId, PetitionId, VisitId};

/// A list that leaves as a file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRecord {
    /// What kind of list.
    pub list: String,
    /// What it is a list of.
    pub about: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
    /// What it is for.
    pub purpose: String,
    /// SHA-256 of the file.
    pub digest: [u8; 32],
}

/// A paper to be issued. Its number is not known before it is on record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperDraft {
    /// What it is.
    pub kind: PaperKind,
    /// Its heading.
    pub title: String,
    /// For whom, when they are on record.
    pub person: Option<PersonId>,
    /// During which visit; without one, the visit at the desk when it is this person's.
    pub visit: Option<VisitId>,
    /// About which matter: id of `matters.toml`.
    pub matter: Option<String>,
    /// A letter: of which petition.
    #[serde(default)]
    pub petition: Option<PetitionId>,
    /// The petitions that it tells of beside others.
    #[serde(default)]
    pub about: Vec<PetitionId>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A sheet of the books to be issued. It names the end of the journal it was made at; when something was written since, it is
/// refused.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDraft {
    /// Of which days, and what they rest on.
    pub books: BooksHead,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
}
