//! The forms of a visit, and the commands that come of them.

use super::callers;
use crate::bureau::answer::VisitView;
use crate::bureau::command::Visitor;
use crate::bureau::{Command, Fault, FieldFault, Outcome, Receipt};
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::names::both;
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Owner, Shared};
use crate::console::words::Words;
use crate::domain::visit::{Caller, CallerKind, MOST_PROMISES, Promise, VisitOutcome};
use crate::domain::{Date, PersonId, VisitId};
use crate::locale::{field as label, visit_words, visits as say};

/// Who came, for what, and how it ended.
const NOTE: &str = "visit.note";
/// A number of the day.
const NUMBER: &str = "visit.number";
/// An appointment.
const BOOK: &str = "visit.book";
/// Places for promises besides those that stand in the form already.
const MORE_PROMISES: usize = 3;
/// Names of the fields of a promise, by its place: as many as a visit may hold, so that none of them is lost.
const PROMISED: [(&str, &str); MOST_PROMISES] = [
    ("promises.0.what", "promises.0.due"),
    ("promises.1.what", "promises.1.due"),
    ("promises.2.what", "promises.2.due"),
    ("promises.3.what", "promises.3.due"),
    ("promises.4.what", "promises.4.due"),
    ("promises.5.what", "promises.5.due"),
    ("promises.6.what", "promises.6.due"),
    ("promises.7.what", "promises.7.due"),
];

fn sheet(form: Form) -> Sheet {
    Sheet::new(form, Owner::Pane(PaneId::Visits))
}

/// The form of a visit that goes on, at what is asked.
pub fn note(view: &VisitView, shared: &Shared) -> Sheet {
    let mut form = note_form(view, shared);
    form.focus_on("topics");
    sheet(form)
}

/// The same as a form.
pub(super) fn note_form(view: &VisitView, shared: &Shared) -> Form {
    let mut fields = callers::fields(view);
    if view.row.person.is_none() {
        fields.insert(0, Field::new("person", say::RECORD, Kind::Person));
    }
    let known = [view.row.topics.as_slice(), &view.suggested].concat();
    fields.push(topics(shared, &known));
    let outcomes = VisitOutcome::ALL.iter().map(|o| Choice::new(o.name(), visit_words::outcome(*o)));
    let outcomes = outcomes.chain([Choice::new("", say::GOES_ON)]).collect();
    fields.push(Field::new("outcome", say::ENDED_AS, Kind::Choice(outcomes)).with("").by_digit());
    fields.push(Field::new("note", label::NOTE, Kind::Note(2)).with(view.note.as_str()));
    let places = view.promises.len() + MORE_PROMISES;
    for (n, (what, due)) in PROMISED.into_iter().take(places).enumerate() {
        let held = view.promises.get(n);
        let mut promise = Field::text(what, say::PROMISED)
            .hint(say::PROMISE_HINT)
            .with(held.map(|p| p.what.as_str()).unwrap_or_default());
        if let Some((before, _)) = n.checked_sub(1).and_then(|n| PROMISED.get(n)) {
            promise = promise.only_when(*before, &[]);
        }
        fields.push(promise);
        let date = held.map(|p| p.due.to_string()).unwrap_or_default();
        fields.push(Field::new(due, label::PROMISE_DUE, Kind::Date).with(date).only_when(what, &[]));
    }
    let title = Words::Filled(say::NOTE_TITLE, vec![("who", super::title(&view.row))]);
    let form = Form::new(NOTE, title, fields).about(&about(view), view.row.version);
    match view.died {
        Some(on) => form.note(Words::with(say::DIED_NOTE, &[("name", &view.row.name), ("on", &on)])),
        None => form,
    }
}

/// The visit, and whose it is: `V9.P12`, or `V9` when they are not on record.
fn about(view: &VisitView) -> String {
    let person = view.row.person.map(|person| format!(".{person}"));
    format!("{}{}", view.row.visit, person.unwrap_or_default())
}

/// Visit and person of a form.
pub(super) fn parties(form: &Form) -> (Option<VisitId>, Option<PersonId>) {
    let mut parts = form.about.split('.');
    (parts.next().and_then(VisitId::parse), parts.next().and_then(PersonId::parse))
}

fn topics(shared: &Shared, held: &[String]) -> Field {
    let choices = shared.tables.topics.all().iter().map(|t| Choice::new(t.id.as_str(), both(&t.zh, &t.en)));
    let field = Field::new("topics", say::TOPICS, Kind::Many(choices.collect())).hint(say::TOPICS_HINT);
    field.with_picked(held.join(","), "").by_digit()
}

