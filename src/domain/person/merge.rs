//! Two records of one person: what differs, what is taken from which, and how it is put apart again.

use minicbor::{Decode, Encode};

use crate::domain::kinds::kinds;
use crate::domain::person::PersonFacts;
use crate::domain::{Date, PersonId, StaffId};

kinds! {
    /// A part of a record that is taken from one or the other.
    PersonField {
        /// 姓名
        0 Name "name",
        /// 曾用名; both are kept
        1 OtherNames "other_names",
        /// 身份证号, or why there is none
        2 ResidentId "resident_id",
        /// 性别
        3 Sex "sex",
        /// 出生日期
        4 Birth "birth",
        /// 户籍地
        5 Household "household",
        /// 常住地
        6 Residence "residence",
        /// 电话; both are kept
        7 Phones "phones",
        /// 银行账户
        8 Bank "bank",
        /// 优待证号
        9 Card "card",
        /// 服役信息
        10 Service "service",
        /// 身份认定; both are kept
        11 Recognitions "recognitions",
        /// 家庭成员; both are kept
        12 Relatives "relatives",
        /// 死亡日期
        13 Died "died",
        /// 登记项目; items the record lacks are added
        14 Profile "profile",
        /// 代领人; both are kept
        15 Payees "payees",
    }
}

/// What a record was merged into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Merged {
    /// The record that stands for both.
    #[n(0)]
    pub into: PersonId,
    /// Whether this record still leads to its identity number: not when the other one has the same.
    #[n(1)]
    pub leads: bool,
}

/// A record that was merged into this one, and what that changed here.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Absorbed {
    /// The other record.
    #[n(0)]
    pub person: PersonId,
    /// The day.
    #[n(1)]
    pub on: Date,
    /// By whom.
    #[n(2)]
    pub by: StaffId,
    /// The facts here before.
    #[n(3)]
    pub before: PersonFacts,
    /// The facts here right after.
    #[n(4)]
    pub after: PersonFacts,
    /// The parts that were taken over; mergers of earlier versions do not say.
    #[n(5)]
    pub took: Option<Vec<PersonField>>,
}

impl Absorbed {
    /// The parts that were taken over: where it is not said, those that it changed.
    pub fn taken(&self) -> Vec<PersonField> {
        self.took.clone().unwrap_or_else(|| PersonField::differing(&self.before, &self.after))
    }
}

impl std::fmt::Debug for Absorbed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Absorbed({} on {})", self.person, self.on)
    }
}

impl PersonField {
    /// Whether two records differ in this part.
    pub fn differs(self, a: &PersonFacts, b: &PersonFacts) -> bool {
        match self {
            Self::Name => a.name != b.name,
            Self::OtherNames => a.other_names != b.other_names,
            Self::ResidentId => (a.resident_id, a.no_id) != (b.resident_id, b.no_id),
            Self::Sex => a.sex != b.sex,
            Self::Birth => a.birth != b.birth,
            Self::Household => a.household != b.household,
            Self::Residence => a.residence != b.residence,
            Self::Phones => a.phones != b.phones,
            Self::Bank => a.bank != b.bank,
            Self::Card => a.card != b.card,
            Self::Service => a.service != b.service,
            Self::Recognitions => a.recognitions != b.recognitions,
            Self::Relatives => a.relatives != b.relatives,
            Self::Died => (a.died, &a.death) != (b.died, &b.death),
            Self::Profile => a.profile != b.profile,
            Self::Payees => a.payees != b.payees,
        }
    }

    /// The parts in which two records differ.
    pub fn differing(a: &PersonFacts, b: &PersonFacts) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|field| field.differs(a, b)).collect()
    }

    /// Whether taking it over adds to what is there; the other parts are replaced.
    pub fn joins(self) -> bool {
        matches!(
            self,
            Self::OtherNames
                | Self::Phones
                | Self::Recognitions
                | Self::Relatives
                | Self::Payees
                | Self::Profile
        )
    }

    /// Sets this part of `to` as it is in `from`.
    pub(super) fn copy(self, from: &PersonFacts, to: &mut PersonFacts) {
        match self {
            Self::Name => to.name.clone_from(&from.name),
            Self::OtherNames => to.other_names.clone_from(&from.other_names),
            Self::ResidentId => (to.resident_id, to.no_id) = (from.resident_id, from.no_id),
            Self::Sex => to.sex = from.sex,
            Self::Birth => to.birth = from.birth,
            Self::Household => to.household.clone_from(&from.household),
            Self::Residence => to.residence.clone_from(&from.residence),
            Self::Phones => to.phones.clone_from(&from.phones),
            Self::Bank => to.bank.clone_from(&from.bank),
            Self::Card => to.card.clone_from(&from.card),
            Self::Service => to.service.clone_from(&from.service),
            Self::Recognitions => to.recognitions.clone_from(&from.recognitions),
            Self::Relatives => to.relatives.clone_from(&from.relatives),
            Self::Died => {
                to.died = from.died;
                to.death.clone_from(&from.death);
            }
            Self::Profile => to.profile.clone_from(&from.profile),
            Self::Payees => to.payees.clone_from(&from.payees),
        }
    }

    /// Takes this part over from another record: lists are joined, the rest is replaced.
    pub fn take(self, from: &PersonFacts, to: &mut PersonFacts) {
        match self {
            Self::OtherNames => join(&mut to.other_names, &from.other_names),
            Self::Phones => join(&mut to.phones, &from.phones),
            Self::Recognitions => join(&mut to.recognitions, &from.recognitions),
            Self::Relatives => join(&mut to.relatives, &from.relatives),
            Self::Payees => join(&mut to.payees, &from.payees),
            Self::Profile => {
                for (number, value) in &from.profile {
                    to.profile.entry(*number).or_insert_with(|| value.clone());
                }
            }
            replaced => replaced.copy(from, to),
        }
    }
}

fn join<T: Clone + PartialEq>(to: &mut Vec<T>, from: &[T]) {
    for one in from {
        if !to.contains(one) {
            to.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(name: &str, phones: &[&str], card: Option<&str>) -> PersonFacts {
        PersonFacts {
            name: name.into(),
            phones: phones.iter().map(|p| (*p).to_owned()).collect(),
            card: card.map(str::to_owned),
            ..PersonFacts::default()
        }
    }

    #[test]
    fn taking_over_joins_lists_and_replaces_the_rest() {
        let (before, other) = (facts("甲", &["1", "2"], None), facts("乙", &["2", "3"], Some("9")));
        assert_eq!(
            PersonField::differing(&before, &other),
            [PersonField::Name, PersonField::Phones, PersonField::Card]
        );
        let mut after = before.clone();
        after.absorb(&other, &[PersonField::Phones, PersonField::Card]);
        assert_eq!(after, facts("甲", &["1", "2", "3"], Some("9")));
        for field in PersonField::ALL.iter().copied() {
            let (mut to, from) = (facts("甲", &["1"], Some("7")), facts("乙", &["2"], Some("9")));
            field.take(&from, &mut to);
            let both = to.phones.len() == 2;
            assert_eq!(both, field.joins() && field == PersonField::Phones, "{}", field.name());
        }
    }
}
