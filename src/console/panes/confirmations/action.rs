//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::confirmations as say;

actions! {
    /// 年度确认
    Act in &["confirmations"];
    Confirm = "confirmations.confirm", say::CONFIRM, Main, Some(Gate::Confirm), 10;
    Notice = "confirmations.notice", say::NOTICE, Main, Some(Gate::Confirm), 11;
    Before = "confirmations.before", say::LEFT, Main, None, 12;
    After = "confirmations.after", say::RIGHT, Main, None, 13;
}
