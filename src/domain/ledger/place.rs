//! What the law leaves to the place (地方参数): each setting with the notice it rests on. What was never set is unknown, and said so.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, Fen, Month};

/// What is set.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize,
)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKey {
    /// How years of service are counted that are not whole (农村籍退役士兵).
    #[n(0)]
    ServiceYears,
    /// From when money is due to who turns 60 (农村籍退役士兵).
    #[n(1)]
    AgeStart,
    /// What somebody gets who belongs to several groups (多重身份).
    #[n(2)]
    MultipleIdentity,
    /// How often money is paid out.
    #[n(3)]
    Cycle,
    /// The day of the month on which it is paid out.
    #[n(4)]
    PayDay,
    /// 当地上一年度城镇单位就业人员月平均工资, which the nursing fee is a share of; from January of the year it is used in.
    #[n(5)]
    NursingWage,
    /// How what was paid for months after a death counts.
    #[n(6)]
    DeathOffset,
    /// 尾差: up to how much the differences of rounding of a year are neither paid nor taken back.
    #[n(7)]
    SmallChange,
}

impl PlaceKey {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::ServiceYears,
        Self::AgeStart,
        Self::MultipleIdentity,
        Self::Cycle,
        Self::PayDay,
        Self::NursingWage,
        Self::DeathOffset,
        Self::SmallChange,
    ];

    /// The name in commands, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::ServiceYears => "service-years",
            Self::AgeStart => "age-start",
            Self::MultipleIdentity => "multiple-identity",
            Self::Cycle => "cycle",
            Self::PayDay => "pay-day",
            Self::NursingWage => "nursing-wage",
            Self::DeathOffset => "death-offset",
            Self::SmallChange => "small-change",
        }
    }

    /// Whether what is due to anybody turns on it: not so how often and on which day it is paid out.
    pub fn enters_amounts(self) -> bool {
        !matches!(self, Self::Cycle | Self::PayDay)
    }

    /// The one of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// How a choice was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceChoice {
    /// Service: a part of a year counts as a year.
    #[n(0)]
    WholeYearsUp,
    /// Service: less than half a year counts half, half and more counts whole.
    #[n(1)]
    HalfYears,
    /// Age: from the month of the birthday.
    #[n(2)]
    MonthOfBirthday,
    /// Age: from January of the year of the birthday.
    #[n(3)]
    JanuaryOfYear,
    /// Several groups: the highest amount alone.
    #[n(4)]
    HighestOnly,
    /// Several groups: each of them.
    #[n(5)]
    Each,
    /// Cycle: every month.
    #[n(6)]
    Monthly,
    /// Cycle: every quarter.
    #[n(7)]
    Quarterly,
    /// Death: toward the months still owed under the same programme.
    #[n(8)]
    SameProgramme,
    /// Death: not at all, it is to be taken back.
    #[n(9)]
    NotCounted,
}

impl PlaceChoice {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::WholeYearsUp,
        Self::HalfYears,
        Self::MonthOfBirthday,
        Self::JanuaryOfYear,
        Self::HighestOnly,
        Self::Each,
        Self::Monthly,
        Self::Quarterly,
        Self::SameProgramme,
        Self::NotCounted,
    ];

    /// The name in commands, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::WholeYearsUp => "whole-years-up",
            Self::HalfYears => "half-years",
            Self::MonthOfBirthday => "month-of-birthday",
            Self::JanuaryOfYear => "january-of-year",
            Self::HighestOnly => "highest-only",
            Self::Each => "each",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::SameProgramme => "same-programme",
            Self::NotCounted => "not-counted",
        }
    }

    /// The one of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }
}

/// What a setting says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceValue {
    /// One of several ways.
    #[n(0)]
    Choice(#[n(0)] PlaceChoice),
    /// A number: the day of the month.
    #[n(1)]
    Number(#[n(0)] u16),
    /// An amount of money, in fen.
    #[n(2)]
    Amount(#[n(0)] Fen),
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceRule {
    /// What.
    #[n(0)]
    pub key: PlaceKey,
    /// How.
    #[n(1)]
    pub value: PlaceValue,
    /// First month it holds.
    #[n(2)]
    pub from: Month,
    /// The notice or decision it rests on.
    #[n(3)]
    pub basis: String,
    /// Business date from which it was known: the day a second person approved it.
    #[n(4)]
    pub known: Date,
}

/// The settings of a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceRules(Vec<PlaceRule>);

impl PlaceRules {
    /// Every row.
    pub fn all(&self) -> &[PlaceRule] {
        &self.0
    }

    /// Of some rows.
    pub fn new(rows: Vec<PlaceRule>) -> Self {
        Self(rows)
    }

    /// What holds in a month as known at the end of a day; of two for the same month the one known later.
    pub fn in_force(&self, key: PlaceKey, month: Month, known: Date) -> Option<&PlaceRule> {
        let said = self.0.iter().filter(|rule| rule.key == key && rule.from <= month && rule.known <= known);
        said.max_by_key(|rule| (rule.from, rule.known))
    }
}
