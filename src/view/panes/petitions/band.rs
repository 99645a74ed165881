//! A band of days: the days in one row, what they count in the next.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::panes::petitions::{Band, CELL, Cell, MONTH};
use crate::view::pen::Pen;

pub(super) fn days(pen: &mut Pen<'_>, line: Rect, band: &Band) {
    pen.at(line.x, line.y, MONTH as u16, &band.month, pen.theme.dim);
    for (at, cell) in band.cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        // What is said about days left out takes two cells; it has no mark.
        let cols = if cell.mark.is_empty() { CELL * 2 - 1 } else { CELL - 1 };
        put(pen, line, at, cols, &cell.day, style(pen, cell));
    }
}

pub(super) fn marks(pen: &mut Pen<'_>, line: Rect, cells: &[Option<Cell>]) {
    for (at, cell) in cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        put(pen, line, at, CELL, &cell.mark, style(pen, cell));
    }
}

fn style(pen: &Pen<'_>, cell: &Cell) -> Style {
    match (cell.last, cell.today, cell.counts) {
        (true, ..) => pen.theme.heading,
        (_, true, _) => pen.theme.accent,
        (_, _, true) => pen.theme.plain,
        _ => pen.theme.dim,
    }
}

fn put(pen: &mut Pen<'_>, line: Rect, at: usize, cols: usize, text: &str, style: Style) {
    let x = line.x + (MONTH + at * CELL) as u16;
    let room = line.right().saturating_sub(x).min(cols as u16);
    if room > 0 {
        pen.at(x, line.y, room, text, style);
    }
}
