//! A list to choose from by typing.

use ratatui::layout::Rect;

use super::middle;
use crate::console::overlays::{MENU_ROWS, Menu, Row, digit_of};
use crate::locale::console as say;
use crate::text::{width, wrap};
use crate::view::pen::Pen;
use crate::view::widgets::input;

/// Columns of the box, and the most of the screen that stays beside it where it is wider.
const COLS: u16 = 64;
const BESIDE: u16 = 8;
/// Columns of the box that are no label: its frame, the mark, blanks.
const MARGIN: u16 = 5;
/// Columns from which on a reason is written in its row, in as many lines as it needs, and is not told below the list.
const WRAPS: u16 = 60;
/// Rows below the list for the reason of the marked row, the rule included; of a list taken by digit more where a reason needs them.
const REASON_ROWS: u16 = 4;

/// How the box lies: how wide and high it is, and in how many rows below the list what is marked is told.
struct Layout {
    cols: u16,
    rows: u16,
    reasons: u16,
    /// Where the reasons begin behind the labels; without, they stand at the right.
    column: Option<u16>,
}

/// A short list that is taken by digit is as wide as its longest row needs, and as high as its longest reason: every reason is read
/// whole, in its row or below the list. A long one keeps its place.
fn layout(pen: &Pen<'_>, area: Rect, menu: &Menu, rows: u16) -> Layout {
    let cols_of = |text: String| width(&text) as u16;
    let label = |row: &Row| cols_of(row.label.say(pen.lang)) + 2;
    let why = |row: &Row| row.disabled.as_ref().map(|why| why.say(pen.lang));
    let refused = || menu.rows.iter().filter(|row| menu.digits && row.disabled.is_some());
    let column = refused().map(|row| label(row) + 2).max();
    let widest = refused().filter_map(why).map(|why| cols_of(why) + column.unwrap_or(0)).max().unwrap_or(0);
    let cols = (widest + MARGIN).clamp(COLS, area.width.saturating_sub(BESIDE).max(COLS));
    let room = cols.min(area.width).saturating_sub(MARGIN);
    let cut = |row: &Row| menu.digits && label(row) > room;
    let some = menu.rows.iter().any(|row| row.disabled.is_some() || row.note.is_some() || cut(row));
    let column = column.filter(|column| *column < room / 2);
    // Where every reason has room in its row, the list has the rows below for itself.
    if column.is_some_and(|column| room - column >= WRAPS)
        && !menu.rows.iter().any(|row| row.note.is_some() || cut(row))
    {
        let rows = (rows + REASON_ROWS).min(area.height.saturating_sub(4)).max(rows);
        return Layout { cols, rows, reasons: 0, column };
    }
    let lines = |row: &Row| told(pen, row, room).len() as u16 + 1;
    let longest = menu.rows.iter().filter(|_| menu.digits).map(lines).max().unwrap_or(0).max(REASON_ROWS);
    let free = area.height.saturating_sub(rows + 4);
    let reasons = if some && free >= REASON_ROWS { longest.min(free) } else { 0 };
    Layout { cols, rows, reasons, column }
}

/// What is told of a row below the list: its label where that was cut, why it cannot be chosen, or what there is to know of it.
fn told(pen: &Pen<'_>, row: &Row, cols: u16) -> Vec<String> {
    let cols = usize::from(cols);
    let label = Some(row.label.say(pen.lang)).filter(|label| width(label) + 2 > cols);
    let why = row.disabled.as_ref().or(row.note.as_ref()).map(|why| why.say(pen.lang));
    label.into_iter().chain(why).flat_map(|text| wrap(&text, cols)).collect()
}

