//! 台账: every programme in a month; a programme's month with its chart and its people; the published rates.

mod chart;
mod deaths;
mod people;
mod year;

use ratatui::layout::Rect;

use crate::bureau::answer::LateEntries;
use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::ledger::{CHART_ROWS, State, YEAR_ROWS};
use crate::console::words::Words;
use crate::domain::{Fen, Month};
use crate::locale::{books, ledger as say};
use crate::text::{width, wrap};
use crate::view::pen::Pen;

pub(super) fn ledger(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    if state.deaths.is_some() {
        return after_deaths(pen, area, geometry, model, state);
    }
    head(pen, area, geometry, model, state);
    pen.rule(area, area.y + 2);
    late(pen, Rect { y: area.y + 2, ..area }, state.late());
    let below = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    let mut main = Rect { width: geometry.main_cols(), ..below };
    if geometry.detail == Detail::Beside {
        pen.upright(main.right(), below);
        let x = main.right() + 1;
        side(pen, Rect { x, width: below.right().saturating_sub(x), ..below }, model, state);
        main.width = main.width.saturating_sub(1);
    }
    if state.rates.is_some() && geometry.detail != Detail::Beside {
        return rates(pen, main, model, state);
    }
    if state.programme.is_none() {
        if geometry.detail == Detail::Below {
            main.height = main.height.saturating_sub(YEAR_ROWS);
            pen.rule(main, main.bottom());
            // Whose year it is: the head speaks of all programmes.
            if let Some(id) = state.selected(&model.shared) {
                let name = format!(" {} ", model.shared.programme(&id));
                pen.at(main.x + 1, main.bottom(), main.width / 2, &name, pen.theme.heading);
            }
            let row =
                Rect { x: main.x + 2, y: main.bottom() + 1, width: main.width.saturating_sub(3), height: 1 };
            year::year(pen, row, model, state);
        }
        return people::programmes(pen, main, model, state);
    }
    if geometry.detail == Detail::Below {
        let months = state.shown.as_deref().map_or(&[][..], |m| &m.months);
        chart::chart(pen, Rect { height: CHART_ROWS - 1, ..main }, months);
        pen.rule(main, main.y + CHART_ROWS - 1);
        main = Rect { y: main.y + CHART_ROWS, height: main.height.saturating_sub(CHART_ROWS), ..main };
    }
    people::people(pen, main, model, state);
}

/// The list of what deaths leave to do; where there is room, why beside or below it.
fn after_deaths(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    deaths::head(pen, area, state);
    pen.rule(area, area.y + 2);
    let below = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    match geometry.detail {
        Detail::Beside => {
            let main = Rect { width: geometry.main_cols(), ..below };
            pen.upright(main.right(), below);
            let x = main.right() + 1;
            deaths::why(pen, Rect { x, width: below.right().saturating_sub(x), ..below }, model, state);
            deaths::list(pen, Rect { width: main.width.saturating_sub(1), ..main }, state);
        }
        Detail::Below => {
            let list = Rect { height: below.height.saturating_sub(CHART_ROWS), ..below };
            deaths::list(pen, list, state);
            pen.rule(below, list.bottom());
            let why = Rect { y: list.bottom() + 1, height: CHART_ROWS - 1, ..below };
            deaths::why(pen, why, model, state);
        }
        Detail::None => deaths::list(pen, below, state),
    }
}

/// What month of what, closed or not; how many people, due, paid, in yuan and ten thousands.
fn head(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let month = state.month(&model.shared);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let title = match &state.programme {
        Some(id) => model.shared.programme(id).to_owned(),
        None => pen.say(say::ALL_PROGRAMMES).to_owned(),
    };
    let title = match state.text.as_str() {
        text if !text.is_empty() && state.programme.is_some() => {
            format!("{title}  {}", say::FILTERED.with(pen.lang, &[("text", &text)]))
        }
        _ => title,
    };
    let closed = match (state.closed(), state.asked(month)) {
        (Some(true), Some(ask)) => books::HEAD_ASKED.with(pen.lang, &[("by", &ask.by)]),
        (Some(true), None) => pen.say(say::CLOSED).to_owned(),
        (Some(false), _) => pen.say(say::OPEN).to_owned(),
        (None, _) => String::new(),
    };
    let [left, right] = pen.theme.turn();
    let text = format!("{left} {month} {right}  {closed}");
    let room = inner.width.saturating_sub(width(&text) as u16 + 2);
    pen.at(inner.x, inner.y, room, &title, pen.theme.heading);
    pen.right(inner.x, inner.y, inner.width, &text, pen.theme.plain);
    let (due, paid) = match state.shown.as_deref().filter(|_| state.programme.is_some()) {
        Some(shown) => (shown.due, shown.paid),
        None if state.programme.is_some() => return,
        None => {
            let (due, paid) = state.sum();
            (due.fen().unwrap_or(Fen(0)), paid.fen().unwrap_or(Fen(0)))
        }
    };
    totals(pen, Rect { y: area.y + 1, ..inner }, geometry, state, due, paid);
}

