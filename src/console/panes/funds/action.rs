//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::funds as say;

actions! {
    /// 预算
    Act in &["funds"];
    New = "funds.new", say::NEW, Main, Some(Gate::ProposeBudgets), 10;
    Approve = "funds.approve", say::APPROVE, Main, Some(Gate::ApproveBudgets), 11;
    Decline = "funds.decline", say::DECLINE, Main, Some(Gate::ApproveBudgets), 12;
    Ahead = "funds.ahead", say::AHEAD, Main, None, 13;
    Statement = "funds.statement", say::STATEMENT, Main, None, 14;
    Before = "funds.year-before", say::PREVIOUS_YEAR, Main, None, 15;
    After = "funds.year-after", say::NEXT_YEAR, Main, None, 16;
}
