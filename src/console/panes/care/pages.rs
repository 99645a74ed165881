//! Long lists come page by page: the mark that goes past an end of a page turns it.

use crate::console::action::ListAction;

/// Rows of one page.
pub const PAGE: usize = 500;

/// Where the page on screen begins, and where the mark goes in the page that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pages {
    /// Rows before the page.
    pub offset: usize,
    edge: Option<Edge>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

impl Pages {
    /// Turns the page where a movement leads past its end; true when another one is to be asked for. `len` rows of `total` are
    /// on the page.
    pub fn turn(&mut self, action: ListAction, selected: usize, len: usize, total: usize) -> bool {
        let (first, last) = (selected == 0, selected + 1 >= len);
        let (before, after) = (self.offset > 0, self.offset + len < total && len > 0);
        let (offset, edge) = match action {
            ListAction::Down | ListAction::PageDown if last && after => (self.offset + PAGE, Edge::First),
            ListAction::Bottom if after => (total.saturating_sub(1) / PAGE * PAGE, Edge::Last),
            ListAction::Up | ListAction::PageUp if first && before => {
                (self.offset.saturating_sub(PAGE), Edge::Last)
            }
            ListAction::Top if before => (0, Edge::First),
            _ => return false,
        };
        (self.offset, self.edge) = (offset, Some(edge));
        true
    }

    /// A page came: the row that the mark goes to, when it was turned.
    pub fn landed(&mut self, len: usize) -> Option<usize> {
        self.edge.take().map(|edge| match edge {
            Edge::First => 0,
            Edge::Last => len.saturating_sub(1),
        })
    }

    /// Whether the page that came lies past the end, because rows went meanwhile: the last page is to be asked for.
    pub fn ran_out(&mut self, len: usize, total: usize) -> bool {
        let past = len == 0 && self.offset > 0;
        if past {
            *self = Self { offset: total.saturating_sub(1) / PAGE * PAGE, edge: Some(Edge::Last) };
        }
        past
    }

    /// The rows on the page, from and to, counted from 1; `None` when the page holds all of them.
    pub fn shown(&self, len: usize, total: usize) -> Option<(usize, usize)> {
        (len > 0 && len < total).then_some((self.offset + 1, self.offset + len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_long_list_is_reached_and_left_again() {
        let total = 2 * PAGE + 7;
        let mut pages = Pages::default();
        let len = |pages: &Pages| PAGE.min(total - pages.offset);
        let mut seen = Vec::new();
        loop {
            seen.extend(pages.offset..pages.offset + len(&pages));
            if !pages.turn(ListAction::Down, len(&pages) - 1, len(&pages), total) {
                break;
            }
            assert_eq!(pages.landed(len(&pages)), Some(0));
        }
        assert_eq!(seen, (0..total).collect::<Vec<_>>());
        assert_eq!(pages.shown(len(&pages), total), Some((2 * PAGE + 1, total)));
        assert!(pages.turn(ListAction::Up, 0, len(&pages), total));
        assert_eq!((pages.offset, pages.landed(PAGE)), (PAGE, Some(PAGE - 1)));
        assert!(!pages.turn(ListAction::Up, 1, PAGE, total), "inside a page only the mark moves");
        assert!(pages.turn(ListAction::Bottom, 0, PAGE, total) && pages.offset == 2 * PAGE);
        assert!(pages.turn(ListAction::Top, 3, 7, total) && pages.offset == 0);
        assert!(!pages.turn(ListAction::PageDown, 6, 7, 7) && !pages.turn(ListAction::Down, 0, 0, 0));
        let mut gone = Pages { offset: 2 * PAGE, edge: None };
        assert!(gone.ran_out(0, 2 * PAGE) && gone.offset == PAGE && !gone.ran_out(PAGE, 2 * PAGE));
    }
}
