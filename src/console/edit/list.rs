//! A place in a list: what is selected and what is the first row on screen.

use crate::console::action::ListAction;

/// Selection and scroll position of a list whose rows live elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    /// The selected row.
    pub selected: usize,
    /// The first row on screen.
    pub offset: usize,
}

impl List {
    /// Moves by an action; `len` rows, `page` of them on screen. Returns whether anything moved.
    pub fn act(&mut self, action: ListAction, len: usize, page: usize) -> bool {
        let before = *self;
        let last = len.saturating_sub(1);
        let step = page.saturating_sub(1).max(1);
        self.selected = match action {
            ListAction::Up => self.selected.saturating_sub(1),
            ListAction::Down => self.selected.saturating_add(1).min(last),
            ListAction::PageUp => self.selected.saturating_sub(step),
            ListAction::PageDown => self.selected.saturating_add(step).min(last),
            ListAction::Top => 0,
            ListAction::Bottom => last,
            ListAction::Open => self.selected,
        };
        self.settle(len, page);
        *self != before
    }

    /// Selects a row.
    pub fn select(&mut self, row: usize, len: usize, page: usize) {
        self.selected = row;
        self.settle(len, page);
    }

    /// Keeps the selection inside the list and on the screen.
    pub fn settle(&mut self, len: usize, page: usize) {
        let page = page.max(1);
        self.selected = self.selected.min(len.saturating_sub(1));
        if self.selected < self.offset {
            self.offset = self.selected;
        } else if self.selected >= self.offset.saturating_add(page) {
            self.offset = self.selected + 1 - page;
        }
        // A list that grew shorter, or a window that grew taller, leaves no blank rows at the end.
        self.offset = self.offset.min(len.saturating_sub(page));
    }

    /// The rows on screen, as a range.
    pub fn window(&self, len: usize, page: usize) -> std::ops::Range<usize> {
        self.offset.min(len)..self.offset.saturating_add(page).min(len)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn the_selection_is_always_a_row_on_screen(
            moves in proptest::collection::vec((0usize..7, 0usize..300, 0usize..60), 1..60)
        ) {
            let mut list = List::default();
            for (action, len, page) in moves {
                list.act(ListAction::ALL[action], len, page);
                prop_assert!(len == 0 || list.selected < len);
                prop_assert!(len == 0 || list.window(len, page.max(1)).contains(&list.selected));
            }
        }
    }
}
