//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::rules as say;

actions! {
    /// 发放规则
    Act in &["rules"];
    New = "rules.new", say::NEW, Main, Some(Gate::PrepareRuns), 11;
    Approve = "rules.approve", say::APPROVE, Main, Some(Gate::ApproveRuns), 10;
    Withdraw = "rules.withdraw", say::WITHDRAW, Main, Some(Gate::DropRunRules), 12;
    Before = "rules.before", say::LEFT, Main, None, 14;
    After = "rules.after", say::RIGHT, Main, None, 15;
}
