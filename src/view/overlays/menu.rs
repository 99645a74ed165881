//! A list to choose from by typing.

use ratatui::layout::Rect;

use super::middle;
use crate::console::overlays::{MENU_ROWS, Menu, Row, digit_of};
use crate::locale::console as say;
use crate::text::{width, wrap};
use crate::view::pen::Pen;
use crate::view::widgets::input;

/// Rows below the list for the reason of the marked row, the rule included.
const REASON_ROWS: u16 = 4;
/// Columns of a label with its digit: what is longer is cut, and stands below the list in full.
const LABEL_COLS: usize = 59;

pub(super) fn menu(pen: &mut Pen<'_>, area: Rect, menu: &Menu) {
    // As high as all rows need, so that the box does not jump while one types.
    let rows = (menu.rows.len().clamp(6, MENU_ROWS)) as u16;
    // Why a row cannot be chosen, or what there is to know of it, is often longer than its place: for the marked row it
    // stands below the list in full.
    let fits = area.height >= rows + 4 + REASON_ROWS;
    // Only of a short list that is taken by digit: one that is read through needs its rows.
    let cut = |row: &Row| menu.digits && width(&row.label.say(pen.lang)) + 2 > LABEL_COLS;
    let some = menu.rows.iter().any(|row| row.disabled.is_some() || row.note.is_some() || cut(row));
    let reasons = if some && fits { REASON_ROWS } else { 0 };
    let frame = middle(area, 64, rows + 4 + reasons);
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
    // A box that had to be lower than usual still shows the marked row.
    let mut place = menu.list;
    place.settle(menu.shown.len(), usize::from(list.height));
    let window = place.window(menu.shown.len(), usize::from(list.height));
    for ((at, row), y) in
        menu.matching().enumerate().skip(window.start).take(window.len()).zip(list.top()..list.bottom())
    {
        let selected = at == menu.list.selected && !menu.unmarked;
        if selected {
            pen.at(list.x, y, 1, pen.theme.mark(), pen.theme.accent);
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
        let used = pen.at(list.x + 2, y, room, &label, style);
        let rest = room.saturating_sub(used + 2);
        let cols = (width(&detail) as u16).min(rest);
        pen.right(list.x + 2 + room - cols, y, cols, &detail, pen.theme.dim);
    }
}

/// Why the marked row cannot be chosen, or what there is to know of it.
fn reason(pen: &mut Pen<'_>, area: Rect, menu: &Menu) {
    pen.rule(area, area.y);
    let Some(row) = menu.selected() else { return };
    let cols = area.width.saturating_sub(3);
    let label = Some(row.label.say(pen.lang)).filter(|label| width(label) + 2 > LABEL_COLS);
    let why = row.disabled.as_ref().or(row.note.as_ref()).map(|why| why.say(pen.lang));
    let lines = label.into_iter().chain(why).flat_map(|text| wrap(&text, usize::from(cols)));
    for (text, y) in lines.collect::<Vec<_>>().iter().zip(area.y + 1..area.bottom()) {
        pen.at(area.x + 2, y, cols, text, pen.theme.plain);
    }
}
