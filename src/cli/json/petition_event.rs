//! One step of a petition.

use serde::Serialize;

use super::values::text;
use crate::domain::Date;
use crate::domain::petition::PetitionEvent;

/// A step, as `petition show` prints it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EventJson<'a> {
    pub act: &'static str,
    pub on: Date,
    pub by: &'a str,
    pub note: &'a str,
    pub document: &'a str,
    pub until: Option<Date>,
    pub division: Option<String>,
    pub demand: Option<u8>,
    pub proof: Option<&'static str>,
    /// How the petitioner gave it up.
    pub word: Option<&'static str>,
    /// When they called, in minutes after midnight.
    pub word_at: Option<u16>,
    /// The pause rule that it cites.
    pub rule: Option<&'a str>,
    /// Who set the deadline.
    pub set_by: Option<&'a str>,
}

impl<'a> EventJson<'a> {
    /// What was done, and by whom.
    pub(in crate::cli) fn new(e: &'a PetitionEvent, by: &'a str) -> Self {
        Self {
            act: e.act.name(),
            on: e.on,
            by,
            note: &e.note,
            document: &e.document,
            until: e.until,
            division: e.handed.and_then(|to| to.division).map(text),
            demand: e.demand.map(|n| n + 1),
            proof: e.proof.as_ref().map(|proof| proof.kind.name()),
            word: e.word.map(|word| word.kind.name()),
            word_at: e.word.and_then(|word| word.at),
            rule: e.rule.as_deref(),
            set_by: e.set_by.as_deref(),
        }
    }
}
