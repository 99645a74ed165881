//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::staff as say;

actions! {
    /// 工作人员
    Act in &["staff"];
    Add = "staff.add", say::ADD, Main, Some(Gate::Accounts), 10;
    Roles = "staff.roles", say::ROLES, Main, Some(Gate::Policy), 11;
    Amend = "staff.amend", say::AMEND, Main, Some(Gate::Accounts), 12;
    Toggle = "staff.toggle", say::TOGGLE, Main, Some(Gate::Accounts), 13;
    Reset = "staff.reset", say::RESET, Main, Some(Gate::Policy), 14;
    Place = "staff.place", say::PLACE, Main, Some(Gate::Accounts), 16;
    Unlock = "staff.unlock", say::UNLOCK, Main, Some(Gate::Policy), 15;
}
