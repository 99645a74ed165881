//! The people who are due.

use ratatui::layout::Rect;

use crate::bureau::answer::{LastContact, RotaRow};
use crate::console::Model;
use crate::console::panes::care::State;
use crate::domain::care::{ContactResult, DueState};
use crate::locale::{Lang, care as say, care_words, petitions::day};
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let (lang, look) = (pen.lang, *pen.theme);
    let wide = area.width >= 70;
    let last = if wide { 20 } else { 11 };
    let fixed = 12 + 14 + 4 + last + 5;
    let columns = [
        Column::left(say::COL_BY.get(lang), 12),
        Column::left(say::COL_NAME.get(lang), 14),
        Column::right(say::COL_AGE.get(lang), 3),
        Column::left(say::COL_PLACE.get(lang), area.width.saturating_sub(fixed + 2).max(8)),
        Column::left(say::COL_LAST.get(lang), last),
    ];
    let rows = state.rows();
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let by = day(row.due.by, model.shared.today, lang);
        let late = row.due.state == DueState::Late;
        vec![
            if late { Cell::new(by, look.warn) } else { by.into() },
            row.name.clone().into(),
            row.age.map(|n| n.to_string()).unwrap_or_default().into(),
            model.shared.place(row.division).into(),
            last_cell(row, lang, wide, look.dim),
        ]
    });
    // The mark of what is late stands in the margin, where no colour is needed to see it.
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (at, y) in state.list.window(rows.len(), usize::from(body.height)).zip(body.top()..body.bottom()) {
        if rows.get(at).is_some_and(|row| row.due.state == DueState::Late) {
            pen.at(body.x + 1, y, 1, "!", pen.theme.warn);
        }
    }
    if rows.is_empty() {
        nothing(pen, body, model, state);
    }
}

fn last_cell(row: &RotaRow, lang: Lang, wide: bool, dim: ratatui::style::Style) -> Cell {
    match &row.last {
        None => Cell::new(say::NEVER.get(lang), dim),
        Some(last) => last_text(last, lang, wide).into(),
    }
}

/// The day, and how where there is room; one that did not reach them says so.
fn last_text(last: &LastContact, lang: Lang, wide: bool) -> String {
    let how = match last.result {
        ContactResult::Reached => care_words::kind(last.kind),
        ContactResult::NotReached => care_words::RESULT_NOT_REACHED,
    };
    if wide { format!("{} {}", last.day, how.get(lang)) } else { last.day.to_string() }
}

fn nothing(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let narrowed = state.town.is_some() || !state.filter.is_empty();
    let message = match &state.page {
        None => say::LOADING,
        Some(page) if !page.ready => say::LOADING,
        Some(_) if narrowed => say::EMPTY_FILTER,
        Some(_) if state.mine && state.figures(&model.shared).0 == 0 => say::EMPTY_MINE,
        Some(_) => say::EMPTY,
    };
    let cols = area.width.saturating_sub(4);
    for (line, y) in wrap(pen.say(message), usize::from(cols).max(8)).iter().zip(area.top()..area.bottom()) {
        pen.at(area.x + 2, y, cols, line, pen.theme.dim);
    }
}
