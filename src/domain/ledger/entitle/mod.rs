//! Entitlement: what is due to a person for a month, and why. A pure function of the facts, the rates and the settings as they were
//! known on a day: the same question gets the same answer, whenever it is asked.

use serde::Serialize;

use super::{OwnRate, PlaceKey, PlaceRules, Programmes, RateNeeds, Rates, TerminalRules};
use crate::domain::person::{Confirmation, DeathCause, Recognition};
use crate::domain::{Article, Date, Fen, Month};

/// What is on record of a person that money depends on.
#[derive(Debug, Clone, Copy)]
pub struct MoneyFacts<'a> {
    /// 出生日期
    pub birth: Option<Date>,
    /// 死亡日期
    pub died: Option<Date>,
    /// What of, where it is known.
    pub cause: Option<DeathCause>,
    /// 身份认定
    pub recognitions: &'a [Recognition],
    /// 年度确认, in order of the year.
    pub confirmations: &'a [Confirmation],
}

/// What it is worked out from beside the facts.
#[derive(Debug, Clone, Copy)]
pub struct MoneyTables<'a> {
    /// What is paid to whom.
    pub programmes: &'a Programmes,
    /// How much, as published.
    pub rates: &'a Rates,
    /// How much, as the bureau entered it; unapproved ones are not among them.
    pub own: &'a [OwnRate],
    /// What goes on after a death.
    pub terminal: &'a TerminalRules,
    /// What the law leaves to the place.
    pub place: &'a PlaceRules,
}

/// For which month, and as known at the end of which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AsOf {
    /// Month the money is for.
    pub month: Month,
    /// Rates and settings known later do not count. The facts are those of that day already.
    pub known: Date,
}

/// What is due for a month.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Entitlement {
    /// One item a programme, in the order of the table of programmes.
    pub items: Vec<Item>,
    /// What keeps an amount from being told. An item it concerns is not among the items.
    pub missing: Vec<Missing>,
    /// What would be due but for a rule.
    pub barred: Vec<Barred>,
}

/// What is due under one programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Programme id.
    pub programme: String,
    /// Code of the group it is due by.
    pub group: String,
    /// In fen; the leaves of the explanation add up to it.
    pub fen: Fen,
    /// Why.
    pub why: Why,
}

/// A step of an explanation. The amount of a step with parts is the sum of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Why {
    /// What the step is.
    pub step: Step,
    /// In fen.
    pub fen: Fen,
    /// Where it is written.
    pub articles: Vec<Article>,
    /// Its parts.
    pub parts: Vec<Why>,
}

/// What a step of an explanation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Step {
    /// The month's part of a figure: a whole month's figure, or the month's twelfth of a year's, carried so that the twelve
    /// months of a calendar year add up to the figure to the fen.
    Rate { figure: Fen, yearly: bool, effective: Date, standard: String, sources: Vec<String> },
    /// A figure that counts so many times, in halves of a year of service.
    ServiceYears { halves: u16 },
    /// A share of a wage.
    Share { percent: u8, wage: Fen },
    /// Months that go on after a death, as one sum.
    AfterDeath { months: u8, each: Fen },
    /// What is given once after the death of somebody who served, by the kind of death.
    AfterServiceDeath { kind: String },
    /// So many times a year's disposable income per head.
    Income { figure: Fen, times: u8, source: String },
    /// So many months' base pay.
    BasePay { figure: Fen, months: u8, source: String },
    /// What an honour adds, in hundredths of what is given without it.
    Honour { honour: String, percent: u8, of: Fen },
    /// What the place gives for a year.
    PlaceStandard { figure: Fen, source: String },
}

/// What keeps an amount from being told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Missing {
    /// No figure is published or entered for the month.
    Rate { programme: String, group: String, month: Month },
    /// A fact of the person.
    Fact { programme: String, group: String, fact: RateNeeds },
    /// A setting of the place.
    Setting { programme: String, key: PlaceKey },
}

/// What would be due but for a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Barred {
    /// Programme id.
    pub programme: String,
    /// Code of the group.
    pub group: String,
    /// Id of the rule that bars it, a row of the table of rules.
    pub rule: String,
    /// Where it is written.
    pub articles: Vec<Article>,
}
