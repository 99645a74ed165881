//! What is missing: the table, and who lacks what is selected in it.

use ratatui::layout::Rect;

use crate::bureau::query::Place;
use crate::console::Model;
use crate::console::panes::quality::State;
use crate::console::words::grouped;
use crate::domain::Division;
use crate::domain::person::Gap;
use crate::locale::{Lang, quality as say};
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, table};

/// Columns of a gap.
const GAP_COLS: u16 = 6;
/// Columns of the bar in the head.
const BAR: u16 = 20;

/// How many records are complete, or whose are on screen.
pub(super) fn summary(state: &State, lang: Lang) -> String {
    if let Some(lacking) = state.lacking.as_deref() {
        let gap = say::gap(lacking.gap).get(lang);
        return say::LACKING.with(lang, &[("n", &grouped(lacking.total as u64)), ("gap", &gap)]);
    }
    let Some(table) = state.gaps.as_deref() else { return String::new() };
    if !table.ready {
        return say::NOT_READY.get(lang).to_owned();
    }
    let all = table.all();
    let percent = (100 * u64::from(all.complete)).checked_div(u64::from(all.people)).unwrap_or(0);
    let (n, done) = (grouped(u64::from(all.people)), grouped(u64::from(all.complete)));
    say::COMPLETE.with(lang, &[("n", &n), ("done", &done), ("percent", &percent)])
}

pub(super) fn gaps(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    if state.shows_people() {
        return people(pen, area, model, state);
    }
    bar(pen, area, state);
    matrix(pen, area, model, state);
}

/// A bar of the complete ones, at the right of the head.
fn bar(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(table) = state.gaps.as_deref().filter(|t| t.ready) else { return };
    let all = table.all();
    let text = gauge(pen.theme, u128::from(all.complete), u128::from(all.people), BAR);
    let x = area.right().saturating_sub(BAR + 1);
    pen.at(x, area.y.saturating_sub(1), BAR, &text, pen.theme.accent);
}

fn matrix(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let lang = pen.lang;
    let room = area.width.saturating_sub(2);
    // The town, the people, and as many gaps as fit with the selected one among them.
    let (town, people) = (if room < 70 { 12 } else { 16 }, 7);
    let fit = usize::from(room.saturating_sub(town + people + 2) / (GAP_COLS + 1)).clamp(1, Gap::ALL.len());
    let first = (state.col + 1).saturating_sub(fit);
    let shown = || Gap::ALL.iter().enumerate().skip(first).take(fit);
    let mut columns =
        vec![Column::left(pen.say(say::COL_TOWN), town), Column::right(pen.say(say::COL_PEOPLE), people)];
    columns.extend(shown().map(|(_, gap)| Column::right(say::gap_short(*gap).get(lang), GAP_COLS)));
    // The last column takes what is left, so that the numbers stay under their heads.
    columns.push(Column::left("", 1));
    let (dim, accent) = (pen.theme.dim, pen.theme.accent);
    table(pen, area, &columns, &state.list, state.rows(), |at| {
        let Some((place, row)) = state.gap_row(at) else { return Vec::new() };
        let name = match place {
            Place::Everywhere => say::EVERYWHERE.get(lang).to_owned(),
            Place::Unknown => say::PLACE_UNKNOWN.get(lang).to_owned(),
            Place::Town(code) => {
                model.shared.tables.divisions.get(code).map_or_else(|| code.to_string(), Division::short_name)
            }
        };
        let mut cells: Vec<Cell> = vec![name.into(), grouped(u64::from(row.people)).into()];
        cells.extend(shown().map(|(n, _)| {
            let count = row.missing.get(n).copied().unwrap_or(0);
            let selected = at == state.list.selected && n == state.col;
            match (selected, count) {
                (true, _) => Cell::new(format!("[{count}]"), accent),
                (false, 0) => Cell::new("0", dim),
                (false, count) => count.to_string().into(),
            }
        }));
        cells
    });
}

fn people(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(lacking) = state.lacking.as_deref() else { return };
    if lacking.people.is_empty() {
        let none = if lacking.ready { say::NOBODY_LACKS } else { say::LOADING };
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(none), pen.theme.dim);
        return;
    }
    let columns = vec![
        Column::left(pen.say(say::COL_NAME), 14),
        Column::left(pen.say(say::COL_NUMBER), 7),
        Column::left(pen.say(say::COL_BIRTH), 10),
        Column::left(pen.say(say::COL_PLACE), 14),
        Column::left(pen.say(say::COL_MISSING), 16),
    ];
    let columns = spread(area, 3, columns);
    let lang = pen.lang;
    table(pen, area, &columns, &state.people, lacking.people.len(), |at| {
        let Some(row) = lacking.people.get(at) else { return Vec::new() };
        let gaps: Vec<&str> = row.gaps.iter().map(|gap| say::gap_short(*gap).get(lang)).collect();
        vec![
            row.side.name.clone().into(),
            row.side.person.to_string().into(),
            row.side.birth.map(|d| d.to_string()).unwrap_or_default().into(),
            model.shared.place(row.side.division).into(),
            gaps.join(" ").into(),
        ]
    });
}
