//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::overpaid as say;

actions! {
    /// 多发与追回
    Act in &["overpaid"];
    Decide = "overpaid.decide", say::DECIDE, Main, Some(Gate::PrepareRuns), 10;
    Approve = "overpaid.approve", say::APPROVE, Main, Some(Gate::ApproveRuns), 11;
    End = "overpaid.end", say::END, Main, Some(Gate::DropRunRules), 12;
    Repay = "overpaid.repay", say::REPAY, Main, Some(Gate::Post), 13;
    Why = "overpaid.why", say::WHY, Main, None, 14;
    Before = "overpaid.before", say::LEFT, Main, None, 15;
    After = "overpaid.after", say::RIGHT, Main, None, 16;
}
