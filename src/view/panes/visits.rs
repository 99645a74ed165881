//! 接访: a day at the front desk, and the card of the visit selected.

use ratatui::layout::Rect;

use crate::bureau::answer::{PromiseRow, VisitRow};
use crate::console::Model;
use crate::console::front::minutes_since;
use crate::console::geometry::Geometry;
use crate::console::overlays::digit_of;
use crate::console::panes::visits::{State, asked, card_rows, lines, title};
use crate::domain::visit::VisitStage;
use crate::locale::{Lang, petitions, visit_words, visits as say, words};
use crate::text::{width, wrap};
use crate::view::panes::person::spread;
use crate::view::panes::split::{framed, line};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

/// From this width on a row says at which desk.
const WIDE: u16 = 76;
/// Topics that have a digit.
const DIGITS: usize = 10;

pub(super) fn visits(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    head(pen, area, model, state);
    legend(pen, Rect { y: area.y + 1, height: 2, ..area }, model);
    let framed = framed(pen, area, geometry, 3, card_rows(geometry));
    if let Some(room) = framed.detail {
        card(pen, room, model, state);
    }
    list(pen, framed.list, model, state);
}

/// The day and its figures.
fn head(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = line(area, 0);
    let Some(found) = state.found.as_deref() else {
        let text = pen.say(say::LOADING);
        pen.text(inner, text, pen.theme.dim);
        return;
    };
    let today = if state.is_today(&model.shared) { pen.say(say::TODAY) } else { "" };
    let day = format!("{} {} {today}", found.day, petitions::weekday(found.day, pen.lang));
    let used = pen.text(inner, day.trim_end(), pen.theme.heading);
    let board = &found.board;
    let mut figures = say::FIGURES.with(
        pen.lang,
        &[
            ("attended", &board.attended),
            ("waiting", &board.waiting),
            ("booked", &board.booked),
            ("ended", &board.ended),
        ],
    );
    let room = inner.width.saturating_sub(used + 1);
    let mean = board.mean_wait_ms.map(|ms| say::MEAN.with(pen.lang, &[("n", &(ms / 60_000))]));
    if let Some(mean) = mean.filter(|mean| width(&figures) + width(mean) + 2 <= usize::from(room)) {
        figures = format!("{figures}  {mean}");
    }
    pen.right(inner.x + used + 1, inner.y, room, &figures, pen.theme.plain);
}

/// What a digit notes: a question without a record.
fn legend(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let label = pen.say(say::QUESTIONS);
    let used = pen.at(area.x + 2, area.y, area.width.saturating_sub(3), label, pen.theme.dim) + 2;
    let (left, right) = (area.x + 2 + used, area.right().saturating_sub(1));
    let (mut x, mut y) = (left, area.y);
    for (at, topic) in model.shared.tables.topics.all().iter().take(DIGITS).enumerate() {
        let name = pen.lang.of(&topic.zh, &topic.en);
        // The first word of it is enough to know the digit by.
        let name = name.split(['、', ',']).next().unwrap_or_default();
        let digit = digit_of(at).map(String::from).unwrap_or_default();
        let cols = (width(name) + 2) as u16;
        if x + cols > right {
            (x, y) = (left, y + 1);
        }
        if y >= area.bottom() {
            return;
        }
        let place = Rect { x, y, width: right.saturating_sub(x), height: 1 };
        pen.pieces(place, &[(&digit, pen.theme.key), (" ", pen.theme.plain), (name, pen.theme.plain)]);
        x += cols + 2;
    }
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    if state.found.is_some() && state.lines.is_empty() {
        let cols = area.width.saturating_sub(4);
        let empty = if state.is_today(&model.shared) { say::EMPTY } else { say::EMPTY_THAT_DAY };
        for (text, y) in wrap(pen.say(empty), usize::from(cols)).iter().zip(area.y + 1..area.bottom()) {
            pen.at(area.x + 2, y, cols, text, pen.theme.dim);
        }
        return;
    }
    let wide = area.width >= WIDE;
    let english = pen.lang == Lang::En;
    let names = (0..state.lines.len()).filter_map(|row| state.visit(row)).map(|v| width(&v.name)).max();
    let mut columns = vec![
        Column::right(pen.say(say::COL_NUMBER), 3),
        Column::left(pen.say(say::COL_TIME), 5),
        Column::left(pen.say(say::COL_NAME), names.unwrap_or(0).clamp(8, 14) as u16),
        Column::left(pen.say(say::COL_TOPICS), 0),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_DESK), 8));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), if english { 20 } else { 14 }));
    let columns = spread(area, 3, columns);
    table(pen, area, &columns, &state.list, state.lines.len(), |row| {
        match (state.visit(row), state.promise(row)) {
            (Some(visit), _) => visit_cells(model, visit, wide),
            (None, Some(promise)) => promise_cells(model, promise, wide),
            (None, None) => Vec::new(),
        }
    });
}

fn visit_cells(model: &Model, visit: &VisitRow, wide: bool) -> Vec<Cell> {
    let lang = model.shared.lang;
    let number = if visit.number > 0 { visit.number.to_string() } else { String::new() };
    let booked = visit.booked.map(|m| format!("{:02}:{:02}", m / 60, m % 60));
    let time = visit.came_ms.map(words::minute_time).or(booked).unwrap_or_default();
    let name = if visit.name.is_empty() { say::NAMELESS.get(lang).to_owned() } else { visit.name.clone() };
    let minutes = |ms: Option<i64>| ms.map(|ms| minutes_since(ms, model.shared.clock)).unwrap_or_default();
    let stands = match (visit.stage, visit.ended) {
        (_, Some((_, outcome))) => visit_words::outcome(outcome).get(lang).to_owned(),
        (VisitStage::Attended, _) => say::FOR_MINUTES.with(lang, &[("n", &minutes(visit.called_ms))]),
        (VisitStage::Waiting, _) => say::WAITED.with(lang, &[("n", &minutes(visit.came_ms))]),
        (stage, _) => visit_words::stage(stage).get(lang).to_owned(),
    };
    let mut cells: Vec<Cell> = vec![
        number.into(),
        time.into(),
        name.into(),
        asked(&model.shared.tables, &visit.topics).say(lang).into(),
    ];
    if wide {
        cells.push(visit.desk.clone().into());
    }
    cells.push(stands.into());
    cells
}

fn promise_cells(model: &Model, promise: &PromiseRow, wide: bool) -> Vec<Cell> {
    let lang = model.shared.lang;
    let due = if promise.due < model.shared.today { say::PROMISE_LATE } else { say::PROMISE_DUE };
    let short = promise.due.to_string();
    let short = short.get(5..).unwrap_or_default();
    let mut cells: Vec<Cell> = vec![
        "".into(),
        "".into(),
        promise.name.clone().into(),
        format!("{} {}", say::PROMISE_ROW.get(lang), promise.what).into(),
    ];
    if wide {
        cells.push("".into());
    }
    cells.push(due.with(lang, &[("due", &short)]).into());
    cells
}

/// The visit selected, in full.
fn card(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(view) = state.shown() else { return };
    let who = title(&view.row).say(pen.lang);
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &who, pen.theme.heading);
    let cols = usize::from(area.width.saturating_sub(4)).max(1);
    let said = lines(view, &model.shared);
    let lang = pen.lang;
    let wrapped = said.iter().flat_map(|words| wrap(&words.say(lang), cols));
    for (text, y) in wrapped.zip(area.y + 1..area.bottom()) {
        pen.at(area.x + 2, y, cols as u16, &text, pen.theme.plain);
    }
}