/// Whose affair it is: on record, or by name.
fn whose() -> Vec<Field> {
    vec![
        Field::new("person", say::RECORD, Kind::Person).hint(say::RECORD_HINT),
        Field::text("caller.name", say::NAME_ONLY).hint(say::NAME_HINT).only_when("person", &[""]),
    ]
}

/// Somebody came and waits.
pub(super) fn number(shared: &Shared) -> Sheet {
    let mut fields = whose();
    fields.insert(0, topics(shared, &[]));
    sheet(Form::new(NUMBER, say::NUMBER, fields))
}

/// An appointment, on the day on screen if that is to come.
pub(super) fn book(day: Option<Date>, shared: &Shared) -> Sheet {
    let day = day.filter(|day| *day > shared.today).unwrap_or(shared.today);
    let mut fields = vec![
        Field::new("day", label::DAY, Kind::Date).required().with(day.to_string()),
        Field::text("minute", label::MINUTE).required().hint(say::MINUTE_HINT),
    ];
    fields.extend(whose());
    fields.push(topics(shared, &[]));
    let mut form = Form::new(BOOK, say::BOOK, fields);
    form.focus_on("minute");
    sheet(form)
}

/// The command of a form, or what is wrong with it.
pub(super) fn submit(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let visitor = visitor(form, &mut read);
    match form.id {
        NUMBER => read.done(Command::TakeNumber { visitor }),
        BOOK => match (read.date("day"), read.minute("minute")) {
            (Some(day), Some(minute)) => read.done(Command::BookVisit { visitor, day, minute }),
            _ => Err(read.faults()),
        },
        _ => {
            let ((Some(visit), _), seen) = (parties(form), form.seen) else { return Err(read.faults()) };
            let (note, promises) = (read.text("note"), promises(form, &mut read));
            let outcome = VisitOutcome::parse(form.text("outcome"));
            // Where nobody was attended, nobody is asked who they are.
            let nameless = visitor.caller.kind == CallerKind::Relative && visitor.caller.name.is_empty();
            let visitor = if nameless && outcome.is_some_and(|o| !leaves_slip(o)) {
                Visitor { caller: Caller::in_person(), ..visitor }
            } else {
                visitor
            };
            read.done(match outcome {
                Some(outcome) => {
                    Command::EndVisit { visit, seen, outcome, visitor: Some(visitor), note, promises }
                }
                None => Command::AmendVisit { visit, seen, visitor, note, promises },
            })
        }
    }
}

fn visitor(form: &Form, read: &mut Reader<'_>) -> Visitor {
    let caller = callers::caller(form, read);
    let picked = form.text("topics").split(',').filter(|id| !id.is_empty()).map(str::to_owned);
    let person = parties(form).1.or_else(|| read.person("person"));
    Visitor { person, caller, topics: picked.collect() }
}

/// What was promised, with its day.
fn promises(form: &Form, read: &mut Reader<'_>) -> Vec<Promise> {
    let mut out = Vec::new();
    for (what, due) in PROMISED {
        let text = form.text(what).to_owned();
        if text.is_empty() {
            break;
        }
        match read.date(due) {
            Some(due) => out.push(Promise { what: text, due, kept: None }),
            None if form.text(due).is_empty() => read.fault(due, Fault::Empty),
            None => {}
        }
    }
    out
}

/// How a visit ended, when its form ended it.
pub(super) fn outcome(form: &Form) -> Option<VisitOutcome> {
    VisitOutcome::parse(form.text("outcome")).filter(|_| form.id == NOTE)
}

/// Whether somebody goes away with a slip: not who left unattended, nor where nobody was.
pub(super) fn leaves_slip(outcome: VisitOutcome) -> bool {
    !matches!(outcome, VisitOutcome::Left | VisitOutcome::Mistaken)
}

/// What is said once it is done.
pub(super) fn said(form: &Form, receipt: &Receipt) -> Words {
    let number = match receipt.outcome {
        Outcome::Visit(_, number, _) => number,
        _ => 0,
    };
    match (form.id, outcome(form)) {
        (NUMBER, _) => Words::with(say::NUMBER_IS, &[("number", &number)]),
        (BOOK, _) => Words::with(say::BOOKED, &[("day", &form.text("day")), ("time", &form.text("minute"))]),
        (_, Some(outcome)) => {
            let words = vec![
                ("number", Words::Data(number.to_string())),
                ("outcome", visit_words::outcome(outcome).into()),
            ];
            let gives = leaves_slip(outcome);
            Words::Filled(if gives { say::ENDED_SLIP } else { say::ENDED }, words)
        }
        (_, None) => say::NOTED_SO_FAR.into(),
    }
}
