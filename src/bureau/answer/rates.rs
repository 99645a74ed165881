//! Answers about rates and settings of the place.

use serde::Serialize;

use crate::bureau::refusal::FieldFault;
use crate::domain::ledger::{
    Cell, Doubt, OwnRate, Per, PlaceKey, PlaceRule, ProposalId, ProposalState, RateForm, RateNeeds,
};
use crate::domain::{Date, Fen, Month, PersonId};

/// What there is to say about figures before they are proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RatesChecked {
    /// What cannot be.
    pub faults: Vec<FieldFault>,
    /// What is seldom meant.
    pub doubts: Vec<Doubt>,
}

/// A figure that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RateLine {
    /// What it is for.
    pub cell: Cell,
    /// In fen.
    pub figure: Fen,
    /// What it is counted per.
    pub per: Per,
    /// For each year of service.
    pub each_year: bool,
    /// First day it holds.
    pub effective: Date,
    /// Whose it is and where it comes from.
    pub from: RateFrom,
    /// A later day on which the national figure changed to one that is not known here.
    pub changed: Option<Date>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum RateFrom {
    /// Comes with the program.
    Published { standard: String, sources: Vec<String> },
    /// The bureau entered it.
    Own { standard: String, notice: String, known: Date },
}

/// The figures of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RateBlock {
    /// Programme id.
    pub programme: String,
    /// What its figures turn on.
    pub form: RateForm,
    /// Those that hold on the day, by cell.
    pub lines: Vec<RateLine>,
    /// Cells without one.
    pub lacking: usize,
}

/// A cell that has no figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LackingCell {
    /// Which.
    pub cell: Cell,
    /// The day from which there is none: that of a change whose figure is not known, where one is known.
    pub since: Option<Date>,
    /// People on record who are paid by it in the month.
    pub people: u32,
}

/// A fact without which an amount cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LackingFact {
    /// Which.
    pub fact: RateNeeds,
    /// Code of the group it is about.
    pub group: String,
    /// Who, in the order of their numbers.
    pub people: Vec<PersonId>,
}

/// What the bureau must enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatesLacking {
    /// For which month.
    pub month: Month,
    /// Cells without a figure that somebody on record is paid by; where nobody is on record, those of every group.
    pub cells: Vec<LackingCell>,
    /// Facts without which the amount of somebody on record cannot be told.
    pub facts: Vec<LackingFact>,
    /// Settings that are not set for the month.
    pub settings: Vec<PlaceKey>,
    /// Nobody on record is paid by anything: the cells are those of every group.
    pub nobody: bool,
}

/// A proposal in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// Which.
    pub id: ProposalId,
    /// Its version.
    pub version: u32,
    /// Where it stands.
    pub state: ProposalState,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Whether that was the one who asks.
    pub own: bool,
    /// Who decided or withdrew, and when.
    pub ended: Option<(String, Date)>,
    /// Why it is meant although something in it is seldom meant.
    pub despite: String,
    /// Why it was rejected.
    pub reason: String,
    /// The notice, or the basis of the first setting.
    pub notice: String,
    /// Programmes, each once; none of settings.
    pub programmes: Vec<String>,
    /// Settings; none of rates.
    pub keys: Vec<PlaceKey>,
    /// How many rows.
    pub rows: usize,
    /// The earliest day it takes effect.
    pub effective: Option<Date>,
}

/// One proposal in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalView {
    /// As in the list.
    pub row: ProposalRow,
    /// Its figures, each with the one before it, where there is one.
    pub rates: Vec<(OwnRate, Option<(Fen, Per)>)>,
    /// Its settings, each with what held before.
    pub settings: Vec<(PlaceRule, Option<PlaceRule>)>,
}

/// A setting as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingLine {
    /// Which.
    pub key: PlaceKey,
    /// What holds in the month; `None` is unset.
    pub now: Option<PlaceRule>,
    /// Everything that was approved for it, newest first.
    pub all: Vec<PlaceRule>,
    /// A proposal for it that waits.
    pub pending: Option<ProposalId>,
}

/// Somebody whose amount would change.
#[derive(Clone, PartialEq, Eq)]
pub struct EffectRow {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they are paid for the month now; `None` where it cannot be told.
    pub old: Option<Fen>,
    /// What they would be paid.
    pub new: Option<Fen>,
}

/// What a proposal would change if it were approved.
#[derive(Clone, PartialEq, Eq)]
pub struct RaiseEffect {
    /// For which month.
    pub month: Month,
    /// The first month it would hold for; months before `month` would be paid in arrears.
    pub since: Month,
    /// Whose amount would change.
    pub rows: Vec<EffectRow>,
    /// What all of them are paid for the month now.
    pub old: Fen,
    /// What they would be paid.
    pub new: Fen,
}

crate::text::opaque!(EffectRow, RaiseEffect);
