//! What is on screen of money paid too much.

use std::collections::BTreeMap;

use crate::bureau::Query;
use crate::bureau::answer::{OverpaidRow, RecoveryRow};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::names;
use crate::console::shared::{Ctx, Slot};
use crate::console::why::Why;
use crate::domain::{PersonId, RecoveryId, Total};

/// Rows above the list: the sums, a rule with what is shown, column heads.
pub const HEAD_ROWS: u16 = 3;
/// Rows of the selected one below the list, where they stand there: a rule and five rows.
const DETAIL_ROWS: u16 = 6;

/// Which part is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everybody who was paid too much.
    #[default]
    Over,
    /// Decisions that wait for another person.
    Waiting,
    /// Decisions that hold.
    Standing,
    /// Decisions that ended.
    Ended,
}

/// Every part, in the order that the arrows go through.
pub const SHOWN: [Shown; 4] = [Shown::Over, Shown::Waiting, Shown::Standing, Shown::Ended];

/// A row of the list.
#[derive(Clone, Copy)]
pub enum Row<'a> {
    /// Somebody who was paid too much under a programme, and the decision about it.
    Over(&'a str, &'a OverpaidRow, Option<&'a RecoveryRow>),
    /// A decision.
    Decision(&'a RecoveryRow),
}

/// What somebody came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A decision.
    Decision(RecoveryId),
    /// Whoever was paid too much.
    Person(PersonId),
}

/// Names are in it.
impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Row(..)")
    }
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Who was paid too much, by programme, as far as it came.
    pub over: BTreeMap<String, Vec<OverpaidRow>>,
    /// What was decided, once it came.
    pub decisions: Option<Vec<RecoveryRow>>,
    /// Which part is on screen.
    pub shown: Shown,
    /// Place in the list.
    pub list: List,
    /// Why an amount is what it is.
    pub why: Why,
    /// Programmes that are still to be asked about: each goes over everybody, so one comes after the other.
    pub(super) to_ask: Vec<String>,
    /// What the mark is to stand on as the rows come.
    pub(super) wanted: Option<Wanted>,
    pub(super) asked: Slot,
    pub(super) settings: Slot,
    /// The approval under way.
    pub(super) doing: Slot,
}

crate::text::opaque!(State);

/// Rows of the detail below the list, its rule among them; a short screen has whose, and what was decided.
pub fn detail_rows(geometry: &Geometry) -> u16 {
    geometry.detail_rows(DETAIL_ROWS, 4)
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + detail_rows(geometry))
}

impl State {
    /// The rows of a part.
    pub fn rows_of(&self, shown: Shown) -> Vec<Row<'_>> {
        let decisions = self.decisions.as_deref().unwrap_or_default();
        if shown == Shown::Over {
            let decision = |row: &OverpaidRow| decisions.iter().find(|d| Some(d.recovery) == row.recovery);
            let rows = self.over.iter().flat_map(|(id, rows)| rows.iter().map(move |row| (id.as_str(), row)));
            let mut rows: Vec<Row<'_>> = rows.map(|(id, row)| Row::Over(id, row, decision(row))).collect();
            // What nobody decided about stands first, the most of it at the top.
            rows.sort_by_key(|row| match row {
                Row::Over(_, row, decision) => (decision.is_some(), std::cmp::Reverse(row.sum)),
                Row::Decision(_) => (true, std::cmp::Reverse(crate::domain::Fen::ZERO)),
            });
            return rows;
        }
        let fits = |row: &&RecoveryRow| part(row) == shown;
        // The newest first.
        decisions.iter().rev().filter(fits).map(Row::Decision).collect()
    }

    /// The rows on screen.
    pub fn rows(&self) -> Vec<Row<'_>> {
        self.rows_of(self.shown)
    }

    /// The one selected.
    pub fn selected(&self) -> Option<Row<'_>> {
        self.rows().get(self.list.selected).copied()
    }

    /// How many people and programmes, and what they come to.
    pub fn sum(&self) -> (usize, Total) {
        let rows = || self.over.values().flatten();
        (rows().count(), rows().map(|row| Total::from(row.sum)).sum())
    }

    /// Puts the mark on what somebody came for, until all rows are there: each programme's come among those before.
    pub(super) fn find_wanted(&mut self) {
        let Some(wanted) = self.wanted else { return };
        let is = |row: &Row<'_>| match (row, wanted) {
            (Row::Decision(row), Wanted::Decision(id)) => row.recovery == id,
            (Row::Over(_, row, _), Wanted::Person(person)) => row.person == person,
            _ => false,
        };
        if let Some(at) = self.rows().iter().position(is) {
            self.list.selected = at;
        }
        if self.is_whole() && !self.settings.is_waiting() {
            self.wanted = None;
        }
    }

    /// Whether all programmes were asked about.
    pub fn is_whole(&self) -> bool {
        self.to_ask.is_empty() && !self.asked.is_waiting()
    }

    /// Asks for what is on screen.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.settings.ask(ctx, Query::RunRules);
        self.to_ask = names::paid_by_runs(&ctx.shared.tables);
        // What goes on after a death is paid by no run, and is paid too much like everything else.
        self.to_ask.push(ctx.shared.tables.terminal.books_as().to_owned());
        self.ask_next(ctx);
    }

    /// The next programme.
    pub(super) fn ask_next(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(programme) = self.to_ask.first().cloned() {
            self.asked.ask(ctx, Query::Overpaid { programme });
        }
    }
}

/// The part that a decision stands in.
fn part(row: &RecoveryRow) -> Shown {
    match (&row.approved, row.ended) {
        (_, Some(_)) => Shown::Ended,
        // That one ends takes another person, too.
        (Some(_), None) if row.ending.is_some() => Shown::Waiting,
        (None, None) => Shown::Waiting,
        (Some(_), None) => Shown::Standing,
    }
}
