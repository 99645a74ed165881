//! What is said of a visit.

use crate::bureau::Reference;
use crate::bureau::answer::{Happening, VisitRow, VisitView};
use crate::console::names::both;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::visit::CallerKind;
use crate::locale::{person, visit_words, visits as say};

/// A topic by its name, or its id when the table does not know it.
pub fn topic(tables: &Reference, id: &str) -> Words {
    tables.topics.get(id).map_or_else(|| Words::Data(id.to_owned()), |t| both(&t.zh, &t.en))
}

/// What was asked.
pub fn asked(tables: &Reference, topics: &[String]) -> Words {
    Words::List(topics.iter().map(|id| topic(tables, id)).collect())
}

/// Whose visit it is: number and name.
pub fn title(row: &VisitRow) -> Words {
    let name: Words = if row.name.is_empty() { say::NAMELESS.into() } else { Words::Data(row.name.clone()) };
    match row.number {
        0 => name,
        number => {
            Words::Filled(say::NUMBERED, vec![("number", Words::Data(number.to_string())), ("name", name)])
        }
    }
}

fn labelled(label: crate::locale::Msg, value: Words) -> Words {
    Words::Filled(person::LABELLED, vec![("label", label.into()), ("value", value)])
}

/// A visit in full, line by line: who came, what was asked, done and promised, how it ended.
pub fn lines(view: &VisitView, shared: &Shared) -> Vec<Words> {
    let (row, caller) = (&view.row, &view.caller);
    let mut out = Vec::new();
    if caller.kind != CallerKind::InPerson {
        let mut who = vec![visit_words::caller_kind(caller.kind).into()];
        for text in [&caller.name, &caller.relation, &caller.paper] {
            who.extend((!text.is_empty()).then(|| Words::Data(text.clone())));
        }
        out.push(labelled(say::CALLER, Words::List(who)));
    }
    if !row.topics.is_empty() {
        out.push(labelled(say::TOPICS, asked(&shared.tables, &row.topics)));
    }
    if !view.note.is_empty() {
        out.push(labelled(say::NOTED, Words::Data(view.note.clone())));
    }
    for promise in &view.promises {
        let words = match promise.kept {
            Some(on) => {
                Words::with(say::PROMISE_KEPT, &[("what", &promise.what), ("due", &promise.due), ("on", &on)])
            }
            None => Words::with(say::PROMISE_OPEN, &[("what", &promise.what), ("due", &promise.due)]),
        };
        out.push(labelled(say::PROMISED, words));
    }
    out.extend(ending(row));
    let done = view.done.iter().filter(|what| Happening::is_deed(&what.command));
    let named = |id: &str| shared.programme(id).to_owned();
    let done: Vec<Words> = done.map(|what| Words::Data(person::happened(what, named, shared.lang))).collect();
    if !done.is_empty() {
        out.push(labelled(say::DONE, Words::List(done)));
    }
    if !row.staff.is_empty() {
        let place = Words::with(say::AT_DESK, &[("staff", &row.staff), ("desk", &row.desk)]);
        out.push(labelled(say::ATTENDED_BY, place));
    }
    out
}

/// How it ended, and the slip that was handed over.
fn ending(row: &VisitRow) -> Option<Words> {
    let outcome = row.ended.map(|(_, outcome)| labelled(say::ENDED_AS, visit_words::outcome(outcome).into()));
    let slip = row.slip.as_ref().map(|slip| {
        let said = match (slip.void, slip.before) {
            (true, _) => say::SLIP_VOID,
            (false, true) => say::SLIP_BEFORE,
            (false, false) => say::SLIP_IS,
        };
        let digest: String = slip.digest.chars().take(8).collect();
        let words = vec![
            ("number", Words::Data(slip.number.clone())),
            ("digest", Words::Data(digest.to_uppercase())),
        ];
        labelled(say::SLIP, Words::Filled(said, words))
    });
    match (outcome, slip) {
        (Some(outcome), Some(slip)) => {
            Some(Words::Filled(say::ENDED_AND_SLIP, vec![("outcome", outcome), ("slip", slip)]))
        }
        (outcome, slip) => outcome.or(slip),
    }
}
