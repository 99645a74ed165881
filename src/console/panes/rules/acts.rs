//! What the actions of the pane do, and why they cannot run now.

use super::state::{KINDS, Kind, list_rows};
use super::{Act, State, forms};
use crate::console::edit::List;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::locale::{Msg, rules as say, run_words};

/// The question before a rule is approved.
pub(super) const APPROVE: &str = "rules.approve";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::New => {
                ctx.open(Sheet::new(forms::new(self.kind, ctx.shared), Owner::Pane(PaneId::Rules)));
            }
            Act::Approve => self.ask_approve(ctx),
            Act::Withdraw => {
                if let Some(rule) = self.selected() {
                    ctx.open(Sheet::new(forms::withdraw(rule), Owner::Pane(PaneId::Rules)));
                }
            }
            Act::Before => self.turn(false, ctx),
            Act::After => self.turn(true, ctx),
        }
    }

    fn turn(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        self.kind = beside(self.kind, forward);
        self.list = List::default();
        self.list.settle(self.rows().len(), list_rows(&ctx.shared.geometry()));
    }

    /// Asks before a rule is approved, with what it says and rests on.
    fn ask_approve(&self, ctx: &mut Ctx<'_>) {
        let Some(rule) = self.selected() else { return };
        let lang = ctx.shared.lang;
        let said = run_words::rule(&rule.said, |id| ctx.shared.programme(id).to_owned(), lang);
        let question = Words::with(say::ASK_APPROVE, &[("rule", &rule.rule)]);
        let accept = Accept::Pane(PaneId::Rules, APPROVE, rule.rule.to_string());
        let confirm = Confirm::new(question, say::APPROVE, accept)
            .line(Words::Data(said))
            .line(Words::with(say::BASIS_IS, &[("basis", &rule.basis)]))
            .line(Words::with(say::BY_ON, &[("by", &rule.by), ("on", &rule.on)]));
        ctx.open(confirm);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        let waits = self.selected().is_some_and(|rule| rule.approved.is_none() && rule.dropped.is_none());
        match action {
            Act::New | Act::Before | Act::After => None,
            Act::Approve | Act::Withdraw if waits => None,
            Act::Approve => Some(say::NOTHING_WAITS.into()),
            Act::Withdraw => Some(say::REPLACE_IT.into()),
        }
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        match action {
            Act::Before => Some(name(beside(self.kind, false)).into()),
            Act::After => Some(name(beside(self.kind, true)).into()),
            _ => None,
        }
    }
}

fn beside(kind: Kind, forward: bool) -> Kind {
    let at = KINDS.iter().position(|one| *one == kind).unwrap_or_default();
    let to = (if forward { at + 1 } else { at + KINDS.len() - 1 }) % KINDS.len();
    KINDS.get(to).copied().unwrap_or_default()
}

/// What a kind is called.
pub fn name(kind: Kind) -> Msg {
    match kind {
        Kind::All => say::ALL_RULES,
        Kind::Tiers => say::TIERS,
        Kind::Freezes => say::FREEZES,
        Kind::Openings => say::OPENINGS,
        Kind::Waiting => say::WAITING,
    }
}
