//! Marks in the list, and the way from them, or from the whole list, to a change of many.

use super::State;
use crate::bureau::query::Whom;
use crate::console::action::ListAction;
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::{Words, grouped};
use crate::domain::PersonId;
use crate::locale::bulk as say;

/// The menu of whom to change.
pub(super) const MANY: &str = "lookup.many";
/// Its row for those marked.
const MARKED: &str = "marked";
/// Its row for everybody found.
const FOUND: &str = "found";
/// Its row that takes all marks off.
const CLEAR: &str = "clear";
/// Its row for the batches of before.
const BATCHES: &str = "batches";

impl State {
    /// Whether somebody is marked.
    pub fn is_marked(&self, person: PersonId) -> bool {
        self.marked.contains(&person)
    }

    /// Marks the selected one, or takes the mark off, and goes to the next. Marks stay while other people are looked for.
    pub(super) fn mark(&mut self, ctx: &mut Ctx<'_>) {
        let Some(person) = self.selected().map(|hit| hit.person) else { return };
        if self.is_marked(person) {
            self.marked.retain(|marked| *marked != person);
        } else {
            self.marked.push(person);
        }
        ctx.remark(Words::Count(say::MARKED_NOW, self.marked.len() as u64));
        crate::console::panes::Pane::list(self, ListAction::Down, ctx);
    }

    /// Asks whom a change is meant for.
    pub(super) fn open_many(&self, ctx: &mut Ctx<'_>) {
        let none = || Words::Data(String::new());
        let count = |msg, n: usize| Words::with(msg, &[("n", &grouped(n as u64))]);
        let (marked, found) = (self.marked.len(), self.total());
        let mut rows = vec![
            Row::new(MARKED, count(say::ROW_MARKED, marked), none()),
            Row::new(FOUND, count(say::ROW_FOUND, found), Words::Data(self.query.text().trim().to_owned())),
            Row::new(BATCHES, say::ROW_BATCHES, none()),
            Row::new(CLEAR, say::ROW_CLEAR, none()),
        ];
        let missing = [
            (marked == 0).then_some(say::NONE_MARKED),
            (found == 0).then_some(say::NONE_FOUND),
            None,
            (marked == 0).then_some(say::NONE_MARKED),
        ];
        for (row, why) in rows.iter_mut().zip(missing) {
            row.disabled = why.map(Into::into);
        }
        // With nobody marked, everybody found is what is meant most.
        if marked == 0 {
            rows.swap(0, 1);
        }
        ctx.open(Menu::new(say::MENU, Purpose::Pane(PaneId::Lookup, MANY), rows).by_digit());
    }

    /// How many are found by what was typed; with nothing typed nobody is.
    fn total(&self) -> usize {
        let typed = !self.query.text().trim().is_empty();
        self.found.as_ref().filter(|_| typed).map_or(0, |found| found.total)
    }

    /// A row of the menu was chosen.
    pub(super) fn many_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        match key {
            MARKED => ctx.go(Goal::Many(Whom::Named(self.marked.clone()), self.marked.len())),
            FOUND => ctx.go(Goal::Many(Whom::Found(self.query.text().trim().to_owned()), self.total())),
            BATCHES => ctx.go(Goal::Batches),
            _ => {
                self.marked.clear();
                ctx.remark(say::UNMARKED_ALL);
            }
        }
    }
}
