//! What the actions of the pane do, and why they cannot run now.

use super::{Act, State, Tab, forms};
use crate::bureau::Action as Gate;
use crate::bureau::answer::DecisionKind;
use crate::console::goal::Goal;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::locale::quality as say;

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Gaps => self.turn_to(Tab::Gaps),
            Act::Left => self.turn_col(false),
            Act::Right => self.turn_col(true),
            Act::Duplicates => self.turn_to(Tab::Duplicates),
            Act::Decisions => self.turn_to(Tab::Decisions),
            Act::Search => {
                self.turn_to(Tab::Duplicates);
                self.search(ctx);
            }
            Act::Pick => ctx.open(forms::pick(None)),
            Act::Distinct => {
                if let Some(sheet) = self.pair().map(forms::distinct) {
                    ctx.open(sheet);
                }
            }
            Act::TakeBack => self.take_back(ctx),
        }
        self.ask_tab(false, ctx);
        self.settle(ctx.shared);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Left | Act::Right if self.tab != Tab::Gaps || self.shows_people() => {
                Some(say::TABLE_ONLY.into())
            }
            Act::Search if self.running.is_some() => Some(say::SEARCHING.into()),
            Act::Distinct if self.pair().is_none() => Some(say::NO_PAIR.into()),
            Act::TakeBack => match self.decision().map(|d| d.kind) {
                None => Some(say::NO_DECISION.into()),
                Some(DecisionKind::Distinct) => shared.may(Gate::JudgeDuplicates).err(),
                Some(DecisionKind::Merged) => shared.may(Gate::MergePeople).err(),
            },
            _ => None,
        }
    }

    /// What was decided is taken back: a word about two people, or a merger.
    pub(super) fn take_back(&mut self, ctx: &mut Ctx<'_>) {
        let Some(decision) = self.decision() else { return };
        match (decision.kind, &decision.sides) {
            (DecisionKind::Distinct, _) => {
                let sheet = forms::withdraw(decision);
                ctx.open(sheet);
            }
            (DecisionKind::Merged, [_, gone]) => ctx.go(Goal::Unmerge(gone.person)),
        }
    }
}
