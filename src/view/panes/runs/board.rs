//! The runs in columns by who has them in hand; where there is no room for four, the marked column alone.

use ratatui::layout::Rect;

use crate::bureau::answer::RunRow;
use crate::console::Model;
use crate::console::panes::runs::{CARD_ROWS, COLUMNS, State};
use crate::console::words::Words;
use crate::domain::ledger::run::RunState;
use crate::locale::{fund_words, run_pane as say, run_words};
use crate::text::{truncate, width, wrap};
use crate::view::panes::day::near;
use crate::view::panes::programme::programme_within;
use crate::view::pen::Pen;

/// Least columns of a run.
const LEAST: u16 = 19;

pub(super) fn board(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let counts = counts(pen, state, usize::from(inner.width));
    if let Some(rows) = &state.rows {
        // As many as stand below; what is open of them where it is not all and there is room to say so.
        let open = rows.iter().filter(|r| !matches!(r.state, RunState::Closed | RunState::Abandoned)).count();
        let all = Words::Count(say::COUNT, rows.len() as u64).say(pen.lang);
        let both = say::COUNT_OPEN.with(pen.lang, &[("n", &rows.len()), ("open", &open)]);
        let both = if open < rows.len() { both } else { all.clone() };
        let room = usize::from(inner.width).saturating_sub(width(&counts) + 2);
        if let Some(count) = [both, all].into_iter().find(|count| width(count) <= room) {
            pen.right(inner.x, inner.y, inner.width, &count, pen.theme.plain);
        }
    }
    pen.text(inner, &counts, pen.theme.heading);
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
    // Only where something stands; of more than fit, those around the marked one.
    let filled: Vec<usize> = (0..COLUMNS.len()).filter(|at| !state.column_of(*at).is_empty()).collect();
    let fit = usize::from(below.width.saturating_sub(1) / LEAST).max(1);
    let marked = filled.iter().position(|at| *at == state.column).unwrap_or_default();
    let shown = fit.min(filled.len()).max(1);
    let from = (marked + 1).saturating_sub(shown);
    let each = below.width.saturating_sub(1) / shown.max(MOST_WIDE) as u16;
    let window = filled.get(from..from + shown).unwrap_or_default();
    for (at, x) in window.iter().zip((below.x..).step_by(usize::from(each.max(1)))) {
        let whole = Rect { x, width: each, ..below };
        head(pen, whole, state, *at);
        let cards = Rect { y: whole.y + 1, height: whole.height.saturating_sub(1), ..whole };
        column(pen, cards, model, state, *at);
    }
    more(pen, below, (from > 0, from + shown < filled.len()));
}

/// Columns that a board has at least room for: one run alone does not fill a wide screen.
const MOST_WIDE: usize = 3;

/// How many stand where, along the way of a run; on a narrow screen only where any stand, closer together, and at last only what is not
/// over: each column bears its own number.
fn counts(pen: &Pen<'_>, state: &State, room: usize) -> String {
    let filled = |at: &usize| !state.column_of(*at).is_empty();
    let over = |at: usize| matches!(COLUMNS.get(at), Some(RunState::Closed | RunState::Abandoned));
    let said = |fits: &dyn Fn(&usize) -> bool, between: &str| {
        let each = (0..COLUMNS.len()).filter(fits).map(|at| named(pen, state, at));
        each.collect::<Vec<_>>().join(between)
    };
    let least = said(&|at| filled(at) && !over(*at), " ");
    let ways = [said(&|_| true, "  "), said(&filled, "  "), said(&filled, " ")];
    ways.into_iter().find(|way| width(way) <= room).unwrap_or(least)
}

/// Marks where more columns are, beyond the edges.
fn more(pen: &mut Pen<'_>, area: Rect, (before, behind): (bool, bool)) {
    let [left, right] = pen.theme.turn();
    if before {
        pen.at(area.x, area.y, 1, left, pen.theme.accent);
    }
    if behind {
        pen.right(area.x, area.y, area.width, right, pen.theme.accent);
    }
}

fn named(pen: &Pen<'_>, state: &State, at: usize) -> String {
    let name = COLUMNS.get(at).map_or("", |of| pen.say(run_words::state(*of)));
    format!("{name} {}", state.column_of(at).len())
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State, at: usize) {
    let text = named(pen, state, at);
    let (text, style) = if at == state.column {
        (format!("[{text}]"), pen.theme.heading)
    } else {
        (format!(" {text} "), pen.theme.dim)
    };
    pen.at(area.x + 1, area.y, area.width.saturating_sub(2), &text, style);
}

fn column(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, at: usize) {
    let rows = state.column_of(at);
    let Some(list) = state.lists.get(at) else { return };
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
        RunRow { astray: 1.., state: RunState::Draft, .. } => Some(pen.say(say::CARD_ANEW).to_owned()),
        RunRow { astray: 1.., .. } => Some(pen.say(say::CARD_ASTRAY).to_owned()),
        RunRow { short, .. } if !short.is_empty() => Some(pen.say(fund_words::CARD_SHORT).to_owned()),
        RunRow { overdue: true, due: Some(due), .. } => {
            // Within the year the day alone: the year would push it off the card.
            let day = near(Some(*due), model.shared.today.year());
            Some(say::OVERDUE.with(pen.lang, &[("due", &day)]))
        }
        RunRow { unexplained: n, state: RunState::Draft, .. } if *n > 0 => {
            Some(say::UNEXPLAINED_N.with(pen.lang, &[("n", n)]))
        }
        RunRow { tasks: n @ 1.., .. } => Some(say::CARD_TASKS.with(pen.lang, &[("n", n)])),
        _ => None,
    };
    // What deserves a look is told whole: the column says where the run stands.
    let (last, last_style) = match look {
        Some(look) => (format!("! {look}"), pen.theme.warn),
        None => (state.to_owned(), style),
    };
    let texts = [(first, style), (second, style), (third, style), (last, last_style)];
    for ((text, style), y) in texts.iter().zip(area.top()..area.bottom()) {
        pen.at(area.x + 2, y, cols, text, *style);
    }
}

/// The programmes of a run: one by name, several by the first and how many.
pub(super) fn programmes(pen: &Pen<'_>, model: &Model, row: &RunRow, cols: usize) -> String {
    let Some(first) = row.programmes.first() else { return String::new() };
    let n = row.programmes.len();
    if n == 1 {
        return truncate(programme_within(&model.shared, first, cols), cols).into_owned();
    }
    let whole = say::AND_OTHERS.with(pen.lang, &[("name", &model.shared.programme(first)), ("n", &n)]);
    if width(&whole) <= cols {
        return whole;
    }
    let with = |name: &str| say::AND_MORE.with(pen.lang, &[("name", &name), ("n", &n)]);
    let room = cols.saturating_sub(width(&with(""))).max(4);
    with(&truncate(programme_within(&model.shared, first, room), room))
}
