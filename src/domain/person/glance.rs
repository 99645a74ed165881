//! What a lookup needs to know of a person.

use minicbor::Decode;

use crate::domain::person::Person;
use crate::domain::{Date, DivisionCode, PersonId, ResidentId};

/// A person at a glance: borrowed from a [`Person`], or decoded from its bytes without the rest of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Glance<'a> {
    /// Whose record it is.
    pub id: PersonId,
    /// 姓名
    pub name: &'a str,
    /// 曾用名
    pub other_names: Vec<&'a str>,
    /// 身份证号
    pub resident_id: Option<ResidentId>,
    /// 出生日期
    pub birth: Option<Date>,
    /// 户籍地 and 常住地.
    pub divisions: [Option<DivisionCode>; 2],
    /// Phones.
    pub phones: Vec<&'a str>,
    /// 银行账号
    pub account: Option<&'a str>,
    /// 优待证
    pub card: Option<&'a str>,
    /// No date of death is on record.
    pub alive: bool,
    /// Another record stands for this one too.
    pub merged: bool,
}

impl<'a> From<&'a Person> for Glance<'a> {
    fn from(person: &'a Person) -> Self {
        let facts = &person.facts;
        Self {
            id: person.id,
            name: &facts.name,
            other_names: facts.other_names.iter().map(String::as_str).collect(),
            resident_id: facts.resident_id,
            birth: facts.birth,
            divisions: [facts.household.division, facts.residence.division],
            phones: facts.phones.iter().map(String::as_str).collect(),
            account: facts.bank.as_ref().map(|bank| bank.number.as_str()),
            card: facts.card.as_deref(),
            alive: facts.died.is_none(),
            merged: person.merged.is_some(),
        }
    }
}

/// The fields of [`Person`] by their numbers; those without a line here are passed over.
#[derive(Decode)]
struct Stored<'a> {
    #[n(0)]
    id: PersonId,
    #[b(2)]
    facts: StoredFacts<'a>,
    #[n(3)]
    merged: Option<StoredMerger>,
}

/// Only that it is there matters.
#[derive(Decode)]
struct StoredMerger {}

#[derive(Decode)]
struct StoredFacts<'a> {
    #[b(0)]
    name: &'a str,
    #[b(1)]
    other_names: Vec<&'a str>,
    #[n(2)]
    resident_id: Option<ResidentId>,
    #[n(4)]
    birth: Option<Date>,
    #[n(5)]
    household: StoredPlace,
    #[n(6)]
    residence: StoredPlace,
    #[b(7)]
    phones: Vec<&'a str>,
    #[b(8)]
    bank: Option<StoredAccount<'a>>,
    #[b(9)]
    card: Option<&'a str>,
    #[n(13)]
    died: Option<Date>,
}

#[derive(Decode)]
struct StoredPlace {
    #[n(0)]
    division: Option<DivisionCode>,
}

#[derive(Decode)]
struct StoredAccount<'a> {
    #[b(2)]
    number: &'a str,
}

impl<'b, C> Decode<'b, C> for Glance<'b> {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let Stored { id, facts, merged } = Stored::decode(d, ctx)?;
        Ok(Self {
            id,
            name: facts.name,
            other_names: facts.other_names,
            resident_id: facts.resident_id,
            birth: facts.birth,
            divisions: [facts.household.division, facts.residence.division],
            phones: facts.phones,
            account: facts.bank.map(|bank| bank.number),
            card: facts.card,
            alive: facts.died.is_none(),
            merged: merged.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{BankAccount, Merged, PersonFacts, Residence};

    /// A person of whom everything is known that a glance shows.
    fn known() -> Person {
        let place = |code| Residence { division: DivisionCode::parse(code), address: "一号".to_owned() };
        let facts = PersonFacts {
            name: "区国英".to_owned(),
            other_names: vec!["欧国英".to_owned(), "区英".to_owned()],
            resident_id: ResidentId::parse("11010519491231002X").ok().map(|parsed| parsed.id),
            birth: Date::new(1949, 12, 31),
            household: place("440114001210"),
            residence: place("440114001211"),
            phones: vec!["13800138000".to_owned()],
            bank: Some(BankAccount { number: "6228480402564890018".to_owned(), ..BankAccount::default() }),
            card: Some("4401140000123".to_owned()),
            died: Date::new(2020, 1, 2),
            profile: [(3, "甲".to_owned())].into(),
            ..PersonFacts::default()
        };
        Person { version: 3, ..Person::new(PersonId(7), facts) }
    }

    #[test]
    fn a_glance_at_the_bytes_is_a_glance_at_the_person() {
        let nobody = Person::new(PersonId(8), PersonFacts::default());
        let merged = Merged { into: PersonId(8), leads: true };
        let gone = Person { merged: Some(merged), ..known() };
        for person in [known(), nobody, gone] {
            let bytes = minicbor::to_vec(&person).unwrap();
            let seen: Glance<'_> = minicbor::decode(&bytes).unwrap();
            assert!(seen == Glance::from(&person));
        }
        let gone = Person { merged: Some(merged), ..known() };
        assert!(Glance::from(&gone).merged);
        let person = known();
        let glance = Glance::from(&person);
        assert!(glance.resident_id.is_some() && glance.birth.is_some() && !glance.alive);
        assert!(glance.divisions.iter().all(Option::is_some) && glance.account.is_some());
    }
}
