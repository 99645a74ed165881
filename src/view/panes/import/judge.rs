//! Step 3: what the file would do, by reason and row by row.

use ratatui::layout::Rect;

use crate::console::geometry::Geometry;
use crate::console::panes::import::{State, problem_rows};
use crate::console::words::{Words, grouped};
use crate::locale::import as say;
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, sentence, table};

/// Columns of a bar.
const BAR: u16 = 24;

pub(super) fn judge(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, state: &State) {
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    if let Some(sums) = state.sums() {
        pen.text(line, &sums.say(pen.lang), pen.theme.heading);
    }
    let standing = match &state.trouble {
        Some(trouble) => format!("! {}", Words::Trouble(trouble.clone()).say(pen.lang)),
        None => state.standing(pen.lang).join("  "),
    };
    let style =
        if state.trouble.is_some() || state.before.is_some() { pen.theme.warn } else { pen.theme.plain };
    pen.text(Rect { y: line.y + 1, ..line }, &standing, style);
    let bars = state.bars();
    let names = bars.iter().map(|(kind, _)| width(kind.say(pen.lang))).max().unwrap_or(0) as u16;
    for ((kind, n), y) in bars.iter().zip(line.y + 2..) {
        pen.at(line.x + 1, y, names, kind.say(pen.lang), pen.theme.plain);
        pen.right(line.x + 1 + names, y, 10, &grouped(*n), pen.theme.plain);
        let cols = BAR.min(line.width.saturating_sub(names + 14));
        let bar = gauge(pen.theme, u128::from(*n), u128::from(state.rows_read()), cols);
        pen.at(line.x + names + 13, y, cols, &bar, pen.theme.accent);
    }
    let top = line.y + 2 + bars.len() as u16;
    pen.rule(area, top);
    let rows = problem_rows(geometry, bars.len()) as u16;
    let list = Rect { y: top + 1, height: rows.min(area.bottom().saturating_sub(top + 3)), ..area };
    if state.problem_len() == 0 {
        pen.at(list.x + 2, list.y, list.width.saturating_sub(4), pen.say(say::ALL_GOOD), pen.theme.plain);
        return;
    }
    problems(pen, list, state);
    pen.rule(area, list.bottom());
    let full = Rect { y: list.bottom() + 1, height: area.bottom().saturating_sub(list.bottom() + 1), ..line };
    if let Some(problem) = state.problem(state.problems.selected, pen.lang) {
        sentence(pen, full, &problem.why, pen.theme.plain);
    }
}

fn problems(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let shape = [Column::right("", 7), Column::left("", 5), Column::left("", 10)];
    let (lang, warn) = (pen.lang, pen.theme.warn);
    if let Some(kept) = state.kept_only() {
        let said = say::FIRST_ONLY.with(lang, &[("n", &kept)]);
        let y = area.y.saturating_sub(1);
        pen.right(area.x, y, area.width.saturating_sub(2), &format!(" {said} "), pen.theme.dim);
    }
    table(pen, area, &shape, &state.problems, state.problem_len(), |at| {
        let Some(problem) = state.problem(at, lang) else { return Vec::new() };
        let kind = if problem.returned {
            Cell::new(say::BACK_ROW.get(lang), warn)
        } else {
            say::LOOK_AT.get(lang).into()
        };
        vec![problem.row.to_string().into(), kind, problem.why.into()]
    });
}
