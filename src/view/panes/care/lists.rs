//! The condolence lists, and the lines of one.

use ratatui::layout::Rect;

use crate::bureau::answer::FestivalSum;
use crate::console::Model;
use crate::console::panes::care::{State, festival_name, list_name};
use crate::console::words::grouped;
use crate::domain::Total;
use crate::locale::{Lang, care as say, care_words, ledger};
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, table};

pub(super) fn draw(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    if state.lists.open.is_some() {
        lines(pen, area, model, state);
    } else {
        lists(pen, area, model, state);
    }
}

fn lists(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let (lang, look) = (pen.lang, *pen.theme);
    let rows = state.lists.rows();
    let money = money_cols(rows.iter().flat_map(|r| [r.paid, r.total]), 12);
    let wide = area.width >= 70;
    let fixed = 12 + 13 + money + 3 + 2 + if wide { money + 1 } else { 0 };
    let mut columns = vec![
        Column::left(say::COL_LIST.get(lang), area.width.saturating_sub(fixed).max(12)),
        Column::right(say::COL_AMOUNT.get(lang), 11),
        Column::right(say::COL_GIVEN.get(lang), 13),
        Column::right(say::COL_PAID.get(lang), money),
    ];
    if wide {
        columns.push(Column::right(say::COL_TOTAL.get(lang), money));
    }
    table(pen, area, &columns, &state.lists.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let style = if row.closed.is_some() { look.dim } else { look.plain };
        let cell = |text: String| Cell::new(text, style);
        let waits = row.agreement.lines > 0;
        let mark = if waits { "! " } else { "" };
        let given = format!("{mark}{}/{}", grouped(row.given as u64), grouped(row.lines as u64));
        let mut cells = vec![
            cell(list_name(row, &model.shared).say(lang)),
            cell(row.amount.to_string()),
            Cell::new(given, if waits { look.warn } else { style }),
            cell(row.paid.to_string()),
        ];
        if wide {
            cells.push(cell(row.total.to_string()));
        }
        cells
    });
    let message = if state.lists.rows.is_none() { say::LOADING } else { say::EMPTY_LISTS };
    if rows.is_empty() {
        say_below(pen, area, message);
    }
}

fn lines(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let (lang, look) = (pen.lang, *pen.theme);
    let rows = state.lists.lines();
    let money = money_cols(rows.iter().map(|r| r.amount), 10);
    let fixed = 14 + money + 24 + 3 + 2;
    let columns = [
        Column::left(say::COL_NAME.get(lang), 14),
        Column::left(say::COL_PLACE.get(lang), area.width.saturating_sub(fixed).max(8)),
        Column::right(say::COL_AMOUNT.get(lang), money),
        Column::left(say::COL_STATE.get(lang), 24),
    ];
    table(pen, area, &columns, &state.lists.gifts, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let state = match (row.given, row.died) {
            (Some(on), _) if row.received_by.is_empty() => {
                Cell::new(say::GIVEN_ON.with(lang, &[("on", &on)]), look.dim)
            }
            (Some(on), _) => {
                Cell::new(say::GIVEN_TO.with(lang, &[("on", &on), ("name", &row.received_by)]), look.dim)
            }
            (None, Some(on)) => Cell::new(say::DIED_ON.with(lang, &[("on", &on)]), look.warn),
            (None, None) if row.awaits => Cell::new(say::AWAITS.get(lang), look.warn),
            (None, None) => say::NOT_GIVEN.get(lang).into(),
        };
        vec![
            row.name.clone().into(),
            model.shared.place(row.division).into(),
            row.amount.to_string().into(),
            state,
        ]
    });
    if rows.is_empty() {
        let message = match &state.lists.view {
            None => say::LOADING,
            Some(_) if !state.lists.filter.is_empty() => say::EMPTY_FOUND,
            Some(_) => say::EMPTY_LINES,
        };
        say_below(pen, area, message);
    }
}

