//! 标准与参数: what is in force, what must be entered, proposals, settings; below the list what there is to say about the selected row.

mod notes;
mod rows;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::rates::{Page, State, notes_rows};
use crate::console::words::grouped;
use crate::locale::rates as say;
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::tabs;

pub(super) fn rates(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let labels: Vec<String> = Page::ALL
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let count = state.count(*page).map(|n| format!(" {}", grouped(n as u64))).unwrap_or_default();
            format!("{}{count}", pen.say(say::tab(at)))
        })
        .collect();
    let on = Page::ALL.iter().position(|page| *page == state.page).unwrap_or_default();
    tabs(pen, Rect { height: 1, ..area }, &labels, on);
    pen.rule(area, area.y + 1);
    let below = notes_rows(geometry);
    let list = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + below), ..area };
    if state.rows().is_empty() {
        empty(pen, list, state);
    } else {
        rows::list(pen, list, model, state);
    }
    pen.rule(area, list.bottom());
    let inner = Rect {
        x: area.x + 2,
        y: list.bottom() + 1,
        width: area.width.saturating_sub(4),
        height: below.saturating_sub(1),
    };
    let room = usize::from(inner.width);
    let lines = notes::lines(model, state, pen.lang);
    let wrapped = lines.iter().flat_map(|(text, warns)| {
        wrap(text, room).into_iter().map(|line| (line, *warns)).collect::<Vec<_>>()
    });
    for ((text, warns), y) in wrapped.zip(inner.y..inner.bottom()) {
        let style = if warns { pen.theme.warn } else { pen.theme.plain };
        pen.text(Rect { y, height: 1, ..inner }, &text, style);
    }
}

/// Why the list is empty.
fn empty(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let msg = match state.page {
        _ if !state.is_there() => say::READING,
        Page::InForce => say::NOTHING_IN_FORCE,
        Page::Missing => say::NOTHING_MISSING,
        Page::Waiting => say::NO_PROPOSALS,
        Page::Settings => say::READING,
    };
    pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(msg), pen.theme.dim);
}
