//! Entitlement: what is due to a person for a month, and why. A pure function of the facts, the rates and the settings as they were
//! known on a day: the same question gets the same answer, whenever it is asked.
//!
//! [`entitle`] answers for one month of one person. Many months, or many people, are asked of one [`Entitler`], which prepares
//! what they share.

mod amounts;
mod asked;
mod death;
mod faults;
mod figure;
mod found;
mod rules;
mod several;
mod span;
mod work;

use serde::Serialize;

pub use death::{AfterDeath, GoesOn};
pub use faults::{FactFault, OddFact};
pub use found::Amount;
pub use rules::{EntitleRule, EntitleRules, RuleKind, Turn};
pub use work::Entitler;

use super::{OwnRate, PlaceKey, PlaceRules, Programmes, RateNeeds, Rates, Settings, TerminalRules};
use crate::domain::person::{Confirmation, DeathCause, Nature, Recognition};
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
    /// 服义务兵役起止: first and last day of compulsory service. They count where a recognition does not say the years itself.
    pub conscript: Option<(Date, Date)>,
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
    /// When, and when not.
    pub rules: &'a EntitleRules,
    /// What goes on after a death.
    pub terminal: &'a TerminalRules,
    /// What the law leaves to the place.
    pub settings: &'a Settings,
    /// What the place has decided.
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
    /// Code of the group it is due by; of several the one with the highest amount.
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
    /// In fen. Below a step that says how often something counts, what it comes to so often.
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
    /// By which recognition it is due, with the grade that counts in the month. `from` is the day of the re-assessment that the grade
    /// came of, `until` that of the one which took its place; `None` of the first grade and of the last.
    Recognition {
        group: String,
        grade: Option<u8>,
        nature: Option<Nature>,
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<Date>,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Several recognitions count, each with its amount; `basis` is the notice of the setting that says so.
    Several { basis: String },
    /// The month's part of a figure: a whole month's figure, or the month's twelfth of a year's, carried so that any twelve
    /// months in a row add up to the figure to the fen. `standard` is the key of one of [`Rates::standards`], or the name that the
    /// bureau gave; `sources` are keys of [`Rates::source`], or the notice that the bureau named.
    Rate { figure: Fen, yearly: bool, effective: Date, standard: String, sources: Vec<String> },
    /// Another figure in force beside it, which is not higher and adds nothing: of two standards the higher counts.
    LowerRate { figure: Fen, yearly: bool, effective: Date, standard: String, sources: Vec<String> },
    /// A figure that counts so many times, in halves of a year of service.
    ServiceYears { halves: u16 },
    /// A share of a wage; `basis` is the notice of the setting that says the wage.
    Share { percent: u8, wage: Fen, basis: String },
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
    /// No figure is published or entered for the month, of the grade and cause that count in it.
    Rate {
        programme: String,
        group: String,
        month: Month,
        #[serde(skip_serializing_if = "Option::is_none")]
        grade: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        nature: Option<Nature>,
    },
    /// A fact of the person.
    Fact { programme: String, group: String, fact: RateNeeds },
    /// A setting of the place.
    Setting { programme: String, key: PlaceKey },
    /// It turns on the amount under another programme, which cannot be told.
    Beside { programme: String, group: String, other: String },
    /// The rules on record hold for what happened from this day on, and this was before.
    Before { programme: String, group: String, effective: Date },
}

impl Missing {
    /// Id of the programme whose amount cannot be told.
    pub fn programme(&self) -> &str {
        match self {
            Self::Rate { programme, .. }
            | Self::Fact { programme, .. }
            | Self::Setting { programme, .. }
            | Self::Beside { programme, .. }
            | Self::Before { programme, .. } => programme,
        }
    }

    /// The same of another month, of which the same is missing.
    fn in_month(mut self, of: Month) -> Self {
        if let Self::Rate { month, .. } = &mut self {
            *month = of;
        }
        self
    }

    /// Code of the group that it is about, where it is about one.
    pub fn group(&self) -> Option<&str> {
        match self {
            Self::Rate { group, .. }
            | Self::Fact { group, .. }
            | Self::Beside { group, .. }
            | Self::Before { group, .. } => Some(group),
            Self::Setting { .. } => None,
        }
    }
}

/// What would be due but for a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Barred {
    /// Programme id.
    pub programme: String,
    /// Code of the group.
    pub group: String,
    /// Id of the rule that bars it, a row of the table of rules; `not-payable` where the table of rates says so.
    pub rule: String,
    /// Where it is written.
    pub articles: Vec<Article>,
    /// The days on record that it rests on: the first, and the last where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<(Date, Option<Date>)>,
}

/// What is due to a person for a month.
pub fn entitle(facts: &MoneyFacts<'_>, tables: &MoneyTables<'_>, as_of: AsOf) -> Entitlement {
    Entitler::new(*tables, as_of.known).month(facts, as_of.month)
}

impl Entitlement {
    /// Cites every article as `cited` has it.
    fn cite(&mut self, cited: impl Fn(Article) -> Article) {
        for item in &mut self.items {
            item.why.cite(&cited);
        }
        for article in self.barred.iter_mut().flat_map(|barred| &mut barred.articles) {
            *article = cited(*article);
        }
    }
}

impl Why {
    fn cite(&mut self, cited: &impl Fn(Article) -> Article) {
        for article in &mut self.articles {
            *article = cited(*article);
        }
        for part in &mut self.parts {
            part.cite(cited);
        }
    }

    /// The sum of the leaves; for every item of an entitlement it is its amount.
    pub fn leaves(&self) -> i128 {
        if self.parts.is_empty() {
            return self.fen.0.into();
        }
        self.parts.iter().map(Self::leaves).sum()
    }
}
