//! A visit in lines for people.

use crate::bureau::Reference;
use crate::bureau::answer::{Happening, PromiseRow, VisitDay, VisitRow, VisitView};
use crate::domain::visit::{CallerKind, VisitStage};
use crate::domain::{Date, VisitId};
use crate::locale::words::{clock_time, minute_time};
use crate::locale::{Lang, cli as words, journal, paper_words, visit_words as labels, visits as say};
use crate::text::{fit, visible};

/// Two columns between cells are never needed: the widest value of each fits.
fn cells(cells: &[String]) -> String {
    cells.join(" ").trim_end().to_owned()
}

fn number(row: &VisitRow) -> String {
    if row.number > 0 { row.number.to_string() } else { String::new() }
}

fn named(row: &VisitRow, lang: Lang) -> String {
    if row.name.is_empty() { say::NAMELESS.get(lang).to_owned() } else { visible(&row.name).into_owned() }
}

/// What was asked.
pub(super) fn topics(ids: &[String], tables: &Reference, lang: Lang) -> String {
    let name =
        |id: &String| tables.topics.get(id).map_or_else(|| id.clone(), |t| lang.of(&t.zh, &t.en).to_owned());
    paper_words::join(&ids.iter().map(name).collect::<Vec<_>>(), lang)
}

fn stands(row: &VisitRow, lang: Lang) -> &'static str {
    match row.ended {
        Some((_, outcome)) => labels::outcome(outcome),
        None => labels::stage(row.stage),
    }
    .get(lang)
}

fn time(row: &VisitRow) -> String {
    let booked = row.booked.map(|m| format!("{:02}:{:02}", m / 60, m % 60));
    row.came_ms.map(minute_time).or(booked).unwrap_or_default()
}

/// A visit of a day.
pub(super) fn row(row: &VisitRow, tables: &Reference, lang: Lang) -> String {
    cells(&[
        fit(&row.visit.to_string(), 6),
        fit(&number(row), 3),
        fit(&time(row), 5),
        fit(&named(row, lang), 16),
        fit(stands(row, lang), if lang == Lang::En { 20 } else { 14 }),
        fit(&visible(&row.staff), 10),
        fit(&topics(&row.topics, tables, lang), 30),
        row.slip.as_ref().map(|slip| slip.number.clone()).unwrap_or_default(),
    ])
}

/// A visit of a person, with what was done during it.
pub(super) fn past(row: &VisitRow, tables: &Reference, lang: Lang) -> String {
    let work: Vec<String> = row.work.iter().map(|command| journal::done(command, lang)).collect();
    cells(&[
        fit(&row.visit.to_string(), 6),
        row.day.to_string(),
        fit(labels::caller_kind(row.caller).get(lang), 10),
        fit(stands(row, lang), if lang == Lang::En { 20 } else { 14 }),
        fit(&topics(&row.topics, tables, lang), 30),
        paper_words::join(&work, lang),
    ])
}

/// A promise, and by when.
pub(super) fn promise(row: &PromiseRow, today: Date, lang: Lang) -> String {
    let due = if row.due < today { say::PROMISE_LATE } else { say::PROMISE_DUE };
    let person = row.person.map(|p| p.to_string()).unwrap_or_default();
    cells(&[
        fit(&row.visit.to_string(), 6),
        fit(&(row.at + 1).to_string(), 3),
        fit(&person, 6),
        fit(&visible(&row.name), 16),
        fit(&due.with(lang, &[("due", &row.due)]), 19),
        visible(&row.what).into_owned(),
    ])
}

/// The figures of a day.
pub(super) fn figures(day: &VisitDay, lang: Lang) -> String {
    let board = &day.board;
    let counts = say::FIGURES.with(
        lang,
        &[
            ("attended", &board.attended),
            ("waiting", &board.waiting),
            ("booked", &board.booked),
            ("ended", &board.ended),
        ],
    );
    let mean = board.mean_wait_ms.map(|ms| say::MEAN.with(lang, &[("n", &(ms / 60_000))]));
    let head = words::LINE.with(lang, &[("label", &day.day), ("value", &counts)]);
    [Some(head), mean].into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// A visit in full.
pub(super) fn whole(view: &VisitView, tables: &Reference, lang: Lang) -> Vec<String> {
    let (row, caller) = (&view.row, &view.caller);
    let line = |label: &str, value: &str| words::LINE.with(lang, &[("label", &label), ("value", &value)]);
    let mut out = vec![cells(&[row.visit.to_string(), row.day.to_string(), number(row), named(row, lang)])];
    out.push(line(say::COL_STATE.get(lang), stands(row, lang)));
    if caller.kind != CallerKind::InPerson {
        let who = [labels::caller_kind(caller.kind).get(lang), &caller.name, &caller.relation, &caller.paper];
        let who: Vec<&str> = who.into_iter().filter(|text| !text.is_empty()).collect();
        out.push(line(say::CALLER.get(lang), &visible(&paper_words::join(&who, lang))));
    }
    if !row.topics.is_empty() {
        out.push(line(say::TOPICS.get(lang), &topics(&row.topics, tables, lang)));
    }
    let times = [row.came_ms, row.called_ms, row.ended.map(|(ms, _)| ms)].map(|ms| ms.map(clock_time));
    let times: Vec<String> = times.into_iter().flatten().collect();
    if !times.is_empty() {
        out.push(line(say::COL_TIME.get(lang), &times.join(" → ")));
    }
    if row.stage != VisitStage::Booked && !row.staff.is_empty() {
        let place = say::AT_DESK.with(lang, &[("staff", &row.staff), ("desk", &row.desk)]);
        out.push(line(say::ATTENDED_BY.get(lang), &visible(&place)));
    }
    if !view.note.is_empty() {
        out.push(line(say::NOTED.get(lang), &visible(&view.note.replace('\n', " "))));
    }
    for (at, promise) in (1..).zip(&view.promises) {
        let told = match promise.kept {
            Some(on) => {
                say::PROMISE_KEPT.with(lang, &[("what", &promise.what), ("due", &promise.due), ("on", &on)])
            }
            None => say::PROMISE_OPEN.with(lang, &[("what", &promise.what), ("due", &promise.due)]),
        };
        out.push(line(&format!("{} {at}", say::PROMISED.get(lang)), &visible(&told)));
    }
    let programme = |id: &str| tables.programmes.get(id).map_or_else(|| id.to_owned(), |p| name(p, lang));
    for what in view.done.iter().filter(|what| Happening::is_deed(&what.command)) {
        out.push(line(say::DONE.get(lang), &visible(&journal::happened(what, programme, lang))));
    }
    if let Some(slip) = &row.slip {
        let said = match (slip.void, slip.before) {
            (true, _) => say::SLIP_VOID,
            (false, true) => say::SLIP_BEFORE,
            (false, false) => say::SLIP_IS,
        };
        let digest = slip.digest.get(..8).unwrap_or_default().to_uppercase();
        let told = said.with(lang, &[("number", &slip.number), ("digest", &digest)]);
        out.push(line(say::SLIP.get(lang), &told));
    }
    out
}

fn name(programme: &crate::domain::ledger::Programme, lang: Lang) -> String {
    lang.of(&programme.zh, &programme.en).to_owned()
}

/// What a command did.
pub(super) fn done(command: &str, (visit, number): (VisitId, u16), seq: u64, lang: Lang) -> String {
    let what = journal::done(command, lang);
    let said = if number == 0 { words::VISIT_DONE } else { words::VISIT_NUMBERED };
    said.with(lang, &[("what", &what), ("visit", &visit), ("number", &number), ("seq", &seq)])
}
