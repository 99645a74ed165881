//! The households in hardship.

use ratatui::layout::Rect;

use crate::bureau::answer::HardshipRow;
use crate::console::Model;
use crate::console::panes::care::State;
use crate::locale::{Lang, care as say, care_words};
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let (lang, look) = (pen.lang, *pen.theme);
    let fixed = 14 + 4 + 10 + 11 + 4 + 2;
    let columns = [
        Column::left(say::COL_HEAD.get(lang), 14),
        Column::right(say::COL_SIZE.get(lang), 4),
        Column::left(say::COL_RELIEF.get(lang), 10),
        Column::left(say::COL_PLACE.get(lang), area.width.saturating_sub(fixed).max(8)),
        Column::left(say::COL_VISITED.get(lang), 11),
    ];
    let rows = state.households.rows();
    table(pen, area, &columns, &state.households.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        vec![
            row.name.clone().into(),
            (row.facts.members.len() + 1).to_string().into(),
            care_words::relief(row.facts.relief).get(lang).into(),
            model.shared.place(row.division).into(),
            match row.visited {
                Some(day) => day.to_string().into(),
                None => Cell::new(say::NEVER_VISITED.get(lang), look.warn),
            },
        ]
    });
    if rows.is_empty() {
        let message = match (&state.households.page, state.households.ended) {
            (Some(_), _) if !state.households.filter.is_empty() => say::EMPTY_FOUND,
            (None, _) => say::LOADING,
            (Some(_), false) => say::EMPTY_HOUSEHOLDS,
            (Some(_), true) => say::EMPTY_ENDED,
        };
        let cols = area.width.saturating_sub(4);
        let lines = wrap(pen.say(message), usize::from(cols).max(8));
        for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
            pen.at(area.x + 2, y, cols, line, pen.theme.dim);
        }
    }
}

/// Who they are and why, what was done last, and what Enter will note.
pub(super) fn detail(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(row) = state.households.selected() else { return };
    let lang = pen.lang;
    let lines = [
        (members(row, lang), pen.theme.heading),
        (why(row, lang), pen.theme.plain),
        (newest(row, lang), pen.theme.dim),
    ];
    let mut y = area.y;
    for (text, style) in lines {
        for line in wrap(&text, usize::from(area.width).max(1)) {
            if y < area.bottom() {
                pen.at(area.x, y, area.width, &line, style);
                y += 1;
            }
        }
    }
    if let Some(way) = state.armed {
        let y = y.min(area.bottom().saturating_sub(1));
        pen.clear(Rect { y, height: 1, ..area });
        let text = say::ARMED.with(lang, &[("name", &row.name), ("way", &way.label.get(lang))]);
        pen.at(area.x, y, area.width, &text, pen.theme.accent);
    }
}

fn members(row: &HardshipRow, lang: Lang) -> String {
    let others = row.facts.members.iter().map(|m| format!("{}{}", m.relation, m.name));
    let mut parts = vec![format!("{} {}", row.hardship, row.name)];
    parts.extend(others);
    let _ = lang;
    parts.join("  ")
}

fn why(row: &HardshipRow, lang: Lang) -> String {
    let since = say::SINCE.with(lang, &[("on", &row.facts.since)]);
    match row.ended {
        None => format!("{since}  {}", row.facts.cause),
        Some(end) => {
            let result = care_words::hardship_result(end.result).get(lang);
            format!("{since}  {}  {} {result}", row.facts.cause, end.on)
        }
    }
}

fn newest(row: &HardshipRow, lang: Lang) -> String {
    match &row.newest {
        Some((on, what)) => say::MEASURES.with(lang, &[("n", &row.measures), ("on", on), ("what", what)]),
        None => say::NO_MEASURES.get(lang).to_owned(),
    }
}
