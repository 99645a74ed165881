//! Two records field by field.

use crate::bureau::answer::Record;
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::person::{PersonField, Residence};
use crate::locale::{quality as say, words};

/// One part of a record as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub field: PersonField,
    /// What stands there, masked; empty when nothing does.
    pub value: Words,
}

/// Every part of a record.
pub fn parts(record: &Record, shared: &Shared) -> Vec<Part> {
    PersonField::ALL
        .iter()
        .map(|field| Part { field: *field, value: value(*field, record, shared) })
        .collect()
}

fn value(field: PersonField, record: &Record, shared: &Shared) -> Words {
    let card = &record.card;
    let day = |date: Option<Date>| Words::Data(date.map(|d| d.to_string()).unwrap_or_default());
    let list = |all: Vec<Words>| if all.is_empty() { Words::Data(String::new()) } else { Words::List(all) };
    let data = |text: &str| Words::Data(text.to_owned());
    match field {
        PersonField::Name => data(&card.name),
        PersonField::OtherNames => data(&record.other_names.join(" ")),
        PersonField::ResidentId => match record.no_id {
            Some(why) => words::no_id(why).into(),
            None => data(&card.id_masked),
        },
        PersonField::Sex => card.sex.map_or_else(|| data(""), |sex| words::sex(sex).into()),
        PersonField::Birth => day(record.birth),
        PersonField::Household => place(&record.household, shared),
        PersonField::Residence => place(&record.residence, shared),
        PersonField::Phones => data(&record.phones.join(" ")),
        PersonField::Bank => {
            let (bank, _, number) = record.bank.clone().unwrap_or_default();
            Words::Data(format!("{number} {bank}").trim().to_owned())
        }
        PersonField::Card => data(record.card_masked.as_deref().unwrap_or_default()),
        PersonField::Service => {
            let s = &record.service;
            let years = [s.enlisted, s.discharged].map(|d| d.map(|d| d.to_string()).unwrap_or_default());
            let dates = if years.iter().all(String::is_empty) { String::new() } else { years.join("–") };
            Words::Data(format!("{dates} {} {}", s.unit, s.placement).trim().to_owned())
        }
        PersonField::Recognitions => {
            let said = |r: &crate::domain::person::Recognition| {
                let group = names::group(&shared.tables, &r.group);
                let state = words::recognition_state(r.state).into();
                Words::Filled(say::GROUP_STATE, vec![("group", group), ("state", state)])
            };
            list(card.recognitions.iter().map(said).collect())
        }
        PersonField::Relatives => {
            list(record.relatives.iter().map(|r| Words::Data(format!("{} {}", r.relation, r.name))).collect())
        }
        PersonField::Payees => {
            list(record.payees.iter().map(|p| Words::Data(format!("{} {}", p.relation, p.name))).collect())
        }
        PersonField::Died => day(card.died),
        PersonField::Profile if record.profile.is_empty() => data(""),
        PersonField::Profile => Words::Count(say::ITEMS, record.profile.len() as u64),
    }
}

fn place(place: &Residence, shared: &Shared) -> Words {
    Words::Data(format!("{} {}", shared.place(place.division), place.address).trim().to_owned())
}
