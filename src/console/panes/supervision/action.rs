//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::supervision as say;

actions! {
    /// 督办
    Act in &["supervision"];
    Ask = "supervision.ask", say::ASK, Main, Some(Gate::ReportDone), 10;
    Close = "supervision.close", say::CLOSE, Main, Some(Gate::Supervise), 11;
    Return = "supervision.return", say::RETURN, Main, Some(Gate::Supervise), 12;
    Nudge = "supervision.nudge", say::NUDGE, Main, Some(Gate::Supervise), 13;
    Reassign = "supervision.reassign", say::REASSIGN, Main, Some(Gate::Supervise), 14;
    Due = "supervision.due", say::DUE, Main, Some(Gate::Supervise), 15;
    New = "supervision.new", say::NEW, Main, Some(Gate::Supervise), 16;
    Print = "supervision.print", say::PRINT, Main, Some(Gate::IssuePapers), 17;
    NextTab = "supervision.next-tab", say::NEXT_TAB, Go, None, 0;
    PreviousTab = "supervision.previous-tab", say::PREVIOUS_TAB, Go, None, 0;
}
