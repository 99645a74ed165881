//! What is on screen of the figures.

use super::Act;
use super::grid::{Cells, Mark, cells};
use crate::bureau::Query;
use crate::bureau::answer::{FigurePetitions, PetitionFigures, PetitionRow};
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::petition::Figure;

/// Rows of a list behind a figure that are read at once.
const WINDOW: usize = 1000;

/// A page of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// 存量与增量
    #[default]
    Weeks,
    /// 按期率
    Clocks,
    /// 到期分布
    Days,
    /// 重复与属地
    Towns,
    /// 内容分类，按属地
    Topics,
    /// 满意度
    Satisfaction,
}

impl Page {
    /// Every page in order.
    pub const ALL: [Self; 6] =
        [Self::Weeks, Self::Clocks, Self::Days, Self::Towns, Self::Topics, Self::Satisfaction];
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The page.
    pub page: Page,
    /// The figures, once they came.
    pub shown: Option<Box<PetitionFigures>>,
    /// Row and column of the cell selected.
    pub at: (usize, usize),
    /// The figure whose petitions are on screen.
    pub behind: Option<Figure>,
    /// Those petitions, once they came.
    pub petitions: Option<Box<FigurePetitions>>,
    /// Place in their list.
    pub list: List,
    pub(super) asked: Slot,
    pub(super) listing: Slot,
}

crate::text::opaque!(State);

impl State {
    /// The cells on screen.
    pub fn cells(&self) -> Cells {
        self.shown.as_deref().map(|shown| cells(shown, self.page)).unwrap_or_default()
    }

    /// The cell selected.
    pub fn mark(&self) -> Option<Mark> {
        self.cells().get(self.at.0)?.get(self.at.1).cloned().flatten()
    }

    /// The petitions behind a figure.
    pub fn rows(&self) -> &[PetitionRow] {
        self.petitions.as_deref().map_or(&[], |found| &found.rows)
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        match &self.behind {
            None => self.asked.ask(ctx, Query::PetitionFigures),
            Some(figure) => {
                let query = Query::BehindFigure { figure: figure.clone(), offset: 0, limit: WINDOW };
                self.listing.ask(ctx, query);
            }
        }
    }

    /// Opens the list behind the cell selected.
    pub(super) fn look_behind(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(mark) = self.mark() {
            self.behind = Some(mark.figure);
            self.petitions = None;
            self.list = List::default();
            self.ask(ctx);
        }
    }

    /// The mark to another row, as far as there is one.
    pub(super) fn go(&mut self, action: ListAction) {
        let cells = self.cells();
        let last = cells.len().saturating_sub(1);
        let to = match action {
            ListAction::Up => self.at.0.saturating_sub(1),
            ListAction::Down => (self.at.0 + 1).min(last),
            ListAction::Top | ListAction::PageUp => 0,
            ListAction::Bottom | ListAction::PageDown => last,
            ListAction::Open => self.at.0,
        };
        self.stand(&cells, (to, self.at.1));
    }

    /// On the cell, or on the one of its row that is nearest to it.
    fn stand(&mut self, cells: &Cells, (row, column): (usize, usize)) {
        let there = cells.get(row).map_or(&[][..], Vec::as_slice);
        let held = |at: &usize| there.get(*at).is_some_and(Option::is_some);
        let near = (0..there.len()).filter(held).min_by_key(|at| at.abs_diff(column));
        self.at = (row, near.unwrap_or_default());
    }

    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let page = match action {
            Act::Weeks => Page::Weeks,
            Act::Clocks => Page::Clocks,
            Act::Days => Page::Days,
            Act::Towns => Page::Towns,
            Act::Topics => Page::Topics,
            Act::Satisfaction => Page::Satisfaction,
            Act::Previous | Act::Next => {
                let cells = self.cells();
                let to = if action == Act::Next { self.at.1 + 1 } else { self.at.1.saturating_sub(1) };
                return self.stand(&cells, (self.at.0, to));
            }
        };
        let was_behind = self.behind.take().is_some();
        (self.page, self.at) = (page, (0, 0));
        let cells = self.cells();
        self.stand(&cells, (0, 0));
        if was_behind {
            self.ask(ctx);
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, _: Act, _: &Shared) -> Option<Words> {
        None
    }
}
