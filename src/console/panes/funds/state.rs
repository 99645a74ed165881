//! What is on screen of the budgets.

use crate::bureau::answer::{BudgetLine, BudgetYear, ForecastRow, ForecastYear, FundStatement};
use crate::bureau::query::FundAsked;
use crate::bureau::{Query, Reference};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::domain::ledger::{Budget, FundSource, RuleKind};
use crate::domain::{Month, Total};

/// Rows above the list: the year and its sums, a rule, column heads.
pub const HEAD_ROWS: u16 = 3;
/// Rows of the sources below the list, where they stand there: a rule, column heads, four sources, what they rest on.
const DETAIL_ROWS: u16 = 7;
/// Rows below a statement: a rule, and the marked line in full.
pub const LINE_ROWS: u16 = 3;

/// Which part of the pane is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The budgets of the year.
    #[default]
    Budgets,
    /// The year ahead of one programme.
    Ahead,
    /// The statement of one source.
    Statement,
}

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {
    /// The year; that of the business date until another is chosen.
    pub year: Option<u16>,
    /// Its budgets, once they came.
    pub budgets: Option<BudgetYear>,
    /// Place in the list.
    pub list: List,
    /// What is on screen.
    pub part: Part,
    /// The year ahead, once it came.
    pub ahead: Option<ForecastYear>,
    /// Programmes that are due from an age on: id, years, codes of the groups.
    pub(super) ages: Vec<(String, u8, String)>,
    /// Place among its programmes.
    pub programmes: List,
    /// The statement, once it came.
    pub sheet: Option<FundStatement>,
    /// Place in the statement.
    pub lines: List,
    /// The source it is of, by its place among all.
    pub source: usize,
    /// The programme the mark is to stand on when the budgets come.
    pub(super) wanted: Option<String>,
    pub(super) asked: Slot,
    pub(super) asked_ahead: Slot,
    pub(super) asked_sheet: Slot,
    /// The approval under way.
    pub(super) doing: Slot,
    /// The programme whose budget it approves.
    pub(super) decided: Option<String>,
}

/// Rows of a statement on screen.
pub(super) fn sheet_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + 1 + LINE_ROWS)
}

/// Rows of the sources below the list, their rule among them; a short screen has what the selected budget comes to.
pub fn detail_rows(geometry: &Geometry) -> u16 {
    geometry.detail_rows(DETAIL_ROWS, 4)
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + detail_rows(geometry))
}

/// The programmes that are due from an age on.
pub(super) fn ages(tables: &Reference) -> Vec<(String, u8, String)> {
    let rules = tables.entitle.all().iter().filter(|rule| rule.kind == RuleKind::Age);
    let of = rules.filter_map(|rule| rule.years.map(|years| (rule, years)));
    let of = of.flat_map(|(rule, years)| {
        let due = tables.programmes.all().iter();
        let due = due.filter(|row| rule.groups.iter().any(|code| row.groups.contains(code)));
        due.map(move |row| (row.id.clone(), years, rule.groups.join(",")))
    });
    of.collect()
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

    /// The source whose statement is on screen.
    pub fn source_of(&self) -> FundSource {
        FundSource::ALL.get(self.source).copied().unwrap_or(FundSource::Central)
    }

    /// The programme whose year is on screen.
    pub fn row(&self) -> Option<&ForecastRow> {
        self.ahead.as_ref()?.rows.get(self.programmes.selected)
    }

    /// The age from which the programme whose year is on screen is due, and the groups it is for; `None` where no age counts.
    pub(super) fn age(&self) -> Option<(u8, &str)> {
        let row = self.row().filter(|_| self.part == Part::Ahead)?;
        let (_, years, groups) = self.ages.iter().find(|(id, ..)| *id == row.programme)?;
        Some((*years, groups))
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let year = self.year(ctx.shared);
        match self.part {
            Part::Budgets => self.asked.ask(ctx, Query::Budgets { year }),
            Part::Ahead => self.asked_ahead.ask(ctx, Query::Forecast { year }),
            Part::Statement => {
                let now = ctx.shared.today.month();
                let from = Month::new(year.into(), 1).unwrap_or(now);
                let source = self.source_of();
                let asked = FundAsked { year, source, programme: None, from, until: now.max(from) };
                self.asked_sheet.ask(ctx, Query::FundStatement(asked));
            }
        }
    }

    /// Another part of the pane; of the statement its next source.
    pub(super) fn show(&mut self, part: Part, ctx: &mut Ctx<'_>) {
        if self.part == part && part == Part::Statement {
            self.source = (self.source + 1) % FundSource::ALL.len();
            (self.sheet, self.lines) = (None, List::default());
        }
        self.part = part;
        self.ask(ctx);
    }

    pub(super) fn turn_to(&mut self, year: u16, ctx: &mut Ctx<'_>) {
        self.year = Some(year);
        (self.budgets, self.ahead, self.sheet) = (None, None, None);
        self.lines = List::default();
        self.ask(ctx);
    }
}
