//! That somebody is confirmed: how, and on which day.

use crate::bureau::answer::ConfirmationRow;
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::domain::bulk::MOST_OF_BATCH;
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
        Field::text("document", confirm_words::DOCUMENT).hint(confirm_words::DOCUMENT_HINT),
    ];
    let title = Words::with(person::CONFIRM_TITLE, &[("name", &row.name)]);
    let about = format!("{} {year}", row.person);
    Form::new(CONFIRM, title, fields).about(&about, 0).note(Words::with(say::NOTE, &[("year", &year)]))
}

/// The form of notices.
pub(super) const NOTICE: &str = "confirmations.notice";
/// Everybody listed who was not told.
const ALL: &str = "all";

/// Who was told: everybody listed who was not, or the selected one alone; nobody is meant until it is said.
pub(super) fn notice(year: u16, all: usize, one: Option<&ConfirmationRow>, shared: &Shared) -> Form {
    let mut whom = vec![Choice::new(ALL, Words::with(say::NOTICE_ALL, &[("n", &all)]))];
    let alone = |row: &ConfirmationRow| {
        Choice::new(row.person.to_string(), Words::with(say::NOTICE_ONE, &[("name", &row.name)]))
    };
    whom.extend(one.map(alone));
    let fields = vec![
        Field::new("whom", say::NOTICE_WHOM, Kind::Choice(whom)).by_digit().unchosen().required(),
        Field::new("on", say::NOTICE_DAY, Kind::Date)
            .required()
            .hint(hint::DATE_HINT)
            .with(shared.today.to_string()),
    ];
    let title = Words::with(say::NOTICE_TITLE, &[("year", &year)]);
    let note = Words::with(say::NOTICE_NOTE, &[("most", &MOST_OF_BATCH)]);
    Form::new(NOTICE, title, fields).about(&year, 0).note(note)
}

/// The command that notes them.
pub(super) fn notice_command(form: &Form, all: &[PersonId]) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (on, whom) = (read.date("on"), read.text("whom"));
    let people = match (whom.as_str(), PersonId::parse(&whom)) {
        (ALL, _) => all.to_vec(),
        (_, Some(person)) => vec![person],
        _ => Vec::new(),
    };
    let (Ok(year), false) = (form.about.parse(), people.is_empty()) else { return Err(read.faults()) };
    read.done(Command::NoticeConfirmation { people, year, on })
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
    let document = read.text("document");
    let (Some((person, year)), Some(how)) = (about(form), how) else { return Err(read.faults()) };
    read.done(Command::Confirm { person, year, on, how, document })
}
