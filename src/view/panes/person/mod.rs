//! 人员: the header that stays, the tabs, the list of the tab, and the panel below or beside it.

mod caution;
mod family;
mod header;
mod panel;
mod tabs;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::person::{HEADER_ROWS, State, Tab, panel_rows};
use crate::domain::Fen;
use crate::locale::{person as say, second};
use crate::text::width;
use crate::view::pen::Pen;

pub(super) use tabs::spread;

pub(super) fn person(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    if state.person.is_none() {
        let words = pen.say(say::NOBODY);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.plain);
        return;
    }
    header::header(pen, Rect { height: HEADER_ROWS, ..area }, model, state);
    pen.rule(area, area.y + HEADER_ROWS);
    if state.must_see() {
        let top = area.y + HEADER_ROWS + 1;
        let rest = Rect { y: top, height: area.bottom().saturating_sub(top), ..area };
        return caution::cautions(pen, rest, state);
    }
    tab_line(pen, Rect { y: area.y + HEADER_ROWS + 1, height: 1, ..area }, state);
    let mut top = area.y + HEADER_ROWS + 2;
    if geometry.detail != Detail::None {
        pen.rule(area, top);
        top += 1;
    }
    let below = Rect { y: top, height: area.bottom().saturating_sub(top), ..area };
    let panel = panel_rows(geometry, state.tab, state.panel_open());
    let list = Rect { width: geometry.main_cols(), height: below.height.saturating_sub(panel), ..below };
    // One blank column stands between the list and the second column.
    let blank = u16::from(geometry.detail == Detail::Beside);
    tabs::tab(pen, Rect { width: list.width.saturating_sub(blank), ..list }, model, state);
    match geometry.detail {
        Detail::Beside => {
            pen.upright(list.right(), below);
            let x = list.right() + 1;
            let side = Rect { x, width: below.right().saturating_sub(x), ..below };
            panel::side(pen, side, model, state);
        }
        Detail::Below | Detail::None if panel > 0 => {
            panel::below(pen, Rect { y: list.bottom(), height: panel, ..below }, model, state);
        }
        Detail::Below | Detail::None => {}
    }
}

/// The tabs with their digits; the one on screen in brackets. Where not all names fit, only its own stands there.
fn tab_line(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let mut left = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let name = |pen: &Pen<'_>, tab: Tab| format!("{} {}", tab.digit(), pen.say(tab.label()));
    let names: usize = Tab::ALL.into_iter().map(|tab| width(&name(pen, tab)) + 1).sum();
    let room = usize::from(left.width);
    let (loose, all) = (names + 2 * Tab::ALL.len() < room, names < room);
    for tab in Tab::ALL {
        let on = tab == state.tab;
        let label = if on || all { name(pen, tab) } else { tab.digit().to_string() };
        let (text, style) = match on {
            true => (format!("[{label}]"), pen.theme.accent),
            false if loose => (format!(" {label} "), pen.theme.plain),
            false => (label, pen.theme.plain),
        };
        let used = pen.text(left, &text, style) + 1;
        left.x += used;
        left.width = left.width.saturating_sub(used);
    }
    let chips = state.timeline_chips().filter(|_| state.tab == Tab::Timeline);
    if let Some(chips) = chips {
        let text = chips.say(pen.lang);
        if width(&text) < usize::from(left.width) {
            pen.right(left.x, left.y, left.width.saturating_sub(1), &text, pen.theme.warn);
        }
    }
    let owed = state.statement.as_deref().filter(|_| state.tab == Tab::Statement);
    if let Some(statement) = owed {
        let text = say::TOTALS
            .with(pen.lang, &[("due", &statement.due), ("paid", &statement.paid), ("owed", &statement.owed)]);
        let (text, style) = match &statement.waits[..] {
            [] => (text, pen.theme.dim),
            // What is not booked yet is known before anything else is.
            waits => {
                let sum = Fen(waits.iter().fold(0, |sum: i64, row| sum.saturating_add(row.amount.0)));
                let n = waits.len();
                (second::WAITS.with(pen.lang, &[("n", &n), ("amount", &sum)]), pen.theme.warn)
            }
        };
        if width(&text) < usize::from(left.width) {
            pen.right(left.x, left.y, left.width.saturating_sub(1), &text, style);
        }
    }
}
