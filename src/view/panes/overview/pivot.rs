//! A table of people, one key down and one across.

use ratatui::layout::Rect;

use crate::bureau::answer::{Pivot, Sum};
use crate::console::panes::overview::Pivoted;
use crate::console::words::grouped;
use crate::console::{Model, Readiness};
use crate::locale::{filter, lookup, pivot as say};
use crate::text::width;
use crate::view::chrome;
use crate::view::pen::Pen;

/// The widest a name of a row or a column may be.
const NAME_COLS: usize = 24;
const HEAD_COLS: usize = 10;

/// How many people beside the tabs; below them what is counted by what, and the table.
pub(super) fn pivot(pen: &mut Pen<'_>, (beside, area): (Rect, Rect), model: &Model, state: &Pivoted) {
    counted(pen, beside, state);
    heading(pen, Rect { height: 1, ..area }, model, state);
    if !matches!(model.shared.readiness, Readiness::Ready(_)) {
        let said = chrome::progress(pen, &model.shared.readiness).unwrap_or_default();
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(3), &said, pen.theme.plain);
        return;
    }
    let Some(pivot) = &state.pivot else { return };
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    table(pen, below, model, state, pivot);
}

/// How many people are counted.
fn counted(pen: &mut Pen<'_>, area: Rect, state: &Pivoted) {
    let Some(pivot) = &state.pivot else { return };
    let said = lookup::TOTAL.with(pen.lang, &[("n", &grouped(pivot.total.people as u64))]);
    pen.right(area.x, area.y, area.width, &said, pen.theme.dim);
}

/// What is counted by what, and of whom.
fn heading(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &Pivoted) {
    let by = filter::key(state.by, pen.lang);
    let mut said = match state.across {
        Some(across) => format!("{by} × {}", filter::key(across, pen.lang)),
        None => by.to_owned(),
    };
    if let Some((from, to)) = state.months(&model.shared) {
        let months = if from == to { from.to_string() } else { format!("{from} … {to}") };
        said.push_str("   ");
        said.push_str(&months);
    }
    if !state.text.is_empty() {
        said.push_str("   ");
        said.push_str(&state.text);
    }
    let room = area.width.saturating_sub(3);
    let used = pen.at(area.x + 2, area.y, room, &said, pen.theme.heading);
    if let Some(fault) = state.pivot.as_ref().and_then(|pivot| pivot.faults.first()) {
        let said = format!("! {}", filter::fault(fault, pen.lang));
        pen.at(area.x + used + 4, area.y, room.saturating_sub(used + 2), &said, pen.theme.warn);
    }
}

/// One column of figures: its head and what it shows of a sum.
struct Figures {
    head: String,
    /// The column of the table that it belongs to.
    col: usize,
    shows: fn(Sum) -> String,
    cols: u16,
}

fn table(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &Pivoted, pivot: &Pivot) {
    let reference = &model.shared.tables;
    let name = |value: &crate::domain::filter::Value| filter::value(*value, pen.lang, reference);
    let all = pen.say(say::ALL_PEOPLE).to_owned();
    let names: Vec<String> = pivot.rows.iter().map(name).chain([all]).collect();
    let first = names.iter().map(|n| width(n)).max().unwrap_or(0).clamp(6, NAME_COLS) as u16;
    let figures = columns(pen, model, state, pivot);
    // From the column that keeps the marked one in sight.
    let room = area.width.saturating_sub(2 + first + 1);
    let from = first_shown(&figures, state.col, room);
    let mut x = area.x + 2 + first;
    let mut shown: Vec<(&Figures, u16)> = Vec::new();
    for figure in figures.iter().skip(from) {
        if x + 1 + figure.cols > area.right() {
            break;
        }
        x += 1 + figure.cols;
        shown.push((figure, x - figure.cols));
    }
    for (figure, x) in &shown {
        let style = if figure.col == state.col { pen.theme.accent } else { pen.theme.dim };
        pen.right(*x, area.y, figure.cols, &figure.head, style);
    }
    let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    for (at, y) in state.list.window(names.len(), usize::from(rows.height)).zip(rows.top()..rows.bottom()) {
        let selected = at == state.list.selected;
        let style = if selected { pen.theme.selected } else { pen.theme.plain };
        if selected {
            pen.at(rows.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        pen.at(rows.x + 2, y, first, names.get(at).map_or("", String::as_str), style);
        for (figure, x) in &shown {
            let sum = state.sum(at, figure.col);
            let text = if sum.people == 0 { pen.theme.nothing().to_owned() } else { (figure.shows)(sum) };
            let style = if selected && figure.col == state.col {
                pen.theme.accent
            } else if sum.people == 0 {
                pen.theme.dim
            } else {
                style
            };
            pen.right(*x, y, figure.cols, &text, style);
        }
    }
}

/// Everybody first, with money what was due and paid, then a column for each value.
fn columns(pen: &Pen<'_>, model: &Model, state: &Pivoted, pivot: &Pivot) -> Vec<Figures> {
    let people: fn(Sum) -> String = |sum| grouped(sum.people as u64);
    let due: fn(Sum) -> String = |sum| sum.due.to_string();
    let paid: fn(Sum) -> String = |sum| sum.paid.to_string();
    let heads = pivot.cols.iter().map(|value| filter::value(*value, pen.lang, &model.shared.tables));
    let mut figures = Vec::new();
    for (col, head) in [pen.say(say::PEOPLE).to_owned()].into_iter().chain(heads).enumerate() {
        figures.push(figure(state, head, col, people));
        if col == 0 && state.months(&model.shared).is_some() {
            figures.push(figure(state, pen.say(say::DUE).to_owned(), col, due));
            figures.push(figure(state, pen.say(say::PAID).to_owned(), col, paid));
        }
    }
    figures
}

fn figure(state: &Pivoted, head: String, col: usize, shows: fn(Sum) -> String) -> Figures {
    let cells = (0..state.height()).map(|row| width(&shows(state.sum(row, col))));
    let cols = cells.max().unwrap_or(0).max(width(&head).min(HEAD_COLS)).max(6) as u16;
    Figures { head, col, shows, cols }
}

/// The first of the columns so that the marked one fits.
fn first_shown(figures: &[Figures], marked: usize, room: u16) -> usize {
    let last = figures.iter().rposition(|figure| figure.col == marked).unwrap_or(0);
    let fits = |from: usize| {
        let shown = figures.get(from..=last).unwrap_or_default();
        shown.iter().map(|figure| figure.cols + 1).sum::<u16>() <= room
    };
    (0..=last).find(|from| fits(*from)).unwrap_or(last)
}
