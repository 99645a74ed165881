//! A contact in full: what was spoken of, a note, the day agreed for the next.

use super::Way;
use crate::bureau::answer::ContactRow;
use crate::bureau::command::Contacted;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::care::{ContactKind, ContactResult};
use crate::domain::{ContactId, Date, PersonId};
use crate::locale::{Lang, care as say, care_words, field};

pub(super) const CONTACT: &str = "care.contact";
pub(super) const AMEND_CONTACT: &str = "care.contact-amend";
pub(super) const VOID_CONTACT: &str = "care.contact-void";
/// Rows of the note.
const NOTE_ROWS: u16 = 3;

/// The form for a contact with somebody; a way that was chosen already goes into it.
pub(super) fn contact(person: PersonId, name: &str, way: Option<Way>, shared: &Shared) -> Form {
    let (kind, result) =
        way.map_or((ContactKind::Call, ContactResult::Reached), |way| (way.kind, way.result));
    let said = Contacted { day: Some(shared.today), ..Contacted::new(person, kind, result) };
    Form::new(CONTACT, Words::with(say::CONTACT_TITLE, &[("name", &name)]), fields(&said, shared))
        .about(&person, 0)
}

/// The same for a contact on record that was entered wrong.
pub(super) fn amend(row: &ContactRow, shared: &Shared) -> Form {
    let said = Contacted {
        person: row.person,
        kind: row.kind,
        result: row.result,
        day: Some(row.day),
        topics: row.topics.clone(),
        note: row.note.clone(),
        next: row.next,
    };
    let title = Words::with(say::AMEND_CONTACT, &[("name", &row.name), ("on", &row.day)]);
    Form::new(AMEND_CONTACT, title, fields(&said, shared))
        .about(&format!("{} {}", row.contact, row.person), row.version)
}

/// Why a contact does not count.
pub(super) fn void(row: &ContactRow, lang: Lang) -> Form {
    let kind = care_words::kind(row.kind).get(lang);
    let title = Words::with(say::VOID_CONTACT, &[("name", &row.name), ("on", &row.day), ("kind", &kind)]);
    let fields = vec![Field::text("reason", field::REASON).required()];
    Form::new(VOID_CONTACT, title, fields)
        .about(&format!("{} {}", row.contact, row.person), row.version)
        .note(say::UNDO_KEPT)
}

fn fields(said: &Contacted, shared: &Shared) -> Vec<Field> {
    let kinds = ContactKind::ALL.iter().map(|k| Choice::new(k.name(), care_words::kind(*k))).collect();
    let results = ContactResult::ALL.iter().map(|r| Choice::new(r.name(), care_words::result(*r))).collect();
    let topics = shared.tables.topics.all().iter().map(|topic| {
        let label = if shared.lang == Lang::Zh { &topic.zh } else { &topic.en };
        Choice::new(topic.id.clone(), Words::Data(label.clone()))
    });
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        Field::new("kind", say::FIELD_KIND, Kind::Choice(kinds)).with_picked(said.kind.name(), "").required(),
        Field::new("result", say::FIELD_RESULT, Kind::Choice(results))
            .with_picked(said.result.name(), "")
            .required(),
        Field::new("day", field::DAY, Kind::Date).with(day(said.day)),
        Field::new("topics", say::FIELD_TOPICS, Kind::Many(topics.collect()))
            .with_picked(said.topics.join(","), ""),
        Field::new("note", say::FIELD_NOTE, Kind::Note(NOTE_ROWS)).with(said.note.clone()),
        Field::new("next", say::FIELD_NEXT, Kind::Date).ahead().with(day(said.next)).hint(say::NEXT_HINT),
    ]
}

/// The contact and the person that a form about a contact on record is about.
pub(super) fn about(form: &Form) -> Option<(ContactId, PersonId)> {
    let (contact, person) = form.about.split_once(' ')?;
    Some((ContactId::parse(contact)?, PersonId::parse(person)?))
}

/// The command that takes a contact back, or what is wrong with its form.
pub(super) fn read_void(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    let Some((contact, _)) = about(form) else { return Err(read.faults()) };
    read.done(Command::VoidContact { contact, seen: form.seen, reason })
}

/// The command of the form, or what is wrong with it.
pub(super) fn read(form: &Form, shared: &Shared) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let amended = about(form);
    let person = amended.map(|(_, person)| person).or_else(|| PersonId::parse(&form.about));
    let Some(person) = person else { return Err(read.faults()) };
    let kind = read.parsed("kind", |text| ContactKind::parse(text).ok_or(Fault::Choice));
    let result = read.parsed("result", |text| ContactResult::parse(text).ok_or(Fault::Choice));
    let (day, next) = (read.date("day"), read.date("next"));
    let asked = shared.tables.topics.all().iter();
    let topics = asked.filter(|t| form.field("topics").is_some_and(|f| f.has(&t.id)));
    let topics = topics.map(|t| t.id.clone()).collect();
    let (Some(kind), Some(result)) = (kind, result) else { return Err(read.faults()) };
    let note = read.text("note");
    let said = Contacted { person, kind, result, day, topics, note, next };
    read.done(match amended {
        Some((contact, _)) => Command::AmendContact { contact, seen: form.seen, said },
        None => Command::RecordContact { said },
    })
}
