//! The lists of the pane.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::{ProposalRow, RateFrom, RateLine, SettingLine};
use crate::console::Model;
use crate::console::panes::rates::{Page, Row, State};
use crate::console::{explain, names};
use crate::domain::ledger::{PlaceKey, ProposalState};
use crate::locale::{Lang, rate_words, rates as say};
use crate::text::width;
use crate::view::panes::programme::programme_cell;
use crate::view::panes::split::more;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

/// From so many columns on figures are spelled out.
const WIDE: u16 = 100;

/// The list of the part on screen.
pub(super) fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows();
    let wide = area.width >= WIDE;
    let columns = columns(pen, model, state, area.width);
    let warn = pen.theme.warn;
    let lang = pen.lang;
    let tables = &model.shared.tables;
    let made = |row: &Row<'_>| -> Vec<Cell> {
        match row {
            Row::Line(line) => {
                let cells = in_force(line, model, wide, lang).into_iter().enumerate();
                // The day has no column on a narrow screen.
                cells.filter(|(at, _)| *at != 3 || !is_narrow(area.width)).map(|(_, cell)| cell).collect()
            }
            Row::Lacking(one) => vec![
                programme_cell(&model.shared, &one.cell.programme),
                rate_words::cell(&one.cell, tables, lang).into(),
                if one.people > 0 { one.people.to_string().into() } else { "—".into() },
                Cell::new(
                    one.since.map_or_else(
                        || say::NEVER.get(lang).to_owned(),
                        |on| say::CHANGED_SINCE.with(lang, &[("on", &on)]),
                    ),
                    warn,
                ),
            ],
            Row::Fact(one) => vec![
                say::IS_FACT.get(lang).into(),
                names::group(tables, &one.group).say(lang).into(),
                one.people.len().to_string().into(),
                Cell::new(explain::needed(one.fact).say(lang), warn),
            ],
            Row::Unset(key) => vec![
                say::IS_SETTING.get(lang).into(),
                name(*key, model, lang).into(),
                "—".into(),
                match state.pending(*key) {
                    Some(id) => say::WAITS.with(lang, &[("proposal", &id)]).into(),
                    None => Cell::new(say::UNSET.get(lang), warn),
                },
            ],
            Row::Proposal(row) => proposal(row, model, lang, warn),
            Row::Proposed(at) => proposed(*at, state, model, lang),
            Row::Setting(line) => setting(line, model, lang, warn),
        }
    };
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| rows.get(at).map_or(Vec::new(), made));
}

fn columns(pen: &Pen<'_>, model: &Model, state: &State, cols: u16) -> Vec<Column> {
    let wide = cols >= WIDE;
    let programme = if wide { 28 } else { 16 };
    if state.open.is_some() && state.page == Page::Waiting {
        return vec![
            Column::left(pen.say(say::COL_PROGRAMME), programme),
            Column::left(pen.say(say::COL_FOR), if wide { 22 } else { 14 }),
            Column::left(pen.say(say::COL_FROM), 10),
            Column::left(pen.say(say::COL_FIGURE), 16),
        ];
    }
    match state.page {
        // For whom is what tells one row from the next: of the name of the programme, which the notes have in full, less is shown.
        Page::InForce => {
            let rows = state.rows();
            let lines =
                rows.iter().filter_map(|row| if let Row::Line(line) = row { Some(*line) } else { None });
            let tables = &model.shared.tables;
            let widest = |texts: Vec<String>| texts.iter().map(|text| width(text)).max().unwrap_or(0) as u16;
            let whom =
                widest(lines.clone().map(|line| rate_words::cell(&line.cell, tables, pen.lang)).collect());
            let figure = widest(lines.map(|line| figure(line, wide, pen.lang)).collect());
            let narrow = is_narrow(cols);
            let mut columns = vec![
                Column::left(
                    pen.say(say::COL_PROGRAMME),
                    if wide {
                        28
                    } else if narrow {
                        12
                    } else {
                        14
                    },
                ),
                Column::left(pen.say(say::COL_FOR), whom.clamp(12, if narrow { 18 } else { 24 })),
                Column::right(pen.say(say::COL_FIGURE), figure.clamp(8, if wide { 30 } else { 16 })),
            ];
            // On a narrow screen the notes alone say from when: whose it is tells two rows of one cell apart.
            if !narrow {
                columns.push(Column::left(pen.say(say::COL_FROM), 10));
            }
            columns.push(Column::left(pen.say(say::COL_WHOSE), 8));
            columns
        }
        Page::Missing => vec![
            Column::left(pen.say(say::COL_PROGRAMME), programme),
            Column::left(pen.say(say::COL_FOR), if cols >= 76 { 28 } else { 16 }),
            Column::right(pen.say(say::COL_PEOPLE), 6),
            Column::left(pen.say(say::COL_WHY), 14),
        ],
        Page::Waiting => vec![
            Column::left(pen.say(say::COL_PROPOSAL), 5),
            Column::left(pen.say(say::COL_STATE), 9),
            Column::left(pen.say(say::COL_BY), 8),
            Column::left(pen.say(say::COL_FROM), 10),
            Column::left(pen.say(say::COL_WHAT), 16),
        ],
        Page::Settings => vec![
            Column::left(pen.say(say::COL_SETTING), if cols >= 76 { 30 } else { 20 }),
            Column::left(pen.say(say::COL_FROM), 8),
            Column::left(pen.say(say::COL_VALUE), 20),
        ],
    }
}

