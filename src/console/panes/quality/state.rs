//! What is on screen.

use std::sync::Arc;

use crate::bureau::answer::{Decision, DuplicatePair, Duplicates, GapTable, Lacking};
use crate::console::ReqId;
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Slot};
use crate::domain::PersonId;
use crate::exchange::{Errand, Progress};
use crate::locale::{Msg, quality as say};

/// Rows above the list: the tabs, a rule, what was found, column heads.
const HEAD_ROWS: u16 = 4;
/// Rows of the card below the list, its rule among them.
const CARD_ROWS: u16 = 8;
/// Pairs asked for.
pub(super) const PAIRS: usize = 500;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 缺项
    #[default]
    Gaps,
    /// 疑似重复
    Duplicates,
    /// 已认定
    Decisions,
}

impl Tab {
    /// Every tab in the order of its digit.
    pub const ALL: [Self; 3] = [Self::Gaps, Self::Duplicates, Self::Decisions];

    /// Its name.
    pub fn label(self) -> Msg {
        match self {
            Self::Gaps => say::TAB_GAPS,
            Self::Duplicates => say::TAB_DUPLICATES,
            Self::Decisions => say::TAB_DECISIONS,
        }
    }
}

/// A search under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// Its number.
    pub req: ReqId,
    /// How far it is.
    pub progress: Progress,
    /// It was asked to stop.
    pub stopping: bool,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The tab on screen.
    pub tab: Tab,
    /// What is missing, once it came.
    pub gaps: Option<Box<GapTable>>,
    /// The selected column of it: the place of a gap.
    pub col: usize,
    /// Who lacks what is selected, while that is on screen.
    pub lacking: Option<Box<Lacking>>,
    /// Place in that list.
    pub people: List,
    /// Pairs that may be one person, once they came.
    pub found: Option<Arc<Duplicates>>,
    /// Only pairs of this person.
    pub of: Option<PersonId>,
    /// The search under way.
    pub running: Option<Running>,
    /// What was decided, once it came.
    pub decided: Option<Vec<Decision>>,
    /// Place in the list on screen.
    pub list: List,
    /// Places in the lists of the other tabs.
    pub(super) places: [List; 3],
    pub(super) tables: Slot,
    pub(super) lacks: Slot,
    pub(super) decisions: Slot,
    pub(super) pairs: Slot,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Quality({:?})", self.tab)
    }
}

/// Rows of the card below the list; none where there is no room for it.
pub fn card_rows(geometry: &Geometry) -> u16 {
    if geometry.detail == Detail::None { 0 } else { CARD_ROWS }
}

/// Rows of the list on screen; what is missing needs no card.
pub fn list_rows(geometry: &Geometry, tab: Tab) -> usize {
    let card = if tab == Tab::Gaps { 0 } else { card_rows(geometry) };
    geometry.rows_less(HEAD_ROWS + card)
}

impl State {
    /// The pairs on screen.
    pub fn pairs(&self) -> &[DuplicatePair] {
        self.found.as_deref().map_or(&[], |f| &f.pairs)
    }

    /// The selected pair.
    pub fn pair(&self) -> Option<&DuplicatePair> {
        (self.tab == Tab::Duplicates).then(|| self.pairs().get(self.list.selected)).flatten()
    }

    /// The selected decision.
    pub fn decision(&self) -> Option<&Decision> {
        let all = self.decided.as_deref().unwrap_or_default();
        (self.tab == Tab::Decisions).then(|| all.get(self.list.selected)).flatten()
    }

    /// Rows of the list on screen.
    pub fn rows(&self) -> usize {
        match self.tab {
            Tab::Gaps => self.gap_rows(),
            Tab::Duplicates => self.pairs().len(),
            Tab::Decisions => self.decided.as_ref().map_or(0, Vec::len),
        }
    }

    /// Compares everybody.
    pub(super) fn search(&mut self, ctx: &mut Ctx<'_>) {
        self.give_up(ctx);
        self.of = None;
        let req = ctx.errand(Errand::Duplicates { limit: PAIRS });
        self.running = Some(Running { req, progress: Progress::default(), stopping: false });
    }

    /// Does not wait any more for the search under way.
    pub(super) fn give_up(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(running) = self.running.take() {
            ctx.stop(running.req);
            ctx.forget(running.req);
        }
        self.pairs.drop(ctx);
    }

    /// Goes to a tab; the place in the list of the one before is kept.
    pub(super) fn turn_to(&mut self, tab: Tab) {
        if let Some(place) = self.places.get_mut(self.tab as usize) {
            *place = self.list;
        }
        self.tab = tab;
        self.list = self.places.get(tab as usize).copied().unwrap_or_default();
    }
}
