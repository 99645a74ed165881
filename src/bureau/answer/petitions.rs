//! Answers about petitions.

use serde::Serialize;

use super::desk::StaffRow;
use crate::bureau::answer::PaperRow;
use crate::bureau::query::{Order, Tab};
use crate::bureau::refusal::Refusal;
use crate::domain::filter::FilterFault;
use crate::domain::paper::PaperKind;
use crate::domain::petition::{
    CaseFacts, Clock, Correction, Demand, Holder, LiaisonFacts, PetitionAct, PetitionEvent, PetitionFacts,
    PetitionState, PressingReason, Shared, TakenBack, Tracking, Urgency, stands_joined,
};
use crate::domain::{Date, LiaisonId, PetitionId, VisitId};

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
    /// Where nothing matches in this tab: in which others something does, and how many.
    pub elsewhere: Vec<(Tab, u32)>,
}

/// A petition in a list.
#[derive(Clone, PartialEq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own that a list shows")]
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
    /// How fast it is taken up.
    pub urgency: Urgency,
    /// 首办: the name of who got it first.
    pub first_handler: Option<String>,
    /// Who handles it now, of the three levels.
    pub holder: Holder,
    /// How often it came back from where it was handed.
    pub bounces: usize,
    /// 积案
    pub long_standing: bool,
    /// 第几次信访 of the same matter, as far as the asker may see; 1 for the first.
    pub nth: usize,
    /// Why it is looked at before others, the reason that decides first; nothing of what is finished.
    pub why: Vec<PressingReason>,
    /// Since when somebody follows it, and when they look next.
    pub tracked: Option<Tracking>,
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
    /// The clocks of each demand by its own way, in the order of the demands.
    pub demand_clocks: Vec<Vec<Clock>>,
    /// Who handles each demand, where that is somebody else than who handles the petition.
    pub demand_owners: Vec<Option<String>>,
    /// Every other petition of the same matter, the first of them first.
    pub family: Vec<PetitionRow>,
    /// The matter went through the recheck: this one is registered and not accepted (第三十六条第三款).
    pub final_matter: Option<PetitionId>,
    /// Those who keep away from it, by name.
    pub recused: Vec<String>,
    /// Those with an account that can be used from whom it is kept because it accuses them or may, by name and number.
    pub kept_from: Vec<String>,
    /// Those of the directory whom it concerns: of where it is, or where it happened.
    pub liaisons: Vec<LiaisonRow>,
    /// Decisions that were taken back: what, and who took it back.
    pub taken_back: Vec<(TakenBack, String)>,
    /// What was put right of the registration, and who did; names are as stored, phones masked.
    pub corrections: Vec<(Correction, String)>,
    /// The papers that were issued of it, oldest first.
    pub papers: Vec<PaperRow>,
    /// The visit at which it was brought.
    pub visit: Option<BroughtAt>,
}

/// The visit at which a petition was brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BroughtAt {
    /// Which.
    pub visit: VisitId,
    /// On which day.
    pub day: Date,
    /// Its number of that day.
    pub number: u16,
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

    /// Whether it was joined to another once so many things had been done.
    pub fn joined_at(&self, at: usize) -> bool {
        stands_joined(self.events.iter().take(at).map(|(event, _)| event))
    }

    /// Whether it is joined to another now.
    pub fn joined(&self) -> bool {
        self.joined_at(self.events.len())
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

/// What a decision in the queue would do to one petition.
#[derive(Clone, PartialEq, Serialize)]
pub struct TriageRow {
    /// As listed now.
    pub row: PetitionRow,
    /// Where it stands after it and what is due next then, or why not.
    pub after: Result<(PetitionState, Option<Due>), Refusal>,
    /// Who has it then, where that is another than now.
    pub owner: Option<String>,
    /// Of what would be accepted although it was registered as a repeat: the number of the earlier one, which is in hand.
    pub repeats: Option<String>,
}

/// An earlier petition of the same people or the same fact.
#[derive(Clone, PartialEq, Serialize)]
pub struct EarlierPetition {
    /// As listed.
    pub row: PetitionRow,
    /// Why it is shown.
    pub why: Vec<SameWhy>,
    /// What came of its first demand that has an outcome.
    pub outcome: String,
    /// It went through the recheck: no organ accepts the matter again (第三十六条第三款).
    pub is_final: bool,
    /// It is in hand here, within its limit (第十九条第三款).
    pub in_hand: bool,
}

/// Why two petitions may be of one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SameWhy {
    /// One of the petitioners is the same person on record.
    Person,
    /// The same identity number.
    Number,
    /// The same name and phone.
    NameAndPhone,
    /// The same name, and no phone of one of them: beside a like fact alone.
    Name,
    /// Demands of the same town with so many pairs of characters in common.
    Fact(Shared),
}

/// Somebody who may be given a petition, or may not.
#[derive(Clone, PartialEq, Serialize)]
pub struct HandRow {
    /// Who.
    pub staff: StaffRow,
    /// Open petitions they have now, of those that the asker may see.
    pub open: u32,
    /// They were the first to have it.
    pub first: bool,
    /// Why not.
    pub barred: Option<Barred>,
}

/// Why somebody is not given a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Barred {
    /// They declared an interest (第二十八条第三款).
    Declared,
    /// The head decided that they keep away (第二十八条第三款).
    Ordered,
    /// They are one of the petitioners (第二十八条第三款).
    Petitioner,
    /// They are related to one of the petitioners (第二十八条第三款).
    Relative,
    /// It accuses them or the office they belong to (第三十条第三款).
    Accused,
    /// They are related to somebody on the staff whom it accuses (第二十八条第三款).
    AccusedRelative,
}

/// Somebody of the directory of the three levels.
#[derive(Clone, PartialEq, Serialize)]
pub struct LiaisonRow {
    /// Number.
    pub liaison: LiaisonId,
    /// Version a command must name.
    pub version: u32,
    /// Who they are.
    pub facts: LiaisonFacts,
    /// Their division in words.
    pub place: String,
    /// They do it no more.
    pub ended: bool,
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

crate::text::opaque!(PetitionRow, PetitionView, TriageRow, EarlierPetition, HandRow, LiaisonRow);
