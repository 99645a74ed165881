//! 待您办: the list, and the selected one with everybody who may see to it.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::waiting::{DETAIL_ROWS, State};
use crate::locale::waiting as say;
use crate::text::wrap;
use crate::view::panes::person::spread;
use crate::view::panes::split::split;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, strip, table};

pub(super) fn waiting(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let awaited = &model.shared.awaited;
    let counted = |msg: crate::locale::Msg, n: usize| msg.with(pen.lang, &[("n", &n)]);
    let parts = [counted(say::MINE_N, awaited.mine()), counted(say::OTHERS_N, awaited.of(false).count())];
    let head = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    strip(pen, head, &parts, usize::from(state.others));
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let (main, room) = split(pen, below, geometry, geometry.detail_rows(DETAIL_ROWS, 0));
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
    let wide = area.width >= 76;
    let first = if pen.lang == crate::locale::Lang::Zh { 20 } else { 26 };
    let amounts = rows.iter().filter_map(|row| row.amount);
    let mut columns = vec![
        Column::left(pen.say(say::COL_WHAT), first),
        Column::left(pen.say(say::COL_WHOM), 0),
        Column::right(pen.say(say::COL_AMOUNT), money_cols(amounts, 10)),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_BY), 8));
        columns.push(Column::left(pen.say(say::COL_SINCE), 6));
    }
    let columns = spread(area, 1, columns);
    let lang = pen.lang;
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let mut cells = vec![
            Cell::from(say::what(&row.what, lang)),
            say::whom(row, &model.shared.tables, lang).into(),
            row.amount.map(|amount| amount.to_string()).unwrap_or_default().into(),
        ];
        if wide {
            cells.push(row.by.clone().into());
            let on = row.on.map(|on| on.to_string().get(5..).unwrap_or_default().to_owned());
            cells.push(on.unwrap_or_default().into());
        }
        cells
    });
}

/// The selected one in full, and who may see to it.
fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.selected(&model.shared) else { return };
    let whom = say::whom(row, &model.shared.tables, pen.lang);
    let mut texts = vec![format!("{}  {whom}", say::what(&row.what, pen.lang))];
    texts.push(match say::who(&row.who, pen.lang) {
        Some(who) => say::MAY.with(pen.lang, &[("who", &who)]),
        None => pen.say(say::NOBODY).to_owned(),
    });
    let brought = say::brought(row, pen.lang).into_iter().chain(row.on.map(|on| on.to_string()));
    texts.push(brought.collect::<Vec<_>>().join("  "));
    let cols = usize::from(area.width.saturating_sub(3)).max(1);
    let rows =
        texts.iter().enumerate().flat_map(|(n, text)| wrap(text, cols).into_iter().map(move |row| (n, row)));
    for ((n, text), y) in rows.zip(area.top()..area.bottom()) {
        let style = if n == 0 { pen.theme.heading } else { pen.theme.plain };
        pen.at(area.x + 2, y, cols as u16, &text, style);
    }
}
