//! The person record.

use std::collections::BTreeMap;
use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::person::{
    Absorbed, BankAccount, Death, FormerAccount, Merged, NoId, Payee, Recognition, Relative, Residence,
    ServiceRecord, Validity,
};
use crate::domain::{Date, PersonId, ResidentId, Sex};

/// A person as stored: identity, the version a change must name, and the facts.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Person {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: PersonId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// Everything on record.
    #[n(2)]
    pub facts: PersonFacts,
    /// The record that stands for this one too, once they were found to be one person.
    #[n(3)]
    pub merged: Option<Merged>,
    /// Records that this one stands for, in the order they were merged.
    #[cbor(n(4), default, skip_if = "Vec::is_empty")]
    pub absorbed: Vec<Absorbed>,
}

/// What is on record about a person. Absent means not known, never "none".
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonFacts {
    /// 姓名, NFC, separator of transliterated names `·` (U+00B7).
    #[n(0)]
    pub name: String,
    /// 曾用名 and other written forms.
    #[n(1)]
    pub other_names: Vec<String>,
    /// 身份证号 (GB 11643), 18 characters.
    #[n(2)]
    pub resident_id: Option<ResidentId>,
    /// 性别
    #[n(3)]
    pub sex: Option<Sex>,
    /// 出生日期
    #[n(4)]
    pub birth: Option<Date>,
    /// 户籍地: where the household is registered.
    #[n(5)]
    pub household: Residence,
    /// 常住地: where the person lives.
    #[n(6)]
    pub residence: Residence,
    /// Phones, digits only, the first is called first.
    #[n(7)]
    pub phones: Vec<String>,
    /// Account that payments go to.
    #[n(8)]
    pub bank: Option<BankAccount>,
    /// 优待证 number, digits only.
    #[n(9)]
    pub card: Option<String>,
    /// 服役信息
    #[n(10)]
    pub service: ServiceRecord,
    /// 身份认定: entitled groups, each with its own state and dates.
    #[n(11)]
    pub recognitions: Vec<Recognition>,
    /// 家庭成员
    #[n(12)]
    pub relatives: Vec<Relative>,
    /// 死亡日期
    #[n(13)]
    pub died: Option<Date>,
    /// Further items of the registry form, by the number given in `fields.toml`.
    #[n(14)]
    pub profile: BTreeMap<u16, String>,
    /// Why there is no 身份证号; only while there is none.
    #[n(15)]
    pub no_id: Option<NoId>,
    /// How the death came on record; only with a day of it.
    #[n(16)]
    pub death: Option<Death>,
    /// 代领人: whose account receives the money, one after the other.
    #[cbor(n(17), default)]
    pub payees: Vec<Payee>,
    /// Accounts that others took the place of, from the oldest on. Kept by the bureau with every change of one.
    #[cbor(n(18), default, skip_if = "Vec::is_empty")]
    #[serde(skip)]
    pub former_accounts: Vec<FormerAccount>,
}

impl Person {
    /// A record put down for the first time.
    pub fn new(id: PersonId, facts: PersonFacts) -> Self {
        Self { id, version: 1, facts, merged: None, absorbed: Vec::new() }
    }

    /// True when a date of death on or before `today` is on record.
    pub fn is_dead(&self, today: Date) -> bool {
        self.facts.died.is_some_and(|d| d <= today)
    }
}

impl PersonFacts {
    /// Who receives the money on a day in place of the person.
    pub fn payee_on(&self, on: Date) -> Option<&Payee> {
        self.payees.iter().find(|payee| payee.validity(on) == Validity::InForce)
    }

    /// Completed years on `today` (or at death), when the birth date is known.
    pub fn age_on(&self, today: Date) -> Option<i32> {
        let until = self.died.map_or(today, |d| d.min(today));
        self.birth.map(|b| b.age_on(until)).filter(|age| *age >= 0)
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({} v{})", self.id, self.version)
    }
}

impl fmt::Debug for PersonFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonFacts(..)")
    }
}
