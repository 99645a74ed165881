//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::run_pane as say;

actions! {
    /// 发放批次
    Act in &["runs"];
    New = "runs.new", say::NEW, Main, Some(Gate::PrepareRuns), 10;
    Next = "runs.next", say::NEXT, Main, None, 11;
    Back = "runs.back", say::BACK, Main, None, 12;
    Line = "runs.line", say::LINE, Main, None, 13;
    Redraft = "runs.redraft", say::REDRAFT, Main, Some(Gate::PrepareRuns), 14;
    Reissue = "runs.reissue", say::REISSUE, Main, Some(Gate::PrepareRuns), 15;
    Before = "runs.before", say::LEFT, Main, None, 16;
    After = "runs.after", say::RIGHT, Main, None, 17;
}
