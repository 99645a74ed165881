//! A contact in full: what was spoken of, a note, the day agreed for the next.

use super::Way;
use crate::bureau::command::Contacted;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::domain::care::{ContactKind, ContactResult};
use crate::locale::{Lang, care as say, care_words, field};

pub(super) const CONTACT: &str = "care.contact";
/// Rows of the note.
const NOTE_ROWS: u16 = 3;

/// The form for a contact with somebody; a way that was chosen already goes into it.
pub(super) fn contact(person: PersonId, name: &str, way: Option<Way>, shared: &Shared) -> Form {
    let kinds = ContactKind::ALL.iter().map(|k| Choice::new(k.name(), care_words::kind(*k))).collect();
    let results = ContactResult::ALL.iter().map(|r| Choice::new(r.name(), care_words::result(*r))).collect();
    let (kind, result) =
        way.map_or((ContactKind::Call, ContactResult::Reached), |way| (way.kind, way.result));
    let topics = shared.tables.topics.all().iter().map(|topic| {
        let label = if shared.lang == Lang::Zh { &topic.zh } else { &topic.en };
        Choice::new(topic.id.clone(), Words::Data(label.clone()))
    });
    let fields = vec![
        Field::new("kind", say::FIELD_KIND, Kind::Choice(kinds)).with_picked(kind.name(), "").required(),
        Field::new("result", say::FIELD_RESULT, Kind::Choice(results))
            .with_picked(result.name(), "")
            .required(),
        Field::new("day", field::DAY, Kind::Date).with(shared.today.to_string()),
        Field::new("topics", say::FIELD_TOPICS, Kind::Many(topics.collect())),
        Field::new("note", say::FIELD_NOTE, Kind::Note(NOTE_ROWS)),
        Field::new("next", say::FIELD_NEXT, Kind::Date).hint(say::NEXT_HINT),
    ];
    Form::new(CONTACT, Words::with(say::CONTACT_TITLE, &[("name", &name)]), fields).about(&person, 0)
}

/// The command of the form, or what is wrong with it.
pub(super) fn read(form: &Form, shared: &Shared) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let Some(person) = PersonId::parse(&form.about) else { return Err(read.faults()) };
    let kind = read.parsed("kind", |text| ContactKind::parse(text).ok_or(Fault::Choice));
    let result = read.parsed("result", |text| ContactResult::parse(text).ok_or(Fault::Choice));
    let (day, next) = (read.date("day"), read.date("next"));
    let asked = shared.tables.topics.all().iter();
    let topics = asked.filter(|t| form.field("topics").is_some_and(|f| f.has(&t.id)));
    let topics = topics.map(|t| t.id.clone()).collect();
    let (Some(kind), Some(result)) = (kind, result) else { return Err(read.faults()) };
    let note = read.text("note");
    read.done(Command::RecordContact { said: Contacted { person, kind, result, day, topics, note, next } })
}
