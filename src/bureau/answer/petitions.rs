//! Answers about petitions.

use serde::Serialize;

use crate::bureau::answer::PaperRow;
use crate::bureau::query::Tab;
use crate::bureau::refusal::Refusal;
use crate::domain::filter::FilterFault;
use crate::domain::paper::PaperKind;
use crate::domain::petition::{
    CaseFacts, Clock, Demand, PetitionAct, PetitionEvent, PetitionFacts, PetitionState,
};
use crate::domain::{Date, PetitionId};

/// The petition queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PetitionQueue {
    /// Shown tab.
    pub tab: Tab,
    /// How many stand in each tab.
    pub counts: Vec<(Tab, u32)>,
    /// How many match in this tab.
    pub total: usize,
    /// A page, what is due next first.
    pub rows: Vec<PetitionRow>,
    /// What looks like a condition and could not be read.
    pub faults: Vec<FilterFault>,
}

/// A petition in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct PetitionRow {
    /// Which.
    pub petition: PetitionId,
    /// Registration number.
    pub number: String,
    /// First petitioner's name; empty when anonymous.
    pub name: String,
    /// The first petitioner died, as their record says.
    pub dead: bool,
    /// How many petition.
    pub headcount: u16,
    /// First demand.
    pub demand: String,
    /// Where it stands.
    pub state: PetitionState,
    /// The next clock.
    pub due: Option<Due>,
    /// Days since receipt.
    pub days: i64,
    /// Days with the present owner.
    pub days_owned: Option<i64>,
    /// Owner's name.
    pub owner: Option<String>,
    /// Kept from view of others (检举控告).
    pub secret: bool,
}

/// One petition in full. Petitioners' numbers and phones are masked.
#[derive(Clone, PartialEq, Serialize)]
pub struct PetitionView {
    /// As listed.
    pub row: PetitionRow,
    /// Version a command must name.
    pub version: u32,
    /// What was brought; `phone` of a petitioner is masked, `resident_id` absent.
    pub facts: PetitionFacts,
    /// What happened: event and who did it.
    pub events: Vec<(PetitionEvent, String)>,
    /// Every clock.
    pub clocks: Vec<Clock>,
    /// What may be done now by the one who asks, or why not.
    pub acts: Vec<(PetitionAct, Result<(), Refusal>)>,
    /// Demands again with their routes, for the strip.
    pub demands: Vec<Demand>,
    /// Earlier petitions of the same people.
    pub earlier: Vec<PetitionRow>,
    /// The papers that were issued of it, oldest first.
    pub papers: Vec<PaperRow>,
}

impl PetitionView {
    /// What was done, in order.
    pub fn events(&self) -> Vec<PetitionEvent> {
        self.events.iter().map(|(event, _)| event.clone()).collect()
    }

    /// What the rules need to know.
    pub fn case<'a>(&self, events: &'a [PetitionEvent]) -> CaseFacts<'a> {
        CaseFacts {
            received: self.facts.received,
            origin: self.facts.origin,
            route: self.facts.route(),
            first: self.facts.repeats.is_none(),
            identified: self.facts.is_identified(),
            state: self.row.state,
            events,
        }
    }

    /// The newest letter of a kind that counts.
    pub fn newest_paper(&self, kind: PaperKind) -> Option<&PaperRow> {
        self.papers.iter().rev().find(|row| row.kind == kind && row.voided.is_none())
    }

    /// The number of a document drafted for a step and named by none yet, to be named by it.
    pub fn drafted(&self, kind: PaperKind) -> Option<&str> {
        let row = self.newest_paper(kind)?;
        let named = self.events.iter().any(|(event, _)| event.document == row.number);
        (!named).then_some(row.number.as_str())
    }
}

/// A clock's end as lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// Natural days from the business date; negative when late.
    pub in_days: i64,
    /// The calendar of that year is not published yet.
    pub provisional: bool,
}

crate::text::opaque!(PetitionRow, PetitionView);
