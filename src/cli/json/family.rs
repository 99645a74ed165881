//! Shapes about the people around a person.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{CapacityView, Record};
use crate::domain::Date;
use crate::domain::person::Validity;

/// `person family --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FamilyJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub died: Option<Date>,
    pub relatives: Vec<RelativeJson<'a>>,
    pub named_by: Vec<KinJson<'a>>,
    pub payees: Vec<PayeeJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct RelativeJson<'a> {
    pub relation: &'a str,
    pub name: &'a str,
    pub id_masked: &'a str,
    pub phone_masked: &'a str,
    pub person: Option<String>,
    pub died: Option<Date>,
    pub emergency: bool,
    pub capacity: Option<&'a CapacityView>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct KinJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub relation: &'a str,
    pub died: Option<Date>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct PayeeJson<'a> {
    pub name: &'a str,
    pub relation: &'a str,
    pub account_masked: &'a str,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub paper: &'a str,
    pub validity: Validity,
}

impl<'a> FamilyJson<'a> {
    pub(in crate::cli) fn new(record: &'a Record) -> Self {
        let relatives = record.relatives.iter().map(|one| RelativeJson {
            relation: &one.relation,
            name: &one.name,
            id_masked: &one.id_masked,
            phone_masked: &one.phone_masked,
            person: one.person.map(text),
            died: one.died,
            emergency: one.emergency,
            capacity: one.capacity.as_ref(),
        });
        let named_by = record.named_by.iter().map(|kin| KinJson {
            person: text(kin.person),
            name: &kin.name,
            relation: &kin.relation,
            died: kin.died,
        });
        let payees = record.payees.iter().map(|one| PayeeJson {
            name: &one.name,
            relation: &one.relation,
            account_masked: &one.account_masked,
            from: one.from,
            until: one.until,
            paper: &one.paper,
            validity: one.validity,
        });
        Self {
            person: text(record.card.person),
            name: &record.card.name,
            died: record.card.died,
            relatives: relatives.collect(),
            named_by: named_by.collect(),
            payees: payees.collect(),
        }
    }
}
