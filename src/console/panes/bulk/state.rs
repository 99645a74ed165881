//! What is on screen.

use crate::bureau::answer::{BatchRow, BatchView, BulkPreview, BulkRow, BulkStanding};
use crate::bureau::query::Whom;
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::geometry::Geometry;
use crate::console::shared::Slot;
use crate::domain::BatchId;
use crate::locale::{Msg, bulk as say};

/// Rows above the list: what is set, for whom, a rule, the tabs, column heads.
const HEAD_ROWS: u16 = 5;

/// What is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// What a change would do, once it was chosen and looked at.
    #[default]
    Preview,
    /// What a batch did.
    Batch,
    /// The batches of before.
    Batches,
}

/// A part of the people of a preview or a batch.
#[derive(Debug, Clone, Copy)]
pub struct Shelf {
    /// What it is called.
    pub label: Msg,
    /// Who stands in it.
    pub holds: fn(&BulkRow) -> bool,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// What is on screen.
    pub page: Page,
    /// Whom it is for.
    pub whom: Option<Whom>,
    /// How many that were when they were meant.
    pub meant: usize,
    /// What a change would do, once it came.
    pub preview: Option<Box<BulkPreview>>,
    /// What a batch did, once it came.
    pub batch: Option<Box<BatchView>>,
    /// The batches, once they came.
    pub batches: Option<Vec<BatchRow>>,
    /// Which part of the people is on screen.
    pub shelf: usize,
    /// Place in it.
    pub list: List,
    /// Place among the batches.
    pub at: List,
    /// The form that was filled in last.
    pub(super) last: Option<Form>,
    /// The journal entry of a batch just written, until it was told.
    pub(super) told: Option<u64>,
    pub(super) looking: Slot,
    pub(super) doing: Slot,
}

crate::text::opaque!(State);

const PREVIEW: [Shelf; 3] = [
    Shelf { label: say::TAB_CHANGES, holds: |row| row.standing == BulkStanding::Changes },
    Shelf { label: say::TAB_SAME, holds: BulkRow::is_same },
    Shelf { label: say::TAB_LEFT, holds: |row| row.standing == BulkStanding::Left && !row.is_same() },
];

const WRITTEN: [Shelf; 2] = [
    Shelf { label: say::TAB_DONE, holds: |row| row.standing == BulkStanding::Done },
    Shelf { label: say::TAB_NOT_DONE, holds: |row| row.standing == BulkStanding::Left },
];

const TAKEN_BACK: [Shelf; 3] = [
    Shelf { label: say::TAB_UNDONE, holds: |row| row.standing == BulkStanding::Undone },
    Shelf {
        label: say::TAB_STAYS,
        holds: |row| matches!(row.standing, BulkStanding::Stays | BulkStanding::Done),
    },
    Shelf { label: say::TAB_NOT_DONE, holds: |row| row.standing == BulkStanding::Left },
];

impl State {
    /// Rows of the list on screen.
    pub fn list_rows(&self, geometry: &Geometry) -> usize {
        geometry.rows_less(HEAD_ROWS + u16::from(self.tells_money()))
    }

    /// Whether the preview says what becomes of money, in a row above the list.
    pub fn tells_money(&self) -> bool {
        let preview = self.preview.as_deref().filter(|_| self.page == Page::Preview);
        preview.is_some_and(|preview| preview.rows.iter().any(|row| row.money.is_some()))
    }

    /// Everybody of what is on screen.
    pub fn people(&self) -> &[BulkRow] {
        match self.page {
            Page::Preview => self.preview.as_deref().map_or(&[], |preview| &preview.rows),
            Page::Batch => self.batch.as_deref().map_or(&[], |batch| &batch.rows),
            Page::Batches => &[],
        }
    }

    /// The parts of the people on screen.
    pub fn shelves(&self) -> &'static [Shelf] {
        match (self.page, self.batch.as_deref()) {
            (Page::Batch, Some(batch)) if batch.row.undone.is_some() => &TAKEN_BACK,
            (Page::Batch, _) => &WRITTEN,
            _ => &PREVIEW,
        }
    }

    /// Those of the part on screen.
    pub fn shown(&self) -> Vec<&BulkRow> {
        let holds = self.shelves().get(self.shelf).map(|shelf| shelf.holds);
        self.people().iter().filter(|row| holds.is_some_and(|holds| holds(row))).collect()
    }

    /// How many would be changed.
    pub fn changes(&self) -> usize {
        let preview = self.preview.as_deref();
        preview.map_or(0, |p| p.rows.iter().filter(|r| r.standing == BulkStanding::Changes).count())
    }

    /// The selected person.
    pub fn selected(&self) -> Option<&BulkRow> {
        self.shown().get(self.list.selected).copied()
    }

    /// The selected batch.
    pub fn selected_batch(&self) -> Option<BatchId> {
        let all = self.batches.as_deref().filter(|_| self.page == Page::Batches)?;
        all.get(self.at.selected).map(|row| row.batch)
    }

    /// Whether an answer is under way that fills the page.
    pub fn is_looking(&self) -> bool {
        self.looking.is_waiting()
    }

    /// To a part of the people.
    pub(super) fn turn_to(&mut self, at: usize) {
        self.shelf = at.min(self.shelves().len().saturating_sub(1));
        self.list = List::default();
    }

    /// The part to the right or to the left, round and round.
    pub(super) fn beside(&self, right: bool) -> usize {
        let len = self.shelves().len().max(1);
        (self.shelf + if right { 1 } else { len - 1 }) % len
    }

    /// The first part that anybody stands in.
    pub(super) fn first_shelf(&self) -> usize {
        let people = self.people();
        self.shelves().iter().position(|s| people.iter().any(|row| (s.holds)(row))).unwrap_or(0)
    }
}
