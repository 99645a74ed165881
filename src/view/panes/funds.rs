//! 预算: the programmes of a year with a gauge each, and the funds of the one selected.

use ratatui::layout::Rect;

use crate::bureau::answer::BudgetLine;
use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::funds::{DETAIL_ROWS, Part, State};
use crate::console::words::Words;
use crate::domain::ledger::{Budget, Grant};
use crate::domain::{Fen, Total};
use crate::locale::{Lang, funds as say, ledger};
use crate::text::{fit, fit_left, width, wrap};
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, table};

/// Columns of a gauge with its per cent behind it.
const GAUGE: u16 = 10;

pub(super) fn funds(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    match state.part {
        Part::Budgets => {}
        Part::Ahead => return super::funds_ahead::ahead(pen, area, model, state),
        Part::Statement => return super::funds_ahead::statement(pen, area, model, state),
    }
    head(pen, area, model, state);
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let mut main = Rect { width: geometry.main_cols(), ..below };
    match geometry.detail {
        Detail::Beside => {
            pen.upright(main.right(), below);
            let x = main.right() + 1;
            sources(pen, Rect { x, width: below.right().saturating_sub(x), ..below }, state);
            main.width = main.width.saturating_sub(1);
        }
        Detail::Below => {
            main.height = main.height.saturating_sub(DETAIL_ROWS);
            pen.rule(area, main.bottom());
            let y = main.bottom() + 1;
            sources(pen, Rect { y, height: DETAIL_ROWS - 1, ..below }, state);
        }
        Detail::None => {}
    }
    list(pen, main, model, state);
}

fn head(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let [left, right] = pen.theme.turn();
    let year = format!("{left} {} {right}", state.year(&model.shared));
    pen.right(inner.x, inner.y, inner.width, &year, pen.theme.plain);
    let mut room = usize::from(inner.width).saturating_sub(width(&year) + 2);
    let waiting = state.waiting();
    if waiting > 0 {
        let text = format!("! {}", Words::Count(say::WAITING, waiting as u64).say(pen.lang));
        let x = inner.right().saturating_sub((width(&year) + 2 + width(&text)) as u16);
        pen.at(x, inner.y, width(&text) as u16, &text, pen.theme.warn);
        room = room.saturating_sub(width(&text) + 2);
    }
    let (given, paid) = state.sums();
    let sums = say::SUMS.with(pen.lang, &[("given", &given), ("paid", &paid)]);
    // An amount is never cut.
    if state.budgets.is_some() && width(&sums) <= room {
        pen.text(inner, &sums, pen.theme.plain);
    }
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let lines = state.lines();
    if lines.is_empty() {
        let year = state.year(&model.shared);
        let texts = match state.budgets {
            None => vec![pen.say(say::LOADING).to_owned()],
            Some(_) => vec![say::NONE.with(pen.lang, &[("year", &year)]), pen.say(say::NONE_NEXT).to_owned()],
        };
        let cols = usize::from(area.width.saturating_sub(4)).max(1);
        let rows = texts.iter().flat_map(|text| wrap(text, cols));
        for (row, y) in rows.zip(area.y + 1..area.bottom()) {
            pen.at(area.x + 2, y, cols as u16, &row, pen.theme.dim);
        }
        return;
    }
    let wide = area.width >= 76;
    let mut columns =
        vec![Column::left(pen.say(say::COL_PROGRAMME), 0), Column::right(pen.say(say::COL_GIVEN), 14)];
    columns.push(Column::right(pen.say(say::COL_PAID), 14));
    if wide {
        columns.push(Column::right(pen.say(say::COL_LEFT), 14));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), GAUGE + 5));
    let columns = spread(area, 0, columns);
    let (nothing, warn, dim) = (pen.theme.nothing(), pen.theme.warn, pen.theme.dim);
    let states: Vec<Cell> = lines.iter().map(|line| standing(pen, line)).collect();
    table(pen, area, &columns, &state.list, lines.len(), |at| {
        let (Some(line), Some(standing)) = (lines.get(at), states.get(at)) else { return Vec::new() };
        let name = model.shared.programme(&line.programme);
        let money = |sum: i128| Cell::from(Total(sum).to_string());
        let mut cells = vec![Cell::from(name.to_owned())];
        match &line.in_force {
            None => cells.extend((0..if wide { 3 } else { 2 }).map(|_| Cell::new(nothing, dim))),
            Some(budget) => {
                let left = budget.total() - line.spent() - line.kept();
                cells.extend([money(budget.total()), money(line.spent())]);
                if wide {
                    cells.push(if left < 0 { Cell::new(Total(left).to_string(), warn) } else { money(left) });
                }
            }
        }
        cells.push(standing.clone());
        cells
    });
}

