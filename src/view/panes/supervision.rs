//! 督办: the tabs with their counts, the items, and the one selected in full.

use ratatui::layout::Rect;

use crate::bureau::answer::SupervisionRow;
use crate::bureau::query::SupervisionAsked;
use crate::console::geometry::Geometry;
use crate::console::panes::supervision::{State, TABS, card_rows};
use crate::domain::supervision::SupervisionState;
use crate::locale::supervision as say;
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::panes::split::{more, split, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, strip, table};

pub(super) fn supervision(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, state: &State) {
    head(pen, area, state);
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let (main, room) = split(pen, below, geometry, card_rows(geometry));
    if let Some(room) = room {
        card(pen, room, state);
    }
    list(pen, main, state);
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(shown) = &state.shown else { return };
    let label = |tab: &SupervisionAsked| match tab {
        SupervisionAsked::Mine => pen.say(say::MINE).to_owned(),
        SupervisionAsked::Asked => say::ASKED_N.with(pen.lang, &[("n", &shown.asked)]),
        SupervisionAsked::All | SupervisionAsked::Week => pen.say(say::ALL_ITEMS).to_owned(),
        SupervisionAsked::Open => say::OPEN_N.with(pen.lang, &[("n", &shown.open)]),
    };
    let labels: Vec<String> = TABS.iter().map(label).collect();
    let chosen = TABS.iter().position(|tab| *tab == state.tab).unwrap_or_default();
    let mut parts = Vec::new();
    if shown.mine > 0 {
        parts.push(say::FOR_YOU_N.with(pen.lang, &[("n", &shown.mine)]));
    }
    if shown.late > 0 {
        parts.push(say::LATE_N.with(pen.lang, &[("n", &shown.late)]));
    }
    let sums = parts.join("  ");
    let taken = width(&sums) as u16;
    let room = Rect { x: area.x + 2, width: area.width.saturating_sub(taken + 5), height: 1, ..area };
    strip(pen, room, &labels, chosen);
    pen.right(area.x, area.y, area.width.saturating_sub(1), &sums, pen.theme.warn);
}

fn list(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = if state.shown.is_some() { say::NOTHING } else { say::READING };
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(words), pen.theme.dim);
        return;
    }
    let lang = pen.lang;
    let names = rows.iter().map(|row| width(&row.owner.1)).max().unwrap_or(0).clamp(6, 12) as u16;
    let number = |row: &SupervisionRow| say::number(&row.number, lang);
    let numbers = rows.iter().map(|row| width(&number(row))).max().unwrap_or(0) as u16;
    let columns = vec![
        Column::left(pen.say(say::COL_NUMBER), numbers),
        Column::left(pen.say(say::COL_DUE), 10),
        Column::left(pen.say(say::COL_STATE), 8),
        Column::left(pen.say(say::COL_OWNER), names),
        Column::left(pen.say(say::COL_TEXT), 0),
    ];
    let columns = spread(area, 4, columns);
    let (dim, warn) = (pen.theme.dim, pen.theme.warn);
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let closed = row.state == SupervisionState::Closed;
        let plain = |text: String| if closed { Cell::new(text, dim) } else { text.into() };
        let standing = if row.late {
            Cell::new(format!("! {}", say::LATE.get(lang)), warn)
        } else {
            plain(say::state(row.state).get(lang).to_owned())
        };
        vec![
            plain(number(row)),
            plain(row.due.to_string()),
            standing,
            plain(row.owner.1.clone()),
            plain(row.text.clone()),
        ]
    });
}

/// The one selected in full: the newest event stands first.
fn card(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(row) = state.selected() else { return };
    let mut texts =
        vec![(format!("{}  {}", say::number(&row.number, pen.lang), row.text), pen.theme.heading)];
    texts.push((origin(pen, row), pen.theme.plain));
    if let Some((_, number)) = &row.petition {
        texts.push((say::ROW_PETITION.with(pen.lang, &[("number", number)]), pen.theme.plain));
    }
    for (event, by) in row.events.iter().rev() {
        let step = pen.say(say::step(event.step));
        let text = say::said(event, row, pen.lang);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("on", &event.on), ("by", by), ("step", &step), ("text", &text)];
        let said = if text.is_empty() { say::ROW_EVENT } else { say::ROW_EVENT_SAYS };
        texts.push((said.with(pen.lang, &values), pen.theme.plain));
    }
    told(pen, area, &texts);
}

fn origin(pen: &Pen<'_>, row: &SupervisionRow) -> String {
    let origin = pen.say(say::origin(row.origin));
    say::ROW_FROM.with(pen.lang, &[("origin", &origin), ("by", &row.by), ("on", &row.on), ("due", &row.due)])
}
