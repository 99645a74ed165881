//! What a write that failed left behind.

use serde::Serialize;

use crate::store::{Finding, Seen};

/// What the store says of a write that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum StoreTrouble {
    /// After reopening: it is on record.
    Recorded { seq: u64 },
    /// After reopening: it is not on record.
    NotRecorded,
    /// It is not on record, because the disk is full.
    Full,
    /// Writing is frozen until the database is opened again; this command was not begun.
    Frozen,
    /// Writing is frozen, and whether this command is on record shows when the database is opened again.
    Undecided,
    /// Open for reading only, because the data folder cannot be written.
    ReadOnly,
    /// Open for reading only, because the disk was full when it was opened.
    NoRoom,
    /// A record could not be read.
    Damaged(Finding<Seen>),
}
