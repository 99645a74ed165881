//! Answers about papers.

use serde::Serialize;

use crate::domain::ledger::BooksHead;
use crate::domain::paper::{Block, PaperKind, Voided};
use crate::domain::{Date, PaperId, PersonId, PetitionId, VisitId};

/// Papers of the register.
#[derive(Clone, PartialEq, Serialize)]
pub struct PaperList {
    /// How many fit in all.
    pub total: usize,
    /// A page of them, newest first.
    pub rows: Vec<PaperRow>,
}

/// A paper in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct PaperRow {
    /// Which.
    pub paper: PaperId,
    /// Version a command must name.
    pub version: u32,
    /// What it is.
    pub kind: PaperKind,
    /// The number people quote.
    pub number: String,
    /// The day it was issued.
    pub day: Date,
    /// When: wall time, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// By whom.
    pub staff: String,
    /// For whom.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// During which visit.
    pub visit: Option<VisitId>,
    /// About which matter.
    pub matter: Option<String>,
    /// A letter: of which petition.
    pub petition: Option<PetitionId>,
    /// How often it was printed again.
    pub reprints: u32,
    /// Why it does not count any more.
    pub voided: Option<Voided>,
}

/// A paper as it was issued.
#[derive(Clone, PartialEq, Serialize)]
pub struct PaperView {
    /// As in lists.
    pub row: PaperRow,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// SHA-256 of its words, hexadecimal.
    pub digest: String,
    /// The first digits of it, as the paper bears them.
    pub check_digits: String,
    /// Of a sheet of the books: of which days, and the end of the journal that it names.
    pub books: Option<BooksHead>,
    /// Of a sheet of the books: the number of the one that took its place.
    pub replaced: Option<String>,
}

crate::text::opaque!(PaperList, PaperRow, PaperView);
