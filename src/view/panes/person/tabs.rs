//! The lists of the tabs.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::family;
use crate::bureau::answer::{StatementMonth, VisitRow};
use crate::console::Model;
use crate::console::panes::person::{Row, State, Tab, first_line, for_whom};
use crate::console::panes::visits;
use crate::console::settling::{self, ToDo};
use crate::domain::ledger::Settlement;
use crate::domain::note::{NoteKind, NoteStanding};
use crate::domain::person::Recognition;
use crate::domain::{Date, Fen};
use crate::locale::{
    Lang, Msg, books, family as family_words, field as label, journal, ledger, notes as note_words,
    paper_words, person as say, petition_words, timeline as timeline_words, visit_words,
    visits as visit_pane, words,
};
use crate::text::width;
use crate::view::panes::programme::programme_cell;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, due, money_cols, table};

/// From this width on a table has all its columns.
pub(super) const WIDE: u16 = 70;
/// From this width on a table of entries has the balance, too.
const ROOMY: u16 = 100;

/// The list of the tab on screen.
pub(super) fn tab(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let len = state.len(&model.shared);
    if len == 0 {
        let filtered = state.tab == Tab::Timeline && state.timeline_chips().is_some();
        let nothing = if filtered { timeline_words::NOTHING } else { empty(state.tab) };
        let words = if state.is_loading() { say::LOADING } else { nothing };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    match state.tab {
        Tab::Record => record(pen, area, model, state),
        Tab::Recognitions => recognitions(pen, area, model, state, len),
        Tab::Statement if state.by_entry => entries(pen, area, model, state, len),
        Tab::Statement => months(pen, area, model, state, len),
        Tab::Petitions => petition_rows(pen, area, state, len),
        Tab::Family => family::family(pen, area, state),
        Tab::Visits => visit_rows(pen, area, model, state, len),
        Tab::Notes => notes(pen, area, state, len),
        Tab::Timeline => timeline(pen, area, model, state, len),
    }
}

fn empty(tab: Tab) -> Msg {
    match tab {
        Tab::Record => say::LOADING,
        Tab::Recognitions => say::EMPTY_RECOGNITIONS,
        Tab::Statement => say::EMPTY_LEDGER,
        Tab::Petitions => say::EMPTY_PETITIONS,
        Tab::Family => family_words::EMPTY,
        Tab::Visits => say::EMPTY_VISITS,
        Tab::Notes => note_words::EMPTY,
        Tab::Timeline => say::EMPTY_TIMELINE,
    }
}

/// Columns of a list whose `flex`th takes what the others leave.
pub(in crate::view::panes) fn spread(area: Rect, flex: usize, mut columns: Vec<Column>) -> Vec<Column> {
    const MARGIN: usize = 2;
    let others: usize =
        columns.iter().enumerate().filter(|(at, _)| *at != flex).map(|(_, c)| usize::from(c.cols)).sum();
    let taken = MARGIN + others + columns.len().saturating_sub(1);
    if let Some(column) = columns.get_mut(flex) {
        column.cols = (usize::from(area.width).saturating_sub(taken)).max(4) as u16;
    }
    columns
}

/// Label and value of every fact, under the groups of the registry form.
fn record(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.record_rows(&model.shared);
    let labels: u16 = if area.width >= WIDE { 26 } else { 20 };
    let labels = if pen.lang == Lang::Zh { labels - 6 } else { labels };
    for (at, y) in state.list.window(rows.len(), usize::from(area.height)).zip(area.top()..area.bottom()) {
        let selected = at == state.list.selected;
        let base = if selected { pen.theme.selected } else { Style::new() };
        if selected {
            pen.at(area.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        let line = Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: 1 };
        match rows.get(at) {
            Some(Row::Heading { label, filled, .. }) => {
                let used = pen.text(line, &label.say(pen.lang), pen.theme.heading);
                if let Some((filled, all)) = filled {
                    let text = say::FILLED.with(pen.lang, &[("filled", filled), ("all", all)]);
                    pen.right(line.x + used, y, line.width.saturating_sub(used), &text, pen.theme.dim);
                }
            }
            Some(Row::Fact { label, value, warn, .. }) => {
                pen.at(line.x + 2, y, labels, &label.say(pen.lang), pen.theme.dim.patch(base));
                let value = value.say(pen.lang);
                let x = line.x + 2 + labels + 1;
                let cols = line.right().saturating_sub(x);
                let (text, style) = if value.is_empty() {
                    (pen.say(say::NOT_KNOWN).to_owned(), pen.theme.dim)
                } else {
                    (value, base)
                };
                let used = pen.at(x, y, cols, &text, style);
                if *warn {
                    pen.at(x + used + 1, y, cols.saturating_sub(used + 1), "!", pen.theme.warn);
                }
            }
            None => {}
        }
    }
}

fn recognitions(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, len: usize) {
    let wide = area.width >= WIDE;
    let lang = pen.lang;
    let mut columns = vec![
        Column::left(pen.say(say::COL_GROUP), 0),
        Column::left(pen.say(say::COL_STATE), 14),
        Column::left(pen.say(say::COL_SINCE), 10),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_UNTIL), 10));
    }
    columns.push(Column::left(pen.say(say::COL_GRADE), 12));
    let columns = spread(area, 0, columns);
    let held: &[Recognition] = state.card().map_or(&[], |card| &card.recognitions);
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(r) = held.get(at) else { return Vec::new() };
        let date = |d: Option<Date>| Cell::from(d.map(|d| d.to_string()).unwrap_or_default());
        let group = model.shared.group(&r.group);
        let state: Cell = words::recognition_state(r.state).get(lang).into();
        let mut cells = vec![group.into(), state, date(r.since)];
        if wide {
            cells.push(date(r.until));
        }
        cells.push(grade(r, lang).into());
        cells
    });
}

