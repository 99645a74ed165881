//! Answers about petitions.

use serde::Serialize;

use crate::bureau::query::{Order, Tab};
use crate::bureau::refusal::Refusal;
use crate::domain::filter::FilterFault;
use crate::domain::petition::{
    Clock, Demand, PetitionAct, PetitionEvent, PetitionFacts, PetitionState, PressingReason, TakenBack,
};
use crate::domain::{Date, PetitionId};

/// The petition queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PetitionQueue {
    /// Shown tab.
    pub tab: Tab,
    /// What it is sorted by.
    pub order: Order,
    /// How many stand in each tab.
    pub counts: Vec<(Tab, u32)>,
    /// How many match in this tab.
    pub total: usize,
    /// How many of those stand before the page.
    pub offset: usize,
    /// A page.
    pub rows: Vec<PetitionRow>,
    /// What looks like a condition and could not be read.
    pub faults: Vec<FilterFault>,
}

/// A petition in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct PetitionRow {
    /// Which.
    pub petition: PetitionId,
    /// Version a command must name.
    pub version: u32,
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
    /// Why it is looked at before others, the reason that decides first; nothing of what is finished.
    pub why: Vec<PressingReason>,
    /// Set aside until that day.
    pub deferred: Option<Date>,
    /// It is back before that day, because a limit is near.
    pub back_early: bool,
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
    /// Decisions that were taken back: what, and who took it back.
    pub taken_back: Vec<(TakenBack, String)>,
}

/// What a decision in the queue would do to one petition.
#[derive(Clone, PartialEq, Serialize)]
pub struct TriageRow {
    /// As listed now.
    pub row: PetitionRow,
    /// Where it stands after it and what is due next then, or why not.
    pub after: Result<(PetitionState, Option<Due>), Refusal>,
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

crate::text::opaque!(PetitionRow, PetitionView, TriageRow);
