//! A line or note being edited, with the real cursor at the caret.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::edit::Line;
use crate::text::{glyphs, width};
use crate::view::pen::Pen;

/// Draws a line into the first row of an area (a note into all of it). With `focused`, the cursor stands at the caret
/// and the text moves so that the caret is always inside. A `secret` shows a star for each character.
pub fn input(pen: &mut Pen<'_>, area: Rect, line: &Line, focused: bool, secret: bool, style: Style) {
    if area.is_empty() {
        return;
    }
    if line.multi {
        return note(pen, area, line, focused, style);
    }
    let stars = |text: &str| "*".repeat(text.chars().count());
    let (before, after) = if secret {
        (Cow::Owned(stars(line.before())), Cow::Owned(stars(line.after())))
    } else {
        (Cow::Borrowed(line.before()), Cow::Borrowed(line.after()))
    };
    let style = if focused && line.is_marked() { style.patch(pen.theme.selected) } else { style };
    pen.tint(Rect { height: 1, ..area }, style);
    // One column is kept for the caret behind the last character.
    let room = usize::from(area.width.saturating_sub(1));
    // However long the text is, only what is seen of it is measured.
    let whole = usize::from(area.width);
    let kept = if focused { tail(&before, room) } else { head(&before, whole) };
    let used = width(kept);
    let shown = format!("{kept}{}", head(&after, whole.saturating_sub(used)));
    pen.text(area, &shown, style);
    if focused {
        pen.put_cursor(area.x + used.min(room) as u16, area.y);
    }
}

/// The end of a text that fits into so many columns.
fn tail(text: &str, cols: usize) -> &str {
    let (mut left, mut at) = (cols, text.len());
    for (glyph, columns) in glyphs(text).rev() {
        if columns > left {
            break;
        }
        left -= columns;
        at -= glyph.len();
    }
    text.get(at..).unwrap_or("")
}

/// The beginning of a text that fits into so many columns, and the glyph that does not, so that the cut shows.
fn head(text: &str, cols: usize) -> &str {
    let (mut used, mut at) = (0, 0);
    for (glyph, columns) in glyphs(text) {
        if used > cols {
            break;
        }
        used += columns;
        at += glyph.len();
    }
    text.get(..at).unwrap_or(text)
}

/// Several lines, broken at the edge; scrolled so that the caret is inside.
fn note(pen: &mut Pen<'_>, area: Rect, line: &Line, focused: bool, style: Style) {
    pen.tint(area, style);
    let cols = usize::from(area.width.saturating_sub(1)).max(2);
    let caret_rows = broken(line.before(), cols);
    let caret_row = caret_rows.len().saturating_sub(1);
    let caret_col = caret_rows.last().map_or(0, |row| width(row));
    let rows = broken(line.text(), cols);
    let height = usize::from(area.height);
    let first = if focused { (caret_row + 1).saturating_sub(height) } else { 0 };
    for (row, y) in rows.iter().skip(first).zip(area.top()..area.bottom()) {
        pen.at(area.x, y, area.width, row, style);
    }
    if focused {
        pen.put_cursor(area.x + caret_col as u16, area.y + (caret_row - first) as u16);
    }
}

/// Lines of at most so many columns, broken after any glyph: what was typed stays where it was typed.
fn broken(text: &str, cols: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for paragraph in text.split('\n') {
        let (mut row, mut used) = (String::new(), 0);
        for (glyph, columns) in glyphs(paragraph) {
            if used + columns > cols {
                rows.push(std::mem::take(&mut row));
                used = 0;
            }
            row.push_str(glyph);
            used += columns;
        }
        rows.push(row);
    }
    rows
}
