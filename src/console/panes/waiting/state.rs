//! What is on screen of what waits. The rows themselves are everybody's: the last line counts them, too.

use super::answer::How;
use crate::bureau::answer::{SecondWord, WaitRow, Waits};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::shared::{Shared, Slot};
use crate::console::words::Words;

/// Rows above the list: for whom, column heads.
pub const HEAD_ROWS: u16 = 3;
/// Rows of the selected one below the list, where they stand there: a rule, and four rows.
pub const DETAIL_ROWS: u16 = 5;
/// The same on a low screen: a rule, and why it was sent back or who may see to it.
pub const DETAIL_LEAST: u16 = 3;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {
    /// What waits for others is on screen.
    pub others: bool,
    /// Place in the list.
    pub list: List,
    /// What is being answered, and how.
    pub(super) answering: Option<(SecondWord, How)>,
    /// Everything about it is read.
    pub(super) reading: Slot,
    /// The answer is sent.
    pub(super) doing: Slot,
    /// The accounts of an import are read.
    pub(super) listing: Slot,
    /// That they are agreed to is sent.
    pub(super) agreeing: Slot,
    /// One's word for a password is sent, and what is said once it is taken.
    pub(super) vouching: Slot,
    pub(super) vouched: Option<Words>,
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + geometry.detail_rows(DETAIL_ROWS, DETAIL_LEAST))
}

impl State {
    /// The rows on screen.
    pub fn rows<'a>(&self, shared: &'a Shared) -> Vec<&'a WaitRow> {
        shared.awaited.of(!self.others).collect()
    }

    /// The rows came anew: the mark stays on what it stood on, and on a row whatever left.
    pub fn mark(&mut self, marked: Option<&Waits>, shared: &Shared) {
        let rows = self.rows(shared);
        let at = marked.and_then(|what| rows.iter().position(|row| row.what == *what));
        let len = rows.len();
        self.list.selected = at.unwrap_or(self.list.selected);
        self.list.settle(len, list_rows(&shared.geometry()));
    }

    /// The one selected.
    pub fn selected<'a>(&self, shared: &'a Shared) -> Option<&'a WaitRow> {
        self.rows(shared).get(self.list.selected).copied()
    }
}
