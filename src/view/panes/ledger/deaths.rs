//! What deaths leave to do: one line a person, and for the selected one why.

use ratatui::layout::Rect;

use crate::bureau::answer::SettlementRow;
use crate::console::Model;
use crate::console::panes::ledger::State;
use crate::console::settling::{self, ToDo};
use crate::console::words::Words;
use crate::domain::{Date, Fen};
use crate::locale::{death as say, ledger};
use crate::text::wrap;
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, table};

/// Heading, sum, the list.
pub(super) fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    pen.at(inner.x, inner.y, inner.width, pen.say(say::LIST_TITLE), pen.theme.heading);
    if state.settlements.is_some() {
        let sum = state.death_sum().say(pen.lang);
        pen.at(inner.x, inner.y + 1, inner.width, &sum, pen.theme.plain);
    }
}

/// The list.
pub(super) fn list(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let rows = state.death_rows();
    let Some(list) = state.deaths.as_ref().filter(|_| !rows.is_empty()) else {
        let words = if state.settlements.is_some() { say::LIST_EMPTY } else { ledger::LOADING };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    };
    let wide = area.width >= 70;
    let shown = rows.get(list.window(rows.len(), usize::from(area.height))).unwrap_or_default();
    let cols = |of: fn(&SettlementRow) -> Fen| money_cols(shown.iter().map(of), 9);
    let mut columns =
        vec![Column::left(pen.say(ledger::COL_NAME), 14), Column::left(pen.say(say::COL_DIED), 10)];
    if wide {
        columns.push(Column::right(pen.say(say::COL_OWED), cols(|r| r.settlement.owed())));
        columns.push(Column::right(pen.say(say::COL_COUNTED), cols(counted)));
    }
    columns.push(Column::right(pen.say(say::COL_LEFT), cols(|r| r.settlement.to_book())));
    if wide {
        columns.push(Column::right(pen.say(say::COL_PAY), cols(|r| r.settlement.to_pay())));
    }
    let flex = columns.len();
    columns.push(Column::left(pen.say(say::COL_REMARK), 0));
    let columns = spread(area, flex, columns);
    let (lang, warn) = (pen.lang, pen.theme.warn);
    table(pen, area, &columns, list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let s = &row.settlement;
        let date = |d: Date| Cell::from(d.to_string());
        let mut cells: Vec<Cell> = vec![row.name.clone().into(), date(s.died)];
        if wide {
            cells.push(s.owed().to_string().into());
            cells.push(counted(row).to_string().into());
        }
        cells.push(s.to_book().to_string().into());
        if wide {
            cells.push(s.to_pay().to_string().into());
        }
        let (text, doubtful) = remark(row);
        let text = text.say(lang);
        cells.push(if doubtful { Cell::new(format!("! {text}"), warn) } else { text.into() });
        cells
    });
}

fn counted(row: &SettlementRow) -> Fen {
    Fen(row.settlement.ended.iter().map(|e| e.counted.0).sum())
}

/// What is to be done, and whether it needs more than booking.
fn remark(row: &SettlementRow) -> (Words, bool) {
    let again = row.settlement.booked.0 != 0 && row.settlement.to_book().0 > 0;
    let to_do = settling::to_do(&row.settlement);
    let other = to_do.iter().find(|to_do| !matches!(to_do, ToDo::Book(_) | ToDo::Pay(_)));
    match other {
        Some(other) => (settling::said(*other), true),
        None if again => (say::REMARK_REASON.into(), true),
        None => (to_do.first().map_or(Words::Data(String::new()), |first| settling::said(*first)), false),
    }
}

/// Why, of the selected person.
pub(super) fn why(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let row = state.deaths.as_ref().and_then(|list| state.death_rows().get(list.selected));
    let Some(row) = row else { return };
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &row.name, pen.theme.heading);
    let place = model.shared.place(row.division);
    pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(3), &place, pen.theme.dim);
    let cols = usize::from(area.width.saturating_sub(5)).max(1);
    let mut y = area.y + 3;
    for words in settling::lines(&model.shared.tables, &row.settlement) {
        for (n, text) in wrap(&words.say(pen.lang), cols).into_iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            let indent = if n > 0 { 2 } else { 0 };
            pen.at(area.x + 2 + indent, y, cols as u16, &text, pen.theme.plain);
            y += 1;
        }
    }
}
