//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::rates as say;

actions! {
    /// 标准与参数
    Act in &["rates"];
    First = "rates.first", say::TAB_IN_FORCE, Go, None, 0;
    Second = "rates.second", say::TAB_MISSING, Go, None, 0;
    Third = "rates.third", say::TAB_WAITING, Go, None, 0;
    Fourth = "rates.fourth", say::TAB_SETTINGS, Go, None, 0;
    Left = "rates.left", say::TAB_BEFORE, Go, None, 0;
    Right = "rates.right", say::TAB_AFTER, Go, None, 14;
    New = "rates.new", say::NEW, Main, Some(Gate::ProposeRates), 12;
    Approve = "rates.approve", say::APPROVE, Main, Some(Gate::ApproveRates), 10;
    Reject = "rates.reject", say::REJECT, Main, Some(Gate::ApproveRates), 11;
    Withdraw = "rates.withdraw", say::WITHDRAW, Main, Some(Gate::ProposeRates), 13;
}
