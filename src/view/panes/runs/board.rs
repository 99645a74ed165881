//! The runs in columns by who has them in hand; where there is no room for four, the marked column alone.

use ratatui::layout::Rect;

use crate::bureau::answer::RunRow;
use crate::console::Model;
use crate::console::panes::runs::{CARD_ROWS, COLUMNS, State};
use crate::console::words::Words;
use crate::domain::ledger::run::RunState;
use crate::locale::{run_pane as say, run_words};
use crate::text::{truncate, width, wrap};
use crate::view::pen::Pen;

/// Least columns of a run.
const LEAST: u16 = 19;

pub(super) fn board(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let title = pen.say(say::BOARD);
    pen.text(inner, title, pen.theme.heading);
    if let Some(rows) = &state.rows {
        let open = rows.iter().filter(|r| !matches!(r.state, RunState::Closed | RunState::Abandoned)).count();
        let count = Words::Count(say::COUNT, open as u64).say(pen.lang);
        pen.right(inner.x, inner.y, inner.width, &count, pen.theme.plain);
    }
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    if state.rows.as_ref().is_none_or(Vec::is_empty) {
        let words = pen.say(if state.rows.is_some() { say::NO_RUNS } else { say::LOADING });
        let cols = usize::from(below.width.saturating_sub(4)).max(1);
        for (row, y) in wrap(words, cols).iter().zip(below.y + 1..below.bottom()) {
            pen.at(below.x + 2, y, cols as u16, row, pen.theme.dim);
        }
        return;
    }
    let each = below.width.saturating_sub(1) / COLUMNS.len() as u16;
    if each < LEAST {
        heads(pen, below, state);
        let area = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
        return column(pen, area, model, state, state.column);
    }
    for (at, x) in (0..COLUMNS.len()).zip((below.x..).step_by(usize::from(each))) {
        let whole = Rect { x, width: each, ..below };
        head(pen, whole, state, at);
        column(
            pen,
            Rect { y: whole.y + 1, height: whole.height.saturating_sub(1), ..whole },
            model,
            state,
            at,
        );
    }
}

fn named(pen: &Pen<'_>, state: &State, at: usize) -> String {
    let name = COLUMNS.get(at).map_or("", |msg| pen.say(*msg));
    format!("{name} {}", state.column_of(at).len())
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State, at: usize) {
    let style = if at == state.column { pen.theme.heading } else { pen.theme.dim };
    let text = named(pen, state, at);
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &text, style);
}

/// All columns in one row, the marked one between brackets.
fn heads(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let mut x = area.x + 1;
    for at in 0..COLUMNS.len() {
        let (text, style) = match named(pen, state, at) {
            text if at == state.column => (format!("[{text}]"), pen.theme.heading),
            text => (format!(" {text} "), pen.theme.dim),
        };
        let cols = width(&text) as u16;
        pen.at(x, area.y, area.right().saturating_sub(x), &text, style);
        x = x.saturating_add(cols + 1).min(area.right());
    }
}

fn column(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, at: usize) {
    let rows = state.column_of(at);
    let Some(list) = state.lists.get(at) else { return };
    if rows.is_empty() {
        let words = pen.say(say::EMPTY_COLUMN);
        pen.at(area.x + 2, area.y, area.width.saturating_sub(3), words, pen.theme.dim);
        return;
    }
    let page = usize::from(area.height / CARD_ROWS).max(1);
    for (n, y) in list.window(rows.len(), page).zip((area.y..).step_by(usize::from(CARD_ROWS))) {
        let Some(row) = rows.get(n) else { continue };
        let marked = at == state.column && n == list.selected;
        let rows = (CARD_ROWS - 1).min(area.bottom().saturating_sub(y));
        card(pen, Rect { y, height: rows, ..area }, model, row, marked);
    }
}

fn card(pen: &mut Pen<'_>, area: Rect, model: &Model, row: &RunRow, marked: bool) {
    let cols = area.width.saturating_sub(3);
    if marked {
        for y in area.top()..area.bottom() {
            pen.at(area.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
    }
    let style = if marked { pen.theme.selected } else { pen.theme.plain };
    let state = pen.say(run_words::state(row.state));
    let first = format!("{}  {}", row.run, row.month);
    let second = programmes(pen, model, row, usize::from(cols));
    let lines = Words::Count(say::LINES, row.lines.into()).say(pen.lang);
    let third = format!("{lines} {}", row.total);
    // An amount is never cut: the count of lines gives way.
    let third = if width(&third) <= usize::from(cols) { third } else { row.total.to_string() };
    let look = match row {
        RunRow { unexplained: n, state: RunState::Draft, .. } if *n > 0 => {
            Some(say::UNEXPLAINED_N.with(pen.lang, &[("n", n)]))
        }
        RunRow { tasks, failed, state: RunState::Returned, .. } if tasks.max(failed) > &0 => {
            Some(say::CARD_FAILED.with(pen.lang, &[("failed", failed)]))
        }
        _ => None,
    };
    let (last, last_style) = match look {
        Some(look) => (format!("! {state} {look}"), pen.theme.warn),
        None => (state.to_owned(), style),
    };
    let texts = [(first, style), (second, style), (third, style), (last, last_style)];
    for ((text, style), y) in texts.iter().zip(area.top()..area.bottom()) {
        pen.at(area.x + 2, y, cols, text, *style);
    }
}

/// The programmes of a run: one by name, several by the first and how many.
pub(super) fn programmes(pen: &Pen<'_>, model: &Model, row: &RunRow, cols: usize) -> String {
    let first = row.programmes.first().map(|id| model.shared.programme(id).to_owned()).unwrap_or_default();
    match row.programmes.len() {
        0 | 1 => first,
        n => {
            let rest = width(&say::AND_OTHERS.with(pen.lang, &[("name", &""), ("n", &n)]));
            let name = truncate(&first, cols.saturating_sub(rest).max(4)).into_owned();
            say::AND_OTHERS.with(pen.lang, &[("name", &name), ("n", &n)])
        }
    }
}
