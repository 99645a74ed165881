//! 预算: the programmes of a year with a gauge each, and the funds of the one selected.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::BudgetLine;
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::funds::{DETAIL_ROWS, Part, State};
use crate::console::words::Words;
use crate::domain::ledger::{Budget, Grant, of_source};
use crate::domain::{Fen, Total};
use crate::locale::{Lang, funds as say, ledger};
use crate::text::{fit, fit_left, width, wrap};
use crate::view::panes::person::spread;
use crate::view::panes::split::split;
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
    let (main, room) = split(pen, below, geometry, DETAIL_ROWS);
    if let Some(room) = room {
        sources(pen, room, state);
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
    // What is left is shown only together with all that is taken off: a row adds up.
    let wide = area.width >= 76;
    let kept = wide && lines.iter().any(|line| line.kept() != 0);
    let bar = !kept || area.width >= 100;
    let cols = if kept { 13 } else { 14 };
    let mut columns = vec![Column::left(pen.say(say::COL_PROGRAMME), 0)];
    columns.push(Column::right(pen.say(say::COL_GIVEN), cols));
    columns.push(Column::right(pen.say(say::COL_PAID), cols));
    if kept {
        columns.push(Column::right(pen.say(say::COL_KEPT), cols));
    }
    if wide {
        columns.push(Column::right(pen.say(say::COL_LEFT), cols));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), if bar { GAUGE + 5 } else { 8 }));
    let columns = spread(area, 0, columns);
    let (nothing, warn, dim) = (pen.theme.nothing(), pen.theme.warn, pen.theme.dim);
    let states: Vec<Cell> = lines.iter().map(|line| standing(pen, line, bar)).collect();
    table(pen, area, &columns, &state.list, lines.len(), |at| {
        let (Some(line), Some(standing)) = (lines.get(at), states.get(at)) else { return Vec::new() };
        let name = model.shared.programme(&line.programme);
        let money = |sum: i128| Cell::from(Total(sum).to_string());
        let mut cells = vec![Cell::from(name.to_owned())];
        match &line.in_force {
            None => {
                let amounts = 2 + usize::from(wide) + usize::from(kept);
                cells.extend((0..amounts).map(|_| Cell::new(nothing, dim)));
            }
            Some(budget) => {
                let left = budget.total() - line.spent() - line.kept();
                cells.extend([money(budget.total()), money(line.spent())]);
                if kept {
                    cells.push(money(line.kept()));
                }
                if wide {
                    cells.push(if left < 0 { Cell::new(Total(left).to_string(), warn) } else { money(left) });
                }
            }
        }
        cells.push(standing.clone());
        cells
    });
}

/// The gauge and its per cent, or that alone; a word where there is none yet.
fn standing(pen: &Pen<'_>, line: &BudgetLine, bar: bool) -> Cell {
    match (&line.waiting, &line.in_force) {
        (Some(_), _) => Cell::new(format!("! {}", pen.say(say::IS_WAITING)), pen.theme.warn),
        (None, None) => Cell::new(pen.say(say::NO_BUDGET), pen.theme.dim),
        (None, Some(budget)) if bar => part(pen, line.spent(), budget.total()).into(),
        (None, Some(budget)) => percent(line.spent(), budget.total()).into(),
    }
}

fn percent(paid: i128, given: i128) -> String {
    let (paid, given) = (u128::try_from(paid).unwrap_or(0), u128::try_from(given).unwrap_or(0));
    format!("{:>3}%", (paid * 100).checked_div(given).unwrap_or(0))
}

fn part(pen: &Pen<'_>, paid: i128, given: i128) -> String {
    let (paid, given) = (u128::try_from(paid).unwrap_or(0), u128::try_from(given).unwrap_or(0));
    let bar = gauge(pen.theme, paid, given, GAUGE);
    format!("{bar} {}", percent(i128::try_from(paid).unwrap_or(0), i128::try_from(given).unwrap_or(0)))
}

