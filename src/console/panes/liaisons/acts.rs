//! What the actions of the pane do, and why they cannot run now.

use super::state::TABS;
use super::{Act, State, forms};
use crate::bureau::Command;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::LiaisonId;
use crate::locale::liaisons as say;

/// The question before somebody is ended.
pub(super) const END: &str = "liaisons.end";
/// The timer that hides the phones again.
pub(super) const PHONES: u8 = 1;
/// How long they are shown, in milliseconds: no longer than anything else that a visitor might read.
const SHOWN_MS: u64 = 20_000;

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Add => open(self, None, ctx),
            Act::Change => open(self, self.list.selected.into(), ctx),
            Act::End => self.ask_end(ctx),
            Act::Phones => {
                self.phones = true;
                ctx.after(PHONES, SHOWN_MS);
            }
            Act::Narrow => self.filtering = true,
            Act::NextTab => self.turn(1, ctx),
            Act::PreviousTab => self.turn(TABS.len() - 1, ctx),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        let of_one = matches!(action, Act::Change | Act::End | Act::Phones);
        (of_one && self.selected().is_none()).then(|| say::CHOOSE.into())
    }

    fn ask_end(&self, ctx: &mut Ctx<'_>) {
        let Some(row) = self.selected() else { return };
        let values: [(&'static str, &dyn std::fmt::Display); 2] =
            [("name", &row.facts.name), ("place", &row.place)];
        let accept = Accept::Pane(PaneId::Liaisons, END, row.liaison.to_string());
        ctx.open(Confirm::new(Words::with(say::ASK_END, &values), say::END, accept).line(say::END_KEEPS));
    }

    /// The question was answered with yes.
    pub(super) fn end(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let named = LiaisonId::parse(key);
        let Some(row) = self.all.iter().flatten().find(|row| Some(row.liaison) == named) else { return };
        let command = Command::EndLiaison { liaison: row.liaison, seen: row.version };
        self.ending = Some(row.facts.name.clone());
        self.doing.execute(ctx, command);
    }
}

/// Opens the form of the row at a place, or of somebody new.
fn open(state: &State, at: Option<usize>, ctx: &mut Ctx<'_>) {
    let row = at.and_then(|at| state.rows().get(at).copied());
    let form = forms::form(row, state.tab, ctx.shared);
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Liaisons)));
}
