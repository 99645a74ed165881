//! One member of the family (家庭成员). Number and phone are masked: left alone they stay.

use super::basic::{date, retyped};
use super::{CLEARS, RELATIVE};
use crate::bureau::answer::Record;
use crate::bureau::command::PersonChange;
use crate::bureau::{Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::words::Words;
use crate::domain::person::{Capacity, CapacityKind, Relative};
use crate::domain::{Date, ResidentId};
use crate::locale::{family as say_family, field as label, forms as hint, person as say};

/// The form; one past the last relative is a new one.
pub fn form(record: &Record, at: usize) -> Form {
    let name = |part: &str| format!("relatives.{at}.{part}");
    let view = record.relatives.get(at);
    let (relation, called) = view.map(|v| (v.relation.clone(), v.name.clone())).unwrap_or_default();
    let (id, phone) = view.map(|v| (v.id_masked.clone(), v.phone_masked.clone())).unwrap_or_default();
    let person = view.and_then(|v| v.person).map(|p| p.to_string()).unwrap_or_default();
    let emergency = if view.is_some_and(|v| v.emergency) { "yes" } else { "no" };
    let yes_no =
        [("no", say_family::NO), ("yes", say_family::YES)].map(|(key, msg)| Choice::new(key, msg)).to_vec();
    let kinds = CapacityKind::ALL.iter().map(|kind| Choice::new(kind.name(), say_family::capacity(*kind)));
    let kinds = std::iter::once(Choice::new("", say_family::NO_CAPACITY)).chain(kinds).collect();
    let capacity = view.and_then(|v| v.capacity.as_ref());
    let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
    let (kind, paper) = capacity.map(|c| (c.kind.name(), c.paper.clone())).unwrap_or_default();
    let (from, until) = capacity.map(|c| (day(c.from), day(c.until))).unwrap_or_default();
    let fields = vec![
        Field::text(name("relation"), label::RELATION).required().hint(say::RELATION_HINT).with(relation),
        Field::text(name("name"), label::NAME).required().with(called),
        Field::text(name("resident_id"), label::RESIDENT_ID).hint(say::MASKED_HINT).masked(id),
        Field::text(name("phone"), label::PHONE).hint(say::MASKED_HINT).masked(phone),
        Field::new(name("person"), say::OWN_RECORD, Kind::Person)
            .hint(hint::PICK_HINT)
            .with_picked(person.clone(), person),
        Field::new(name("emergency"), say_family::EMERGENCY, Kind::Choice(yes_no)).with(emergency),
        Field::new(name("capacity"), say_family::CAPACITY_KIND, Kind::Choice(kinds)).with(kind),
        Field::text(name("paper"), say_family::CAPACITY_PAPER).hint(say_family::PAPER_HINT).with(paper),
        date(&name("from"), say_family::FROM).hint(say_family::TERM_HINT).with(from),
        date(&name("until"), say_family::UNTIL_LABEL).hint(say_family::TERM_HINT).with(until),
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
        emergency: form.text(&name("emergency")) == "yes",
        capacity: CapacityKind::parse(form.text(&name("capacity"))).map(|kind| Capacity {
            kind,
            paper: read.text(&name("paper")),
            from: read.date(&name("from")),
            until: read.date(&name("until")),
        }),
        ..Relative::default()
    };
    let at = u8::try_from(at).unwrap_or(u8::MAX);
    read.done(vec![PersonChange::RelativeKeeping { at, relative, keep_id, keep_phone }])
}
