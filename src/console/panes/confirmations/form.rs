//! That somebody is confirmed: how, and on which day.

use crate::bureau::answer::ConfirmationRow;
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::domain::person::ConfirmedHow;
use crate::locale::{confirm_words, confirmations as say, field as label, forms as hint, person};

/// The form.
pub(super) const CONFIRM: &str = "confirmations.confirm";

/// In person and today unless something else is said, so that saving is enough at the counter.
pub(super) fn confirm(row: &ConfirmationRow, year: u16, shared: &Shared) -> Form {
    let ways = ConfirmedHow::ALL.iter().map(|how| Choice::new(how.name(), confirm_words::how(*how)));
    let fields = vec![
        Field::new("how", say::HOW, Kind::Choice(ways.collect())).by_digit(),
        Field::new("on", label::ON, Kind::Date)
            .required()
            .hint(hint::DATE_HINT)
            .with(shared.today.to_string()),
    ];
    let title = Words::with(person::CONFIRM_TITLE, &[("name", &row.name)]);
    let about = format!("{} {year}", row.person);
    Form::new(CONFIRM, title, fields).about(&about, 0).note(Words::with(say::NOTE, &[("year", &year)]))
}

/// Whom a form is about, and for which year.
pub(super) fn about(form: &Form) -> Option<(PersonId, u16)> {
    let (person, year) = form.about.split_once(' ')?;
    Some((PersonId::parse(person)?, year.parse().ok()?))
}

/// The command.
pub(super) fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (on, how) = (read.date("on"), ConfirmedHow::parse(&read.text("how")));
    let (Some((person, year)), Some(how)) = (about(form), how) else { return Err(read.faults()) };
    read.done(Command::Confirm { person, year, on, how })
}