pub(super) fn menu(pen: &mut Pen<'_>, area: Rect, menu: &Menu) {
    // As high as all rows need, so that the box does not jump while one types.
    let rows = (menu.rows.len().clamp(6, MENU_ROWS)) as u16;
    let Layout { cols, rows, reasons, column } = layout(pen, area, menu, rows);
    let frame = middle(area, cols, rows + 4 + reasons);
    let title = pen.say(menu.title);
    let inside = pen.frame(frame, title);
    let line = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), height: 1, ..inside };
    input(pen, line, &menu.query, true, false, pen.theme.plain);
    pen.rule(inside, inside.y + 1);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2 + reasons), ..inside };
    if reasons > 0 && list.height > 0 {
        reason(pen, Rect { y: list.bottom(), height: reasons, ..inside }, menu);
    }
    if menu.shown.is_empty() && !menu.slot.is_waiting() {
        let nothing = pen.say(say::NOTHING_MATCHES);
        pen.at(list.x + 2, list.y, list.width.saturating_sub(3), nothing, pen.theme.dim);
    }
    let wraps = column.filter(|column| list.width.saturating_sub(3 + column) >= WRAPS && reasons == 0);
    let mut y = list.top();
    for (at, row) in menu.matching().enumerate().skip(first(pen, list, menu, wraps)) {
        let lines = in_row(pen, row, list, wraps);
        if y + lines.len().max(1) as u16 > list.bottom() {
            break;
        }
        let here = y;
        y += lines.len().max(1) as u16;
        let selected = at == menu.list.selected && !menu.unmarked;
        if selected {
            pen.at(list.x, here, 1, pen.theme.mark(), pen.theme.accent);
        }
        let style = match (row.disabled.is_some(), selected) {
            (true, _) => pen.theme.dim,
            (false, true) => pen.theme.selected,
            (false, false) => pen.theme.plain,
        };
        let detail = row.disabled.as_ref().unwrap_or(&row.detail).say(pen.lang);
        let digit = menu.shown.get(at).copied().filter(|_| menu.digits).and_then(digit_of);
        let label = row.label.say(pen.lang);
        let label = digit.map_or_else(|| label.clone(), |digit| format!("{digit} {label}"));
        let room = list.width.saturating_sub(3);
        let used = pen.at(list.x + 2, here, room, &label, style);
        if let Some(column) = column.filter(|column| row.disabled.is_some() && used + 2 <= *column) {
            for (line, y) in lines.iter().zip(here..) {
                pen.at(list.x + 2 + column, y, room.saturating_sub(column), line, pen.theme.dim);
            }
            continue;
        }
        let rest = room.saturating_sub(used + 2);
        let cols = (width(&detail) as u16).min(rest);
        pen.right(list.x + 2 + room - cols, here, cols, &detail, pen.theme.dim);
    }
}

/// Why a row cannot be chosen, in the lines that it takes in its row.
fn in_row(pen: &Pen<'_>, row: &Row, list: Rect, wraps: Option<u16>) -> Vec<String> {
    let why = row.disabled.as_ref().map(|why| why.say(pen.lang));
    why.map_or_else(Vec::new, |why| match wraps {
        Some(column) => wrap(&why, usize::from(list.width.saturating_sub(3 + column))),
        None => vec![why],
    })
}

/// The first row of the list: a box that had to be lower than usual, or whose rows take more lines than one, still shows the marked one.
fn first(pen: &Pen<'_>, list: Rect, menu: &Menu, wraps: Option<u16>) -> usize {
    let room = usize::from(list.height);
    let mut place = menu.list;
    place.settle(menu.shown.len(), room);
    let start = place.window(menu.shown.len(), room).start;
    if wraps.is_none() {
        return start;
    }
    let lines: Vec<usize> = menu.matching().map(|row| in_row(pen, row, list, wraps).len().max(1)).collect();
    let upto = |from: &usize| lines.iter().take(menu.list.selected + 1).skip(*from).sum::<usize>() <= room;
    (start..=menu.list.selected).find(upto).unwrap_or(start)
}

/// Why the marked row cannot be chosen, or what there is to know of it.
fn reason(pen: &mut Pen<'_>, area: Rect, menu: &Menu) {
    pen.rule(area, area.y);
    let Some(row) = menu.selected() else { return };
    let cols = area.width.saturating_sub(3);
    for (text, y) in told(pen, row, cols).iter().zip(area.y + 1..area.bottom()) {
        pen.at(area.x + 2, y, cols, text, pen.theme.plain);
    }
}
