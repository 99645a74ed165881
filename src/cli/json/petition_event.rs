//! The shape of one thing done to a petition.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::PetitionView;
use crate::domain::Date;
use crate::domain::petition::{Carried, PetitionEvent};

/// One thing done, as `petition show` prints it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EventJson<'a> {
    pub act: &'static str,
    pub on: Date,
    /// The day it was recorded, where that is later.
    pub recorded: Option<Date>,
    pub by: &'a str,
    /// From which petition it followed by itself; who is named caused it there.
    pub followed: Option<&'a str>,
    pub note: &'a str,
    pub document: &'a str,
    pub until: Option<Date>,
    pub division: Option<String>,
    pub demand: Option<u8>,
    pub proof: Option<&'static str>,
    /// The steps whose papers a service proves.
    pub papers: Vec<&'static str>,
    /// How the petitioner gave it up.
    pub word: Option<&'static str>,
    /// When they called, in minutes after midnight.
    pub word_at: Option<u16>,
    /// Which organ reviewed it, or who carries it out.
    pub organ: Option<&'a str>,
    /// The day of the next look at what is followed.
    pub next_look: Option<Date>,
    /// What became of the execution.
    pub carried: Option<&'static str>,
    /// On which ground a refusal rests.
    pub ground: Option<&'a str>,
    /// The petitioner's rating.
    pub score: Option<u8>,
    /// The pause rule that it cites.
    pub rule: Option<&'a str>,
    /// Who set the deadline.
    pub set_by: Option<&'a str>,
}

impl<'a> EventJson<'a> {
    pub(super) fn new(event: &'a PetitionEvent, by: &'a str, view: &PetitionView) -> Self {
        let papers = event.papers.iter().filter_map(|at| view.events.get(usize::from(*at)));
        Self {
            act: event.act.name(),
            on: event.on,
            recorded: event.recorded,
            by,
            followed: event.followed.map(|_| event.note.as_str()),
            note: &event.note,
            document: &event.document,
            until: event.until,
            division: event.handed.and_then(|to| to.division).map(text),
            demand: event.demand.map(|n| n + 1),
            proof: event.proof.as_ref().map(|proof| proof.kind.name()),
            papers: papers.map(|(paper, _)| paper.act.name()).collect(),
            word: event.word.map(|word| word.kind.name()),
            word_at: event.word.and_then(|word| word.at),
            organ: event.organ.as_deref(),
            next_look: event.next_look,
            carried: event.carried.map(Carried::name),
            ground: event.ground.as_deref(),
            score: event.score,
            rule: event.rule.as_deref(),
            set_by: event.set_by.as_deref(),
        }
    }
}
