//! The board: runs in columns by where they stand, from the draft to the end.

use crate::bureau::answer::RunRow;
use crate::domain::ledger::run::RunState;

/// The columns; what was given up stands with what is closed.
pub const COLUMNS: [RunState; 8] = [
    RunState::Draft,
    RunState::Frozen,
    RunState::Reviewed,
    RunState::Approved,
    RunState::Exported,
    RunState::Returned,
    RunState::Reconciled,
    RunState::Closed,
];

/// The column of a state.
pub fn column(state: RunState) -> usize {
    COLUMNS.iter().position(|one| *one == state).unwrap_or(COLUMNS.len() - 1)
}

/// The runs of a column, newest first.
pub(super) fn of_column(rows: &[RunRow], wanted: usize) -> impl Iterator<Item = &RunRow> {
    rows.iter().filter(move |row| column(row.state) == wanted)
}
