//! What a lookup needs to know of a person.

use minicbor::Decode;

use crate::domain::person::{Person, PersonFacts, RecognitionState};
use crate::domain::{Date, DivisionCode, PersonId, ResidentId, Sex};

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
    /// 性别
    pub sex: Option<Sex>,
    /// 死亡日期
    pub died: Option<Date>,
    /// 身份认定
    pub recognitions: Vec<Recognised<'a>>,
    /// A relative is on record.
    pub has_kin: bool,
    /// When service began or ended is on record.
    pub service_known: bool,
    /// Another record stands for this one too.
    pub merged: bool,
}

/// A recognition at a glance.
#[derive(Clone, Copy, PartialEq, Eq, Decode)]
pub struct Recognised<'a> {
    /// Code of the group.
    #[b(0)]
    pub group: &'a str,
    /// 对象状态
    #[n(1)]
    pub state: RecognitionState,
    /// 伤残等级
    #[n(4)]
    pub grade: Option<u8>,
    /// 证书编号
    #[b(6)]
    pub certificate: &'a str,
}

impl<'a> From<&'a Person> for Glance<'a> {
    fn from(person: &'a Person) -> Self {
        Self { merged: person.merged.is_some(), ..Self::of(person.id, &person.facts) }
    }
}

impl<'a> Glance<'a> {
    /// A record that stands for itself.
    pub fn of(id: PersonId, facts: &'a PersonFacts) -> Self {
        let recognised = facts.recognitions.iter().map(|r| Recognised {
            group: &r.group,
            state: r.state,
            grade: r.grade,
            certificate: &r.certificate,
        });
        Self {
            id,
            name: &facts.name,
            other_names: facts.other_names.iter().map(String::as_str).collect(),
            resident_id: facts.resident_id,
            birth: facts.birth,
            divisions: [facts.household.division, facts.residence.division],
            phones: facts.phones.iter().map(String::as_str).collect(),
            account: facts.bank.as_ref().map(|bank| bank.number.as_str()),
            card: facts.card.as_deref(),
            sex: facts.sex,
            died: facts.died,
            recognitions: recognised.collect(),
            has_kin: !facts.relatives.is_empty(),
            service_known: facts.service.enlisted.is_some() || facts.service.discharged.is_some(),
            merged: false,
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
    merged: Option<Stowed>,
}

/// Only that it is there matters.
#[derive(Decode)]
struct Stowed {}

#[derive(Decode)]
struct StoredFacts<'a> {
    #[b(0)]
    name: &'a str,
    #[b(1)]
    other_names: Vec<&'a str>,
    #[n(2)]
    resident_id: Option<ResidentId>,
    #[n(3)]
    sex: Option<Sex>,
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
    #[n(10)]
    service: StoredService,
    #[b(11)]
    recognitions: Vec<Recognised<'a>>,
    #[n(12)]
    relatives: Vec<Stowed>,
    #[n(13)]
    died: Option<Date>,
}

#[derive(Decode)]
struct StoredService {
    #[n(0)]
    enlisted: Option<Date>,
    #[n(1)]
    discharged: Option<Date>,
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
            sex: facts.sex,
            died: facts.died,
            recognitions: facts.recognitions,
            has_kin: !facts.relatives.is_empty(),
            service_known: facts.service.enlisted.is_some() || facts.service.discharged.is_some(),
            merged: merged.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{
        BankAccount, Merged, PersonFacts, Recognition, Relative, Residence, ServiceRecord,
    };

    fn recognition(group: &str) -> Recognition {
        Recognition {
            since: Date::new(2000, 1, 2),
            grade: Some(6),
            certificate: "粤残3号".to_owned(),
            service_years: Some(4),
            ..Recognition::new(group, RecognitionState::Receiving)
        }
    }

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
            sex: Some(Sex::Female),
            service: ServiceRecord { discharged: Date::new(1979, 3, 4), ..ServiceRecord::default() },
            recognitions: ["51", "11"].map(recognition).to_vec(),
            relatives: vec![Relative { name: "区小英".to_owned(), ..Relative::default() }],
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
        assert!(glance.resident_id.is_some() && glance.birth.is_some() && glance.died.is_some());
        assert!(glance.divisions.iter().all(Option::is_some) && glance.account.is_some());
        assert!(glance.has_kin && glance.service_known && glance.recognitions.len() == 2);
    }
}
