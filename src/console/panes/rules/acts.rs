//! What the actions of the pane do, and why they cannot run now.

use super::state::{KINDS, Kind, Stands, list_rows, stands};
use super::{Act, State, forms};
use crate::bureau::Query;
use crate::bureau::answer::OpeningEffect;
use crate::console::edit::List;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::ledger::run::RunRuleSaid;
use crate::locale::{Msg, rules as say};

/// The question before a rule is approved.
pub(super) const APPROVE: &str = "rules.approve";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::New => {
                ctx.open(Sheet::new(
                    forms::new(self.kind, &self.lacking(ctx.shared), ctx.shared),
                    Owner::Pane(PaneId::Rules),
                ));
            }
            Act::Approve => self.begin_approval(ctx),
            Act::Withdraw if self.selected().is_some_and(|rule| rule.approved.is_some()) => {
                if let Some(rule) = self.selected() {
                    ctx.open(Sheet::new(forms::end(rule), Owner::Pane(PaneId::Rules)));
                }
            }
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

    /// An opening month may add arrears: that is looked at first.
    fn begin_approval(&mut self, ctx: &mut Ctx<'_>) {
        let Some(rule) = self.selected() else { return };
        match rule.said {
            RunRuleSaid::Opening { .. } => {
                let rule = rule.rule;
                self.effect.ask(ctx, Query::OpeningEffect(rule));
            }
            _ => self.ask_approve(None, ctx),
        }
    }

    /// Asks before a rule is approved, with what it says and rests on, and what it adds.
    pub(super) fn ask_approve(&self, effect: Option<&OpeningEffect>, ctx: &mut Ctx<'_>) {
        let Some(rule) = self.selected() else { return };
        let lang = ctx.shared.lang;
        let said = say::said(&rule.said, |id| ctx.shared.programme(id).to_owned(), lang);
        let question = Words::with(say::ASK_APPROVE, &[("rule", &rule.rule)]);
        let adds = effect.map(|effect| effect.sum).filter(|sum| sum.0 > 0);
        let key = format!("{} {}", rule.rule, adds.map(|sum| sum.0.to_string()).unwrap_or_default());
        let accept = Accept::Pane(PaneId::Rules, APPROVE, key);
        let mut confirm = Confirm::new(question, say::APPROVE, accept)
            .line(Words::Data(said))
            .line(Words::with(say::BASIS_IS, &[("basis", &rule.basis)]))
            .line(Words::with(say::BY_ON, &[("by", &rule.by), ("on", &rule.on)]));
        if let Some(effect) = effect {
            let before = effect.before.map_or_else(
                || Words::from(say::NO_BEFORE),
                |before| Words::with(say::BEFORE, &[("month", &before)]),
            );
            confirm = confirm.line(before);
            let values: [(&'static str, &dyn std::fmt::Display); 3] =
                [("people", &effect.people), ("months", &effect.months), ("sum", &effect.sum)];
            confirm = confirm.line(match adds {
                Some(_) => Words::with(say::ADDS, &values),
                None => say::ADDS_NOTHING.into(),
            });
            if let Some(takes) = &effect.takes {
                confirm = confirm.line(Words::Data(say::takes(takes, lang)));
            }
        }
        ctx.open(confirm);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        let holds = self.selected().is_some_and(|rule| {
            let now = stands(rule, self.all(), shared.today);
            // An opening month is replaced by another; it does not end.
            matches!(now, Stands::Holds | Stands::Later)
                && !matches!(rule.said, RunRuleSaid::Opening { .. } | RunRuleSaid::End { .. })
        });
        let waits = self.selected().is_some_and(|rule| rule.approved.is_none() && rule.dropped.is_none());
        match action {
            Act::New | Act::Before | Act::After => None,
            Act::Approve | Act::Withdraw if waits => None,
            Act::Approve => Some(say::NOTHING_WAITS.into()),
            Act::Withdraw if holds => None,
            Act::Withdraw => Some(say::REPLACE_IT.into()),
        }
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        match action {
            Act::Withdraw if self.selected().is_some_and(|rule| rule.approved.is_some()) => {
                Some(say::END.into())
            }
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
        Kind::Budgets => say::BUDGETS,
        Kind::Waiting => say::WAITING,
    }
}
