//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{entitled, import, run_bank as bank, run_pane as say};

actions! {
    /// 发放批次
    Act in &["runs"];
    New = "runs.new", say::NEW, Main, Some(Gate::PrepareRuns), 10;
    Next = "runs.next", say::NEXT, Main, None, 11;
    Back = "runs.back", say::BACK, Main, None, 12;
    Line = "runs.line", say::LINE, Main, None, 13;
    Other = "runs.other", say::OTHER, Main, None, 13;
    Redraft = "runs.redraft", say::REDRAFT, Main, Some(Gate::PrepareRuns), 14;
    Reissue = "runs.reissue", say::REISSUE, Main, Some(Gate::PrepareRuns), 15;
    Send = "runs.send", bank::SEND, Main, Some(Gate::SendRuns), 16;
    Answer = "runs.answer", bank::ANSWER, Main, Some(Gate::SendRuns), 17;
    Roster = "runs.roster", bank::ROSTER_KEY, Main, Some(Gate::Export), 18;
    Relist = "runs.relist", import::RELIST, Main, None, 19;
    Why = "runs.why", entitled::WHY, Main, None, 14;
    Before = "runs.before", say::LEFT, Main, None, 20;
    After = "runs.after", say::RIGHT, Main, None, 21;
}
