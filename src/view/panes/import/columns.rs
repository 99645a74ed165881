//! Step 2: five rows as they will be read, and what each column is.

use ratatui::layout::Rect;

use crate::console::panes::import::{Busy, ColumnRow, State};
use crate::console::words::Words;
use crate::locale::import as say;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

/// Rows of the preview: headings and five rows.
const PREVIEW: u16 = 6;
/// Columns of the terminal for one column of the file.
const CELL: u16 = 16;
/// For the row number.
const NUMBER: u16 = 5;

pub(super) fn columns(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let said: Vec<String> = state.format_words().iter().map(|w| w.say(pen.lang)).collect();
    let said = match state.running.map(|r| r.busy) {
        Some(Busy::Looking) => pen.say(say::LOOKING).to_owned(),
        _ => said.join(if pen.theme.is_ascii() { " | " } else { " · " }),
    };
    pen.text(line, &said, pen.theme.heading);
    preview(pen, Rect { y: area.y + 1, height: PREVIEW, ..area }, state);
    pen.rule(area, area.y + 1 + PREVIEW);
    let below = area.y + 2 + PREVIEW;
    let notice = Rect { y: below, height: 1, ..line };
    if let Some(trouble) = &state.trouble {
        let words = Words::Trouble(trouble.clone()).say(pen.lang);
        pen.text(notice, &format!("! {words}"), pen.theme.warn);
    } else if state.lacks_names() {
        pen.text(notice, &format!("! {}", pen.say(say::MUST_NAME)), pen.theme.warn);
    } else if let Some(words) = state.missing_words() {
        pen.text(notice, &words.say(pen.lang), pen.theme.plain);
    }
    let list = Rect { y: below + 1, height: area.bottom().saturating_sub(below + 1), ..area };
    mapping(pen, list, state);
}

/// The columns of the file that fit, so that the selected one is among them.
fn preview(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let fit = usize::from(area.width.saturating_sub(NUMBER + 2) / (CELL + 1)).max(1);
    let selected = match State::column_row(state.columns.selected) {
        ColumnRow::Column(at) => at,
        ColumnRow::GoOn | ColumnRow::Format => 0,
    };
    let first = (selected + 1).saturating_sub(fit);
    let number = pen.say(say::ROW_NO);
    pen.right(area.x, area.y, NUMBER, number, pen.theme.dim);
    let place = |n: usize| area.x + NUMBER + 2 + (CELL + 1) * n as u16;
    for (n, heading) in state.headings().skip(first).take(fit).enumerate() {
        let style = if n + first == selected && state.columns.selected > 1 {
            pen.theme.accent
        } else {
            pen.theme.dim
        };
        pen.at(place(n), area.y, CELL, heading, style);
    }
    for ((row, cells, fault), y) in state.preview(pen.lang).into_iter().zip(area.y + 1..area.bottom()) {
        pen.right(area.x, y, NUMBER, &row.to_string(), pen.theme.dim);
        if let Some(fault) = fault {
            pen.at(place(0), y, area.width.saturating_sub(NUMBER + 3), &format!("! {fault}"), pen.theme.warn);
            continue;
        }
        for (n, cell) in cells.iter().skip(first).take(fit).enumerate() {
            pen.at(place(n), y, CELL, tail(cell), pen.theme.plain);
        }
    }
}

/// A masked number by its last places: the stars before them say nothing.
fn tail(cell: &str) -> &str {
    let stars = cell.bytes().take_while(|b| *b == b'*').count();
    cell.get(stars.saturating_sub(4)..).unwrap_or(cell)
}

/// The rows to act on: go on, encoding or sheet, then each column of the file.
fn mapping(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let name = area.width.saturating_sub(4) * 2 / 5;
    let shape = [Column::left("", name), Column::left("", 4)];
    let headings: Vec<&str> = state.headings().collect();
    let (lang, [less, more], warn) = (pen.lang, pen.theme.turn(), pen.theme.warn);
    table(pen, area, &shape, &state.columns, state.column_len(), |at| match State::column_row(at) {
        ColumnRow::GoOn => vec![say::GO_ON.get(lang).into(), say::GO_ON_MEANS.get(lang).into()],
        ColumnRow::Format => match state.format_choice() {
            Some((label, value)) => {
                vec![label.get(lang).into(), format!("{less} {} {more}", value.say(lang)).into()]
            }
            None => Vec::new(),
        },
        ColumnRow::Column(at) => {
            let heading = headings.get(at).copied().unwrap_or_default();
            let Some((becomes, doubt)) = state.column_becomes(at) else { return Vec::new() };
            let becomes = becomes.say(lang);
            let cell: Cell = match doubt {
                Some(doubt) => Cell::new(format!("{becomes}  {}", doubt.get(lang)), warn),
                None => becomes.into(),
            };
            vec![heading.into(), cell]
        }
    });
}
