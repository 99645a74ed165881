//! The board: runs in columns by who has them in hand.

use crate::bureau::answer::RunRow;
use crate::domain::ledger::run::RunState;
use crate::locale::{Msg, run_pane as say};

/// What the columns are called, from the draft to the end.
pub const COLUMNS: [Msg; 4] = [say::IN_DRAFT, say::IN_APPROVAL, say::AT_BANK, say::DONE];

/// The column of a state.
pub fn column(state: RunState) -> usize {
    match state {
        RunState::Draft | RunState::Frozen => 0,
        RunState::Reviewed | RunState::Approved => 1,
        RunState::Exported | RunState::Returned => 2,
        RunState::Reconciled | RunState::Closed | RunState::Abandoned => 3,
    }
}

/// The runs of a column, newest first.
pub(super) fn of_column(rows: &[RunRow], wanted: usize) -> impl Iterator<Item = &RunRow> {
    rows.iter().filter(move |row| column(row.state) == wanted)
}
