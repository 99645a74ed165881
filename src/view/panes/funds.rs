//! 预算: the programmes of a year with a gauge each, and the funds of the one selected.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::BudgetLine;
use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::funds::{Part, State, detail_rows};
use crate::console::words::Words;
use crate::domain::ledger::{Budget, Grant, of_source};
use crate::domain::{Fen, Total};
use crate::locale::{Lang, funds as say, ledger};
use crate::text::{fit, fit_left, width, wrap};
use crate::view::panes::person::spread;
use crate::view::panes::programme::programme_cell;
use crate::view::panes::split::{more, split, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, table};

/// Columns of a gauge with its per cent behind it.
const GAUGE: u16 = 10;
/// Columns that a programme's name has at least.
const NAME: u16 = 16;

pub(super) fn funds(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    match state.part {
        Part::Budgets => {}
        Part::Ahead => return super::funds_ahead::ahead(pen, area, model, state),
        Part::Statement => return super::funds_ahead::statement(pen, area, model, state),
    }
    head(pen, area, model, state);
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let (main, room) = split(pen, below, geometry, detail_rows(geometry));
    if let Some(room) = room {
        sources(pen, room, model, geometry, state);
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
    let named = |line: &BudgetLine| width(model.shared.programme(&line.programme)) as u16;
    let states =
        lines.iter().map(|line| width(&standing(pen, line, false).text)).max().unwrap_or(0).max(5) as u16;
    let widest = lines.iter().map(named).max().unwrap_or(NAME);
    let sums = Sums::of(lines, (widest, states), area.width);
    let mut columns = vec![Column::left(pen.say(say::COL_PROGRAMME), 0)];
    let heads = [say::COL_GIVEN, say::COL_PAID, say::COL_KEPT, say::COL_LEFT];
    for (head, cols) in heads.into_iter().zip(sums.cols).filter(|(_, cols)| *cols > 0) {
        columns.push(Column::right(pen.say(head), cols));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), sums.state));
    let columns = spread(area, 0, columns);
    let (nothing, warn, dim) = (pen.theme.nothing(), pen.theme.warn, pen.theme.dim);
    let states: Vec<Cell> = lines.iter().map(|line| standing(pen, line, sums.bar)).collect();
    more(pen, area, &state.list, lines.len());
    table(pen, area, &columns, &state.list, lines.len(), |at| {
        let (Some(line), Some(standing)) = (lines.get(at), states.get(at)) else { return Vec::new() };
        let mut cells = vec![programme_cell(&model.shared, &line.programme)];
        let amounts = amounts(line).into_iter().zip(sums.cols).filter(|(_, cols)| *cols > 0);
        cells.extend(amounts.map(|(sum, _)| match sum {
            _ if line.in_force.is_none() => Cell::new(nothing, dim),
            sum if sum < 0 => Cell::new(Total(sum).to_string(), warn),
            sum => Cell::from(Total(sum).to_string()),
        }));
        cells.push(standing.clone());
        cells
    });
}

/// What a budget gives, what was paid and is kept of it, what is left.
fn amounts(line: &BudgetLine) -> [i128; 4] {
    let given = line.in_force.as_ref().map_or(0, Budget::total);
    [given, line.spent(), line.kept(), given - line.spent() - line.kept()]
}

/// Columns that the amounts take; nought where one is left out.
struct Sums {
    cols: [u16; 4],
    bar: bool,
    state: u16,
}