fn say_below(pen: &mut Pen<'_>, area: Rect, message: crate::locale::Msg) {
    let cols = area.width.saturating_sub(4);
    let lines = wrap(pen.say(message), usize::from(cols).max(8));
    for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
        pen.at(area.x + 2, y, cols, line, pen.theme.dim);
    }
}

/// The list that is open or selected: of whom, by which filter, and how far it is.
pub(super) fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.lists.selected() else { return };
    let lang = pen.lang;
    let whom = if row.whom.is_empty() { say::WHOM_ALL.get(lang) } else { row.whom.as_str() };
    let of = care_words::recipients(row.of).get(lang);
    let heading = list_name(row, &model.shared).say(lang);
    let about = say::LIST_ABOUT.with(lang, &[("of", &of), ("whom", &whom), ("made", &row.made)]);
    let far = say::LIST_FAR.with(
        lang,
        &[
            ("given", &grouped(row.given as u64)),
            ("lines", &grouped(row.lines as u64)),
            ("paid", &row.paid),
            ("total", &row.total),
        ],
    );
    let word = care_words::agreement(&row.agreement, lang);
    // What waits is read first; who agreed when there is room.
    let waits = row.agreement.lines > 0;
    let (asked, agreed) = if waits { (word, Vec::new()) } else { (Vec::new(), word) };
    let mut lines = vec![(heading, pen.theme.heading)];
    lines.extend(asked.into_iter().map(|text| (text, pen.theme.warn)));
    lines.extend([(about, pen.theme.plain), (far, pen.theme.plain)]);
    lines.extend(row.goods.as_ref().map(|goods| {
        let said = say::LIST_GOODS
            .with(lang, &[("what", &goods.what), ("given", &row.goods_given), ("total", &row.goods_total)]);
        (said, pen.theme.plain)
    }));
    lines.extend(row.closed.map(|on| (say::CLOSED_ON.with(lang, &[("on", &on)]), pen.theme.warn)));
    lines.extend(agreed.into_iter().map(|text| (text, pen.theme.dim)));
    if let Some(line) = state.lists.line().filter(|_| state.lists.giving) {
        lines.truncate(3);
        let amount = line.amount.to_string();
        lines.push((say::GIVING.with(lang, &[("name", &line.name), ("amount", &amount)]), pen.theme.accent));
    }
    if state.lists.open.is_none() {
        lines.extend(of_year(model, state, lang).into_iter().map(|text| (text, pen.theme.dim)));
    }
    let cols = usize::from(area.width).max(8);
    let wrapped = lines
        .into_iter()
        .flat_map(|(text, style)| wrap(&text, cols).into_iter().map(move |line| (line, style)));
    for ((line, style), y) in wrapped.zip(area.y..area.bottom()) {
        pen.at(area.x, y, area.width, &line, style);
    }
}

/// What was handed out in the year of the list selected: all together, then by festival.
fn of_year(model: &Model, state: &State, lang: Lang) -> Vec<String> {
    let sums = state.lists.sums(&model.shared.tables.festivals);
    let Some(year) = sums.first().map(|sum| sum.year) else { return Vec::new() };
    let sum = |of: fn(&FestivalSum) -> Total| -> Total { sums.iter().map(of).sum() };
    let (money, goods, all) = (sum(|s| s.money), sum(|s| s.goods), sum(FestivalSum::total));
    let heads = [
        String::new(),
        say::YEAR_WAN.with(lang, &[("year", &year), ("wan", &ledger::wan(all, lang))]),
        say::YEAR_PARTS.with(lang, &[("money", &money), ("goods", &goods)]),
    ];
    let each = sums.iter().map(|sum| {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("festival", &festival_name(&sum.festival, &model.shared)),
            ("people", &sum.people),
            ("households", &sum.households),
            ("total", &sum.total()),
        ];
        say::YEAR_FESTIVAL.with(lang, &values)
    });
    heads.into_iter().chain(each).collect()
}
