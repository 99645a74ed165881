//! 待您办: the list, and the selected one with everybody who may see to it.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::waiting::{DETAIL_LEAST, DETAIL_ROWS, State};
use crate::domain::Date;
use crate::locale::waiting as say;
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::panes::split::{split, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, strip, table};

/// Columns of a list that has room for since when something waits, and for who brought it this far; the selected one says both.
const DATED: u16 = 70;
const NAMED: u16 = 100;

pub(super) fn waiting(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let awaited = &model.shared.awaited;
    let counted = |msg: crate::locale::Msg, n: usize| msg.with(pen.lang, &[("n", &n)]);
    let parts = [counted(say::MINE_N, awaited.mine()), counted(say::OTHERS_N, awaited.of(false).count())];
    let head = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    strip(pen, head, &parts, usize::from(state.others));
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let (main, room) = split(pen, below, geometry, geometry.detail_rows(DETAIL_ROWS, DETAIL_LEAST));
    if let Some(room) = room {
        detail(pen, room, model, state);
    }
    list(pen, main, model, state);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows(&model.shared);
    if rows.is_empty() {
        let words = match (&model.shared.awaited.rows, state.others) {
            (None, _) => say::READING,
            (Some(_), false) => say::NONE_MINE,
            (Some(_), true) => say::NONE_OTHERS,
        };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let lang = pen.lang;
    let whats: Vec<String> = rows.iter().map(|row| say::what(&row.what, lang)).collect();
    // The words are as wide as the longest of them, and leave whom it is about the most of the row.
    let first = whats.iter().map(|what| width(what)).max().unwrap_or_default() as u16;
    let amounts = rows.iter().filter_map(|row| row.amount);
    let mut columns = vec![
        Column::left(pen.say(say::COL_WHAT), first.clamp(8, area.width * 2 / 5)),
        Column::left(pen.say(say::COL_WHOM), 0),
        Column::right(pen.say(say::COL_AMOUNT), money_cols(amounts, 10)),
    ];
    let year = model.shared.today.year();
    let since: Vec<String> = rows.iter().map(|row| near(row.on, year)).collect();
    let (dated, named) = (area.width >= DATED, area.width >= NAMED);
    if named {
        columns.push(Column::left(pen.say(say::COL_BY), 8));
    }
    if dated {
        let longest = since.iter().map(|on| width(on)).max().unwrap_or_default();
        columns.push(Column::left(pen.say(say::COL_SINCE), longest.max(5) as u16));
    }
    let columns = spread(area, 1, columns);
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some((row, what)) = rows.get(at).zip(whats.get(at)) else { return Vec::new() };
        let mut cells = vec![
            Cell::from(what.clone()),
            say::whom(row, &model.shared.tables, lang).into(),
            row.amount.map(|amount| amount.to_string()).unwrap_or_default().into(),
        ];
        if named {
            cells.push(row.by.clone().into());
        }
        if dated {
            cells.push(since.get(at).cloned().unwrap_or_default().into());
        }
        cells
    });
}

/// A day: within the year without it.
fn near(on: Option<Date>, year: i32) -> String {
    let whole = on.map(|on| on.to_string()).unwrap_or_default();
    let this = on.is_some_and(|on| on.year() == year);
    whole.get(5..).filter(|_| this).map(str::to_owned).unwrap_or(whole)
}

/// The selected one in full, and who may see to it.
fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.selected(&model.shared) else { return };
    let plain = pen.theme.plain;
    let head =
        format!("{}  {}", say::what(&row.what, pen.lang), say::whom(row, &model.shared.tables, pen.lang));
    let mut texts = vec![(head, pen.theme.heading)];
    let who = match say::who(&row.who, pen.lang) {
        Some(who) => say::MAY.with(pen.lang, &[("who", &who)]),
        None => pen.say(say::NOBODY).to_owned(),
    };
    let brought = say::brought(row, pen.lang).into_iter().chain(row.on.map(|on| on.to_string()));
    let brought = brought.collect::<Vec<_>>().join("  ");
    let follows = say::follows(row, pen.lang);
    texts.extend(follows.into_iter().chain([who, brought]).map(|text| (text, plain)));
    if area.height < DETAIL_LEAST {
        // What the list says stands there.
        texts.remove(0);
        texts.truncate(1);
    }
    told(pen, area, &texts);
}
