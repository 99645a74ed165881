//! Answers about what was given to somebody to do.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::bureau::refusal::Refusal;
use crate::domain::supervision::{SupervisionEvent, SupervisionOrigin, SupervisionState, SupervisionStep};
use crate::domain::{Date, PetitionId, StaffId, SupervisionId};

/// Some items of supervision.
#[derive(Clone, PartialEq, Serialize)]
pub struct SupervisionList {
    /// How many fit.
    pub total: usize,
    /// How many are open, how many of them are late, and how many wait to be closed or sent back.
    pub open: usize,
    /// Open after their day.
    pub late: usize,
    /// Waiting to be closed or sent back.
    pub asked: usize,
    /// How many of those wait for the one who asks.
    pub mine: usize,
    /// The page: what is due first stands first, what is closed last.
    pub rows: Vec<SupervisionRow>,
}

/// An item of supervision.
#[derive(Clone, PartialEq, Serialize)]
pub struct SupervisionRow {
    /// Which.
    pub item: SupervisionId,
    /// The number people quote.
    pub number: String,
    /// Version a command must name.
    pub version: u32,
    /// Where it comes from.
    pub origin: SupervisionOrigin,
    /// What is to be done.
    pub text: String,
    /// Who has it in hand.
    pub owner: (StaffId, String),
    /// Until which day.
    pub due: Date,
    /// Open after that day.
    pub late: bool,
    /// About which petition, with its number.
    pub petition: Option<(PetitionId, String)>,
    /// That petition is kept from view of some: the item stands on no list for all to read.
    pub kept: bool,
    /// Who put it on the list.
    pub by: String,
    /// When.
    pub on: Date,
    /// How far it is.
    pub state: SupervisionState,
    /// What was done about it, oldest first, and by whom.
    pub events: Vec<(SupervisionEvent, String)>,
    /// Everybody who had it in hand or got it, with their names, where it was given to another.
    pub passed: BTreeMap<StaffId, String>,
    /// Until which day it was to be done to begin with.
    pub first_due: Date,
    /// What the one who asks may do now, or why not; of what needs words, as if they were said.
    pub steps: Vec<(SupervisionStep, Result<(), Refusal>)>,
}

impl SupervisionRow {
    /// Why a step cannot be taken by the one who asks.
    pub fn refusal(&self, step: SupervisionStep) -> Option<&Refusal> {
        self.steps.iter().find(|(one, _)| *one == step).and_then(|(_, may)| may.as_ref().err())
    }

    /// The name of somebody who had it in hand.
    pub fn name_of(&self, staff: StaffId) -> &str {
        self.passed.get(&staff).map_or("", String::as_str)
    }

    /// The newest of a kind of step.
    pub fn last(&self, step: SupervisionStep) -> Option<&(SupervisionEvent, String)> {
        self.events.iter().rev().find(|(event, _)| event.step == step)
    }
}

crate::text::opaque!(SupervisionList, SupervisionRow);
