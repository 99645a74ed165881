//! A note about a person.

use super::basic::date;
use super::{NOTE, sheet};
use crate::bureau::answer::{NoteView, Record};
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::words::Words;
use crate::domain::note::{NoteFacts, NoteKind};
use crate::domain::staff::{Role, Roles};
use crate::domain::{NoteId, PersonId};
use crate::locale::{field as label, notes as say, words};

/// Rows of the text.
const ROWS: u16 = 4;
/// What stands in `about` in place of a note's number, while there is none.
const NEW: &str = "new";

/// The form of a note on record, or of a new one.
pub fn form(record: &Record, view: Option<&NoteView>) -> Form {
    let kinds = NoteKind::ALL.iter().map(|kind| Choice::new(kind.name(), say::kind(*kind))).collect();
    let pinned = [("yes", say::PINNED_YES), ("no", say::PINNED_NO)].map(|(key, msg)| Choice::new(key, msg));
    let roles = Role::ALL.into_iter().filter(|role| !role.is_administrative());
    let roles = roles.map(|role| Choice::new(role.name(), words::role(role))).collect();
    let mut fields = vec![
        Field::new("note", label::NOTE, Kind::Note(ROWS)).required(),
        Field::new("kind", say::KIND, Kind::Choice(kinds)).hint(say::KIND_HINT),
        date("expires", label::EXPIRES).ahead().hint(say::EXPIRES_HINT),
        Field::new("pinned", say::PINNED, Kind::Choice(pinned.to_vec())),
        Field::new("roles", say::ROLES, Kind::Many(roles)).hint(say::ROLES_HINT),
    ];
    if let Some(facts) = view.map(|view| &view.facts) {
        let held: Vec<&str> = facts.roles.iter().map(Role::name).collect();
        let values = [
            facts.text.clone(),
            facts.kind.name().to_owned(),
            facts.expires.map(|d| d.to_string()).unwrap_or_default(),
            if facts.pinned { "yes" } else { "no" }.to_owned(),
            held.join(","),
        ];
        fields = fields.into_iter().zip(values).map(|(field, value)| field.with(value)).collect();
    }
    let card = &record.card;
    let title = if view.is_some() { say::FORM_AMEND } else { say::FORM_NEW };
    let title = Words::with(title, &[("name", &card.name)]);
    let (which, seen) = view.map_or((NEW.to_owned(), 0), |view| (view.note.to_string(), view.version));
    Form::new(NOTE, title, fields).about(&format!("{}.{which}", card.person), seen)
}

/// On the screen.
pub fn note(record: &Record, view: Option<&NoteView>) -> Sheet {
    sheet(form(record, view))
}

/// Whom the form is about, and which note, when it is on record.
pub fn about(form: &Form) -> Option<(PersonId, Option<NoteId>)> {
    let (person, which) = form.about.split_once('.')?;
    Some((PersonId::parse(person)?, NoteId::parse(which)))
}

/// The command.
pub fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let held = form.field("roles");
    let roles = Role::ALL.into_iter().filter(|role| held.is_some_and(|field| field.has(role.name())));
    let facts = Box::new(NoteFacts {
        kind: NoteKind::parse(form.text("kind")).unwrap_or(NoteKind::Plain),
        text: read.text("note"),
        pinned: form.text("pinned") == "yes",
        expires: read.date("expires"),
        roles: Roles::new(roles),
    });
    match about(form) {
        Some((_, Some(note))) => read.done(Command::AmendNote { note, seen: form.seen, facts }),
        Some((person, None)) => read.done(Command::AddNote { person, facts }),
        None => Err(read.faults()),
    }
}