/// Grade and cause, or years of service, or the certificate.
fn grade(r: &Recognition, lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.extend(r.grade.map(|g| ledger::GRADE.with(lang, &[("n", &g)])));
    parts.extend(r.nature.map(|n| words::nature(n).get(lang).to_owned()));
    parts.extend(r.service_years.map(|y| ledger::YEARS.with(lang, &[("n", &y)])));
    if parts.is_empty() { r.certificate.clone() } else { parts.join(" ") }
}

fn months(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, len: usize) {
    let wide = area.width >= WIDE;
    // What a death leaves to do stands first.
    let (first, last) = (state.to_do(), state.settlement().map(Settlement::books_for));
    let rows = state.months();
    let shown = state.list.window(len, usize::from(area.height));
    let shown = shown.start.saturating_sub(first.len())..shown.end.saturating_sub(first.len());
    let cols = |of: fn(&StatementMonth) -> Fen, least| {
        money_cols(rows.get(shown.clone()).unwrap_or_default().iter().map(of), least)
    };
    let mut columns = vec![
        Column::left(pen.say(ledger::COL_MONTH), 7),
        Column::left(pen.say(ledger::COL_PROGRAMME), 0),
        Column::right(pen.say(ledger::COL_DUE), cols(|m| m.due, 10)),
        Column::right(pen.say(ledger::COL_PAID), cols(|m| m.paid, 10)),
    ];
    if wide {
        columns.push(Column::right(pen.say(ledger::COL_DIFFERENCE), cols(|m| m.difference, 10)));
    }
    columns.push(Column::right(pen.say(ledger::COL_BALANCE), cols(|m| m.balance, 11)));
    let columns = spread(area, 1, columns);
    let (warn, lang) = (pen.theme.warn, pen.lang);
    table(pen, area, &columns, &state.list, len, |at| {
        if let Some(to_do) = first.get(at) {
            let month = last.map(|month| month.to_string()).unwrap_or_default();
            let amount = match to_do {
                ToDo::Book(fen) | ToDo::Pay(fen) | ToDo::Decide(fen) => fen.to_string(),
                ToDo::TakeBack(fen) => Fen(fen.0.saturating_neg()).to_string(),
                ToDo::AskCause | ToDo::AskNature | ToDo::FindAmount => String::new(),
            };
            let what = format!("! {}", settling::said(*to_do).say(lang));
            return vec![month.into(), Cell::new(what, warn), Cell::new(amount, warn)];
        }
        let Some(row) = at.checked_sub(first.len()).and_then(|at| rows.get(at)) else { return Vec::new() };
        let mut cells: Vec<Cell> = vec![
            row.month.to_string().into(),
            programme_cell(&model.shared, &row.programme),
            row.due.to_string().into(),
            row.paid.to_string().into(),
        ];
        if wide {
            let style = if row.difference.0 == 0 { Style::new() } else { warn };
            cells.push(Cell::new(row.difference.to_string(), style));
        }
        cells.push(row.balance.to_string().into());
        cells
    });
}

