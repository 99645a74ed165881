//! 专项: the requests, what they come to, and the card of the one selected.

use ratatui::layout::Rect;

use crate::console::geometry::Geometry;
use crate::console::panes::grants::{Look, State, Tab, card_rows};
use crate::console::{Model, granting, names};
use crate::domain::ledger::GrantState;
use crate::locale::grants as say;
use crate::text::{width, wrap};
use crate::view::panes::person::spread;
use crate::view::panes::programme::programme_cell;
use crate::view::panes::split::{framed, line, more, scrolled};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, strip, table};

pub(super) fn grants(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    head(pen, area, model, state);
    let framed = framed(pen, area, geometry, 2, card_rows(geometry, state.rows().len()));
    if let Some(room) = framed.detail {
        card(pen, room, model, state);
    }
    list(pen, framed.list, model, state);
}

/// Which requests, how many, and what they come to by programme.
fn head(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = line(area, 0);
    let year = say::ROW_YEAR.with(pen.lang, &[("year", &state.year(&model.shared))]);
    let tabs = [
        (Tab::Waiting, format!("1 {}", pen.say(say::WAITING))),
        (Tab::Year, format!("2 {year}")),
        (Tab::Person, format!("3 {}", pen.say(say::OF_PERSON))),
    ];
    let tabs: Vec<_> =
        tabs.into_iter().filter(|(tab, _)| *tab != Tab::Person || state.person.is_some()).collect();
    let chosen = tabs.iter().position(|(tab, _)| *tab == state.tab).unwrap_or_default();
    let labels: Vec<String> = tabs.into_iter().map(|(_, label)| label).collect();
    strip(pen, Rect { width: inner.width.saturating_sub(14), ..inner }, &labels, chosen);
    let Some(shown) = &state.shown else { return };
    let total = say::TOTAL.with(pen.lang, &[("n", &shown.total)]);
    pen.right(inner.x, inner.y, inner.width, &total, pen.theme.plain);
    let sums: Vec<String> = shown
        .sums
        .iter()
        .map(|sum| {
            let programme = names::programme(&model.shared.tables, &sum.programme).say(pen.lang);
            granting::sum(&programme, sum).say(pen.lang)
        })
        .collect();
    pen.at(inner.x, inner.y + 1, inner.width, &sums.join("  "), pen.theme.plain);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = match (&state.shown, state.tab) {
            (None, _) => say::LOADING,
            (Some(_), Tab::Waiting) => say::NOTHING_WAITING,
            (Some(_), _) => say::NOTHING_HERE,
        };
        let cols = area.width.saturating_sub(4);
        for (line, y) in wrap(pen.say(words), usize::from(cols).max(8)).iter().zip(area.y + 1..area.bottom())
        {
            pen.at(area.x + 2, y, cols, line, pen.theme.dim);
        }
        return;
    }
    let lang = pen.lang;
    let wide = area.width >= 72;
    let names = rows.iter().map(|r| width(&r.name)).max().unwrap_or(0).clamp(6, 14) as u16;
    let money = rows.iter().map(|r| width(&r.facts.amount.to_string())).max().unwrap_or(0).max(8) as u16;
    let states = rows.iter().map(|r| width(say::state(r.state, r.taken_back).get(lang))).max().unwrap_or(0);
    let mut columns = vec![
        Column::left(pen.say(say::COL_ID), 6),
        Column::left(pen.say(say::COL_NAME), names),
        Column::left(pen.say(say::COL_PROGRAMME), 0),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_MONTH), 7));
    }
    columns.push(Column::right(pen.say(say::COL_AMOUNT), money));
    columns.push(Column::left(pen.say(say::COL_STATE), states.max(6) as u16));
    let columns = spread(area, 2, columns);
    let dim = pen.theme.dim;
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let over = matches!(row.state, GrantState::Declined | GrantState::Withdrawn) || row.taken_back;
        let plain = |text: String| if over { Cell::new(text, dim) } else { text.into() };
        let programme = programme_cell(&model.shared, &row.facts.programme);
        let programme = if over { Cell { style: dim, ..programme } } else { programme };
        let mut cells = vec![plain(row.grant.to_string()), plain(row.name.clone()), programme];
        if wide {
            cells.push(plain(row.facts.month.to_string()));
        }
        cells.push(plain(row.facts.amount.to_string()));
        cells.push(plain(say::state(row.state, row.taken_back).get(lang).to_owned()));
        cells
    });
}

/// Everything about the one selected, from where it is scrolled to.
fn card(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let style = |look: Look| match look {
        Look::Heading => pen.theme.heading,
        Look::Plain => pen.theme.plain,
        Look::Doubtful => pen.theme.warn,
    };
    let rows = state.card(&model.shared).into_iter().map(|(text, look)| (text, style(look)));
    let rows: Vec<_> = rows.collect();
    scrolled(pen, area, &rows, state.card_at);
}
