//! How a list and the detail of its selected row share what a pane has below its head, and how each says that there is more of it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::locale::{Msg, console as say};
use crate::text::{truncate, width, wrap};
use crate::view::pen::Pen;

/// The room of the list, and that of the detail where there is any: beside the list, or in the last `rows` with the rule above it.
pub(super) fn split(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, rows: u16) -> (Rect, Option<Rect>) {
    let mut main = Rect { width: geometry.main_cols(), ..area };
    if geometry.detail == Detail::Beside {
        pen.upright(main.right(), area);
        let x = main.right() + 1;
        main.width = main.width.saturating_sub(1);
        return (main, Some(Rect { x, width: area.right().saturating_sub(x), ..area }));
    }
    if rows == 0 {
        return (main, None);
    }
    main.height = main.height.saturating_sub(rows);
    pen.rule(area, main.bottom());
    (main, Some(Rect { y: main.bottom() + 1, height: rows.saturating_sub(1), ..area }))
}

/// What a pane of one list has below its head.
pub(super) struct Framed {
    /// The row of the rule under the head, for what the list may be narrowed to.
    pub(super) on_rule: Rect,
    /// The list.
    pub(super) list: Rect,
    /// The detail of the selected row, where there is room for one.
    pub(super) detail: Option<Rect>,
}

/// The rule under a head of so many rows, and what is below it shared between the list and a detail of `detail` rows, as [`split`] has it.
pub(super) fn framed(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, head: u16, detail: u16) -> Framed {
    pen.rule(area, area.y + head);
    let below = Rect { y: area.y + head + 1, height: area.height.saturating_sub(head + 1), ..area };
    let (list, detail) = split(pen, below, geometry, detail);
    Framed { on_rule: line(area, head), list, detail }
}

/// A row of an area, a blank left and right of what stands in it.
pub(super) fn line(area: Rect, row: u16) -> Rect {
    Rect { x: area.x + 2, y: area.y + row, width: area.width.saturating_sub(3), height: 1 }
}

/// Texts of a detail, wrapped, one below the other; the last row says how many there is no room for.
pub(super) fn told(pen: &mut Pen<'_>, room: Rect, texts: &[(String, Style)]) {
    let cols = room.width.saturating_sub(3);
    let wrapped = |(text, style): &(String, Style)| {
        let rows = wrap(text, usize::from(cols).max(1)).into_iter();
        rows.map(|row| (row, *style)).collect::<Vec<_>>()
    };
    let rows: Vec<(String, Style)> = texts.iter().flat_map(wrapped).collect();
    rest_of(pen, room, &rows, say::ROWS_MORE);
}

/// Rows of a detail that PgDn scrolls in, from the one it is scrolled to on.
pub(super) fn scrolled(pen: &mut Pen<'_>, room: Rect, rows: &[(String, Style)], at: usize) {
    rest_of(pen, room, rows.get(at.min(rows.len())..).unwrap_or_default(), say::MORE_BELOW);
}

/// Rows, of which the last says how many there is no room for.
fn rest_of(pen: &mut Pen<'_>, room: Rect, rows: &[(String, Style)], said: Msg) {
    let cols = room.width.saturating_sub(3);
    for ((text, style), y) in rows.iter().zip(room.top()..room.bottom()) {
        pen.at(room.x + 2, y, cols, text, *style);
    }
    let hidden = rows.len().saturating_sub(usize::from(room.height));
    let Some((last, style)) = usize::from(room.height).checked_sub(1).and_then(|at| rows.get(at)) else {
        return;
    };
    if hidden > 0 {
        let more = format!(" {}", said.with(pen.lang, &[("n", &hidden)]));
        let y = room.bottom() - 1;
        let left = usize::from(cols).saturating_sub(width(&more));
        let blank = " ".repeat(usize::from(cols));
        pen.at(room.x + 2, y, cols, &blank, *style);
        pen.at(room.x + 2, y, cols, &truncate(last, left), *style);
        pen.right(room.x + 2, y, cols, &more, pen.theme.dim);
    }
}

/// On the rule below a list with column heads: how many of its rows are further down.
pub(super) fn more(pen: &mut Pen<'_>, list: Rect, place: &List, len: usize) {
    let shown = place.window(len, usize::from(list.height.saturating_sub(1)));
    let below = len.saturating_sub(shown.end);
    if below > 0 {
        let text = format!(" {} ", say::ROWS_BELOW.with(pen.lang, &[("n", &below)]));
        pen.right(list.x, list.bottom(), list.width.saturating_sub(2), &text, pen.theme.dim);
    }
}
