//! What is on screen of the ledger.

use std::collections::BTreeMap;

use crate::bureau::Query;
use crate::bureau::answer::{
    BudgetLine, BudgetYear, LateEntries, PeriodRow, ProgrammeLine, ProgrammeMonth, SettlementRow,
};
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::why::Why;
use crate::domain::{Month, Total};

/// People read at once.
pub(super) const WINDOW: usize = 200;
/// Rows above the list of people: what month, its totals, a rule, column heads.
pub const HEAD_ROWS: u16 = 4;
/// Rows of the selected programme's year below the list of programmes, where it stands there: a rule, its months and its budget.
pub const YEAR_ROWS: u16 = 2;
/// Rows of the chart above the list, where it stands there: bars, months, a rule.
pub const CHART_ROWS: u16 = 6;

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The month; the month of the business date until another is chosen.
    pub month: Option<Month>,
    /// The programme whose people are listed; `None` lists the programmes.
    pub programme: Option<String>,
    /// What each programme came to in the month, as far as the answers came.
    pub totals: BTreeMap<String, ProgrammeMonth>,
    /// Place in the list of programmes.
    pub programmes: List,
    /// The programme's month; its lines are a window that begins at `offset`.
    pub shown: Option<Box<ProgrammeMonth>>,
    /// Where the window begins.
    pub offset: usize,
    /// Place in the list of people.
    pub people: List,
    /// What narrows the people.
    pub text: String,
    /// The published rates are on screen in place of the list.
    pub rates: Option<List>,
    /// What deaths leave to do is on screen in place of everything else.
    pub deaths: Option<List>,
    /// It, once it came.
    pub settlements: Option<Vec<SettlementRow>>,
    pub(super) settling: Slot,
    pub(super) booking: Slot,
    /// The changes of accounts that wait, on their way.
    pub(super) accounts: Slot,
    /// What the funds give in the year of the month, and what was paid out of it.
    pub budgets: Option<BudgetYear>,
    pub(super) asked_budgets: Slot,
    pub(super) asked: BTreeMap<String, Slot>,
    pub(super) window: Slot,
    pub(super) wanted: usize,
    /// What is known of the months that were ever closed.
    pub periods: Vec<PeriodRow>,
    pub(super) period_rows: Slot,
    pub(super) books: Slot,
    pub(super) closing: Slot,
    pub(super) withdrawing: Slot,
    pub(super) place: Slot,
    /// Why an amount is what it is.
    pub(super) why: Why,
    /// How many settings of the place are unset was said since the start.
    pub(super) place_told: bool,
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ledger({:?}, {:?})", self.month, self.programme)
    }
}

/// Rows of the list of people on screen. The chart goes before the list does.
pub fn list_rows(geometry: &Geometry) -> usize {
    let chart = if geometry.detail == Detail::Below { CHART_ROWS } else { 0 };
    geometry.rows_less(HEAD_ROWS + chart)
}

/// Rows of the list of programmes on screen.
pub(super) fn programme_rows(geometry: &Geometry) -> usize {
    let below = if geometry.detail == Detail::Below { YEAR_ROWS } else { 0 };
    geometry.rows_less(HEAD_ROWS + below)
}

impl State {
    /// The month on screen.
    pub fn month(&self, shared: &Shared) -> Month {
        self.month.unwrap_or_else(|| shared.today.month())
    }

    /// The id of the selected programme, or of the one on screen.
    pub fn selected(&self, shared: &Shared) -> Option<String> {
        let row = || shared.tables.programmes.all().get(self.programmes.selected).map(|p| p.id.clone());
        self.programme.clone().or_else(row)
    }

    /// The person in a row of the list, when the window has it.
    pub fn line(&self, row: usize) -> Option<&ProgrammeLine> {
        let at = row.checked_sub(self.offset)?;
        self.shown.as_deref()?.lines.get(at)
    }

    /// The budget of a programme in the year of the month on screen, and what was paid.
    pub fn budget(&self, programme: &str, shared: &Shared) -> Option<&BudgetLine> {
        let year = self.month(shared).year();
        let budgets = self.budgets.as_ref().filter(|budgets| i32::from(budgets.year) == year)?;
        budgets.lines.iter().find(|line| line.programme == programme)
    }