/// Whether there is no room for every column of the figures in force.
fn is_narrow(cols: u16) -> bool {
    cols < 76
}

fn figure(line: &RateLine, wide: bool, lang: Lang) -> String {
    if wide {
        rate_words::figure_of((line.figure, line.per), line.each_year, lang)
    } else {
        rate_words::short(line.figure, line.per, lang)
    }
}

fn in_force(line: &RateLine, model: &Model, wide: bool, lang: Lang) -> Vec<Cell> {
    let tables = &model.shared.tables;
    let (own, standard) = match &line.from {
        RateFrom::Published { standard, .. } => (false, standard),
        RateFrom::Own { standard, .. } => (true, standard),
    };
    let standard = rate_words::standard(standard, tables, lang);
    let whose = if own { format!("{} {standard}", say::OWN.get(lang)) } else { standard };
    vec![
        programme_cell(&model.shared, &line.cell.programme),
        rate_words::cell(&line.cell, tables, lang).into(),
        figure(line, wide, lang).into(),
        line.effective.to_string().into(),
        whose.into(),
    ]
}

fn proposal(row: &ProposalRow, model: &Model, lang: Lang, warn: Style) -> Vec<Cell> {
    let state = rate_words::state(row.state).get(lang);
    vec![
        row.id.to_string().into(),
        if row.state == ProposalState::Proposed { Cell::new(state, warn) } else { state.into() },
        row.by.clone().into(),
        row.effective.map(|on| on.to_string()).unwrap_or_default().into(),
        say::about(row, &model.shared.tables, lang).into(),
    ]
}

fn proposed(at: usize, state: &State, model: &Model, lang: Lang) -> Vec<Cell> {
    let Some(open) = state.open.as_deref() else { return Vec::new() };
    let arrow = |before: String, now: String| format!("{before} → {now}");
    let none = || "—".to_owned();
    if let Some((row, before)) = open.rates.get(at) {
        let before = before.map_or_else(none, |(fen, per)| rate_words::short(fen, per, lang));
        let now = match row.amount {
            Some(amount) => rate_words::short(amount, row.per, lang),
            None => rate_words::WITHDRAWN_FIGURE.get(lang).to_owned(),
        };
        return vec![
            programme_cell(&model.shared, &row.programme),
            rate_words::cell(&row.cell(), &model.shared.tables, lang).into(),
            row.effective.to_string().into(),
            arrow(before, now).into(),
        ];
    }
    let Some((rule, before)) = open.settings.get(at.saturating_sub(open.rates.len())) else {
        return Vec::new();
    };
    let before = before.as_ref().map_or_else(none, |old| rate_words::value(old.value, lang));
    vec![
        say::IS_SETTING.get(lang).into(),
        name(rule.key, model, lang).into(),
        rule.from.to_string().into(),
        arrow(before, rate_words::value(rule.value, lang)).into(),
    ]
}

fn setting(line: &SettingLine, model: &Model, lang: Lang, warn: Style) -> Vec<Cell> {
    let waits = line.pending.map(|id| say::WAITS.with(lang, &[("proposal", &id)]));
    let value = match &line.now {
        Some(rule) => {
            let value = rate_words::value(rule.value, lang);
            let then = |id| say::THEN_WAITS.with(lang, &[("value", &value), ("proposal", &id)]);
            line.pending.map_or_else(|| value.clone(), then).into()
        }
        None => match waits {
            Some(waits) => Cell::new(waits, warn),
            None => Cell::new(say::UNSET.get(lang), warn),
        },
    };
    let from = line.now.as_ref().map(|rule| rule.from.to_string()).unwrap_or_default();
    vec![name(line.key, model, lang).into(), from.into(), value]
}

fn name(key: PlaceKey, model: &Model, lang: Lang) -> String {
    let setting = model.shared.tables.settings.get(key);
    setting.map(|setting| rate_words::setting_name(setting, lang).to_owned()).unwrap_or_default()
}
