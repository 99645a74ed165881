//! What is asked of a visitor while they are there: what their record lacks, most held up first, and never a nuisance.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;
use crate::domain::kinds::kinds;
use crate::domain::person::{Gap, Gaps, PersonFacts, RecognitionState};
use crate::domain::table::{TableFault, no_twins};

kinds! {
    /// What came of asking.
    AskAnswer {
        /// It was given, and is on record.
        0 Given "given",
        /// Not now.
        1 Skipped "skipped",
    }
}

/// Something that was asked during a visit.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// What: an id of `asks.toml`.
    #[n(0)]
    pub ask: String,
    /// What came of it.
    #[n(1)]
    pub answer: AskAnswer,
    /// When.
    #[n(2)]
    pub on: Date,
}

/// What has to be missing for something to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Something the record lacks.
    Gap(Gap),
    /// The yearly confirmation of somebody who receives a pension or subsidy (军人抚恤优待条例 第八条).
    Confirmation,
}

/// Something to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Stored by visits.
    pub id: String,
    /// What is missing.
    pub need: Need,
    /// What it is called in Chinese.
    pub zh: String,
    /// What it is called in English.
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    need: String,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    most: usize,
    again_days: u16,
    ask: Vec<Row>,
}

/// The table of what is asked, in the order of what it holds up.
#[derive(Debug, Clone)]
pub struct Asks {
    version: String,
    most: usize,
    again_days: i64,
    rows: Vec<Ask>,
}

impl Asks {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("asks.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.ask.iter().map(|a| a.id.as_str()))?;
        let row = |row: Row| {
            let need = match row.need.as_str() {
                "confirmation" => Some(Need::Confirmation),
                gap => Gap::parse(gap).map(Need::Gap),
            };
            let need = need.ok_or_else(|| TableFault::Unknown(row.need.clone()))?;
            Ok(Ask { id: row.id, need, zh: row.zh, en: row.en })
        };
        let rows = file.ask.into_iter().map(row).collect::<Result<_, TableFault>>()?;
        Ok(Self { version: file.effective, most: file.most, again_days: file.again_days.into(), rows })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every ask, what holds most up first.
    pub fn all(&self) -> &[Ask] {
        &self.rows
    }

    /// The ask of an id.
    pub fn get(&self, id: &str) -> Option<&Ask> {
        self.rows.iter().find(|a| a.id == id)
    }

    /// What to ask somebody today, most held up first, never more than a few: what they lack and were not asked lately. `confirmed` is
    /// whether their yearly confirmation of this year is on record.
    pub fn of(&self, facts: &PersonFacts, confirmed: bool, asked: &[Asked], today: Date) -> Vec<&Ask> {
        if facts.died.is_some() {
            return Vec::new();
        }
        let gaps = Gaps::of(facts, false);
        let receives = facts.recognitions.iter().any(|r| r.state == RecognitionState::Receiving);
        let lacks = |ask: &Ask| match ask.need {
            Need::Gap(gap) => gaps.has(gap),
            Need::Confirmation => receives && !confirmed,
        };
        let lately =
            |ask: &Ask| asked.iter().any(|a| a.ask == ask.id && today.days_since(a.on) < self.again_days);
        self.rows.iter().filter(|ask| lacks(ask) && !lately(ask)).take(self.most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Recognition;

    fn ids(facts: &PersonFacts, asked: &[Asked], today: &str) -> Vec<String> {
        asked_of(facts, false, asked, today)
    }

    fn asked_of(facts: &PersonFacts, confirmed: bool, asked: &[Asked], today: &str) -> Vec<String> {
        let asks = Asks::embedded().unwrap();
        asks.of(facts, confirmed, asked, Date::parse(today).unwrap())
            .into_iter()
            .map(|a| a.id.clone())
            .collect()
    }

    fn asked(ask: &str, answer: AskAnswer, on: &str) -> Asked {
        Asked { ask: ask.into(), answer, on: Date::parse(on).unwrap() }
    }

    #[test]
    fn at_most_three_are_asked_and_what_money_waits_for_comes_first() {
        let mut facts = PersonFacts::default();
        assert_eq!(ids(&facts, &[], "2026-11-23"), ["phone", "kin", "card"]);
        facts.recognitions.push(Recognition::new("51", RecognitionState::Receiving));
        assert_eq!(ids(&facts, &[], "2026-11-23"), ["account", "confirmation", "phone"]);
        facts.died = Date::parse("2026-01-01");
        assert_eq!(ids(&facts, &[], "2026-11-23"), [""; 0]);
    }

    #[test]
    fn what_was_skipped_is_not_asked_again_for_thirty_days() {
        let facts = PersonFacts::default();
        let skipped = [asked("phone", AskAnswer::Skipped, "2026-11-01")];
        assert_eq!(ids(&facts, &skipped, "2026-11-30"), ["kin", "card"]);
        assert_eq!(ids(&facts, &skipped, "2026-12-01"), ["phone", "kin", "card"]);
    }

    #[test]
    fn who_is_confirmed_is_not_asked() {
        let mut facts =
            PersonFacts { phones: vec!["1".into()], card: Some("1".into()), ..PersonFacts::default() };
        facts.recognitions.push(Recognition::new("51", RecognitionState::Receiving));
        facts.bank = Some(crate::domain::person::BankAccount::default());
        facts.relatives.push(crate::domain::person::Relative::default());
        assert_eq!(ids(&facts, &[], "2026-11-23"), ["confirmation"]);
        assert_eq!(asked_of(&facts, true, &[], "2026-11-23"), [""; 0]);
    }

    #[test]
    fn an_unknown_need_is_refused() {
        let text =
            "effective='2024-10-01'\nmost=3\nagain_days=30\n[[ask]]\nid='a'\nneed='wings'\nzh='甲'\nen='A'\n";
        assert!(Asks::with_toml(text).is_err());
        let table = Asks::embedded().unwrap();
        assert_eq!(table.version(), "2024-10-01");
        assert!(table.get("phone").is_some_and(|a| a.need == Need::Gap(Gap::Phone)));
    }
}