    /// How many people the programme's month has.
    pub fn people_len(&self) -> usize {
        self.shown.as_deref().map_or(0, |m| m.people)
    }

    /// Due and paid of every programme whose answer came.
    pub fn sum(&self) -> (Total, Total) {
        let due = self.totals.values().map(|m| Total::from(m.due)).sum();
        let paid = self.totals.values().map(|m| Total::from(m.paid)).sum();
        (due, paid)
    }

    /// Whether the books of the month are closed, once that is known.
    pub fn closed(&self) -> Option<bool> {
        match &self.programme {
            Some(_) => self.shown.as_deref().map(|m| m.closed),
            None => self.totals.values().next().map(|m| m.closed),
        }
    }

    /// What was booked after the close, of the programme on screen or of all.
    pub fn late(&self) -> LateEntries {
        match &self.programme {
            Some(_) => self.shown.as_deref().map(|m| m.late).unwrap_or_default(),
            None => self.totals.values().fold(LateEntries::default(), |sum, m| sum.plus(m.late)),
        }
    }

    /// Asks for what the list of programmes shows: totals alone.
    pub(super) fn ask_totals(&mut self, ctx: &mut Ctx<'_>) {
        let month = self.month(ctx.shared);
        let year = u16::try_from(month.year()).unwrap_or_default();
        self.asked_budgets.ask(ctx, Query::Budgets { year });
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        for row in tables.programmes.all() {
            let query = Query::ProgrammeMonth {
                programme: row.id.clone(),
                month,
                text: String::new(),
                offset: 0,
                limit: 0,
            };
            self.asked.entry(row.id.clone()).or_default().ask(ctx, query);
        }
    }

    /// Asks for the window around the rows on screen, if they are not all in the one that is there.
    pub(super) fn ask_window(&mut self, anew: bool, ctx: &mut Ctx<'_>) {
        let Some(programme) = self.programme.clone() else { return };
        let page = list_rows(&ctx.shared.geometry());
        let rows = self.people.window(self.people_len(), page);
        let have = self.offset..self.offset + self.shown.as_deref().map_or(0, |m| m.lines.len());
        let inside = have.start <= rows.start && rows.end <= have.end;
        // The rows on screen stand in the middle, so that a step either way needs no new window.
        let offset = rows.start.saturating_sub(WINDOW / 2);
        let under_way = self.window.is_waiting() && self.wanted == offset;
        if !anew && (inside || under_way) {
            return;
        }
        self.wanted = offset;
        let month = self.month(ctx.shared);
        let limit = WINDOW.max(page * 2);
        let text = self.text.clone();
        self.window.ask(ctx, Query::ProgrammeMonth { programme, month, text, offset, limit });
    }

    /// Another month.
    pub(super) fn turn_to(&mut self, month: Month, ctx: &mut Ctx<'_>) {
        self.month = Some(month);
        self.totals.clear();
        self.people = List::default();
        if let Some(shown) = &mut self.shown {
            // The head stays until the answer comes; its people are another month's.
            shown.lines.clear();
            shown.people = 0;
        }
        self.offset = 0;
        self.ask(ctx);
    }

    /// Only people whom a text means, or everybody again.
    pub(super) fn narrow(&mut self, text: String, ctx: &mut Ctx<'_>) {
        self.text = text;
        self.people = List::default();
        self.offset = 0;
        self.ask_window(true, ctx);
    }

    /// Asks for what is on screen.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.period_rows.ask(ctx, Query::Periods);
        if !self.place_told {
            let month = ctx.shared.today.month();
            self.place.ask(ctx, Query::PlaceSettings { month });
        }
        if self.deaths.is_some() {
            self.settling.ask(ctx, Query::Settlements { person: None });
        }
        if self.programme.is_some() {
            self.ask_window(true, ctx);
        } else {
            self.ask_totals(ctx);
        }
    }

    /// Opens a programme's month.
    pub(super) fn enter(&mut self, programme: String, ctx: &mut Ctx<'_>) {
        if self.programme.as_ref() != Some(&programme) {
            self.shown = None;
            self.people = List::default();
            self.offset = 0;
            self.text.clear();
        }
        self.programme = Some(programme);
        self.ask(ctx);
    }

    /// The person selected.
    pub fn person(&self) -> Option<&ProgrammeLine> {
        self.line(self.people.selected)
    }
}
