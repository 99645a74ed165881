//! The towns: whose they are and how far the work is.

use ratatui::layout::Rect;

use crate::bureau::answer::TownRow;
use crate::console::Model;
use crate::console::edit::List;
use crate::console::panes::care::{State, town_of};
use crate::console::words::grouped;
use crate::locale::care as say;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, table};

/// The whole list.
pub(super) fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let wide = area.width >= 70;
    draw(pen, area, model, state.town_rows(), &state.towns, wide);
    if state.page.is_none() {
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(3), pen.say(say::LOADING), pen.theme.dim);
    }
}

/// Beside the people: nothing is selected there.
pub(super) fn beside(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let unmarked = List { selected: usize::MAX, offset: 0 };
    draw(pen, area, model, state.town_rows(), &unmarked, false);
}

fn draw(pen: &mut Pen<'_>, area: Rect, model: &Model, rows: &[TownRow], list: &List, wide: bool) {
    let (lang, look) = (pen.lang, *pen.theme);
    let mut columns = vec![Column::left(say::COL_TOWN.get(lang), 12)];
    if wide {
        columns.push(Column::left(say::COL_STAFF.get(lang), 14));
    }
    columns.extend([
        Column::right(say::COL_PEOPLE.get(lang), 6),
        Column::right(say::COL_MET.get(lang), 6),
        Column::right(say::COL_LATE.get(lang), 6),
    ]);
    let used: u16 = columns.iter().map(|c| c.cols + 1).sum();
    let bar = area.width.saturating_sub(used + 2 + 1);
    columns.push(Column::left(say::COL_BAR.get(lang), bar));
    table(pen, area, &columns, list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let count = |n: u32| grouped(n.into());
        let mut cells = vec![Cell::from(town_of(row, &model.shared).say(lang))];
        if wide {
            cells.push(match &row.staff {
                Some((_, name)) => name.clone().into(),
                None => Cell::new(say::NO_STAFF.get(lang), look.dim),
            });
        }
        let late = if row.late > 0 { Cell::new(count(row.late), look.warn) } else { count(0).into() };
        cells.extend([count(row.people).into(), count(row.met).into(), late]);
        cells.push(progress(row, &look, bar));
        cells
    });
}

/// A bar and the share in percent.
fn progress(row: &TownRow, look: &crate::view::Theme, cols: u16) -> Cell {
    let (met, people) = (u128::from(row.met), u128::from(row.people));
    let share = (met * 100).checked_div(people).map_or_else(String::new, |n| format!("{n}%"));
    let bar = gauge(look, met, people, cols.saturating_sub(5).min(40));
    Cell::new(format!("{bar} {share:>4}"), look.plain)
}
