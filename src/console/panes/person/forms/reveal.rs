//! Why a masked field is to be shown in full.

use super::{REVEAL, sheet};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::panes::person::reveal::protected;
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::locale::{Lang, Msg, field as label, person as say};

/// The usual reasons.
const REASONS: [(&str, Msg); 4] = [
    ("identity", say::REASON_IDENTITY),
    ("call", say::REASON_CALL),
    ("account", say::REASON_ACCOUNT),
    ("form", say::REASON_FORM),
];

/// The form. Its `about` is the person and the field: `P12.phones.0`.
pub fn reveal(person: PersonId, field: &str, called: Words) -> Sheet {
    let reasons = REASONS.map(|(key, msg)| Choice::new(key, msg)).to_vec();
    let fields = vec![
        Field::new("why", label::REASON, Kind::Choice(reasons)),
        Field::text("reason", say::REASON_MORE).hint(say::REASON_HINT),
    ];
    let title = Words::Filled(say::REVEAL_TITLE, vec![("field", called)]);
    let form = Form::new(REVEAL, title, fields).about(&format!("{person}.{field}"), 0);
    sheet(form.note(say::REVEAL_NOTED))
}

/// Person and field of the form.
pub fn about(form: &Form) -> Option<(PersonId, &str)> {
    let (person, field) = form.about.split_once('.')?;
    Some((PersonId::parse(person)?, field))
}

/// The command. The journal is written in the language of the office.
pub fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let picked = REASONS.iter().find(|(key, _)| *key == form.text("why"));
    let mut reason = picked.map_or("", |(_, msg)| msg.get(Lang::Zh)).to_owned();
    let more = form.text("reason");
    if !more.is_empty() {
        reason = format!("{reason}：{more}");
    }
    let target = about(form).and_then(|(person, name)| Some((person, protected(name)?)));
    match target {
        Some((person, field)) => read.done(Command::Reveal { person, field, reason }),
        None => Err(vec![FieldFault { field: "why".to_owned(), fault: Fault::Choice }]),
    }
}
