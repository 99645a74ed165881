//! 批量: what is set, for whom, and what becomes of each.

use ratatui::layout::Rect;

use crate::bureau::answer::{BatchRow, BulkRow, BulkStanding};
use crate::bureau::query::Whom;
use crate::console::Model;
use crate::console::panes::bulk::{Page, State};
use crate::console::words::grouped;
use crate::locale::bulk as say;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table, tabs};

pub(super) fn bulk(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let line = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    if state.page == Page::Batches {
        return batches(pen, area, line, model, state);
    }
    let known = match state.page {
        Page::Preview => state.preview.is_some(),
        _ => state.batch.is_some(),
    };
    if !known {
        if state.is_looking() {
            pen.text(Rect { y: area.y + 1, ..line }, pen.say(say::READING), pen.theme.dim);
        }
        return;
    }
    head(pen, line, model, state);
    let money = state.preview.as_deref().filter(|_| state.tells_money());
    let more = u16::from(money.is_some());
    if let Some(said) = money.and_then(|preview| say::money(preview, pen.lang)) {
        pen.text(Rect { y: line.y + 2, ..line }, &said, pen.theme.warn);
    }
    pen.rule(area, area.y + 2 + more);
    let labels: Vec<String> = state
        .shelves()
        .iter()
        .map(|shelf| {
            let n = state.people().iter().filter(|row| (shelf.holds)(row)).count();
            format!("{} {}", pen.say(shelf.label), grouped(n as u64))
        })
        .collect();
    tabs(pen, Rect { y: area.y + 3 + more, height: 1, ..area }, &labels, state.shelf);
    let list = Rect { y: area.y + 4 + more, height: area.height.saturating_sub(4 + more), ..area };
    people(pen, list, model, state);
}

/// What is set, then for whom and whether it is written.
fn head(pen: &mut Pen<'_>, line: Rect, model: &Model, state: &State) {
    let tables = &model.shared.tables;
    let second = Rect { y: line.y + 1, ..line };
    match (state.page, state.preview.as_deref(), state.batch.as_deref()) {
        (Page::Preview, Some(preview), _) => {
            pen.text(line, &say::said(&preview.change, tables, pen.lang), pen.theme.heading);
            let n = grouped(preview.rows.len() as u64);
            let whom = match &state.whom {
                Some(Whom::Found(text)) => say::HEAD_FOUND.with(pen.lang, &[("text", text), ("n", &n)]),
                _ => say::HEAD_MARKED.with(pen.lang, &[("n", &n)]),
            };
            let used = pen.text(second, &whom, pen.theme.plain);
            let x = second.x + used + 3;
            let room = second.right().saturating_sub(x);
            let used = pen.at(x, second.y, room, pen.say(say::NOT_WRITTEN), pen.theme.warn);
            if let Some(begins) = say::begins(preview, pen.lang) {
                let x = x + used + 3;
                pen.at(x, second.y, second.right().saturating_sub(x), &begins, pen.theme.warn);
            }
        }
        (_, _, Some(batch)) => {
            let said = format!("{}  {}", batch.row.batch, say::said(&batch.row.change, tables, pen.lang));
            pen.text(line, &said, pen.theme.heading);
            let mut said = format!("{} {}", batch.row.on, batch.row.by);
            if let Some((by, on)) = &batch.row.undone {
                said.push_str("   ");
                said.push_str(&say::TAKEN_BACK_BY.with(pen.lang, &[("on", on), ("by", by)]));
            }
            pen.text(second, &said, pen.theme.plain);
        }
        _ => {}
    }
}

fn people(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let shown = state.shown();
    if shown.is_empty() {
        pen.at(
            area.x + 2,
            area.y + 1,
            area.width.saturating_sub(4),
            pen.say(say::NOBODY_HERE),
            pen.theme.dim,
        );
        return;
    }
    let reasons = shown.iter().any(|row| row.left.is_some());
    let undone = shown.iter().all(|row| row.standing == BulkStanding::Undone);
    let changes = match state.page {
        Page::Preview => say::COL_CHANGE,
        _ if undone => say::COL_UNDONE,
        _ => say::COL_WAS,
    };
    let money = shown.iter().any(|row| row.money.is_some());
    let name = if area.width >= 100 { 20 } else { 14 };
    let mut columns =
        vec![Column::left(pen.say(say::COL_NAME), name), Column::left(pen.say(say::COL_NUMBER), 8)];
    // Side by side where there is room for both; else why, which is what is asked about those who are left.
    let both = area.width >= 100;
    if reasons {
        columns.push(Column::left(pen.say(say::COL_WHY), if both { 44 } else { 30 }));
    }
    if !reasons || both {
        // What becomes of money is never cut by what is set, which stands in the heading as well.
        if money {
            let cols = if both {
                38
            } else if area.width >= 80 {
                24
            } else {
                16
            };
            columns.push(Column::left(pen.say(say::COL_MONEY), cols));
        }
        columns.push(Column::left(pen.say(changes), if money { 10 } else { 30 }));
    }
    let (lang, tables) = (pen.lang, &model.shared.tables);
    let warn = pen.theme.warn;
    let cells = |row: &BulkRow| {
        let mut cells: Vec<Cell> = vec![row.name.clone().into(), row.person.to_string().into()];
        if reasons {
            let why = say::left(row, lang).unwrap_or_default();
            cells.push(if row.is_same() { why.into() } else { Cell::new(why, warn) });
        }
        if !reasons || both {
            if money {
                cells.push(say::due(row, tables, lang).into());
            }
            let said = say::row(row, tables, lang);
            cells.push(if row.begins() { Cell::new(said, warn) } else { said.into() });
        }
        cells
    };
    table(pen, area, &columns, &state.list, shown.len(), |at| {
        shown.get(at).map_or(Vec::new(), |row| cells(row))
    });
}

/// The batches of before, the newest first.
fn batches(pen: &mut Pen<'_>, area: Rect, line: Rect, model: &Model, state: &State) {
    pen.text(line, pen.say(say::BATCHES), pen.theme.heading);
    pen.rule(area, area.y + 2);
    let Some(all) = &state.batches else {
        pen.text(Rect { y: area.y + 4, ..line }, pen.say(say::READING), pen.theme.dim);
        return;
    };
    if all.is_empty() {
        let room = usize::from(line.width);
        for (text, y) in
            crate::text::wrap(pen.say(say::NO_BATCHES), room).iter().zip(area.y + 4..area.bottom())
        {
            pen.text(Rect { y, ..line }, text, pen.theme.plain);
        }
        return;
    }
    let columns = [
        Column::left(pen.say(say::COL_BATCH), 6),
        Column::left(pen.say(say::COL_ON), 10),
        Column::left(pen.say(say::COL_BY), 8),
        Column::right(pen.say(say::COL_DONE), 5),
        Column::right(pen.say(say::COL_STANDS), 5),
        Column::left(pen.say(say::COL_WHAT), 20),
    ];
    let list = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    let (lang, tables) = (pen.lang, &model.shared.tables);
    let cells = |row: &BatchRow| -> Vec<Cell> {
        vec![
            row.batch.to_string().into(),
            row.on.to_string().into(),
            row.by.clone().into(),
            grouped(row.done as u64).into(),
            grouped(row.standing as u64).into(),
            say::said(&row.change, tables, lang).into(),
        ]
    };
    table(pen, list, &columns, &state.at, all.len(), |at| all.get(at).map_or(Vec::new(), cells));
}
