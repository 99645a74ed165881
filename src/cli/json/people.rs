//! Shapes about people.

use serde::Serialize;

use super::account::WaitingJson;
use super::values::{DueJson, text, yuan};
use crate::bureau::answer::{Card, Flag, Hit, Lookup, Matched, Narrowing, Record};
use crate::domain::filter::FilterFault;
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{Date, Sex};

/// `lookup --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LookupJson<'a> {
    pub query: &'a str,
    pub total: usize,
    pub hits: Vec<HitJson<'a>>,
    pub offset: usize,
    pub words: &'a str,
    pub conditions: &'a [Narrowing],
    pub not_read: &'a [FilterFault],
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct HitJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub id_masked: &'a str,
    pub division: Option<String>,
    pub matched: &'a [Matched],
    pub score: u16,
}

impl<'a> LookupJson<'a> {
    pub(in crate::cli) fn new(found: &'a Lookup) -> Self {
        Self {
            query: &found.query,
            total: found.total,
            hits: found.hits.iter().map(HitJson::new).collect(),
            offset: found.offset,
            words: &found.words,
            conditions: &found.conditions,
            not_read: &found.faults,
        }
    }
}

impl<'a> HitJson<'a> {
    pub(super) fn new(hit: &'a Hit) -> Self {
        Self {
            person: text(hit.person),
            name: &hit.name,
            id_masked: &hit.id_masked,
            division: hit.division.map(text),
            matched: &hit.matched,
            score: hit.score,
        }
    }
}

/// `person show --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PersonJson<'a> {
    pub person: String,
    pub version: u32,
    pub name: &'a str,
    pub other_names: &'a [String],
    pub sex: Option<&'static str>,
    pub birth: Option<Date>,
    pub age: Option<i32>,
    pub died: Option<Date>,
    pub id_masked: &'a str,
    pub phones_masked: &'a [String],
    pub bank: Option<&'a str>,
    pub account_masked: Option<&'a str>,
    pub card_masked: Option<&'a str>,
    pub household: Option<String>,
    pub residence: Option<String>,
    pub recognitions: Vec<RecognitionJson<'a>>,
    pub enlisted: Option<Date>,
    pub discharged: Option<Date>,
    pub petitions_open: u32,
    pub next_due: Option<DueJson>,
    pub paid_this_year: String,
    pub owed: String,
    pub flags: &'a [Flag],
    pub account_usable_from: Option<Date>,
    pub account_waiting: Option<WaitingJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct RecognitionJson<'a> {
    pub group: &'a str,
    pub state: RecognitionState,
    pub since: Option<Date>,
    pub until: Option<Date>,
    pub grade: Option<u8>,
}

impl<'a> PersonJson<'a> {
    pub(in crate::cli) fn new(record: &'a Record) -> Self {
        let card: &Card = &record.card;
        Self {
            person: text(card.person),
            version: card.version,
            name: &card.name,
            other_names: &record.other_names,
            sex: card.sex.map(|s| match s {
                Sex::Male => "male",
                Sex::Female => "female",
            }),
            birth: record.birth,
            age: card.age,
            died: card.died,
            id_masked: &card.id_masked,
            phones_masked: &record.phones,
            bank: record.bank.as_ref().map(|(bank, ..)| bank.as_str()),
            account_masked: record.bank.as_ref().map(|(.., number)| number.as_str()),
            card_masked: record.card_masked.as_deref(),
            household: record.household.division.map(text),
            residence: record.residence.division.map(text),
            recognitions: card.recognitions.iter().map(RecognitionJson::new).collect(),
            enlisted: record.service.enlisted,
            discharged: record.service.discharged,
            petitions_open: card.petitions_open,
            next_due: card.next_due.as_ref().map(DueJson::new),
            paid_this_year: yuan(card.paid_this_year.1),
            owed: yuan(card.owed),
            flags: &card.flags,
            account_usable_from: record.bank_from,
            account_waiting: card.account_waiting.as_ref().map(WaitingJson::new),
        }
    }
}

impl<'a> RecognitionJson<'a> {
    pub(super) fn new(r: &'a Recognition) -> Self {
        Self { group: &r.group, state: r.state, since: r.since, until: r.until, grade: r.grade }
    }
}