impl Sums {
    /// As wide as the amounts need. What is left is shown only together with all that is taken off: a row adds up. The bar gives way
    /// first, before the names do; then what is kept and left, which the detail has.
    fn of(lines: &[BudgetLine], (names, plain): (u16, u16), width_of_all: u16) -> Self {
        let widest = |at: usize| {
            let of =
                |line: &BudgetLine| amounts(line).get(at).map_or(0, |sum| width(&Total(*sum).to_string()));
            lines.iter().map(of).max().unwrap_or(0).max(8) as u16
        };
        let kept = lines.iter().any(|line| line.kept() != 0);
        let all = [widest(0), widest(1), if kept { widest(2) } else { 0 }, widest(3)];
        let few = [widest(0), widest(1), 0, 0];
        let ways = [(all, true, names), (all, false, NAME), (few, true, NAME), (few, false, 0)];
        let fits = |(cols, bar, name): &([u16; 4], bool, u16)| {
            let amounts: u16 = cols.iter().filter(|cols| **cols > 0).map(|cols| cols + 1).sum();
            2 + name + amounts + 1 + if *bar { plain.max(GAUGE + 5) } else { plain } <= width_of_all
        };
        let (cols, bar, _) = ways.into_iter().find(fits).unwrap_or((few, false, 0));
        Self { cols, bar, state: if bar { plain.max(GAUGE + 5) } else { plain } }
    }
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

/// Each fund's part of the budget, and what it rests on; on a short screen what it comes to.
fn sources(pen: &mut Pen<'_>, area: Rect, model: &Model, geometry: &Geometry, state: &State) {
    let Some(line) = state.selected() else { return };
    let name = model.shared.programme(&line.programme).to_owned();
    let Some(budget) = line.waiting.as_ref().or(line.in_force.as_ref()) else {
        return told(pen, area, &[(name, pen.theme.heading)]);
    };
    let cols = usize::from(area.width.saturating_sub(3));
    let (plain, dim, heading) = (pen.theme.plain, pen.theme.dim, pen.theme.heading);
    let made = made(pen, line, budget);
    let basis = say::RESTS_ON.with(pen.lang, &[("basis", &budget.basis)]);
    if geometry.detail == Detail::None {
        return told(pen, area, &[(in_a_line(pen, &name, line), plain), ([basis, made].join("  "), dim)]);
    }
    let grids = grids(pen, line, budget);
    let wide = |grid: &Vec<String>| grid.iter().map(|row| width(row)).max().unwrap_or(0) <= cols;
    let mut rows: Vec<(String, Style)> = Vec::new();
    // Beside the list there is room below: there nothing of what stands is left out.
    let usable = if geometry.detail == Detail::Beside && line.waiting.is_none() { 1 } else { grids.len() };
    if let Some(grid) = grids.into_iter().take(usable).find(wide) {
        let styles = std::iter::once(dim).chain(std::iter::repeat(plain));
        rows.extend(grid.into_iter().zip(styles));
    } else {
        let narrow = |grant| narrow(pen, line, grant, line.waiting.is_none());
        rows.extend(budget.grants.iter().flat_map(narrow).map(|text| (text, plain)));
    }
    // Beside the list there is room for a line of its own; below it the list has the name, and the basis begins with it.
    if geometry.detail == Detail::Beside {
        if line.waiting.is_some() && line.in_force.is_some() {
            rows.push((sums(pen, line), plain));
        }
        rows.insert(0, (name, heading));
        rows.extend([(basis, dim), (made, dim)]);
    } else {
        let room = Rect { y: area.y.saturating_sub(1), height: 1, ..area };
        pen.at(room.x + 1, room.y, room.width.saturating_sub(2), &format!(" {name} "), heading);
        rows.push(([basis, made].join("  "), dim));
    }
    told(pen, area, &rows);
}

/// What a budget comes to, in words: of one that waits the sums before and then.
fn in_a_line(pen: &Pen<'_>, name: &str, line: &BudgetLine) -> String {
    let label = |msg, sum: i128| format!("{} {}", pen.say(msg), Total(sum));
    if let (None, Some(waiting)) = (&line.in_force, &line.waiting) {
        let parts = [label(say::COL_YEAR, waiting.total()), label(say::COL_PAID, line.spent())];
        return format!("{name}  {}  {}", pen.say(say::IS_WAITING), parts.join("  "));
    }
    let then = |waiting: &Budget| label(say::COL_THEN, waiting.total());
    let first = format!("{name}  {}", label(say::COL_YEAR, line.in_force.as_ref().map_or(0, Budget::total)));
    let parts = [first].into_iter().chain(line.waiting.as_ref().map(then)).chain([sums(pen, line)]);
    parts.collect::<Vec<_>>().join("  ")
}

/// What was paid of a budget, what is kept, what is left of it.
fn sums(pen: &Pen<'_>, line: &BudgetLine) -> String {
    let [_, spent, kept, left] = amounts(line);
    let parts = [(say::COL_PAID, spent), (say::COL_KEPT, kept), (say::COL_LEFT, left)];
    parts.map(|(msg, sum)| format!("{} {}", pen.say(msg), Total(sum))).join("  ")
}

/// The funds as a table that adds up row by row, the fullest first: given, paid, kept, left. Of a budget that waits, what is given now
/// and then.
fn grids(pen: &Pen<'_>, line: &BudgetLine, budget: &Budget) -> Vec<Vec<String>> {
    let said = |msg| pen.say(msg).to_owned();
    let before = line.in_force.as_ref().filter(|_| line.waiting.is_some());
    let mut heads = vec![said(say::COL_SOURCE), said(say::SHARE)];
    heads.extend(if before.is_some() {
        vec![said(say::COL_NOW), said(say::COL_THEN)]
    } else {
        vec![said(say::COL_YEAR)]
    });
    let gives = heads.len();
    let stands = line.in_force.is_some();
    if stands {
        let left = if before.is_some() { say::COL_LEFT_THEN } else { say::COL_LEFT };
        heads.extend([said(say::COL_PAID), said(say::COL_KEPT), said(left)]);
    }
    let row = |grant: &Grant| {
        let of = |budget: &Budget| budget.grants.iter().find(|one| one.source == grant.source).copied();
        let share = |grant: &Grant| format!("{}%", Fen(grant.share.into()));
        let old = before.and_then(of);
        let shares = match old.filter(|old| old.share != grant.share) {
            Some(old) => format!("{} → {}", share(&old), share(grant)),
            None => share(grant),
        };
        let mut cells = vec![said(ledger::source(grant.source)), shares];
        cells.extend(before.map(|_| old.map_or(Fen::ZERO, |old| old.amount).to_string()));
        cells.push(grant.amount.to_string());
        if stands {
            let (paid, kept) = (line.paid.of(grant.source), of_source(&line.reserved, grant.source));
            let left = i128::from(grant.amount.0) - i128::from(paid.0) - i128::from(kept.0);
            cells.extend([paid.to_string(), kept.to_string(), Total(left).to_string()]);
        }
        cells
    };
    let table: Vec<Vec<String>> = std::iter::once(heads).chain(budget.grants.iter().map(row)).collect();
    let len = table.first().map_or(0, Vec::len);
    // What gives way: what was paid and is kept, then what is left.
    let ways = [
        (0..len).collect::<Vec<_>>(),
        (0..gives).chain(len.saturating_sub(1)..len).collect(),
        (0..gives).collect(),
    ];
    ways.iter().map(|way| drawn(&table, way)).collect()
}

/// Some columns of a table, each as wide as it needs.
fn drawn(table: &[Vec<String>], columns: &[usize]) -> Vec<String> {
    let cell = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    let wide = |at: &usize| table.iter().map(|row| width(&cell(row, *at))).max().unwrap_or(0);
    let widths: Vec<(usize, usize)> = columns.iter().map(|at| (*at, wide(at))).collect();
    let row = |row: &Vec<String>| {
        let cells = widths.iter().map(|(at, cols)| {
            let text = cell(row, *at);
            if *at == 0 { fit(&text, *cols) } else { fit_left(&text, *cols) }
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    table.iter().map(row).collect()
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