/// Each fund's part of the budget, and what it rests on.
fn sources(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(line) = state.selected() else { return };
    let Some(budget) = line.waiting.as_ref().or(line.in_force.as_ref()) else { return };
    let cols = area.width.saturating_sub(3);
    let each = grid(pen, line, budget);
    let fits = each.first().is_some_and(|(head, _)| width(head) <= usize::from(cols));
    let mut rows: Vec<(String, Style)> = if fits {
        each
    } else {
        let narrow = |grant| narrow(pen, line, grant, line.waiting.is_none());
        budget.grants.iter().flat_map(narrow).map(|text| (text, pen.theme.plain)).collect()
    };
    let basis = say::RESTS_ON.with(pen.lang, &[("basis", &budget.basis)]);
    let lines = [basis, made(pen, line, budget)].join("  ");
    rows.extend(wrap(&lines, usize::from(cols).max(1)).into_iter().map(|text| (text, pen.theme.dim)));
    for ((text, style), y) in rows.iter().zip(area.top()..area.bottom()) {
        pen.at(area.x + 2, y, cols, text, *style);
    }
}

/// The funds as a table that adds up row by row: given, paid, kept, left. Of a budget that is not in force, what it gives alone.
fn grid(pen: &Pen<'_>, line: &BudgetLine, budget: &Budget) -> Vec<(String, Style)> {
    let in_force = line.waiting.is_none();
    let said = |msg| pen.say(msg).to_owned();
    let mut heads = vec![said(say::COL_SOURCE), said(say::SHARE), said(say::COL_YEAR)];
    if in_force {
        heads.extend([said(say::COL_PAID), said(say::COL_KEPT), said(say::COL_LEFT)]);
    }
    let row = |grant: &Grant| {
        let share = format!("{}%", Fen(grant.share.into()));
        let mut cells = vec![said(ledger::source(grant.source)), share, grant.amount.to_string()];
        if in_force {
            cells.push(line.paid.of(grant.source).to_string());
            cells.push(of_source(&line.reserved, grant.source).to_string());
            cells.push(Total(line.left(grant.source)).to_string());
        }
        cells
    };
    let mut table = vec![heads];
    table.extend(budget.grants.iter().map(row));
    let wide = |at: usize| table.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..6).map_while(wide).collect();
    let styles = std::iter::once(pen.theme.dim).chain(std::iter::repeat(pen.theme.plain));
    let drawn = table.iter().map(|row| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells =
            cells.map(|(at, (cell, cols))| if at == 0 { fit(cell, *cols) } else { fit_left(cell, *cols) });
        cells.collect::<Vec<_>>().join("  ")
    });
    drawn.zip(styles).collect()
}

fn made(pen: &Pen<'_>, line: &BudgetLine, budget: &Budget) -> String {
    let (msg, on) = match budget.decided {
        Some((_, on)) => (say::APPROVED_BY, on),
        None => (say::ENTERED_BY, budget.on),
    };
    msg.with(pen.lang, &[("name", &line.by), ("on", &on)])
}

/// A fund where there is no room for a table: in rows that add up.
fn narrow(pen: &Pen<'_>, line: &BudgetLine, grant: &Grant, in_force: bool) -> Vec<String> {
    let name = fit(pen.say(ledger::source(grant.source)), if pen.lang == Lang::Zh { 8 } else { 18 });
    let head = format!("{name} {}%", fit_left(&Fen(grant.share.into()).to_string(), 6));
    let label =
        |msg, fen: &dyn std::fmt::Display| format!("  {} {}", pen.say(msg), fit_left(&fen.to_string(), 13));
    let given = label(say::COL_YEAR, &grant.amount);
    if !in_force {
        return vec![format!("{head}{given}")];
    }
    let paid = line.paid.of(grant.source);
    let bar = part(pen, paid.0.into(), grant.amount.0.into());
    let kept = of_source(&line.reserved, grant.source);
    let left = label(say::COL_LEFT, &Total(line.left(grant.source)));
    let paid = label(say::COL_PAID, &paid);
    let kept = (kept != Fen::ZERO).then(|| label(say::COL_KEPT, &kept));
    let rows = [format!("{head}  {bar}"), format!("{given}{paid}")];
    rows.into_iter().chain([format!("{}{left}", kept.unwrap_or_default())]).collect()
}
