//! Charts in as many columns as there is room for; exact figures beside every bar.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::{Bar, BarOf, Chart, ChartKind};
use crate::console::Model;
use crate::console::panes::overview::Charts;
use crate::console::words::grouped;
use crate::domain::filter::{Key, Value};
use crate::domain::{Fen, Sex};
use crate::locale::{filter, overview as say, petition_words};
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::gauge;

/// From these widths on there are two columns and three.
const TWO_FROM: u16 = 100;
const THREE_FROM: u16 = 180;
/// Columns that labels take at most, as a part of the chart.
const LABELS: u16 = 3;

/// One line of a chart: a bar, or a man's and a woman's of one age.
struct Line<'c> {
    label: String,
    bars: Vec<(usize, &'c Bar)>,
}

/// Which chart of how many beside the tabs; below them how many people, and the charts.
pub(super) fn charts(pen: &mut Pen<'_>, (beside, area): (Rect, Rect), model: &Model, state: &Charts) {
    place(pen, beside, state);
    people(pen, area, state);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if state.all().is_empty() {
        let words = pen.say(say::LOADING);
        pen.at(below.x + 2, below.y + 1, below.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let most = match area.width {
        THREE_FROM.. => 3,
        TWO_FROM.. => 2,
        _ => 1,
    };
    // A column more than everything needs would stand empty.
    let all = |columns: &u16| fitting(state, model, pen, *columns, below.height) == state.all().len();
    let columns = (most.min(2)..=most).find(all).unwrap_or(most);
    if columns == 1 {
        if let Some(chart) = state.all().get(state.chart) {
            draw(pen, below, model, chart, Some(state.bar));
        }
        return;
    }
    let each = below.width / columns;
    let mut at = first(state, model, pen, columns, below.height);
    for column in 0..columns {
        let x = below.x + column * each;
        if column > 0 {
            pen.upright(x, below);
        }
        let mut rest = Rect { x: x + u16::from(column > 0), width: each - u16::from(column > 0), ..below };
        while let Some(chart) = state.all().get(at) {
            let rows = height(pen, model, chart).min(below.height);
            if rows > rest.height {
                break;
            }
            let selected = (at == state.chart).then_some(state.bar);
            draw(pen, Rect { height: rows, ..rest }, model, chart, selected);
            rest.y += rows;
            rest.height -= rows;
            at += 1;
        }
    }
}

/// The first chart on screen: from the beginning while the one with the focus is on screen, from that one otherwise.
fn first(state: &Charts, model: &Model, pen: &Pen<'_>, columns: u16, rows: u16) -> usize {
    if state.chart < fitting(state, model, pen, columns, rows) { 0 } else { state.chart }
}

/// How many charts from the beginning fit into so many columns of so many rows.
fn fitting(state: &Charts, model: &Model, pen: &Pen<'_>, columns: u16, rows: u16) -> usize {
    let (mut column, mut left) = (1, rows);
    for (at, chart) in state.all().iter().enumerate() {
        let height = height(pen, model, chart).min(rows);
        if height > left {
            column += 1;
            left = rows;
        }
        if column > columns {
            return at;
        }
        left -= height;
    }
    state.all().len()
}

/// The day, and which chart of how many.
fn place(pen: &mut Pen<'_>, area: Rect, state: &Charts) {
    let Some(shown) = state.overview.as_deref() else { return };
    let [left, right] = pen.theme.turn();
    let place = say::PLACE.with(pen.lang, &[("at", &(state.chart + 1)), ("all", &shown.charts.len())]);
    let place = format!("{}  {left} {place} {right}", shown.day);
    if width(&place) <= usize::from(area.width) {
        pen.right(area.x, area.y, area.width, &place, pen.theme.dim);
    }
}

/// How many people.
fn people(pen: &mut Pen<'_>, area: Rect, state: &Charts) {
    let Some(shown) = state.overview.as_deref() else { return };
    let text = match shown.people {
        Some((living, dead)) => {
            say::PEOPLE.with(pen.lang, &[("living", &grouped(living)), ("dead", &grouped(dead))])
        }
        None => pen.say(say::INDEXING).to_owned(),
    };
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &text, pen.theme.plain);
}

/// Heading, lines, a blank.
fn height(pen: &Pen<'_>, model: &Model, chart: &Chart) -> u16 {
    lines(pen, model, chart).len().max(1) as u16 + 2
}

fn draw(pen: &mut Pen<'_>, area: Rect, model: &Model, chart: &Chart, selected: Option<usize>) {
    let title = if selected.is_some() { pen.theme.heading } else { pen.theme.dim };
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    pen.at(inner.x, inner.y, inner.width, pen.say(say::chart(chart.kind)), title);
    let lines = lines(pen, model, chart);
    if lines.is_empty() {
        pen.at(inner.x, inner.y + 1, inner.width, pen.say(say::NO_BARS), pen.theme.dim);
        return;
    }
    let labels = lines.iter().map(|l| width(&l.label) as u16).max().unwrap_or(0).min(inner.width / LABELS);
    let figures = chart.bars.iter().map(|b| figure(chart.kind, b.n).len() as u16).max().unwrap_or(1);
    let most = chart.bars.iter().map(|b| part(b.n)).max().unwrap_or(0);
    let page = usize::from(inner.height.saturating_sub(1)).max(1);
    if lines.len() > page {
        let room = inner.width.saturating_sub(width(pen.say(say::chart(chart.kind))) as u16 + 2);
        let more = say::LINES.with(pen.lang, &[("n", &lines.len())]);
        pen.right(inner.x + (inner.width - room), inner.y, room, &more, pen.theme.dim);
    }
    let has = |line: &Line<'_>| selected.is_some_and(|bar| line.bars.iter().any(|(at, _)| *at == bar));
    let on = lines.iter().position(has).unwrap_or(0);
    let from = (on + 1).saturating_sub(page);
    for (line, y) in lines.iter().skip(from).zip(inner.y + 1..inner.bottom()) {
        if has(line) {
            pen.at(area.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        let row = Rect { y, height: 1, ..inner };
        pen.at(row.x, y, labels, &line.label, pen.theme.plain);
        let bars = Rect { x: row.x + labels + 1, width: row.width.saturating_sub(labels + 1), ..row };
        let style = |pen: &Pen<'_>, at: usize| {
            if selected == Some(at) { pen.theme.selected } else { pen.theme.plain }
        };
        match line.bars.as_slice() {
            [(at, one)] if chart.kind != ChartKind::Ages => {
                let style = style(pen, *at);
                right_bar(pen, bars, (chart.kind, figures), one, most, style);
            }
            several => pyramid(pen, bars, figures, several, most, selected),
        }
    }
}

/// The figure, then the bar.
fn right_bar(
    pen: &mut Pen<'_>,
    area: Rect,
    (kind, figures): (ChartKind, u16),
    bar: &Bar,
    most: u128,
    style: Style,
) {
    pen.right(area.x, area.y, figures, &figure(kind, bar.n), style);
    let cols = area.width.saturating_sub(figures + 1);
    let text = gauge(pen.theme, part(bar.n), most, cols);
    pen.at(area.x + figures + 1, area.y, cols, &text, pen.theme.accent);
}

/// Men to the left, women to the right, whoever is neither behind them; whole cells, so that both sides grow alike.
fn pyramid(
    pen: &mut Pen<'_>,
    area: Rect,
    figures: u16,
    bars: &[(usize, &Bar)],
    most: u128,
    selected: Option<usize>,
) {
    let of = |sex: Option<Sex>| bars.iter().find(|(_, bar)| sex_of(bar) == sex).copied();
    let half = (area.width.saturating_sub(2 * figures + 3) / 2).max(1);
    let full = pen.theme.steps(false).last().copied().unwrap_or("#");
    let cells = |n: i64| {
        let cells = (part(n) * u128::from(half)).checked_div(most).unwrap_or(0);
        usize::from(cells == 0 && n > 0) + cells as usize
    };
    let style =
        |pen: &Pen<'_>, at: usize| if selected == Some(at) { pen.theme.selected } else { pen.theme.plain };
    if let Some((at, bar)) = of(Some(Sex::Male)) {
        let style = style(pen, at);
        pen.right(area.x, area.y, figures, &figure(ChartKind::Ages, bar.n), style);
        pen.right(area.x + figures + 1, area.y, half, &full.repeat(cells(bar.n)), pen.theme.accent);
    }
    let middle = area.x + figures + 1 + half;
    pen.at(middle, area.y, 1, pen.theme.bar(), pen.theme.line);
    if let Some((at, bar)) = of(Some(Sex::Female)) {
        let style = style(pen, at);
        pen.at(middle + 1, area.y, half, &full.repeat(cells(bar.n)), pen.theme.accent);
        pen.right(middle + 1 + half, area.y, figures + 1, &figure(ChartKind::Ages, bar.n), style);
    }
    if let Some((at, bar)) = of(None).filter(|_| bars.len() == 1) {
        let style = style(pen, at);
        pen.right(area.x, area.y, figures, &figure(ChartKind::Ages, bar.n), style);
    }
}

fn sex_of(bar: &Bar) -> Option<Sex> {
    let BarOf::People(values) = &bar.of else { return None };
    values.iter().find_map(|value| if let Value::Sex(sex) = value { Some(*sex) } else { None })
}

/// The lines of a chart; men and women of one age stand on one.
fn lines<'c>(pen: &Pen<'_>, model: &Model, chart: &'c Chart) -> Vec<Line<'c>> {
    let mut lines: Vec<Line<'c>> = Vec::new();
    for (at, bar) in chart.bars.iter().enumerate() {
        let label = label(pen, model, bar);
        match lines.last_mut() {
            Some(line) if line.label == label && sex_of(bar).is_some() => line.bars.push((at, bar)),
            _ => lines.push(Line { label, bars: vec![(at, bar)] }),
        }
    }
    lines
}

fn label(pen: &Pen<'_>, model: &Model, bar: &Bar) -> String {
    let tables = &model.shared.tables;
    match &bar.of {
        BarOf::People(values) => {
            let said = values.iter().filter_map(|value| match value {
                Value::Sex(_) => None,
                Value::None(Key::Age) => Some(pen.say(say::AGE_UNKNOWN).to_owned()),
                Value::None(Key::Sex) => Some(pen.say(say::SEX_UNKNOWN).to_owned()),
                other => Some(filter::value(*other, pen.lang, tables)),
            });
            said.collect::<Vec<_>>().join(" ")
        }
        BarOf::Hour(hour) => say::HOUR.with(pen.lang, &[("n", hour)]),
        BarOf::Tab(tab) => pen.say(petition_words::tab(*tab)).to_owned(),
        BarOf::Month(month) => month.to_string(),
    }
}

fn figure(kind: ChartKind, n: i64) -> String {
    if kind == ChartKind::Money { Fen(n).to_string() } else { grouped(part(n) as u64) }
}

/// What is below zero has no bar.
fn part(n: i64) -> u128 {
    u128::try_from(n).unwrap_or(0)
}
