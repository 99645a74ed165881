//! 日志: the list, and the entry selected in full.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::journal::{State, card_rows};
use crate::console::words::grouped;
use crate::locale::{journal as say, words};
use crate::text::{width, wrap};
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn journal(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    head(pen, area, state);
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let mut main = Rect { width: geometry.main_cols(), ..below };
    if geometry.detail == Detail::Beside {
        pen.upright(main.right(), below);
        let x = main.right() + 1;
        let side = Rect { x, width: below.right().saturating_sub(x), ..below };
        entry(pen, side, model, state, 0);
        main.width = main.width.saturating_sub(1);
    } else if let Some(whole) = &state.whole {
        return entry(pen, below, model, state, whole.selected);
    }
    if geometry.detail == Detail::Below {
        let height = card_rows(geometry);
        main.height = main.height.saturating_sub(height);
        pen.rule(area, main.bottom());
        let y = main.bottom() + 1;
        entry(pen, Rect { y, height: height.saturating_sub(1), ..below }, model, state, 0);
    }
    list(pen, main, model, state);
}

/// What is wanted, and how many there are.
fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let n = grouped(state.pages.len() as u64);
    let count = match (state.pages.head(), state.pages.looking_from()) {
        (None, _) => pen.say(say::LOADING).to_owned(),
        (Some(_), Some(at)) => say::FOUND_SO_FAR.with(pen.lang, &[("n", &n), ("at", &grouped(at))]),
        (Some(_), None) if state.filter.is_open() => say::TOTAL.with(pen.lang, &[("n", &n)]),
        (Some(_), None) => say::FOUND.with(pen.lang, &[("n", &n)]),
    };
    let chips: Vec<String> = state.chips().iter().map(|chip| chip.say(pen.lang)).collect();
    let wanted = if chips.is_empty() { pen.say(say::EVERYTHING).to_owned() } else { chips.join("  ") };
    let room = inner.width.saturating_sub(width(&count) as u16 + 2);
    pen.at(inner.x, inner.y, room, &wanted, pen.theme.heading);
    pen.right(inner.x, inner.y, inner.width, &count, pen.theme.plain);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let len = state.pages.len();
    if len == 0 {
        let waiting = state.pages.head().is_none() || state.pages.looking_from().is_some();
        let words = pen.say(if waiting { say::LOADING } else { say::NOTHING });
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let lang = pen.lang;
    let digits = state.pages.head().unwrap_or(0).to_string().len() as u16;
    let wide = area.width >= 72;
    let mut columns = vec![
        Column::right(pen.say(say::COL_SEQ), digits.max(4)),
        Column::left(pen.say(say::COL_WHEN), if wide { 16 } else { 11 }),
        Column::left(pen.say(say::COL_BY), if wide { 10 } else { 8 }),
        Column::left(pen.say(say::COL_WHAT), 0),
    ];
    columns.push(Column::left(pen.say(say::COL_OBJECT), 8));
    let columns = spread(area, 3, columns);
    let (dim, cut, nothing) = (pen.theme.dim, pen.theme.ellipsis(), pen.theme.nothing());
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(line) = state.pages.line(at) else { return vec![Cell::new(cut, dim)] };
        let when = words::clock_time(line.what.at_ms);
        // Without the year where there is little room.
        let when = if wide { when } else { when.get(5..).unwrap_or_default().to_owned() };
        let named = |id: &str| model.shared.programme(id).to_owned();
        vec![
            line.what.seq.to_string().into(),
            when.into(),
            if line.what.by.is_empty() { Cell::new(nothing, dim) } else { line.what.by.clone().into() },
            say::happened(&line.what, named, lang).into(),
            line.what.object.clone().into(),
        ]
    });
}

/// The entry selected, from a line on.
fn entry(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, first: usize) {
    let Some(line) = state.selected() else { return };
    let title = say::SEQ.with(pen.lang, &[("seq", &line.what.seq)]);
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &title, pen.theme.heading);
    let lines = state.whole_lines(&model.shared);
    let labels = lines.iter().map(|(label, _)| width(pen.say(*label))).max().unwrap_or(0) as u16;
    let x = area.x + 2 + labels + 2;
    let cols = area.right().saturating_sub(x + 1);
    let mut y = area.y + 1;
    for (label, value) in lines.iter().skip(first) {
        for (n, text) in wrap(value, usize::from(cols).max(1)).iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if n == 0 {
                let label = pen.say(*label);
                pen.at(area.x + 2, y, labels, label, pen.theme.dim);
            }
            pen.at(x, y, cols, text, pen.theme.plain);
            y += 1;
        }
    }
}
