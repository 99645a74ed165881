//! The forms of a visit, and the commands that come of them.

use super::callers;
use crate::bureau::answer::VisitView;
use crate::bureau::command::{VisitCorrection, Visitor};
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
/// What is put right of one that has ended.
const CORRECT: &str = "visit.correct";
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

/// The form of a visit: of one that goes on, at what is asked; of one that has ended, at how it ended.
pub fn note(view: &VisitView, shared: &Shared) -> Sheet {
    let mut form = form_of(view, shared);
    form.focus_on(if view.row.ended.is_some() { "outcome" } else { "topics" });
    sheet(form)
}

/// The form that a visit has where it stands.
pub(super) fn form_of(view: &VisitView, shared: &Shared) -> Form {
    if view.row.ended.is_some() { correct_form(view, shared) } else { note_form(view, shared) }
}

/// The form of a visit that goes on.
fn note_form(view: &VisitView, shared: &Shared) -> Form {
    let mut fields = callers::fields(view);
    if view.row.person.is_none() {
        fields.insert(0, Field::new("person", say::RECORD, Kind::Person));
    }
    let known = [view.row.topics.as_slice(), &view.suggested].concat();
    fields.push(topics(shared, &known));
    let outcomes = outcomes().chain([Choice::new("", say::GOES_ON)]).collect();
    fields.push(Field::new("outcome", say::ENDED_AS, Kind::Choice(outcomes)).with("").by_digit());
    fields.push(Field::new("note", label::NOTE, Kind::Note(2)).with(view.note.as_str()));
    fields.extend(promised(view.promises.iter()));
    let title = Words::Filled(say::NOTE_TITLE, vec![("who", super::title(&view.row))]);
    let form = Form::new(NOTE, title, fields).about(&about(view), view.row.version);
    match died(view) {
        Some(said) => form.note(said),
        None => form,
    }
}

/// Who came, for what and how it ended, as it stands on record. A reason is asked where the day is over or somebody else attended
/// them; a promise that was kept stays and is not asked.
fn correct_form(view: &VisitView, shared: &Shared) -> Form {
    let mut fields = callers::fields(view);
    fields.push(topics(shared, &view.row.topics));
    let held = view.row.ended.map_or("", |(_, outcome)| outcome.name());
    let kind = Kind::Choice(outcomes().collect());
    fields.push(Field::new("outcome", say::ENDED_AS, kind).with(held).by_digit());
    fields.push(Field::new("note", label::NOTE, Kind::Note(2)).with(view.note.as_str()));
    fields.extend(promised(view.promises.iter().filter(|promise| promise.kept.is_none())));
    let me = shared.desk.as_ref().and_then(|desk| desk.staff.as_ref()).map(|staff| staff.id);
    let own = view.row.attended_by.is_none() || view.row.attended_by == me;
    if !own || view.row.day != shared.today {
        fields.push(Field::text("reason", label::REASON).required());
    }
    let title = Words::Filled(say::CORRECT_TITLE, vec![("who", super::title(&view.row))]);
    let form = Form::new(CORRECT, title, fields).about(&about(view), view.row.version);
    let slip = view.row.slip.as_ref().filter(|slip| !slip.void);
    let slip = slip.map(|slip| Words::with(say::CORRECT_SLIP, &[("number", &slip.number)]));
    match died(view).or(slip) {
        Some(said) => form.note(said),
        None => form,
    }
}

/// Said at the head of the form of somebody who died.
fn died(view: &VisitView) -> Option<Words> {
    view.died.map(|on| Words::with(say::DIED_NOTE, &[("name", &view.row.name), ("on", &on)]))
}

fn outcomes() -> impl Iterator<Item = Choice> {
    VisitOutcome::ALL.iter().map(|o| Choice::new(o.name(), visit_words::outcome(*o)))
}

/// The fields of promises: those that stand, and room for more.
fn promised<'v>(held: impl Iterator<Item = &'v Promise>) -> Vec<Field> {
    let held: Vec<&Promise> = held.collect();
    let mut fields = Vec::new();
    let places = held.len() + MORE_PROMISES;
    for (n, (what, due)) in PROMISED.into_iter().take(places).enumerate() {
        let held = held.get(n);
        let mut promise = Field::text(what, say::PROMISED)
            .hint(say::PROMISE_HINT)
            .with(held.map(|p| p.what.as_str()).unwrap_or_default());
        if let Some((before, _)) = n.checked_sub(1).and_then(|n| PROMISED.get(n)) {
            promise = promise.only_when(*before, &[]);
        }
        fields.push(promise);
        let date = held.map(|p| p.due.to_string()).unwrap_or_default();
        fields.push(Field::new(due, label::PROMISE_DUE, Kind::Date).ahead().with(date).only_when(what, &[]));
    }
    fields
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
    sheet(Form::new(NUMBER, say::NUMBER, fields).words_in("caller.name"))
}

/// An appointment, on the day on screen if that is to come.
pub(super) fn book(day: Option<Date>, shared: &Shared) -> Sheet {
    let day = day.filter(|day| *day > shared.today).unwrap_or(shared.today);
    let mut fields = vec![
        Field::new("day", label::DAY, Kind::Date).ahead().required().with(day.to_string()),
        Field::text("minute", label::MINUTE).required().hint(say::MINUTE_HINT),
    ];
    fields.extend(whose());
    fields.push(topics(shared, &[]));
    let mut form = Form::new(BOOK, say::BOOK, fields).words_in("caller.name");
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
                Some(outcome) if form.id == CORRECT => {
                    let reason = Some(form.text("reason").to_owned()).filter(|text| !text.is_empty());
                    let Visitor { caller, topics, .. } = visitor;
                    let said = VisitCorrection { caller, topics, outcome, note, promises, reason };
                    Command::CorrectVisit { visit, seen, said: Box::new(said) }
                }
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
    if let (CORRECT, Some(outcome)) = (form.id, VisitOutcome::parse(form.text("outcome"))) {
        let number = ("number", Words::Data(number.to_string()));
        return Words::Filled(
            say::CORRECTED,
            vec![number, ("outcome", visit_words::outcome(outcome).into())],
        );
    }
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
