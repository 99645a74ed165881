//! Something to read: a title, and lines that are wrapped to the width there is.

use crate::bureau::command::PaperDraft;
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::words::Words;
use crate::locale::Lang;
use crate::text::wrap;

/// Columns and rows on the screen at most, borders included.
pub const READER: (u16, u16) = (76, 22);
/// Columns of the border and the blank beside it, on both sides.
const FRAME_COLS: u16 = 4;
/// Rows of the border.
const FRAME_ROWS: u16 = 2;

/// A text in rows; what goes on in the next row stands below where its line began.
fn hung(text: &str, cols: usize) -> Vec<String> {
    let of = |line: &str| -> Vec<String> {
        let plain = line.trim_start_matches(' ');
        let indent = (line.len() - plain.len()).min(cols / 2);
        let blank = " ".repeat(indent);
        wrap(plain, cols - indent).into_iter().map(|row| format!("{blank}{row}")).collect()
    };
    text.split('\n').flat_map(of).collect()
}

/// A text on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// Heading.
    pub title: Words,
    /// Lines; an empty one parts two paragraphs.
    pub lines: Vec<Words>,
    /// Scroll position.
    pub list: List,
    /// The same on paper, where it may be handed to somebody.
    pub paper: Option<Box<PaperDraft>>,
}

impl Reader {
    /// A text, at its beginning.
    pub fn new(title: Words, lines: Vec<Words>) -> Self {
        Self { title, lines, list: List::default(), paper: None }
    }

    /// The same, which may be handed to somebody on paper.
    #[must_use]
    pub fn on_paper(mut self, paper: Option<PaperDraft>) -> Self {
        self.paper = paper.map(Box::new);
        self
    }

    /// The rows of the text as wide as the screen lets them be.
    pub fn rows(&self, geometry: &Geometry, lang: Lang) -> Vec<String> {
        let room = geometry.overlay(READER.0, READER.1);
        let cols = usize::from(room.cols.saturating_sub(FRAME_COLS)).max(8);
        self.lines.iter().flat_map(|line| hung(&line.say(lang), cols)).collect()
    }

    /// How many rows are seen at once.
    pub fn page(geometry: &Geometry) -> usize {
        let rows = geometry.overlay(READER.0, READER.1).rows.min(geometry.body_rows + 2);
        usize::from(rows.saturating_sub(FRAME_ROWS)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_goes_on_keeps_its_indent() {
        let rows = hung("1级、因战\n    每月 305.00 元，按当月份额折算", 18);
        assert_eq!(rows, ["1级、因战", "    每月 305.00", "    元，按当月份额", "    折算"]);
        assert_eq!(hung("", 10), [""]);
    }
}
