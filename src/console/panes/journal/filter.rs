//! The form that narrows the journal.

use super::State;
use crate::bureau::FieldFault;
use crate::bureau::query::JournalFilter;
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::words::Words;
use crate::domain::{PersonId, StaffId};
use crate::locale::{Msg, journal as say};

pub(super) const FILTER: &str = "journal.filter";

/// Filled with what is wanted now.
pub(super) fn form(state: &State) -> Form {
    let filter = &state.filter;
    let shown = |value: Option<String>| value.unwrap_or_default();
    let mut staff = vec![Choice::new("", say::ANYBODY)];
    staff.extend(
        state.staff.iter().map(|row| {
            Choice::new(row.id.to_string(), Words::Data(format!("{}（{}）", row.name, row.login)))
        }),
    );
    let fields = vec![
        Field::new("staff", say::FILTER_STAFF, Kind::Choice(staff))
            .with(shown(filter.staff.map(|s| s.to_string()))),
        Field::text("person", say::FILTER_PERSON)
            .with(shown(filter.person.map(|p| p.to_string())))
            .hint(say::FILTER_PERSON_HINT),
        Field::new("from", say::FILTER_FROM, Kind::Date).with(shown(filter.from.map(|d| d.to_string()))),
        Field::new("to", say::FILTER_TO, Kind::Date).with(shown(filter.to.map(|d| d.to_string()))),
    ];
    Form::new(FILTER, say::FILTER_TITLE, fields).note(say::FILTER_NOTE)
}

/// Why a form asks for nothing that can be.
#[derive(Debug)]
pub(super) enum Wrong {
    /// Fields are wrong.
    Fields(Vec<FieldFault>),
    /// Said in words.
    Said(Msg),
}

/// What the form asks for.
pub(super) fn read(form: &Form) -> Result<JournalFilter, Wrong> {
    let mut read = form.read();
    let (from, to) = (read.date("from"), read.date("to"));
    let typed = read.some_text("person");
    let person = typed.as_deref().and_then(PersonId::parse);
    let staff = form.field("staff").and_then(|f| StaffId::parse(f.value()));
    let filter = JournalFilter { from, to, staff, person };
    let filter = read.done(filter).map_err(Wrong::Fields)?;
    if typed.is_some() && person.is_none() {
        return Err(Wrong::Said(say::BAD_PERSON));
    }
    if matches!((from, to), (Some(from), Some(to)) if to < from) {
        return Err(Wrong::Said(say::NOT_BACKWARDS));
    }
    Ok(filter)
}
