//! 多发与追回: who was paid too much or what was decided, and the selected one month by month.

use ratatui::layout::Rect;

use crate::bureau::answer::RecoveryRow;
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::overpaid::{Row, SHOWN, Shown, State, detail_rows, shown_name};
use crate::console::words::Words;
use crate::domain::Fen;
use crate::domain::ledger::run::RecoveryWay;
use crate::locale::{Lang, overpaid as say, run_words};
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::panes::programme::programme_cell;
use crate::view::panes::split::{framed, line, more, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, strip, table};

pub(super) fn overpaid(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    head(pen, area, state);
    let framed = framed(pen, area, geometry, 1, detail_rows(geometry));
    parts(pen, framed.on_rule, state);
    if let Some(room) = framed.detail {
        detail(pen, room, model, state);
    }
    list(pen, framed.list, model, state);
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let inner = line(area, 0);
    let (n, sum) = state.sum();
    let text = say::SUM.with(pen.lang, &[("n", &n), ("sum", &sum)]);
    pen.text(inner, &text, pen.theme.heading);
    let reading = pen.say(say::READING);
    // Beside the sum, never over it.
    if !state.is_whole() && width(&text) + 2 + width(reading) <= usize::from(inner.width) {
        pen.right(inner.x, inner.y, inner.width, reading, pen.theme.dim);
    }
}

/// What is shown, on the head's rule.
fn parts(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let part = |shown: &Shown| format!("{} {}", pen.say(shown_name(*shown)), state.rows_of(*shown).len());
    let parts: Vec<String> = SHOWN.iter().map(part).collect();
    let chosen = SHOWN.iter().position(|shown| *shown == state.shown).unwrap_or_default();
    strip(pen, area, &parts, chosen);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = match state.shown {
            _ if !state.is_whole() && state.shown == Shown::Over => say::READING,
            Shown::Over => say::NONE_OVER,
            _ => say::NONE_HERE,
        };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let wide = area.width >= 70;
    let over = state.shown == Shown::Over;
    let amounts = rows.iter().map(|row| amount(*row));
    let mut columns =
        vec![Column::left(pen.say(say::COL_NAME), 14), Column::left(pen.say(say::COL_PROGRAMME), 0)];
    if wide {
        let heading = if over { say::COL_MONTHS } else { say::COL_BY };
        columns.push(if over {
            Column::right(pen.say(heading), 6)
        } else {
            Column::left(pen.say(heading), 10)
        });
    }
    let heading = if over { say::COL_SUM } else { say::COL_TAKEN };
    columns.push(Column::right(pen.say(heading), money_cols(amounts, 10)));
    let cols = if pen.lang == Lang::Zh { 16 } else { 22 };
    let heading = if over { say::COL_DECISION } else { say::COL_WAY };
    columns.push(Column::left(pen.say(heading), cols));
    let columns = spread(area, 1, columns);
    let (lang, warn) = (pen.lang, pen.theme.warn);
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let (name, programme, third, last) = match row {
            Row::Over(programme, row, decision) => {
                let last = match decision {
                    None => Cell::new(format!("! {}", say::UNDECIDED.get(lang)), warn),
                    Some(decision) => standing(decision, lang).into(),
                };
                (row.name.clone(), *programme, row.months.len().to_string(), last)
            }
            Row::Decision(row) => {
                let way = run_words::way(row.way).get(lang).to_owned();
                let waits = row.ended.is_none() && (row.approved.is_none() || row.ending.is_some());
                let last = if waits { Cell::new(format!("! {way}"), warn) } else { Cell::from(way) };
                (row.name.clone(), row.programme.as_str(), row.by.clone(), last)
            }
        };
        let mut cells = vec![Cell::from(name), programme_cell(&model.shared, programme)];
        if wide {
            cells.push(third.into());
        }
        cells.extend([amount(*row).to_string().into(), last]);
        cells
    });
}

fn amount(row: Row<'_>) -> Fen {
    match row {
        Row::Over(_, row, _) => row.sum,
        Row::Decision(row) => row.taken,
    }
}

fn standing(decision: &RecoveryRow, lang: Lang) -> String {
    let msg = if decision.approved.is_some() { say::IS_STANDING } else { say::IS_WAITING };
    msg.with(lang, &[("way", &run_words::way(decision.way).get(lang))])
}

/// The selected one: month by month, and the decision with its people.
fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.selected() else { return };
    let mut texts: Vec<String> = Vec::new();
    let (person, name, programme, decision) = match row {
        Row::Over(programme, row, decision) => (row.person, &row.name, programme, decision),
        Row::Decision(row) => (row.person, &row.name, row.programme.as_str(), Some(row)),
    };
    texts.push(format!("{person} {name}  {}", model.shared.programme(programme)));
    if let Some(row) = decision {
        texts.extend(of_decision(row, model).iter().map(|words| words.say(pen.lang)));
    }
    if let Row::Over(_, row, _) = row {
        // The newest month first.
        for (month, due, settled) in row.months.iter().rev() {
            let over = Fen(settled.0.saturating_sub(due.0));
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("month", month), ("due", due), ("settled", settled), ("over", &over)];
            texts.push(say::MONTH.with(pen.lang, &values));
        }
    }
    let (heading, plain) = (pen.theme.heading, pen.theme.plain);
    let style = |n: usize| if n == 0 { heading } else { plain };
    let texts: Vec<_> = texts.into_iter().enumerate().map(|(n, text)| (text, style(n))).collect();
    told(pen, area, &texts);
}

/// What was decided, by whom, on what basis, how far it is.
fn of_decision(row: &RecoveryRow, model: &Model) -> Vec<Words> {
    let mut way = vec![Words::Data(row.recovery.to_string()), run_words::way(row.way).into()];
    if row.way == RecoveryWay::SetOff {
        way.push(Words::with(say::EACH_RUN, &[("each", &row.each)]));
    }
    if row.way == RecoveryWay::Shift {
        way.push(Words::with(say::ONTO_IS, &[("programme", &model.shared.programme(&row.onto))]));
    }
    way.push(Words::with(say::SUM_OF, &[("sum", &row.sum)]));
    let mut who = vec![Words::with(say::BY_ON, &[("by", &row.by), ("on", &row.on)])];
    who.extend(
        row.approved.as_ref().map(|(by, on)| Words::with(say::APPROVED_BY, &[("by", by), ("on", on)])),
    );
    who.extend(row.ended.as_ref().map(|on| Words::with(say::ENDED_ON, &[("on", on)])));
    let mut lines =
        vec![Words::List(way), Words::List(who), Words::with(say::BASIS_IS, &[("basis", &row.basis)])];
    if let Some((by, on, reason)) = &row.ending {
        lines.push(Words::with(say::ENDING, &[("by", by), ("on", on), ("reason", reason)]));
    }
    if row.taken != Fen::ZERO {
        lines.push(Words::with(say::TAKEN_SO_FAR, &[("taken", &row.taken)]));
    }
    lines
}
