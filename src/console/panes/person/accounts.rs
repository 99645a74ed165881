//! The account that money goes to: a change is asked for, and decided by somebody else.

use super::state::Then;
use super::{State, forms};
use crate::bureau::answer::{AccountChangeRow, AccountWaiting};
use crate::bureau::{Action as Gate, Query};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::locale::account as say;

impl State {
    /// The change that waits.
    pub(super) fn account_waits(&self) -> Option<&AccountWaiting> {
        self.card().and_then(|card| card.account_waiting.as_ref())
    }

    /// Whether the one at the keyboard may decide about it.
    pub(super) fn may_decide(&self, shared: &Shared) -> bool {
        self.account_waits().is_some_and(|waits| !waits.own) && shared.may(Gate::ApproveAccounts).is_ok()
    }

    /// What the key of the account does now.
    pub(super) fn account_label(&self, shared: &Shared) -> Words {
        match self.account_waits() {
            None => say::CHANGE.into(),
            Some(_) if self.may_decide(shared) => say::DECIDE.into(),
            Some(_) => say::WITHDRAW.into(),
        }
    }

    /// Why it cannot run now: whoever may not decide takes back, as far as they may edit.
    pub(super) fn account_disabled(&self, shared: &Shared) -> Option<Words> {
        if self.may_decide(shared) { None } else { shared.may(Gate::EditPeople).err() }
    }

    /// The form of another account; while a change waits, what is to be decided.
    pub(super) fn open_account(&mut self, ctx: &mut Ctx<'_>) {
        let Some(record) = self.record.as_deref() else { return };
        if record.card.account_waiting.is_some() {
            return self.ask_decision(ctx);
        }
        match ctx.shared.may(Gate::EditPeople) {
            Ok(()) => ctx.open(forms::account(record)),
            Err(why) => ctx.warn(why),
        }
    }

    /// What waits is read before it is decided.
    pub(super) fn ask_decision(&mut self, ctx: &mut Ctx<'_>) {
        self.then = Then::Nothing;
        self.deciding.ask(ctx, Query::AccountChanges(self.person));
    }

    /// The form that decides.
    pub(super) fn show_decision(&mut self, found: &[AccountChangeRow], ctx: &mut Ctx<'_>) {
        let may = self.may_decide(ctx.shared);
        match found.iter().find(|row| row.decided.is_none()) {
            Some(row) if may || ctx.shared.may(Gate::EditPeople).is_ok() => ctx.open(forms::decide(row, may)),
            Some(_) => {
                if let Err(why) = ctx.shared.may(Gate::ApproveAccounts) {
                    ctx.warn(why);
                } else {
                    ctx.warn(say::OWN);
                }
            }
            None => ctx.tell(say::NONE_WAITS),
        }
    }
}
