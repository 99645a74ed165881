//! What the actions of the pane do, and why they cannot run now.

use super::{Act, State, forms};
use crate::bureau::answer::AccountRow;
use crate::bureau::{Command, Denied, Refusal};
use crate::console::forms::Form;
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::staff::StaffState;
use crate::locale::staff as say;

/// The menu of what can be done with the one selected.
pub(super) const MENU: &str = "staff.menu";
/// The question before somebody is disabled or enabled.
pub(super) const TOGGLE: &str = "staff.toggle";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        if action == Act::Add {
            return open(forms::add(ctx.shared), ctx);
        }
        let Some(row) = self.selected().cloned() else { return };
        match action {
            Act::Add => {}
            Act::Roles => open(forms::roles(&row), ctx),
            Act::Amend => open(forms::amend(&row), ctx),
            Act::Place => open(forms::place(&row, ctx.shared), ctx),
            Act::Reset => open(forms::reset(&row), ctx),
            Act::Toggle => ctx.open(question(&row)),
            Act::Unlock => {
                self.done = Some(named(say::UNLOCKED, &row));
                let command = Command::EndLockout { staff: row.staff.id, seen: row.staff.version };
                self.doing.execute(ctx, command);
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        if action == Act::Add {
            return None;
        }
        let Some(row) = self.selected() else { return Some(say::NOBODY_CHOSEN.into()) };
        let own = shared.desk.as_ref().and_then(|d| d.staff.as_ref()).is_some_and(|s| s.id == row.staff.id);
        if own && let (Some(gate), false) = (action.meta().needs, matches!(action, Act::Amend | Act::Place)) {
            return Some(Refusal::NotPermitted { action: gate, why: Denied::OwnAccount }.into());
        }
        (action == Act::Unlock && row.staff.locked_until_ms == 0).then(|| Refusal::NotLocked.into())
    }

    /// What an action is called for the one selected.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        if action != Act::Toggle {
            return None;
        }
        let active = self.selected()?.staff.state == StaffState::Active;
        Some(if active { say::DISABLE } else { say::ENABLE }.into())
    }

    /// Everything that can be done with the one selected, and why the rest cannot.
    pub(super) fn menu(&self, shared: &Shared) -> Menu {
        let of_one = Act::ALL.iter().zip(1..).filter(|(action, _)| **action != Act::Add);
        let rows = of_one.map(|(action, digit)| {
            let meta = action.meta();
            let label = self.called(*action).unwrap_or_else(|| meta.label.into());
            let mut row = Row::new(meta.name, label, Words::Data(digit.to_string()));
            let gate = meta.needs.and_then(|gate| shared.may(gate).err());
            row.disabled = gate.or_else(|| self.disabled(*action, shared));
            row
        });
        Menu::new(say::MENU, Purpose::Pane(PaneId::Staff, MENU), rows.collect())
    }
}

fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Staff)));
}

pub(super) fn named(msg: crate::locale::Msg, row: &AccountRow) -> Words {
    Words::with(msg, &[("name", &row.staff.name), ("login", &row.staff.login)])
}

fn question(row: &AccountRow) -> Confirm {
    let accept = Accept::Pane(PaneId::Staff, TOGGLE, row.staff.id.to_string());
    if row.staff.state == StaffState::Active {
        let confirm = Confirm::new(named(say::ASK_DISABLE, row), say::DISABLE, accept);
        confirm.line(say::DISABLE_AT_ONCE).line(say::DISABLE_KEPT)
    } else {
        let confirm = Confirm::new(named(say::ASK_ENABLE, row), say::ENABLE, accept);
        confirm.line(say::ENABLE_AS_BEFORE)
    }
}