/// The gauge and its per cent; a word where there is none yet.
fn standing(pen: &Pen<'_>, line: &BudgetLine) -> Cell {
    match (&line.waiting, &line.in_force) {
        (Some(_), _) => Cell::new(format!("! {}", pen.say(say::IS_WAITING)), pen.theme.warn),
        (None, None) => Cell::new(pen.say(say::NO_BUDGET), pen.theme.dim),
        (None, Some(budget)) => part(pen, line.spent(), budget.total()).into(),
    }
}

fn part(pen: &Pen<'_>, paid: i128, given: i128) -> String {
    let (paid, given) = (u128::try_from(paid).unwrap_or(0), u128::try_from(given).unwrap_or(0));
    let bar = gauge(pen.theme, paid, given, GAUGE);
    let percent = (paid * 100).checked_div(given).unwrap_or(0);
    format!("{bar} {percent:>3}%")
}

/// What the budget rests on, and each fund's part of it.
fn sources(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(line) = state.selected() else { return };
    let Some(budget) = line.waiting.as_ref().or(line.in_force.as_ref()) else { return };
    let cols = area.width.saturating_sub(3);
    let basis = say::RESTS_ON.with(pen.lang, &[("basis", &budget.basis)]);
    let lines = [basis, made(pen, line, budget)].join("  ");
    let mut y = area.y;
    for text in wrap(&lines, usize::from(cols).max(1)) {
        if y < area.bottom() {
            pen.at(area.x + 2, y, cols, &text, pen.theme.dim);
            y += 1;
        }
    }
    let in_force = line.waiting.is_none();
    for grant in &budget.grants {
        for text in source(pen, line, grant, in_force, usize::from(cols)) {
            if y < area.bottom() {
                pen.at(area.x + 2, y, cols, &text, pen.theme.plain);
                y += 1;
            }
        }
    }
}

fn made(pen: &Pen<'_>, line: &BudgetLine, budget: &Budget) -> String {
    let (msg, on) = match budget.decided {
        Some((_, on)) => (say::APPROVED_BY, on),
        None => (say::ENTERED_BY, budget.on),
    };
    msg.with(pen.lang, &[("name", &line.by), ("on", &on)])
}

/// A fund in one row where it fits, in two where it does not. Of a budget that is not in force, what it gives alone.
fn source(pen: &Pen<'_>, line: &BudgetLine, grant: &Grant, in_force: bool, cols: usize) -> Vec<String> {
    let paid = line.paid.of(grant.source);
    let name = fit(pen.say(ledger::source(grant.source)), if pen.lang == Lang::Zh { 8 } else { 18 });
    let head = format!("{name} {}%", fit_left(&Fen(grant.share.into()).to_string(), 6));
    let label =
        |msg, fen: &dyn std::fmt::Display| format!("{} {}", pen.say(msg), fit_left(&fen.to_string(), 13));
    let given = label(say::COL_YEAR, &grant.amount);
    if !in_force {
        return vec![format!("{head}  {given}")];
    }
    let bar = part(pen, paid.0.into(), grant.amount.0.into());
    let paid = label(say::COL_PAID, &paid);
    let left = label(say::COL_LEFT, &Total(line.left(grant.source)));
    let whole = format!("{head}  {given}  {paid}  {left}");
    let both = format!("  {paid}  {left}");
    match cols {
        cols if width(&whole) <= cols => vec![whole],
        cols if width(&both) <= cols => vec![format!("{head}  {bar}"), both],
        _ => vec![format!("{head}  {bar}"), format!("  {paid}")],
    }
}
