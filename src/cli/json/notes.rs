//! Shapes about notes.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::NoteView;
use crate::domain::Date;
use crate::domain::note::{NoteKind, NoteStanding};
use crate::domain::staff::Roles;

/// `person note list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct NoteJson<'a> {
    pub note: String,
    pub version: u32,
    pub person: String,
    pub kind: NoteKind,
    pub pinned: bool,
    pub text: &'a str,
    pub expires: Option<Date>,
    pub roles: &'a Roles,
    pub standing: NoteStanding,
    pub by: &'a str,
    pub on: Date,
    pub ended: Option<Date>,
}

impl<'a> NoteJson<'a> {
    pub(in crate::cli) fn new(view: &'a NoteView) -> Self {
        let facts = &view.facts;
        Self {
            note: text(view.note),
            version: view.version,
            person: text(view.person),
            kind: facts.kind,
            pinned: facts.pinned,
            text: &facts.text,
            expires: facts.expires,
            roles: &facts.roles,
            standing: view.standing,
            by: &view.by,
            on: view.on,
            ended: view.ended,
        }
    }
}
