//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::grants as say;

actions! {
    /// 专项
    Act in &["grants"];
    Waiting = "grants.waiting", say::WAITING, Go, None, 0;
    Year = "grants.year", say::OF_YEAR, Go, None, 0;
    Person = "grants.person", say::OF_PERSON, Go, None, 0;
    Before = "grants.year-before", say::YEAR_BEFORE, Main, None, 0;
    After = "grants.year-after", say::YEAR_AFTER, Main, None, 0;
    New = "grants.new", say::NEW, Main, Some(Gate::ProposeGrants), 12;
    Approve = "grants.approve", say::APPROVE, Main, Some(Gate::ApproveGrants), 10;
    Decline = "grants.decline", say::DECLINE, Main, Some(Gate::ApproveGrants), 11, .danger();
    Opinion = "grants.opinion", say::OPINION, Main, Some(Gate::ProposeGrants), 13;
    Withdraw = "grants.withdraw", say::WITHDRAW, Main, Some(Gate::ProposeGrants), 14, .danger();
}