/// Entry by entry, the newest first; what was taken back is struck through and says so, before the memo.
fn entries(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, len: usize) {
    let (numbered, balanced) = (area.width >= WIDE + 6, area.width >= ROOMY);
    let lang = pen.lang;
    let mut columns = Vec::new();
    if numbered {
        columns.push(Column::left(pen.say(say::COL_ENTRY), 7));
    }
    columns.push(Column::left(pen.say(say::COL_BOOKED), 10));
    columns.push(Column::left(pen.say(ledger::COL_MONTH), 7));
    let flex = columns.len();
    columns.push(Column::left(pen.say(ledger::COL_PROGRAMME), 0));
    columns.push(Column::left(pen.say(say::COL_KIND), 4));
    let rows = state.list.window(len, usize::from(area.height));
    let shown = rows.filter_map(|at| state.line(at));
    columns.push(Column::right(pen.say(say::COL_AMOUNT), money_cols(shown.clone().map(|l| l.amount), 10)));
    if balanced {
        columns.push(Column::right(pen.say(ledger::COL_BALANCE), money_cols(shown.map(|l| l.balance), 11)));
    }
    // What it is tied to comes first and always fits: `冲 E123456`, `rev. E123456`.
    let note = match area.width {
        ROOMY.. => 30,
        77.. => 14,
        _ if lang == Lang::Zh => 10,
        _ => 12,
    };
    columns.push(Column::left(pen.say(label::MEMO), note));
    let columns = spread(area, flex, columns);
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(line) = state.line(at) else { return Vec::new() };
        let struck = if line.reversed_by.is_some() {
            Style::new().add_modifier(Modifier::CROSSED_OUT)
        } else {
            Style::new()
        };
        let mark = match (line.reverses, line.corrected_by, line.reversed_by, line.corrects) {
            (Some(entry), ..) => say::MARK_REVERSES.with(lang, &[("entry", &entry)]),
            (None, Some(entry), ..) => books::MARK_CORRECTED.with(lang, &[("entry", &entry)]),
            (None, None, Some(_), _) => say::MARK_REVERSED.get(lang).to_owned(),
            (None, None, None, _) if line.asked.is_some() => books::MARK_ASKED.get(lang).to_owned(),
            (None, None, None, Some(entry)) => books::MARK_CORRECTS.with(lang, &[("entry", &entry)]),
            (None, None, None, None) => String::new(),
        };
        let mut cells: Vec<Cell> = Vec::new();
        if numbered {
            cells.push(line.entry.to_string().into());
        }
        cells.push(line.booked.to_string().into());
        cells.push(line.month.to_string().into());
        cells.push(Cell { style: struck, ..programme_cell(&model.shared, &line.programme) });
        cells.push(words::entry_said(line.kind, line.cause).get(lang).into());
        cells.push(Cell::new(line.amount.to_string(), struck));
        if balanced {
            cells.push(line.balance.to_string().into());
        }
        let note: Vec<&str> = [mark.as_str(), &line.memo].into_iter().filter(|s| !s.is_empty()).collect();
        cells.push(note.join("  ").into());
        cells
    });
}

fn petition_rows(pen: &mut Pen<'_>, area: Rect, state: &State, len: usize) {
    let lang = pen.lang;
    let columns = vec![
        Column::left(pen.say(say::COL_NUMBER), if area.width >= WIDE { 16 } else { 12 }),
        Column::left(pen.say(say::COL_DEMAND), 0),
        Column::left(pen.say(say::COL_PETITION_STATE), 10),
        Column::left(pen.say(say::COL_DUE), 14),
    ];
    let columns = spread(area, 1, columns);
    let (nothing, warn) = (pen.theme.nothing(), pen.theme.warn);
    let rows = state.petitions.as_deref().unwrap_or_default();
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let late = row.due.is_some_and(|d| d.in_days < 0);
        let due = row.due.map_or_else(|| nothing.to_owned(), |d| due(&d, lang));
        let due = if late { Cell::new(format!("! {due}"), warn) } else { due.into() };
        vec![
            row.number.clone().into(),
            row.demand.clone().into(),
            petition_words::state(row.state).get(lang).into(),
            due,
        ]
    });
}

