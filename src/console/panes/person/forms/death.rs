//! A death: the day, the document, what of; what follows is said while it is typed. And a death taken back.

use super::super::State;
use super::basic::{date, open_choices};
use super::{DEATH, WITHDRAW, sheet};
use crate::bureau::answer::Record;
use crate::bureau::command::NewDeath;
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Choice, Field, Form};
use crate::console::overlays::Sheet;
use crate::console::settling;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::person::DeathCause;
use crate::domain::{Date, PersonId};
use crate::locale::{death as say, field as label};

/// The day.
pub const DIED: &str = "died";
const DOCUMENT: &str = "death.document";
/// What of.
pub const CAUSE: &str = "cause";

/// The form, filled with what is on record.
pub fn form(record: &Record) -> Form {
    let causes = DeathCause::ALL.iter().map(|c| Choice::new(c.name(), say::cause(*c)));
    let (document, cause) = record.death.clone().unwrap_or_default();
    let died = record.card.died.map(|d| d.to_string()).unwrap_or_default();
    let fields = vec![
        date(DIED, label::DIED).required().with(died),
        Field::text(DOCUMENT, label::DEATH_DOCUMENT).required().hint(say::DOCUMENT_HINT).with(document),
        Field::new(CAUSE, label::DEATH_CAUSE, open_choices(causes))
            .hint(say::CAUSE_HINT)
            .with(cause.map_or("", DeathCause::name)),
    ];
    let title = Words::with(say::TITLE, &[("name", &record.card.name)]);
    Form::new(DEATH, title, fields).about(&record.card.person, record.card.version).note(say::NOTE)
}

/// The same, at a field.
pub fn death(record: &Record, field: &str) -> Sheet {
    let mut form = form(record);
    form.focus_on(field);
    sheet(form)
}

/// The command.
pub fn command(form: &Form, person: PersonId) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let on = read.date(DIED);
    let (document, cause) = (read.text(DOCUMENT), DeathCause::parse(form.text(CAUSE)));
    // An empty or wrong day is a fault that the reader knows already.
    let Some(on) = on else { return Err(read.faults()) };
    let death = NewDeath { on, document, cause };
    read.done(Command::RecordDeath { person, seen: form.seen, death, despite: form.despite() })
}

/// The day and the cause as they are typed, once the day can be one.
pub fn told(form: &Form, today: Date) -> Option<(Date, Option<DeathCause>)> {
    let on = form.read().date(DIED).filter(|on| *on <= today)?;
    Some((on, DeathCause::parse(form.text(CAUSE))))
}

/// What follows from the death as it is typed.
pub fn weigh(form: &Form, state: &State, shared: &Shared) -> Vec<(String, Words)> {
    let (Some((on, cause)), Some(statement)) = (told(form, shared.today), state.statement.as_deref()) else {
        return Vec::new();
    };
    let ahead = state.ahead.as_ref().filter(|(of, _)| *of == (on, cause));
    let Some((_, row)) = ahead.filter(|(_, row)| Some(row.person) == state.person) else { return Vec::new() };
    let lines = settling::follows(&shared.tables, statement, &row.settlement);
    vec![(CAUSE.to_owned(), Words::Lines(lines))]
}

/// The form that takes a death back: why.
pub fn withdraw(record: &Record) -> Sheet {
    let fields = vec![Field::text("reason", label::REASON).required()];
    let title = Words::with(say::WITHDRAW_TITLE, &[("name", &record.card.name)]);
    let form = Form::new(WITHDRAW, title, fields).about(&record.card.person, record.card.version);
    sheet(form.note(say::WITHDRAW_NOTE))
}

/// The command of it.
pub fn withdrawal(form: &Form, person: PersonId) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    read.done(Command::WithdrawDeath { person, seen: form.seen, reason })
}
