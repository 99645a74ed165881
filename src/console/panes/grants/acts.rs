//! What the actions of the pane do, and why they cannot run now.

use super::{Act, State, Tab, forms};
use crate::bureau::{Action as Gate, Command, Denied, Refusal};
use crate::console::forms::Form;
use crate::console::granting;
use crate::console::names;
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::ledger::GrantState;
use crate::locale::grants as say;

/// The menu of what can be asked for.
pub(super) const KINDS: &str = "grants.kinds";
/// The question before a request is approved.
pub(super) const APPROVE: &str = "grants.approve";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Waiting => return self.turn_to(Tab::Waiting, ctx),
            Act::Year => return self.turn_to(Tab::Year, ctx),
            Act::Person => return self.turn_to(Tab::Person, ctx),
            Act::Before | Act::After => {
                // From another tab the year itself comes first, and then those about it.
                if self.tab == Tab::Year {
                    let year = self.year(ctx.shared);
                    self.year = Some(if action == Act::Before { year.saturating_sub(1) } else { year + 1 });
                }
                return self.turn_to(Tab::Year, ctx);
            }
            Act::New => return ctx.open(kinds(ctx.shared)),
            Act::Approve | Act::Decline | Act::Opinion | Act::Withdraw => {}
        }
        let Some(view) = self.in_full() else { return };
        match action {
            Act::Approve if view.doubts.is_empty() => {
                let (row, tables) = (&view.row, &ctx.shared.tables);
                let said = Words::Filled(
                    say::APPROVE_SAYS,
                    vec![
                        ("name", Words::Data(row.name.clone())),
                        ("programme", names::programme(tables, &row.facts.programme)),
                        ("month", Words::Data(row.facts.month.to_string())),
                        ("amount", Words::Data(row.facts.amount.to_string())),
                    ],
                );
                let question = Words::with(say::ASK_APPROVE, &[("grant", &row.grant)]);
                let about = format!("{} {}", row.grant, row.version);
                let accept = Accept::Pane(PaneId::Grants, APPROVE, about);
                let mut confirm = Confirm::new(question, say::APPROVE, accept).line(said);
                for words in view.fund.iter().flat_map(granting::funds) {
                    confirm = confirm.line(words);
                }
                ctx.open(confirm);
            }
            Act::Approve => open(forms::despite(view), ctx),
            Act::Decline => open(forms::reason(forms::DECLINE, say::DECLINE_TITLE, &view.row), ctx),
            Act::Withdraw => open(forms::reason(forms::WITHDRAW, say::WITHDRAW_TITLE, &view.row), ctx),
            _ => {
                if let Some(form) = forms::opinion(&view.row, ctx.shared) {
                    open(form, ctx);
                }
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Waiting | Act::Year | Act::Before | Act::After => return None,
            Act::Person | Act::New => {
                return self.person.is_none().then(|| say::CHOOSE_PERSON.into());
            }
            Act::Approve | Act::Decline | Act::Opinion | Act::Withdraw => {}
        }
        let Some(view) = self.in_full() else {
            return Some(if self.selected().is_some() { say::LOADING } else { say::CHOOSE_ONE }.into());
        };
        let row = &view.row;
        let stands = || Words::from(Refusal::GrantStands { grant: row.grant, state: row.state });
        match action {
            Act::Approve => view.may_approve.clone().err().map(Words::from),
            Act::Decline => view.may_decide.clone().err().map(Words::from),
            Act::Withdraw => (row.state != GrantState::Proposed).then(stands),
            _ if forms::levels(row, shared).is_empty() => Some(stands()),
            _ => None,
        }
    }

    /// Carries out what was asked about and answered with yes.
    pub(super) fn approve(&mut self, about: &str, ctx: &mut Ctx<'_>) {
        let Some((grant, seen)) = forms::named(about) else { return };
        self.done = Some(Words::with(say::APPROVED_NOW, &[("grant", &grant)]));
        self.doing.execute(ctx, Command::DecideGrant { grant, seen, declined: None, despite: None });
    }

    /// What the one who looks at a waiting request is asked for first.
    pub(super) fn decides(&self, shared: &Shared) -> bool {
        let own = Refusal::NotPermitted { action: Gate::ApproveGrants, why: Denied::SamePerson };
        shared.may(Gate::ApproveGrants).is_ok()
            && self.in_full().is_some_and(|view| view.may_decide.as_ref().err() != Some(&own))
    }
}

/// What can be asked for, by digit.
fn kinds(shared: &Shared) -> Menu {
    let rows = shared.tables.grants.all().iter().map(|rule| {
        let label = names::programme(&shared.tables, &rule.programme);
        Row::new(rule.programme.clone(), label, Words::Data(String::new()))
    });
    Menu::new(say::WHICH, Purpose::Pane(PaneId::Grants, KINDS), rows.collect()).by_digit()
}

pub(super) fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Grants)));
}
