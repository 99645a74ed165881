//! Answers about notes.

use serde::Serialize;

use crate::domain::note::{NoteFacts, NoteStanding};
use crate::domain::{Date, NoteId, PersonId};

/// A note that the asker may read.
#[derive(Clone, PartialEq, Serialize)]
pub struct NoteView {
    /// Which.
    pub note: NoteId,
    /// Version a command must name.
    pub version: u32,
    /// The record it was made on.
    pub person: PersonId,
    /// Where it stands.
    pub standing: NoteStanding,
    /// What it says, to whom and until when.
    pub facts: NoteFacts,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub on: Date,
    /// When somebody ended it.
    pub ended: Option<Date>,
}

/// A pinned caution that holds.
#[derive(Clone, PartialEq, Serialize)]
pub struct Caution {
    /// Which note.
    pub note: NoteId,
    /// What it says.
    pub text: String,
    /// Its last day.
    pub until: Option<Date>,
    /// The asker has read it today.
    pub acknowledged: bool,
}

crate::text::opaque!(NoteView, Caution);