/// Past visits and the one that goes on: when, who came, what was asked, how it ended.
fn visit_rows(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, len: usize) {
    let lang = pen.lang;
    let english = lang == Lang::En;
    let columns = vec![
        Column::left(pen.say(say::COL_WHEN), 10),
        Column::left(pen.say(visit_pane::CALLER), if english { 10 } else { 8 }),
        Column::left(pen.say(visit_pane::COL_TOPICS), 0),
        Column::left(pen.say(visit_pane::COL_STATE), if english { 20 } else { 12 }),
        Column::right(pen.say(visit_pane::PROMISED), if english { 8 } else { 4 }),
    ];
    let columns = spread(area, 2, columns);
    let rows = state.visits.as_deref().unwrap_or_default();
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let stands = match row.ended {
            Some((_, outcome)) => visit_words::outcome(outcome),
            None => visit_words::stage(row.stage),
        };
        let open = if row.promises_open > 0 { row.promises_open.to_string() } else { String::new() };
        vec![
            row.day.to_string().into(),
            visit_words::caller_kind(row.caller).get(lang).into(),
            asked_and_done(model, row).into(),
            stands.get(lang).into(),
            open.into(),
        ]
    });
}

/// What was asked, and what was done.
fn asked_and_done(model: &Model, row: &VisitRow) -> String {
    let lang = model.shared.lang;
    let asked = visits::asked(&model.shared.tables, &row.topics).say(lang);
    let done: Vec<String> = row.work.iter().map(|command| journal::done(command, lang)).collect();
    let done = paper_words::join(&done, lang);
    match (asked.is_empty(), done.is_empty()) {
        (_, true) => asked,
        (true, false) => done,
        (false, false) => visit_pane::ASKED_DONE.with(lang, &[("asked", &asked), ("done", &done)]),
    }
}

/// Notes: what holds first; what does not is dim and says so.
fn notes(pen: &mut Pen<'_>, area: Rect, state: &State, len: usize) {
    let (lang, wide) = (pen.lang, area.width >= WIDE);
    let mut columns = vec![
        Column::left(pen.say(note_words::COL_KIND), if lang == Lang::Zh { 6 } else { 8 }),
        Column::left(pen.say(label::NOTE), 0),
    ];
    if wide {
        columns.push(Column::left(pen.say(note_words::COL_FOR), 16));
    }
    columns.push(Column::left(pen.say(note_words::COL_UNTIL), 10));
    let columns = spread(area, 1, columns);
    let (warn, dim) = (pen.theme.warn, pen.theme.dim);
    let nothing = pen.theme.nothing();
    let rows = state.notes.as_deref().unwrap_or_default();
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(note) = rows.get(at) else { return Vec::new() };
        let facts = &note.facts;
        let (kind, style) = match note_words::standing(note.standing) {
            Some(over) => (over, dim),
            None if facts.kind == NoteKind::Caution => (note_words::kind(facts.kind), warn),
            None => (note_words::kind(facts.kind), Style::new()),
        };
        let text = if note.standing == NoteStanding::Holds { Style::new() } else { dim };
        let mut cells = vec![Cell::new(kind.get(lang), style), Cell::new(first_line(&facts.text), text)];
        if wide {
            cells.push(Cell::new(for_whom(&facts.roles).say(lang), text));
        }
        let until = facts.expires.map_or_else(|| nothing.to_owned(), |d| d.to_string());
        cells.push(Cell::new(until, text));
        cells
    });
}

fn timeline(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State, len: usize) {
    let lang = pen.lang;
    let rows = state.timeline.as_ref().map_or(&[][..], |t| &t.lines);
    let by = rows.iter().map(|h| width(&h.by)).max().unwrap_or(0).clamp(4, 12) as u16;
    let columns = vec![
        Column::left(pen.say(say::COL_WHEN), 16),
        Column::left(pen.say(say::COL_BY), by),
        Column::left(pen.say(say::COL_WHAT), 20),
    ];
    table(pen, area, &columns, &state.list, len, |at| {
        let Some(what) = rows.get(at) else { return Vec::new() };
        let named = |id: &str| model.shared.programme(id).to_owned();
        vec![
            words::clock_time(what.at_ms).into(),
            what.by.clone().into(),
            say::happened(what, named, lang).into(),
        ]
    });
}
