//! What is on screen.

use crate::bureau::Query;
use crate::bureau::answer::{
    LackingCell, LackingFact, ProposalRow, ProposalView, RaiseEffect, RateBlock, RateLine, RatesLacking,
    SettingLine,
};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::ledger::{PlaceKey, ProposalId, ProposalState};

/// Rows above the list: the tabs, a rule, column heads.
const HEAD_ROWS: u16 = 3;
/// Rows below it: a rule, and what there is to say about the selected row.
const NOTES_ROWS: u16 = 5;

/// A part of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The figures in force.
    #[default]
    InForce,
    /// What must be entered.
    Missing,
    /// Proposals.
    Waiting,
    /// Settings of the place.
    Settings,
}

impl Page {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::InForce, Self::Missing, Self::Waiting, Self::Settings];
}

/// A row of the list on screen.
#[derive(Debug, Clone, Copy)]
pub enum Row<'a> {
    /// A figure in force.
    Line(&'a RateLine),
    /// A cell without one.
    Lacking(&'a LackingCell),
    /// A fact that amounts want.
    Fact(&'a LackingFact),
    /// A setting that is not set.
    Unset(PlaceKey),
    /// A proposal.
    Proposal(&'a ProposalRow),
    /// A row of the proposal that is open.
    Proposed(usize),
    /// A setting.
    Setting(&'a SettingLine),
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The part on screen.
    pub page: Page,
    /// Figures in force, once they came.
    pub blocks: Option<Vec<RateBlock>>,
    /// What must be entered, once it came.
    pub lacking: Option<Box<RatesLacking>>,
    /// Proposals, once they came.
    pub proposals: Option<Vec<ProposalRow>>,
    /// Settings, once they came.
    pub settings: Option<Vec<SettingLine>>,
    /// The proposal that is open in place of the list.
    pub open: Option<Box<ProposalView>>,
    /// Whom it concerns, once that came; of rates that wait alone.
    pub effect: Option<Box<RaiseEffect>>,
    /// Place in the list.
    pub list: List,
    pub(super) asked: [Slot; 4],
    pub(super) opening: Slot,
    pub(super) counting: Slot,
    pub(super) doing: Slot,
    /// Its approval is asked about once all of it is known.
    pub(super) asks: bool,
    /// What is said once the decision under way is on record.
    pub(super) told: Option<Words>,
}

crate::text::opaque!(State);

/// Rows of the list on screen.
pub fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + notes_rows(geometry))
}

/// Rows below the list; a short screen has fewer.
pub fn notes_rows(geometry: &Geometry) -> u16 {
    if geometry.rows_less(HEAD_ROWS) >= 12 { NOTES_ROWS } else { 3 }
}

impl State {
    /// The rows of the list on screen.
    pub fn rows(&self) -> Vec<Row<'_>> {
        if let Some(open) = self.open.as_deref().filter(|_| self.page == Page::Waiting) {
            return (0..open.rates.len() + open.settings.len()).map(Row::Proposed).collect();
        }
        match self.page {
            Page::InForce => {
                let blocks = self.blocks.as_deref().unwrap_or_default();
                blocks.iter().flat_map(|block| &block.lines).map(Row::Line).collect()
            }
            Page::Missing => {
                let Some(lacking) = self.lacking.as_deref() else { return Vec::new() };
                let settings = lacking.settings.iter().map(|key| Row::Unset(*key));
                let facts = lacking.facts.iter().map(Row::Fact);
                lacking.cells.iter().map(Row::Lacking).chain(facts).chain(settings).collect()
            }
            Page::Waiting => {
                self.proposals.as_deref().unwrap_or_default().iter().map(Row::Proposal).collect()
            }
            Page::Settings => self.settings.as_deref().unwrap_or_default().iter().map(Row::Setting).collect(),
        }
    }

    /// The selected row.
    pub fn selected(&self) -> Option<Row<'_>> {
        self.rows().get(self.list.selected).copied()
    }

    /// Whether what the part shows came.
    pub fn is_there(&self) -> bool {
        match self.page {
            Page::InForce => self.blocks.is_some(),
            Page::Missing => self.lacking.is_some(),
            Page::Waiting => self.proposals.is_some(),
            Page::Settings => self.settings.is_some(),
        }
    }

    /// How much a part holds, once that is known: what is in force, to be entered, waits, is not set.
    pub fn count(&self, page: Page) -> Option<usize> {
        match page {
            Page::InForce => self.blocks.as_ref().map(|all| all.iter().map(|block| block.lines.len()).sum()),
            Page::Missing => self.lacking.as_ref().map(|all| all.cells.len() + all.settings.len()),
            Page::Waiting => self
                .proposals
                .as_ref()
                .map(|all| all.iter().filter(|row| row.state == ProposalState::Proposed).count()),
            Page::Settings => {
                self.settings.as_ref().map(|all| all.iter().filter(|line| line.now.is_none()).count())
            }
        }
    }

    /// The proposal for a setting that waits, if one does.
    pub fn pending(&self, key: PlaceKey) -> Option<ProposalId> {
        let lines = self.settings.as_deref().unwrap_or_default();
        lines.iter().find(|line| line.key == key)?.pending
    }

    /// Whether whom a proposal concerns is being worked out.
    pub fn is_counting(&self) -> bool {
        self.counting.is_waiting()
    }

    /// The proposal that is open or selected.
    pub fn proposal(&self) -> Option<&ProposalRow> {
        if self.page != Page::Waiting {
            return None;
        }
        match (&self.open, self.selected()) {
            (Some(open), _) => Some(&open.row),
            (None, Some(Row::Proposal(row))) => Some(row),
            _ => None,
        }
    }

    /// Asks for every part: their counts stand in the tabs.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let today: Date = ctx.shared.today;
        let month = today.month();
        let queries = [
            Query::Rates { on: today, programme: None },
            Query::RatesLacking { month },
            Query::Proposals { waiting: false },
            Query::PlaceSettings { month },
        ];
        for (slot, query) in self.asked.iter_mut().zip(queries) {
            slot.ask(ctx, query);
        }
        if let Some(id) = self.open.as_deref().map(|open| open.row.id) {
            self.opening.ask(ctx, Query::Proposal(id));
        }
    }

    /// Opens a proposal.
    pub(super) fn show(&mut self, id: ProposalId, ctx: &mut Ctx<'_>) {
        self.opening.ask(ctx, Query::Proposal(id));
    }

    /// To a part.
    pub(super) fn turn_to(&mut self, page: Page, shared: &Shared) {
        if self.page != page || self.open.is_some() {
            (self.open, self.effect) = (None, None);
            self.list = List::default();
        }
        self.page = page;
        self.list.settle(self.rows().len(), list_rows(&shared.geometry()));
    }

    /// The part to the right or to the left, round and round.
    pub(super) fn beside(&self, right: bool) -> Page {
        let at = Page::ALL.iter().position(|page| *page == self.page).unwrap_or_default();
        let len = Page::ALL.len();
        Page::ALL.get((at + if right { 1 } else { len - 1 }) % len).copied().unwrap_or_default()
    }
}
