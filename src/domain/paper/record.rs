//! The record of a paper that was issued.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::domain::ledger::BooksHead;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::{Date, PaperId, PersonId, PetitionId, StaffId, VisitId};

/// A paper as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Paper {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: PaperId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// What it is.
    #[n(2)]
    pub kind: PaperKind,
    /// The year of its number.
    #[n(3)]
    pub year: u16,
    /// Number of its kind and year, from 1 without gaps.
    #[n(4)]
    pub number: u32,
    /// The day it was issued.
    #[n(5)]
    pub day: Date,
    /// When: wall time, milliseconds since 1970 UTC.
    #[n(6)]
    pub at_ms: i64,
    /// By whom.
    #[n(7)]
    pub staff: StaffId,
    /// For whom, when they are on record.
    #[n(8)]
    pub person: Option<PersonId>,
    /// During which visit.
    #[n(9)]
    pub visit: Option<VisitId>,
    /// About which matter: id of `matters.toml`.
    #[n(10)]
    pub matter: Option<String>,
    /// Its heading.
    #[n(11)]
    pub title: String,
    /// Its text.
    #[n(12)]
    pub blocks: Vec<Block>,
    /// SHA-256 of [`super::plain`].
    #[cbor(n(13), with = "minicbor::bytes")]
    pub digest: [u8; 32],
    /// How often it was asked for again after it was issued.
    #[n(14)]
    pub reprints: u32,
    /// Why it does not count any more; its number stays.
    #[n(15)]
    pub voided: Option<Voided>,
    /// On a sheet of the books: of which days, and the end of the journal that it names.
    #[n(16)]
    pub books: Option<BooksHead>,
    /// On a letter: of which petition.
    #[n(17)]
    pub petition: Option<PetitionId>,
    /// The petitions that it tells of beside others: only those read it who may see every one of them.
    #[cbor(n(18), default, skip_if = "Vec::is_empty")]
    pub about: Vec<PetitionId>,
}

/// That a paper does not count any more.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Voided {
    /// Since when.
    #[n(0)]
    pub day: Date,
    /// By whom.
    #[n(1)]
    pub staff: StaffId,
    /// Why.
    #[n(2)]
    pub reason: String,
}

impl Paper {
    /// The number people quote.
    pub fn quoted(&self) -> String {
        self.kind.number(self.year, self.number)
    }

    /// The first digits of its digest, to compare a paper in the hand with the register: `9F3A 27C1`.
    pub fn check_digits(&self) -> String {
        let [a, b, c, d, ..] = self.digest;
        format!("{a:02X}{b:02X} {c:02X}{d:02X}")
    }
}

impl fmt::Debug for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paper({} v{} {:?})", self.id, self.version, self.kind)
    }
}

crate::text::opaque!(Voided);