/// On the rule below the totals: what came after the close, so that a closed month does not seem to change by itself.
fn late(pen: &mut Pen<'_>, area: Rect, late: LateEntries) {
    if late.entries == 0 {
        return;
    }
    let mut text = Words::Count(say::LATE, late.entries as u64).say(pen.lang);
    for (label, fen) in [(say::COL_DUE, late.due), (say::COL_PAID, late.paid)] {
        if fen.0 != 0 {
            let yuan = say::YUAN.with(pen.lang, &[("amount", &fen)]);
            text.extend(["  ", pen.say(label), " ", yuan.as_str()]);
        }
    }
    pen.at(area.x + 1, area.y, area.width.saturating_sub(2), &format!(" {text} "), pen.theme.warn);
}

fn totals(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, state: &State, due: Fen, paid: Fen) {
    let sum = |pen: &Pen<'_>, label, fen: Fen, wan: bool| {
        let yuan = say::YUAN.with(pen.lang, &[("amount", &fen)]);
        let wan = if wan && say::in_wan(fen) {
            say::IN_WAN.with(pen.lang, &[("wan", &say::wan(fen, pen.lang))])
        } else {
            String::new()
        };
        format!("{} {yuan}{wan}", pen.say(label))
    };
    // Ten thousands are how people say it; they give way first.
    let text = |pen: &Pen<'_>, wan: bool| {
        format!("{}  {}", sum(pen, say::COL_DUE, due, wan), sum(pen, say::COL_PAID, paid, wan))
    };
    let months = state.shown.as_deref().filter(|_| state.programme.is_some()).map_or(&[][..], |m| &m.months);
    let spark = if geometry.detail == Detail::None { chart::spark(pen, months) } else { String::new() };
    let people = state.shown.as_deref().filter(|_| state.programme.is_some()).map(|m| m.people);
    let people = people.map(|n| say::PEOPLE.with(pen.lang, &[("n", &n)])).unwrap_or_default();
    let plain = text(pen, false);
    let room = |right: &str| usize::from(area.width).saturating_sub(width(right) + 2);
    // An amount is never cut: the little bars give way, then the count of people.
    let both = [spark, people.clone()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("  ");
    let rights = [both, people, String::new()];
    let right = rights.iter().find(|right| width(&plain) <= room(right)).map_or("", String::as_str);
    let long = text(pen, true);
    let shown = if width(&long) <= room(right) { long } else { plain };
    pen.at(area.x, area.y, area.width, &shown, pen.theme.plain);
    pen.right(area.x, area.y, area.width, right, pen.theme.dim);
}

/// In the second column: the twelve months, and the rates.
fn side(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    const CHART: u16 = 10;
    let months: &[(Month, Fen, Fen)] = match &state.programme {
        Some(_) => state.shown.as_deref().map_or(&[], |m| &m.months),
        None => state.selected(&model.shared).and_then(|id| state.totals.get(&id)).map_or(&[], |m| &m.months),
    };
    chart::chart(pen, Rect { height: CHART.min(area.height), ..area }, months);
    let row = Rect { x: area.x + 2, y: area.y + CHART, width: area.width.saturating_sub(3), height: 1 };
    year::budget(pen, row, model, state);
    pen.rule(area, area.y + CHART + 1);
    let below = area.y + CHART + 2;
    rates(pen, Rect { y: below, height: area.bottom().saturating_sub(below), ..area }, model, state);
}

/// The published rates, from the line that was scrolled to.
fn rates(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let first = state.rates.as_ref().map_or(0, |list| list.selected);
    let cols = usize::from(area.width.saturating_sub(5)).max(1);
    let lines = state.rate_lines(&model.shared);
    let wrapped: Vec<(bool, usize, String)> = lines
        .iter()
        .enumerate()
        .skip(first)
        .flat_map(|(at, words)| {
            let text = wrap(&words.say(pen.lang), cols);
            text.into_iter().enumerate().map(move |(n, text)| (at == 0, n, text))
        })
        .collect();
    // What does not fit leaves its last row to the key that shows it.
    let more = wrapped.len() > usize::from(area.height) && area.height > 1;
    let bottom = area.bottom() - u16::from(more);
    for ((heading, n, text), y) in wrapped.iter().zip(area.top()..bottom) {
        let style = if *heading { pen.theme.heading } else { pen.theme.plain };
        let indent = if *n > 0 { 2 } else { 0 };
        pen.at(area.x + 2 + indent, y, cols as u16, text, style);
    }
    if more {
        let words = pen.say(say::MORE_BELOW);
        pen.right(area.x, bottom, area.width.saturating_sub(1), words, pen.theme.dim);
    }
}
