//! Rates: what a programme pays to a person on a day, as published; and a plain answer where nothing was.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::rate_table::{Parts, Share, Table, read};
use crate::domain::person::Nature;
use crate::domain::table::TableFault;
use crate::domain::{Article, Date, Fen};

/// Whose standard a rate is: a row of the table of rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Named by tables and rates.
    pub key: String,
    /// Whose it is, in Chinese: 全国, 广东省.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// A floor, which the others may raise.
    #[serde(default)]
    pub floor: bool,
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

/// A fact that an amount depends on and that is not on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateNeeds {
    /// 伤残等级
    Grade,
    /// 伤残性质
    Nature,
    /// Years of service.
    ServiceYears,
    /// 死亡原因
    DeathCause,
    /// 出生日期, where an age decides.
    Birth,
    /// From when it is received: neither the first day nor that of the approval.
    Since,
    /// Until when: it has ended.
    Until,
    /// 中止起止: it is suspended.
    Breaks,
    /// 集中收治起止: when a hospital for veterans looks or looked after them.
    Stays,
    /// Which of two recognitions of one group holds: both are on record from the same day.
    OneRecognition,
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
    /// Whose standard it is, see [`Rates::standard`].
    pub standard: String,
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
    pub(super) parts: Parts,
}

impl Rates {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("rates.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        Ok(Self { parts: read(text)? })
    }

    /// The full note of a source, in Chinese and in English.
    pub fn source(&self, key: &str) -> Option<(&str, &str)> {
        self.parts.sources.get(key).map(|(zh, en)| (zh.as_str(), en.as_str()))
    }

    /// Every standard, in the order of the table: the floor first.
    pub fn standards(&self) -> &[Standard] {
        &self.parts.standards
    }

    /// The standard of a key, or of a name as somebody wrote it.
    pub fn standard(&self, name: &str) -> Option<&Standard> {
        let name = name.trim();
        self.standards().iter().find(|s| s.key == name || s.zh == name || s.en == name)
    }

    /// Every programme that the table names, each once; they must all be in the table of programmes.
    pub fn programmes(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.parts.tables.keys().map(String::as_str).collect();
        all.extend(self.parts.shares.iter().map(|s| s.programme.as_str()));
        all.extend(self.parts.bounds.keys().map(String::as_str));
        all.extend(self.parts.unpaid.iter().map(|u| u.programme.as_str()));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The days on which the national rates of a programme changed, in order.
    pub fn changes(&self, programme: &str) -> Vec<Date> {
        let floor = |t: &&Table| self.standard(&t.standard).is_some_and(|s| s.floor);
        self.tables(programme).iter().filter(floor).map(|t| t.effective).collect()
    }

    /// The national rate of a programme for a person on a day.
    pub fn rate_on(&self, programme: &str, facts: &RateFacts<'_>, on: Date) -> RateAnswer {
        if let Some((least, most, article)) = self.parts.bounds.get(programme) {
            return RateAnswer::Between { least: *least, most: *most, article: *article };
        }
        if let Some(share) = self.share(programme, facts, on) {
            return share;
        }
        let floor = self.standards().iter().find(|s| s.floor);
        self.rate_in(floor.map_or("", |s| s.key.as_str()), programme, facts, on)
    }

    /// The rate of a programme by the standard of a key.
    pub fn rate_in(&self, standard: &str, programme: &str, facts: &RateFacts<'_>, on: Date) -> RateAnswer {
        let of = self.tables(programme).iter().filter(|t| t.standard == standard);
        let past: Vec<&Table> = of.filter(|t| t.effective <= on).collect();
        let known = |t: &&Table| t.rate(facts).ok().flatten();
        if let (Some(article), false) = (self.unpaid(programme, facts), past.is_empty()) {
            return RateAnswer::NotPayable { article: *article };
        }
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

    /// Where it is written that a programme pays nothing for the grade and cause of a person.
    pub(super) fn unpaid(&self, programme: &str, facts: &RateFacts<'_>) -> Option<&Article> {
        let (grade, nature) = facts.grade.zip(facts.nature)?;
        let mut rows = self.parts.unpaid.iter().filter(|u| u.programme == programme);
        rows.find(|u| u.grades.contains(&grade) && u.natures.contains(&nature)).map(|u| &u.article)
    }

    /// What a programme says on a day that pays a share of a figure set elsewhere.
    pub(super) fn share(&self, programme: &str, facts: &RateFacts<'_>, on: Date) -> Option<RateAnswer> {
        self.parts.shares.iter().find(|s| s.programme == programme).map(|s| s.answer(facts, on))
    }

    /// The days from which a share of a programme holds, where it did not always.
    pub(super) fn share_turns(&self, programme: &str) -> impl Iterator<Item = Date> {
        self.parts.shares.iter().filter(move |s| s.programme == programme).flat_map(Share::turns)
    }

    /// The tables of a programme, sorted by day of effect.
    pub(super) fn tables(&self, programme: &str) -> &[Table] {
        self.parts.tables.get(programme).map_or(&[], Vec::as_slice)
    }
}
