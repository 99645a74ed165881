//! The cautions that must be read before work with the person goes on, in place of the tabs.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::panes::person::State;
use crate::locale::{ledger, notes as say};
use crate::text::wrap;
use crate::view::pen::Pen;

/// Every caution that was not acknowledged, from a line on; what Enter does stands below.
pub(super) fn cautions(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    let cols = usize::from(inner.width.saturating_sub(2)).max(1);
    let open: Vec<_> = state.cautions().iter().filter(|caution| !caution.acknowledged).collect();
    let heading = say::CAUTIONS.with(pen.lang, &[("n", &open.len())]);
    pen.pieces(inner, &[("! ", pen.theme.warn), (&heading, pen.theme.heading)]);
    let mut lines: Vec<(String, Style)> = Vec::new();
    for caution in open {
        lines.push((String::new(), pen.theme.plain));
        for text in caution.text.lines() {
            lines.extend(wrap(text, cols).into_iter().map(|line| (line, pen.theme.plain)));
        }
        if let Some(date) = caution.until {
            lines.push((say::HOLDS_UNTIL.with(pen.lang, &[("date", &date)]), pen.theme.dim));
        }
    }
    let noted = wrap(pen.say(say::ACKNOWLEDGE_NOTED), cols);
    let below = area.height.saturating_sub(noted.len() as u16 + 1);
    let room = usize::from(below.saturating_sub(1));
    let first = state.panel_at.min(lines.len().saturating_sub(room));
    for ((text, style), y) in lines.iter().skip(first).take(room).zip(area.y + 1..) {
        pen.at(inner.x + 2, y, inner.width, text, *style);
    }
    if lines.len() > first + room {
        pen.right(inner.x, area.y + below, inner.width, pen.say(ledger::MORE_BELOW), pen.theme.dim);
    }
    for (text, y) in noted.iter().zip(area.y + below + 1..area.bottom()) {
        pen.at(inner.x, y, inner.width, text, pen.theme.dim);
    }
}
