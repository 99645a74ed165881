//! What a record lacks of what the bureau needs to find, reach and pay a person.

use crate::domain::PersonId;
use crate::domain::kinds::kinds;
use crate::domain::person::{Glance, PersonFacts, RecognitionState};

kinds! {
    /// Something a record lacks.
    Gap {
        /// 身份证号
        0 ResidentId "resident-id",
        /// 出生日期
        1 Birth "birth",
        /// 电话
        2 Phone "phone",
        /// 银行账号, of somebody who is paid
        3 Account "account",
        /// 常住地
        4 Residence "residence",
        /// 家庭成员
        5 Kin "kin",
        /// 服役信息: neither enlistment nor discharge is known, of somebody who served
        6 Service "service",
        /// 优待证号
        7 Card "card",
    }
}

/// A set of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Gaps(u16);

impl Gaps {
    /// What the facts lack; `served` says whether one of the recognitions is of somebody who served. Of the dead nothing is asked.
    pub fn of(facts: &PersonFacts, served: bool) -> Self {
        Self::seen(&Glance::of(PersonId(0), facts), served)
    }

    /// The same of a record at a glance.
    pub fn seen(seen: &Glance<'_>, served: bool) -> Self {
        if seen.died.is_some() {
            return Self::default();
        }
        let paid = seen.recognitions.iter().any(|r| r.state == RecognitionState::Receiving);
        let lacks = |gap| match gap {
            Gap::ResidentId => seen.resident_id.is_none(),
            Gap::Birth => seen.birth.is_none(),
            Gap::Phone => seen.phones.is_empty(),
            Gap::Account => paid && seen.account.is_none(),
            Gap::Residence => seen.divisions.iter().all(Option::is_none),
            Gap::Kin => !seen.has_kin,
            Gap::Service => served && !seen.service_known,
            Gap::Card => seen.card.is_none(),
        };
        let bits = Gap::ALL.iter().filter(|gap| lacks(**gap)).map(|gap| Self::bit(*gap));
        Self(bits.fold(0, |all, bit| all | bit))
    }

    /// As bits, one for each gap.
    pub fn bits(self) -> u16 {
        self.0
    }

    /// From [`Gaps::bits`].
    pub fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The set of one.
    pub fn only(gap: Gap) -> Self {
        Self(Self::bit(gap))
    }

    fn bit(gap: Gap) -> u16 {
        1 << (gap as u16)
    }

    /// Whether it holds a gap.
    pub fn has(self, gap: Gap) -> bool {
        self.0 & Self::bit(gap) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The gaps, in their fixed order.
    pub fn iter(self) -> impl Iterator<Item = Gap> {
        Gap::ALL.iter().copied().filter(move |gap| self.has(*gap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;
    use crate::domain::person::Recognition;

    fn gaps(facts: &PersonFacts, served: bool) -> Vec<Gap> {
        Gaps::of(facts, served).iter().collect()
    }

    #[test]
    fn what_is_not_needed_is_not_missing() {
        let mut facts = PersonFacts { name: "骆树荣".into(), ..PersonFacts::default() };
        let always = [Gap::ResidentId, Gap::Birth, Gap::Phone, Gap::Residence, Gap::Kin, Gap::Card];
        assert_eq!(gaps(&facts, false), always);
        assert!(gaps(&facts, true).contains(&Gap::Service));
        facts.recognitions.push(Recognition::new("51", RecognitionState::Receiving));
        assert!(gaps(&facts, false).contains(&Gap::Account), "paid, so an account is needed");
        facts.phones.push("13800138000".into());
        assert!(!gaps(&facts, false).contains(&Gap::Phone));
        facts.died = Date::parse("2026-01-01");
        assert!(gaps(&facts, true).is_empty(), "nobody is left to ask");
    }
}
