//! What is missing: the table of towns and gaps, and who lacks what is selected in it.

use super::State;
use super::state::{Tab, list_rows};
use crate::bureau::Query;
use crate::bureau::answer::{GapRow, Lacking, LackingRow};
use crate::bureau::query::Place;
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::goal::Goal;
use crate::console::shared::Ctx;
use crate::domain::person::Gap;

/// People asked for at once.
const PAGE: usize = 200;

impl State {
    /// Rows of the table: everybody, then each town.
    pub(super) fn gap_rows(&self) -> usize {
        self.gaps.as_deref().map_or(0, |table| table.rows.len() + usize::from(!table.rows.is_empty()))
    }

    /// A row of the table.
    pub fn gap_row(&self, at: usize) -> Option<(Place, GapRow)> {
        let table = self.gaps.as_deref()?;
        match at.checked_sub(1) {
            None => Some((Place::Everywhere, table.all())),
            Some(at) => {
                let row = table.rows.get(at)?;
                Some((row.town.map_or(Place::Unknown, Place::Town), row.clone()))
            }
        }
    }

    /// The selected gap.
    pub fn gap(&self) -> Gap {
        Gap::ALL.get(self.col).copied().unwrap_or(Gap::ResidentId)
    }

    /// How many lack what is selected.
    pub fn cell(&self) -> u32 {
        let row = self.gap_row(self.list.selected);
        row.and_then(|(_, row)| row.missing.get(self.col).copied()).unwrap_or(0)
    }

    /// Whether people are on screen in place of the table.
    pub fn shows_people(&self) -> bool {
        self.tab == Tab::Gaps && self.lacking.is_some()
    }

    /// The selected person.
    pub fn lacker(&self) -> Option<&LackingRow> {
        self.lacking.as_deref().filter(|_| self.tab == Tab::Gaps)?.people.get(self.people.selected)
    }

    pub(super) fn turn_col(&mut self, right: bool) {
        let last = Gap::ALL.len() - 1;
        self.col = if right { (self.col + 1).min(last) } else { self.col.saturating_sub(1) };
    }

    /// Asks for the table, and anew for the people on screen, as many as there are.
    pub(super) fn ask_gaps(&mut self, ctx: &mut Ctx<'_>) {
        self.tables.ask(ctx, Query::Gaps);
        if let Some((gap, place, n)) = self.lacking.as_deref().map(|l| (l.gap, l.place, l.people.len())) {
            self.lacks.ask(ctx, Query::Lacking { gap, place, offset: 0, limit: n.max(PAGE) });
        }
    }

    /// Enter: the people of a number of the table, or the form of a person.
    pub(super) fn open_gap(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(person) = self.lacker().map(|row| row.side.person) {
            return ctx.go(Goal::Fill(person, self.gap()));
        }
        if let (Some((place, _)), true) = (self.gap_row(self.list.selected), self.cell() > 0) {
            self.lacks.ask(ctx, Query::Lacking { gap: self.gap(), place, offset: 0, limit: PAGE });
        }
    }

    /// People came: the first of them, or more behind those that are here.
    pub(super) fn take_people(&mut self, came: Box<Lacking>, ctx: &mut Ctx<'_>) {
        match self.lacking.as_deref_mut() {
            Some(held) if came.offset > 0 => {
                if held.people.len() == came.offset && (held.gap, held.place) == (came.gap, came.place) {
                    held.people.extend(came.people);
                }
            }
            Some(_) => self.lacking = Some(came),
            None => {
                self.lacking = Some(came);
                self.people = List::default();
            }
        }
        self.settle_people(ctx);
    }

    fn settle_people(&mut self, ctx: &mut Ctx<'_>) {
        let len = self.lacking.as_deref().map_or(0, |l| l.people.len());
        self.people.settle(len, list_rows(&ctx.shared.geometry(), Tab::Gaps));
    }

    /// A movement among the people; near the end of those that are here more are asked for.
    pub(super) fn move_people(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let Some(held) = self.lacking.as_deref() else { return };
        let (len, page) = (held.people.len(), list_rows(&ctx.shared.geometry(), Tab::Gaps));
        self.people.act(action, len, page);
        if self.people.selected + page >= len && len < held.total && !self.lacks.is_waiting() {
            let (gap, place) = (held.gap, held.place);
            self.lacks.ask(ctx, Query::Lacking { gap, place, offset: len, limit: PAGE });
        }
    }
}
