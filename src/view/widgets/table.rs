//! A table: only the rows on screen are made, every column is measured, one blank column stands between two.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::edit::List;
use crate::domain::Fen;
use crate::text::width;
use crate::view::pen::Pen;

/// On which side a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Money and counts.
    Right,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Heading; empty when the table has none.
    pub heading: &'static str,
    /// Columns of the terminal. The last column of the table gets what is left, and at least this.
    pub cols: u16,
    /// Side.
    pub align: Align,
}

impl Column {
    /// Words.
    pub const fn left(heading: &'static str, cols: u16) -> Self {
        Self { heading, cols, align: Align::Left }
    }

    /// Money and counts.
    pub const fn right(heading: &'static str, cols: u16) -> Self {
        Self { heading, cols, align: Align::Right }
    }
}

/// Columns that hold every one of these amounts, and `least` at least: an amount is never cut.
pub fn money_cols(amounts: impl Iterator<Item = Fen>, least: u16) -> u16 {
    let widest = amounts.map(|fen| width(&fen.to_string())).max().unwrap_or(0);
    least.max(u16::try_from(widest).unwrap_or(u16::MAX))
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Text.
    pub text: String,
    /// What stands there where the column has no room for the text; the text itself is cut where there is none.
    pub short: Option<String>,
    /// Look; the selected row's comes on top.
    pub style: Style,
}

impl Cell {
    /// Text with a look.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), short: None, style }
    }

    /// The same, with what stands there where there is no room for it.
    #[must_use]
    pub fn or(self, short: impl Into<String>) -> Self {
        Self { short: Some(short.into()), ..self }
    }

    /// The text for so many columns.
    fn fitting(&self, cols: u16) -> &str {
        let fits = width(&self.text) <= usize::from(cols);
        self.short.as_deref().filter(|_| !fits).unwrap_or(&self.text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text, Style::new())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text, Style::new())
    }
}

/// Columns left of the first one: the mark of the selected row and a blank.
const MARGIN: u16 = 2;

/// Draws a table of `len` rows into an area: headings, when any column has one, and the rows of the list's window, each
/// made by `row` when it is needed. Columns that do not fit are left out from the right.
pub fn table(
    pen: &mut Pen<'_>,
    area: Rect,
    columns: &[Column],
    list: &List,
    len: usize,
    mut row: impl FnMut(usize) -> Vec<Cell>,
) {
    let places = places(area.width.saturating_sub(MARGIN), columns);
    let mut rows = area;
    if columns.iter().any(|c| !c.heading.is_empty()) && area.height > 0 {
        for (column, (x, cols)) in columns.iter().zip(&places) {
            put(pen, area.x + MARGIN + x, area.y, *cols, column.align, column.heading, pen.theme.dim);
        }
        rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    for (at, y) in list.window(len, usize::from(rows.height)).zip(rows.top()..rows.bottom()) {
        let selected = at == list.selected;
        let base = if selected { pen.theme.selected } else { Style::new() };
        if selected {
            pen.at(rows.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        for ((column, cell), (x, cols)) in columns.iter().zip(row(at)).zip(&places) {
            let style = cell.style.patch(base);
            put(pen, rows.x + MARGIN + x, y, *cols, column.align, cell.fitting(*cols), style);
        }
    }
}

fn put(pen: &mut Pen<'_>, x: u16, y: u16, cols: u16, align: Align, text: &str, style: Style) {
    match align {
        Align::Left => {
            pen.at(x, y, cols, text, style);
        }
        Align::Right => pen.right(x, y, cols, text, style),
    }
}

/// Offset and width of each column that fits.
fn places(room: u16, columns: &[Column]) -> Vec<(u16, u16)> {
    let mut places = Vec::new();
    let mut x = 0_u16;
    for (at, column) in columns.iter().enumerate() {
        let left = room.saturating_sub(x);
        if left == 0 {
            break;
        }
        let last = at + 1 == columns.len();
        let cols = if last { left } else { column.cols.min(left) };
        places.push((x, cols));
        x = x.saturating_add(cols + 1);
    }
    places
}
