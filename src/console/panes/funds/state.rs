//! What is on screen of the budgets.

use crate::bureau::Query;
use crate::bureau::answer::{BudgetLine, BudgetYear};
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::domain::Total;
use crate::domain::ledger::Budget;

/// Rows above the list: the year and its sums, a rule, column heads.
pub const HEAD_ROWS: u16 = 3;
/// Rows of the sources below the list, where they stand there: a rule, what it rests on, four sources.
pub const DETAIL_ROWS: u16 = 6;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {
    /// The year; that of the business date until another is chosen.
    pub year: Option<u16>,
    /// Its budgets, once they came.
    pub budgets: Option<BudgetYear>,
    /// Place in the list.
    pub list: List,
    pub(super) asked: Slot,
    /// The approval under way.
    pub(super) doing: Slot,
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    let below = if geometry.detail == Detail::Below { DETAIL_ROWS } else { 0 };
    geometry.rows_less(HEAD_ROWS + below)
}

impl State {
    /// The year on screen.
    pub fn year(&self, shared: &Shared) -> u16 {
        self.year.unwrap_or_else(|| u16::try_from(shared.today.year()).unwrap_or_default())
    }

    /// The programmes of the year.
    pub fn lines(&self) -> &[BudgetLine] {
        self.budgets.as_ref().map_or(&[], |b| &b.lines)
    }

    /// The one selected.
    pub fn selected(&self) -> Option<&BudgetLine> {
        self.lines().get(self.list.selected)
    }

    /// How many wait for approval.
    pub fn waiting(&self) -> usize {
        self.lines().iter().filter(|line| line.waiting.is_some()).count()
    }

    /// What is given and what was paid, of the programmes that have a budget.
    pub fn sums(&self) -> (Total, Total) {
        let of = |line: &BudgetLine| (line.in_force.as_ref().map_or(0, Budget::total), line.spent());
        let (given, paid) =
            self.lines().iter().map(of).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        (Total(given), Total(paid))
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let year = self.year(ctx.shared);
        self.asked.ask(ctx, Query::Budgets { year });
    }

    pub(super) fn turn_to(&mut self, year: u16, ctx: &mut Ctx<'_>) {
        self.year = Some(year);
        self.budgets = None;
        self.ask(ctx);
    }
}
