//! A group of the registry form (建档立卡).

use super::PROFILE;
use super::basic::open_choices;
use crate::bureau::FieldFault;
use crate::bureau::answer::Record;
use crate::bureau::command::PersonChange;
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::names::both;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::person::{FieldKind, RegistryField};
use crate::locale::{forms as hint, person as say};

/// The form of a group filled from a record.
pub fn form(record: &Record, letter: char, shared: &Shared) -> Form {
    let all = &shared.tables.fields;
    // That one is a fact of a recognition, and changed there.
    let items = all.iter().filter(|f| f.group == letter && f.number != RegistryField::MENTAL);
    let group = all.groups().iter().find(|g| g.letter == letter);
    let title = Words::Filled(
        say::GROUP_TITLE,
        vec![
            ("name", Words::Data(record.card.name.clone())),
            ("group", group.map_or(Words::Data(letter.to_string()), |g| both(&g.zh, &g.en))),
        ],
    );
    let fields = items
        .map(|item| field(item).with(record.profile.get(&item.number).cloned().unwrap_or_default()))
        .collect();
    Form::new(PROFILE, title, fields).about(&format!("{}.{letter}", record.card.person), record.card.version)
}

fn field(item: &RegistryField) -> Field {
    let kind = match item.kind {
        FieldKind::Text | FieldKind::Number => Kind::Text,
        FieldKind::Date => Kind::Date,
        FieldKind::Choice => {
            open_choices(item.choices.iter().map(|c| Choice::new(c.clone(), Words::Data(c.clone()))))
        }
    };
    let field = Field::new(format!("profile.{}", item.number), both(&item.zh, &item.en), kind);
    match item.kind {
        FieldKind::Date => field.hint(hint::DATE_HINT),
        FieldKind::Number => field.hint(say::NUMBER_HINT),
        FieldKind::Text | FieldKind::Choice => field,
    }
}

/// What the form changes.
pub fn changes(form: &Form) -> Result<Vec<PersonChange>, Vec<FieldFault>> {
    let number = |f: &Field| f.name.strip_prefix("profile.").and_then(|n| n.parse().ok());
    let touched = form.fields.iter().filter(|f| f.is_changed());
    let items = touched.filter_map(|f| Some(PersonChange::Profile(number(f)?, f.value().trim().to_owned())));
    form.read().done(items.collect())
}
