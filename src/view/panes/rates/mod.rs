//! 标准与参数: what is in force, what must be entered, proposals, settings; below the list what there is to say about the selected row.

mod notes;
mod rows;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::rates::{Page, State, notes_rows};
use crate::console::words::grouped;
use crate::locale::rates as say;
use crate::view::panes::split::told;
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
    pen.rule(area, list.bottom());
    if state.rows().is_empty() {
        empty(pen, list, state);
    } else {
        rows::list(pen, list, model, state);
    }
    let room = Rect { y: list.bottom() + 1, height: below.saturating_sub(1), ..area };
    let (warn, plain) = (pen.theme.warn, pen.theme.plain);
    let lines = notes::lines(model, state, pen.lang).into_iter();
    let texts: Vec<_> = lines.map(|(text, warns)| (text, if warns { warn } else { plain })).collect();
    told(pen, room, &texts);
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
