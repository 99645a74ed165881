//! The form of the pane, and the command that comes of it.

use crate::bureau::answer::LiaisonRow;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::LiaisonId;
use crate::domain::petition::{LiaisonFacts, LiaisonKind};
use crate::locale::{field, liaisons as say, petition_hands as hands};

pub(super) const ADD: &str = "liaisons.add";
const CHANGE: &str = "liaisons.change";

/// Somebody new, of the level that is looked at; or somebody as they stand.
pub(super) fn form(row: Option<&LiaisonRow>, tab: Option<LiaisonKind>, shared: &Shared) -> Form {
    let kinds = LiaisonKind::ALL.iter().map(|kind| Choice::new(kind.name(), hands::liaison_kind(*kind)));
    let mut kind = Field::new("kind", say::F_KIND, Kind::Choice(kinds.collect())).by_digit();
    if let Some(known) = row.map(|row| row.facts.kind).or(tab) {
        kind = kind.with(known.name());
    }
    let mut division = Field::new("division", say::COL_PLACE, Kind::Division).hint(say::F_PLACE_HINT);
    let mut name = Field::text("name", say::COL_NAME).required();
    let mut phone = Field::text("phone", field::PHONE).required().hint(say::F_PHONE_HINT);
    let mut post = Field::text("post", say::F_POST);
    if let Some(LiaisonRow { facts, .. }) = row {
        division = division.with_picked(facts.division.to_string(), shared.place(Some(facts.division)));
        (name, phone, post) = (name.with(&facts.name), phone.with(&facts.phone), post.with(&facts.post));
    }
    let fields = vec![kind, division.required(), name, phone, post];
    match row {
        Some(row) => {
            let title = Words::with(say::FORM_CHANGE, &[("name", &row.facts.name)]);
            Form::new(CHANGE, title, fields).about(&row.liaison, row.version)
        }
        None => Form::new(ADD, say::FORM_ADD, fields),
    }
}

/// The command of the form, or what is wrong with it.
pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let kind = read.parsed("kind", |typed| LiaisonKind::parse(typed).ok_or(Fault::Choice));
    let (division, phone) = (read.division("division"), read.phone("phone"));
    let (name, post) = (read.text("name"), read.text("post"));
    let (Some(kind), Some(division), Some(phone)) = (kind, division, phone) else {
        return Err(read.faults());
    };
    let facts = Box::new(LiaisonFacts { kind, division, name, phone, post });
    read.done(Command::SetLiaison { liaison: LiaisonId::parse(&form.about), seen: form.seen, facts })
}
