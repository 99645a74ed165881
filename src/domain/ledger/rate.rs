//! Rates: what a programme pays to a person on a day, as published; and a plain answer where nothing was.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::rate_table::{Share, Table, read};
use crate::domain::person::Nature;
use crate::domain::table::TableFault;
use crate::domain::{Article, Date, Fen};

/// Whose standard a rate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standard {
    /// The country's: a floor that places may raise.
    #[default]
    National,
    /// 广东省.
    Guangdong,
}

/// What a figure is counted per, as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// A month.
    #[n(0)]
    Month,
    /// A year.
    #[n(1)]
    Year,
}

/// What a share is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareOf {
    /// 当地上一年度城镇单位就业人员月平均工资.
    LocalMonthlyWage,
}

/// The facts of a person that a rate may depend on.
#[derive(Debug, Clone, Copy, Default)]
pub struct RateFacts<'a> {
    /// Code of the entitled group.
    pub group: &'a str,
    /// 伤残等级, 1–10.
    pub grade: Option<u8>,
    /// 伤残性质
    pub nature: Option<Nature>,
    /// 因精神障碍评定等级: it matters for the nursing fee of grades 5 and 6.
    pub mental: bool,
    /// Years of service that count.
    pub service_years: Option<u8>,
}

/// A fact that a rate depends on and that is not on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateNeeds {
    /// 伤残等级
    Grade,
    /// 伤残性质
    Nature,
    /// Years of service.
    ServiceYears,
}

/// A published rate, worked out for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// The amount per [`Rate::per`]; where the programme counts years of service, already times those years.
    pub amount: Fen,
    /// A month or a year, as published.
    pub per: Per,
    /// The figure as published, before years of service.
    pub published: Fen,
    /// The published figure is for each year of service.
    pub each_year: bool,
    /// First day it holds.
    pub effective: Date,
    /// Whose standard it is.
    pub standard: Standard,
    /// Keys of its sources, see [`Rates::source`].
    pub sources: Vec<String>,
}

impl Rate {
    /// The amount of one month: as published, or a twelfth of a year's figure when that comes out even to the fen. `None` means that
    /// only the year's figure may be named.
    pub fn monthly(&self) -> Option<Fen> {
        match self.per {
            Per::Month => Some(self.amount),
            Per::Year => (self.amount.0 % 12 == 0).then_some(Fen(self.amount.0 / 12)),
        }
    }
}

/// What is known about the rate of a programme for a person on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateAnswer {
    /// Published.
    Known(Rate),
    /// A share of a figure that is set locally and not on record here.
    Share {
        /// Per cent.
        percent: u8,
        /// Of what.
        of: ShareOf,
        /// Where it is written.
        article: Article,
    },
    /// Any amount between two bounds.
    Between {
        /// The least.
        least: Fen,
        /// The most.
        most: Fen,
        /// Where it is written.
        article: Article,
    },
    /// Not payable to this person.
    NotPayable {
        /// Where it is written.
        article: Article,
    },
    /// A fact about the person is missing.
    Needs(RateNeeds),
    /// No published figure was found for that day.
    Unknown {
        /// The programme.
        programme: String,
        /// The day.
        on: Date,
        /// The day on which a change took effect whose figure was not found; `None` when no change is known either.
        changed: Option<Date>,
        /// The last figure that was published before. It is no longer in force when a change is known.
        last: Option<Rate>,
    },
}

/// The table of rates.
#[derive(Debug, Clone)]
pub struct Rates {
    sources: BTreeMap<String, (String, String)>,
    pub(super) tables: Vec<Table>,
    pub(super) shares: Vec<Share>,
    pub(super) bounds: BTreeMap<String, (Fen, Fen, Article)>,
}

impl Rates {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("rates.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let (sources, tables, shares, bounds) = read(text)?;
        Ok(Self { sources, tables, shares, bounds })
    }

    /// The full note of a source, in Chinese and in English.
    pub fn source(&self, key: &str) -> Option<(&str, &str)> {
        self.sources.get(key).map(|(zh, en)| (zh.as_str(), en.as_str()))
    }

    /// Every programme that the table names, each once; they must all be in the table of programmes.
    pub fn programmes(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.tables.iter().map(|t| t.programme.as_str()).collect();
        all.extend(self.shares.iter().map(|s| s.programme.as_str()));
        all.extend(self.bounds.keys().map(String::as_str));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The days on which the national rates of a programme changed, in order.
    pub fn changes(&self, programme: &str) -> Vec<Date> {
        self.of(programme, Standard::National).map(|t| t.effective).collect()
    }

    /// The national rate of a programme for a person on a day.
    pub fn rate_on(&self, programme: &str, facts: &RateFacts<'_>, on: Date) -> RateAnswer {
        if let Some((least, most, article)) = self.bounds.get(programme) {
            return RateAnswer::Between { least: *least, most: *most, article: *article };
        }
        if let Some(share) = self.shares.iter().find(|s| s.programme == programme) {
            return share.answer(facts);
        }
        self.rate_in(Standard::National, programme, facts, on)
    }

    /// The rate of a programme by one standard.
    pub fn rate_in(
        &self,
        standard: Standard,
        programme: &str,
        facts: &RateFacts<'_>,
        on: Date,
    ) -> RateAnswer {
        let past: Vec<&Table> = self.of(programme, standard).filter(|t| t.effective <= on).collect();
        let known = |t: &&Table| t.rate(facts).ok().flatten();
        let current = match past.last().map(|t| t.rate(facts)) {
            Some(Ok(Some(rate))) => return RateAnswer::Known(rate),
            Some(Err(answer)) => return answer,
            Some(Ok(None)) | None => past.last(),
        };
        RateAnswer::Unknown {
            programme: programme.to_owned(),
            on,
            changed: current.map(|t| t.effective),
            last: past.iter().rev().find_map(known),
        }
    }

    fn of(&self, programme: &str, standard: Standard) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(move |t| t.programme == programme && t.standard == standard)
    }
}
