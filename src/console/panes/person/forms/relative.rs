//! One member of the family (家庭成员). Number and phone are masked: left alone they stay.

use super::basic::retyped;
use super::{CLEARS, RELATIVE};
use crate::bureau::answer::Record;
use crate::bureau::command::PersonChange;
use crate::bureau::{Fault, FieldFault};
use crate::console::forms::{Field, Form, Kind};
use crate::console::words::Words;
use crate::domain::ResidentId;
use crate::domain::person::Relative;
use crate::locale::{field as label, forms as hint, person as say};

/// The form; one past the last relative is a new one.
pub fn form(record: &Record, at: usize) -> Form {
    let name = |part: &str| format!("relatives.{at}.{part}");
    let view = record.relatives.get(at);
    let (relation, called) = view.map(|v| (v.relation.clone(), v.name.clone())).unwrap_or_default();
    let (id, phone) = view.map(|v| (v.id_masked.clone(), v.phone_masked.clone())).unwrap_or_default();
    let person = view.and_then(|v| v.person).map(|p| p.to_string()).unwrap_or_default();
    let fields = vec![
        Field::text(name("relation"), label::RELATION).required().hint(say::RELATION_HINT).with(relation),
        Field::text(name("name"), label::NAME).required().with(called),
        Field::text(name("resident_id"), label::RESIDENT_ID).hint(say::MASKED_HINT).masked(id),
        Field::text(name("phone"), label::PHONE).hint(say::MASKED_HINT).masked(phone),
        Field::new(name("person"), say::OWN_RECORD, Kind::Person)
            .hint(hint::PICK_HINT)
            .with_picked(person.clone(), person),
    ];
    let card = &record.card;
    let title = Words::with(say::RELATIVE_TITLE, &[("name", &card.name)]);
    Form::new(RELATIVE, title, fields).about(&format!("{}.{at}", card.person), card.version)
}

/// What the form changes.
pub fn changes(form: &Form) -> Result<Vec<PersonChange>, Vec<FieldFault>> {
    let at = super::recognition::position(form).unwrap_or(0);
    let name = |part: &str| format!("relatives.{at}.{part}");
    let mut read = form.read();
    // A relative on record is one whose masked fields may be left alone.
    let kept = |part: &str| {
        let field = form.field(&name(part));
        field.is_some_and(|f| f.mask.is_some() && f.line.is_empty())
    };
    let (keep_id, keep_phone) = (kept("resident_id"), kept("phone"));
    let id = read.parsed(&name("resident_id"), |text| match text {
        CLEARS => Ok(None),
        text => ResidentId::parse(text).map(|p| Some(p.id)).map_err(Fault::ResidentId),
    });
    let relative = Relative {
        relation: read.text(&name("relation")),
        name: read.text(&name("name")),
        resident_id: id.flatten(),
        phone: retyped(form, &name("phone")).unwrap_or_default(),
        person: read.person(&name("person")),
    };
    let at = u8::try_from(at).unwrap_or(u8::MAX);
    read.done(vec![PersonChange::RelativeKeeping { at, relative, keep_id, keep_phone }])
}
