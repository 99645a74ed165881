//! 年度确认: how many are confirmed, and who is not yet.

use ratatui::layout::Rect;

use crate::bureau::answer::ConfirmationRow;
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::confirmations::{State, detail_rows};
use crate::domain::{Date, DivisionCode};
use crate::locale::{Lang, confirm_words, confirmations as say, lookup};
use crate::text::width;
use crate::view::panes::day::near;
use crate::view::panes::person::spread;
use crate::view::panes::split::{framed, more, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, strip, table};

/// Longest bar.
const BAR: u16 = 30;
/// Columns of a list that has room for the day on which somebody was told.
const WIDE: u16 = 70;

pub(super) fn confirmations(
    pen: &mut Pen<'_>,
    area: Rect,
    geometry: &Geometry,
    model: &Model,
    state: &State,
) {
    head(pen, area, state);
    let framed = framed(pen, area, geometry, 1, detail_rows(geometry));
    towns(pen, framed.on_rule, model, state);
    if let Some(room) = framed.detail {
        detail(pen, room, model, state);
    }
    list(pen, framed.list, model, state);
}

/// The counts, a bar of them, and how many were told where there is room.
fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(page) = state.page.as_deref().filter(|page| page.ready) else { return };
    let all = page.all();
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("year", &page.year), ("confirmed", &all.confirmed), ("receiving", &all.receiving)];
    let text = say::SUM.with(pen.lang, &values);
    let mut x = area.x + 2;
    x += pen.at(x, area.y, area.width.saturating_sub(3), &text, pen.theme.heading) + 2;
    let bar = area.right().saturating_sub(x + 1).min(BAR);
    let text = gauge(pen.theme, u128::from(all.confirmed), u128::from(all.receiving), bar);
    x += pen.at(x, area.y, bar, &text, pen.theme.accent) + 2;
    let text = say::TOLD.with(pen.lang, &[("n", &all.noticed)]);
    if x as usize + width(&text) < usize::from(area.right()) {
        pen.right(area.x, area.y, area.width.saturating_sub(1), &text, pen.theme.dim);
    }
}

/// All of them and the towns, each with how many are left, on the head's rule.
fn towns(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(page) = state.page.as_deref().filter(|page| page.ready) else { return };
    let all = page.all();
    let mut parts =
        vec![say::EVERYWHERE.with(pen.lang, &[("n", &all.receiving.saturating_sub(all.confirmed))])];
    let mut chosen = 0;
    for (town, row) in state.towns() {
        if state.town == Some(town) {
            chosen = parts.len();
        }
        let left = row.receiving.saturating_sub(row.confirmed);
        parts.push(format!("{} {left}", model.shared.tables.divisions.short_name(town)));
    }
    strip(pen, area, &parts, chosen);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = match state.page.as_deref() {
            None => say::READING,
            Some(page) if !page.ready => lookup::NOT_READY,
            Some(_) => say::NONE,
        };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let (lang, today, warn) = (pen.lang, model.shared.today, pen.theme.warn);
    let wide = area.width >= WIDE;
    let mut columns = vec![
        Column::left(pen.say(say::COL_NAME), 14),
        Column::left(pen.say(say::COL_TOWN), if wide { 12 } else { 8 }),
        Column::left(pen.say(say::COL_GROUP), 0),
    ];
    let told = |row: &ConfirmationRow| near(row.noticed, today.year());
    if wide {
        let widest = rows.iter().map(|row| width(&told(row))).max().unwrap_or(0);
        let heading = pen.say(say::COL_NOTICED);
        columns.push(Column::left(heading, widest.max(width(heading)) as u16));
    }
    columns.push(Column::left(pen.say(say::COL_LEFT), if lang == Lang::Zh { 18 } else { 21 }));
    let columns = spread(area, 2, columns);
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let (left, late) = left(row, today, lang);
        let left = if late { Cell::new(format!("! {left}"), warn) } else { Cell::from(left) };
        let town = row.division.and_then(DivisionCode::town);
        let town = town.map(|town| model.shared.tables.divisions.short_name(town)).unwrap_or_default();
        let mut cells = vec![row.name.clone().into(), town.into(), groups(row, model, lang).into()];
        if wide {
            cells.push(told(row).into());
        }
        cells.push(left);
        cells
    });
}

/// How long they are still paid, and whether that is over.
fn left(row: &ConfirmationRow, today: Date, lang: Lang) -> (String, bool) {
    match (row.ends, row.stops) {
        (Some(ends), _) if ends >= today => {
            (say::DAYS_LEFT.with(lang, &[("n", &ends.days_since(today))]), false)
        }
        (Some(_), Some(month)) => (say::STOPPED.with(lang, &[("month", &month)]), true),
        _ if row.noticed.is_some() => (say::NO_TERM.get(lang).to_owned(), false),
        _ => (say::NOT_TOLD.get(lang).to_owned(), false),
    }
}

fn groups(row: &ConfirmationRow, model: &Model, lang: Lang) -> String {
    let named: Vec<&str> = row.groups.iter().map(|code| model.shared.group(code)).collect();
    named.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// The selected one in full: where, what, when they were told and what follows.
fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.selected() else { return };
    let lang = pen.lang;
    let place = model.shared.place(row.division);
    let who = format!("{} {}  {}  {place}", row.person, row.name, groups(row, model, lang));
    let mut texts = vec![(who, pen.theme.heading)];
    let notice = match (row.noticed, row.ends) {
        (Some(on), Some(ends)) => confirm_words::NOTICED_UNTIL.with(lang, &[("on", &on), ("ends", &ends)]),
        (Some(on), None) => confirm_words::NOTICED_ON.with(lang, &[("on", &on)]),
        (None, _) => say::NOT_TOLD.get(lang).to_owned(),
    };
    texts.push((notice, pen.theme.plain));
    if let Some(month) = row.stops {
        texts.push((say::STOPS.with(lang, &[("month", &month)]), pen.theme.plain));
    } else if row.noticed.is_some() {
        texts.push((say::NO_RULE.get(lang).to_owned(), pen.theme.plain));
    }
    let rest = state.page.as_deref().map_or(0, |page| page.total).saturating_sub(state.rows().len());
    if rest > 0 {
        let first = say::FIRST.with(lang, &[("n", &state.rows().len())]);
        texts.push((first, pen.theme.dim));
    }
    told(pen, area, &texts);
}
