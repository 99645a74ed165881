//! The lists: programmes of a month, people of a programme's month.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{chart, year};
use crate::bureau::answer::ProgrammeLine;
use crate::console::Model;
use crate::console::panes::ledger::State;
use crate::domain::Fen;
use crate::locale::{ledger as say, lookup};
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::panes::programme::programme_cell;
use crate::view::panes::split::more;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, table};

/// From this width on the list of programmes has their years.
const YEARS_FROM: u16 = 104;

/// Every programme with what it came to.
pub(super) fn programmes(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let all = model.shared.tables.programmes.all();
    let months = || all.iter().filter_map(|row| state.totals.get(&row.id));
    let due = money_cols(months().map(|month| month.due), 10);
    let paid = money_cols(months().map(|month| month.paid), 10);
    let rest = money_cols(months().map(|month| month.due.minus(month.paid).unwrap_or_default()), 10);
    let mut columns =
        vec![Column::left(pen.say(say::COL_PROGRAMME), 0), Column::right(pen.say(say::COL_PEOPLE), 6)];
    columns.extend([Column::right(pen.say(say::COL_DUE), due), Column::right(pen.say(say::COL_PAID), paid)]);
    // What is not settled gives way only where not even the short names have room beside it.
    let names = all.iter().map(|row| width(model.shared.programme_short(&row.id))).max().unwrap_or(0) as u16;
    if area.width > 2 + names + 7 + due + 1 + paid + 1 + rest {
        columns.push(Column::right(pen.say(say::COL_DIFFERENCE), rest));
    }
    // Where there is room, each programme's year stands behind its month.
    let years = area.width >= YEARS_FROM;
    if years {
        columns.push(Column::left(pen.say(say::COL_YEAR), 12));
        columns.push(Column::left(pen.say(say::COL_BUDGET), year::GAUGE + 5));
    }
    let columns = spread(area, 0, columns);
    let year_of: Vec<(String, String)> = if years {
        let of = |id: &String| {
            let share = state.budget(id, &model.shared).and_then(|line| year::share(pen.theme, line));
            (chart::spark(pen, year::months(state, id)), share.unwrap_or_default())
        };
        all.iter().map(|row| of(&row.id)).collect()
    } else {
        Vec::new()
    };
    let (nothing, warn, dim) = (pen.theme.nothing(), pen.theme.warn, pen.theme.dim);
    more(pen, area, &state.programmes, all.len());
    table(pen, area, &columns, &state.programmes, all.len(), |at| {
        let Some(row) = all.get(at) else { return Vec::new() };
        let name = programme_cell(&model.shared, &row.id);
        let Some(month) = state.totals.get(&row.id) else { return vec![name] };
        let year = year_of.get(at).cloned().into_iter().flat_map(|(bars, share)| [bars.into(), share.into()]);
        if month.people == 0 {
            let dash = || Cell::new(nothing, dim);
            let mut cells = vec![name, dash(), dash(), dash(), dash()];
            cells.extend(year);
            return cells;
        }
        let mut cells = vec![
            name,
            month.people.to_string().into(),
            Cell::from(month.due.to_string()),
            month.paid.to_string().into(),
        ];
        cells.push(difference(month.due, month.paid, warn));
        cells.extend(year);
        cells
    });
}

/// Everyone in a programme's month; rows that are still under way show nothing but their place.
pub(super) fn people(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let len = state.people_len();
    if len == 0 {
        let words = match (state.shown.is_some(), state.text.is_empty()) {
            (true, true) => say::NOBODY_PAID,
            (true, false) => say::NOBODY_MEANT,
            (false, _) => say::LOADING,
        };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let wide = area.width >= 70;
    let rows = state.people.window(len, usize::from(area.height));
    let shown = rows.filter_map(|at| state.line(at));
    let rest = |line: &ProgrammeLine| line.due.minus(line.paid).unwrap_or_default();
    let mut columns = vec![
        Column::left(pen.say(say::COL_NAME), 14),
        Column::left(pen.say(say::COL_PLACE), 0),
        Column::right(pen.say(say::COL_DUE), money_cols(shown.clone().map(|l| l.due), 11)),
        Column::right(pen.say(say::COL_PAID), money_cols(shown.clone().map(|l| l.paid), 11)),
    ];
    if wide {
        columns.push(Column::right(pen.say(say::COL_DIFFERENCE), money_cols(shown.map(rest), 11)));
    }
    let columns = spread(area, 1, columns);
    let (warn, dim, cut) = (pen.theme.warn, pen.theme.dim, pen.theme.ellipsis());
    let died = pen.say(lookup::DEAD);
    more(pen, area, &state.people, len);
    table(pen, area, &columns, &state.people, len, |at| {
        let Some(line) = state.line(at) else { return vec![Cell::new(cut, dim)] };
        let place = model.shared.place(line.division);
        let mut cells: Vec<Cell> = vec![
            line.name.clone().into(),
            if line.dead { format!("[{died}] {place}") } else { place }.into(),
            line.due.to_string().into(),
            line.paid.to_string().into(),
        ];
        if wide {
            cells.push(difference(line.due, line.paid, warn));
        }
        cells
    });
}

/// Due less paid; what is not settled deserves a look.
fn difference(due: Fen, paid: Fen, warn: Style) -> Cell {
    match due.minus(paid) {
        Ok(Fen(0)) => Fen(0).to_string().into(),
        Ok(rest) => Cell::new(rest.to_string(), warn),
        Err(_) => "".into(),
    }
}
