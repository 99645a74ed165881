//! A household in hardship (困难户): counted in households, not in people.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{Date, HardshipId, PersonId, StaffId};

/// Most members of one household, its head left out.
pub const MOST_MEMBERS: usize = 20;
/// Most measures noted for one household.
pub const MOST_MEASURES: usize = 100;

kinds! {
    /// 帮扶政策: what civil affairs grant a household. The values of the registry form.
    Relief {
        /// 低保
        0 MinimumLiving "minimum-living",
        /// 特困
        1 Destitute "destitute",
        /// 不享受
        2 None "none",
    }

    /// 结果
    HardshipResult {
        /// 已脱困
        0 Lifted "lifted",
        /// 未脱困: no longer looked after here all the same, because they moved away or died.
        1 NotLifted "not-lifted",
    }
}

/// A household in hardship as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Hardship {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: HardshipId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// Who and why.
    #[n(2)]
    pub facts: HardshipFacts,
    /// What was done for them, in order of entry.
    #[n(3)]
    pub measures: Vec<Measure>,
    /// How it ended, once it has.
    #[n(4)]
    pub ended: Option<HardshipEnd>,
}

/// Who and why.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardshipFacts {
    /// Whose household it is; stays with the record it was entered on.
    #[n(0)]
    pub head: PersonId,
    /// The others.
    #[n(1)]
    #[serde(default)]
    pub members: Vec<Member>,
    /// 帮扶政策
    #[n(2)]
    pub relief: Relief,
    /// 困难原因, in the clerk's words.
    #[n(3)]
    pub cause: String,
    /// First day.
    #[n(4)]
    pub since: Date,
}

/// Somebody of the household besides its head.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Their own record, if they have one.
    #[n(0)]
    #[serde(default)]
    pub person: Option<PersonId>,
    /// 姓名
    #[n(1)]
    pub name: String,
    /// 关系 to the head.
    #[n(2)]
    #[serde(default)]
    pub relation: String,
}

/// Something done for a household (帮扶措施).
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Measure {
    /// The day.
    #[n(0)]
    pub on: Date,
    /// What.
    #[n(1)]
    pub what: String,
    /// Noted by whom.
    #[n(2)]
    pub by: StaffId,
}

/// The end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct HardshipEnd {
    /// Last day.
    #[n(0)]
    pub on: Date,
    /// How.
    #[n(1)]
    pub result: HardshipResult,
    /// Said by whom.
    #[n(2)]
    pub by: StaffId,
}

impl Hardship {
    /// Everybody of it who is on record, the head first.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        std::iter::once(self.facts.head).chain(self.facts.members.iter().filter_map(|m| m.person))
    }

    /// Whether it was in hardship on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.facts.since <= day && self.ended.is_none_or(|end| day <= end.on)
    }

    /// How many people it is.
    pub fn size(&self) -> usize {
        1 + self.facts.members.len()
    }
}

impl fmt::Debug for Hardship {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hardship({} v{})", self.id, self.version)
    }
}

crate::text::opaque!(HardshipFacts, Member, Measure);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_holds_from_its_first_day_to_its_last() {
        let date = |text| Date::parse(text).unwrap();
        let facts = HardshipFacts {
            head: PersonId(1),
            members: vec![
                Member { person: Some(PersonId(2)), ..Member::default() },
                Member { name: "甲".into(), ..Member::default() },
            ],
            relief: Relief::None,
            cause: String::new(),
            since: date("2026-01-31"),
        };
        let mut one = Hardship { id: HardshipId(1), version: 1, facts, measures: vec![], ended: None };
        assert_eq!((one.size(), one.people().collect::<Vec<_>>()), (3, vec![PersonId(1), PersonId(2)]));
        assert!(!one.holds_on(date("2026-01-30")) && one.holds_on(date("2030-01-01")));
        let (on, by) = (date("2026-02-28"), StaffId(1));
        one.ended = Some(HardshipEnd { on, result: HardshipResult::Lifted, by });
        assert!(one.holds_on(on) && !one.holds_on(date("2026-03-01")));
    }
}
