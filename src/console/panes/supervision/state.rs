//! What is on screen of supervision.

use super::about::About;
use crate::bureau::Query;
use crate::bureau::answer::{SupervisionList, SupervisionRow};
use crate::bureau::query::SupervisionAsked;
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::shared::{Ctx, Slot};
use crate::domain::SupervisionId;

/// Rows read at once.
const WINDOW: usize = 1000;
/// Rows above the list: the tabs, a rule, column heads.
const HEAD_ROWS: u16 = 3;
/// The tabs in their order.
pub const TABS: [SupervisionAsked; 4] =
    [SupervisionAsked::Open, SupervisionAsked::Mine, SupervisionAsked::Asked, SupervisionAsked::All];

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Which items are listed.
    pub tab: SupervisionAsked,
    /// They, once the answer came.
    pub shown: Option<Box<SupervisionList>>,
    /// Place in the list.
    pub list: List,
    /// The one the mark is to stand on when the next answer comes.
    pub(super) wanted: Option<SupervisionId>,
    pub(super) asked: Slot,
    pub(super) staff: Slot,
    /// To whom an item may be given.
    pub(super) others: Slot,
    pub(super) week: Slot,
    pub(super) nudging: Slot,
    /// What a new item is about.
    pub(super) about: About,
}

crate::text::opaque!(State);

/// Rows of the selected one below the list, its rule among them.
pub fn card_rows(geometry: &Geometry) -> u16 {
    geometry.detail_rows(8, 5)
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + card_rows(geometry))
}

impl State {
    /// The rows.
    pub fn rows(&self) -> &[SupervisionRow] {
        self.shown.as_deref().map_or(&[], |list| &list.rows)
    }

    /// The one selected.
    pub fn selected(&self) -> Option<&SupervisionRow> {
        self.rows().get(self.list.selected)
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.asked.ask(ctx, Query::Supervision { asked: self.tab, offset: 0, limit: WINDOW });
    }

    /// Other items.
    pub(super) fn turn_to(&mut self, tab: SupervisionAsked, ctx: &mut Ctx<'_>) {
        self.tab = tab;
        self.shown = None;
        self.list = List::default();
        self.ask(ctx);
    }

    /// The list came: the mark stays on its item.
    pub(super) fn came(&mut self, list: Box<SupervisionList>, ctx: &Ctx<'_>) {
        let page = list_rows(&ctx.shared.geometry());
        let kept = self.wanted.take().or_else(|| self.selected().map(|row| row.item));
        match list.rows.iter().position(|row| Some(row.item) == kept) {
            Some(at) => self.list.select(at, list.rows.len(), page),
            None => self.list.settle(list.rows.len(), page),
        }
        self.shown = Some(list);
    }
}
