//! What the actions of the pane do, and why they cannot run now.

use super::state::{Page, State};
use super::{Act, forms};
use crate::bureau::{Command, Query};
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::locale::bulk as say;

/// Up to so many people a question is enough; above it their number is typed.
pub(super) const FEW: usize = 10;

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::First => self.turn_to(0),
            Act::Second => self.turn_to(1),
            Act::Third => self.turn_to(2),
            Act::Left => self.turn_to(self.beside(false)),
            Act::Right => self.turn_to(self.beside(true)),
            Act::Apply => self.ask_apply(ctx),
            Act::Other => ctx.open(forms::menu(ctx.shared)),
            Act::Undo => {
                if let Some(sheet) = self.batch.as_deref().map(forms::undo) {
                    ctx.open(sheet);
                }
            }
            Act::Batches => self.open_batches(ctx),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        let looked_at = self.page == Page::Preview && self.preview.is_some();
        match action {
            Act::First | Act::Second | Act::Third | Act::Left | Act::Right => {
                (self.people().is_empty()).then(|| say::PREVIEW_FIRST.into())
            }
            Act::Apply if self.page == Page::Batch => Some(say::DONE_ALREADY.into()),
            Act::Apply if !looked_at => Some(say::PREVIEW_FIRST.into()),
            Act::Apply => (self.changes() == 0).then(|| say::NOTHING_TO_DO.into()),
            Act::Other => (self.whom.is_none()).then(|| say::NONE_FOUND.into()),
            Act::Undo => match self.batch.as_deref().filter(|_| self.page == Page::Batch) {
                None => Some(say::NOT_DONE_YET.into()),
                Some(batch) => (batch.row.standing == 0).then(|| say::ALL_UNDONE.into()),
            },
            Act::Batches => (self.page == Page::Batches).then(|| say::ARE_HERE.into()),
        }
    }

    /// A few are asked for; of many, or where money would begin, the number is typed.
    fn ask_apply(&self, ctx: &mut Ctx<'_>) {
        let (changes, left) = (self.changes(), self.people().len() - self.changes());
        let Some(preview) = self.preview.as_deref() else { return };
        if changes > FEW || preview.sums().begins > 0 {
            return ctx.open(forms::apply(preview, changes, left));
        }
        let accept = Accept::Pane(PaneId::Bulk, forms::APPLY, String::new());
        let mut question = Confirm::new(Words::Count(say::ASK_APPLY, changes as u64), say::APPLY, accept);
        if left > 0 {
            question = question.line(Words::with(say::APPLY_LEFT, &[("left", &left)]));
        }
        if let Some(money) = forms::money(preview) {
            question = question.line(money);
        }
        ctx.open(question.line(say::APPLY_UNDO));
    }

    /// The change of everybody who was looked at: who cannot be changed is written down as left.
    pub(super) fn command(&self, despite: Option<String>) -> Option<Command> {
        let preview = self.preview.as_deref()?;
        let people = preview.rows.iter().map(|row| (row.person, row.seen)).collect();
        Some(Command::EditMany { people, change: Box::new(preview.change.clone()), despite })
    }

    pub(super) fn open_batches(&mut self, ctx: &mut Ctx<'_>) {
        self.page = Page::Batches;
        self.looking.ask(ctx, Query::Batches);
    }
}
