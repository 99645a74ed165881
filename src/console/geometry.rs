//! How much fits on the screen: the numbers that both state (a page down) and drawing need. Cells only; what goes into
//! them is drawn by `view`.

use crate::console::Size;

/// Below this nothing is shown but a line that says so.
pub const SMALLEST: Size = Size { cols: 60, rows: 20 };
/// A terminal larger than this is used up to here: nobody reads further, and the cells cost memory.
pub const LARGEST: Size = Size { cols: 500, rows: 200 };

/// Rows of the chrome: title line and rule above, rule, footer and status line below.
const CHROME_ABOVE: u16 = 2;
const CHROME_BELOW: u16 = 3;

/// How wide a second column beside the list is worth having.
const SECOND_COLUMN_FROM: u16 = 110;
/// From this size on a card fits below the list.
const CARD_BELOW_FROM: Size = Size { cols: 72, rows: 22 };

/// Where the details of the selected row stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Nowhere: the list needs the room.
    None,
    /// Below the list.
    Below,
    /// In a second column.
    Beside,
}

/// The parts of the screen for a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// The whole.
    pub size: Size,
    /// First row of the pane.
    pub body_top: u16,
    /// Rows of the pane.
    pub body_rows: u16,
    /// Where details go.
    pub detail: Detail,
}

impl Geometry {
    /// The parts, or `None` when the terminal is too small.
    pub fn of(size: Size) -> Option<Self> {
        if size.cols < SMALLEST.cols || size.rows < SMALLEST.rows {
            return None;
        }
        let size = Size { cols: size.cols.min(LARGEST.cols), rows: size.rows.min(LARGEST.rows) };
        let detail = if size.cols >= SECOND_COLUMN_FROM {
            Detail::Beside
        } else if size.cols >= CARD_BELOW_FROM.cols && size.rows >= CARD_BELOW_FROM.rows {
            Detail::Below
        } else {
            Detail::None
        };
        Some(Self {
            size,
            body_top: CHROME_ABOVE,
            body_rows: size.rows - CHROME_ABOVE - CHROME_BELOW,
            detail,
        })
    }

    /// Columns of the main column: all of them, or what the second column leaves.
    pub fn main_cols(&self) -> u16 {
        match self.detail {
            // The second column takes two fifths, but a card is never wider than can be read.
            Detail::Beside => self.size.cols - self.size.cols * 2 / 5,
            _ => self.size.cols,
        }
    }

    /// Columns of a detail: those of the second column where it stands there, the rule between left out.
    pub fn detail_cols(&self) -> u16 {
        match self.detail {
            Detail::Beside => self.size.cols.saturating_sub(self.main_cols() + 1),
            Detail::Below | Detail::None => self.size.cols,
        }
    }

    /// Rows of a detail that stands below its list, its rule among them: `below` where there is room for all of it, `least` where only what
    /// a decision needs fits; none where it stands beside the list.
    pub fn detail_rows(&self, below: u16, least: u16) -> u16 {
        match self.detail {
            Detail::Below => below,
            Detail::None => least,
            Detail::Beside => 0,
        }
    }

    /// Rows left for a list when `taken` rows of the pane are used by something else.
    pub fn rows_less(&self, taken: u16) -> usize {
        usize::from(self.body_rows.saturating_sub(taken)).max(1)
    }

    /// Rows and columns that an overlay of a wished size gets, borders included.
    pub fn overlay(&self, cols: u16, rows: u16) -> Size {
        Size {
            cols: cols.min(self.size.cols.saturating_sub(2)),
            rows: rows.min(self.size.rows.saturating_sub(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_goes_before_the_list_does() {
        let detail = |cols, rows| Geometry::of(Size { cols, rows }).map(|g| (g.detail, g.body_rows));
        assert_eq!(detail(59, 40), None);
        assert_eq!(detail(60, 19), None);
        assert_eq!(detail(60, 20), Some((Detail::None, 15)));
        assert_eq!(detail(80, 24), Some((Detail::Below, 19)));
        assert_eq!(detail(120, 40), Some((Detail::Beside, 35)));
        assert_eq!(detail(20_000, 20_000), Some((Detail::Beside, 195)));
    }
}
