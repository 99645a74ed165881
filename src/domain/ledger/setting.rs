//! What a place is asked: each setting with what it is for, and where it is left to the place.

use serde::Deserialize;

use super::{PlaceChoice, PlaceKey, PlaceRule, PlaceRules, PlaceValue, Programmes};
use crate::domain::table::TableFault;
use crate::domain::{Article, Date, Fen, Month};

/// How a setting is answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SettingKind {
    /// One of these ways.
    Choices(Vec<PlaceChoice>),
    /// A whole number from the first to the second.
    Number(u16, u16),
    /// An amount from the first to the second, in yuan.
    Amount(i64, i64),
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Which.
    pub key: PlaceKey,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// The question, in Chinese.
    pub ask_zh: String,
    /// The question, in English.
    pub ask_en: String,
    /// Where it is left to the place, in Chinese.
    pub left_zh: String,
    /// Where it is left to the place, in English.
    pub left_en: String,
    /// The articles it belongs to; empty where none was found.
    #[serde(default, rename = "article")]
    pub articles: Vec<Article>,
    /// Ids of the programmes that turn on it; empty for all of them.
    #[serde(default)]
    pub programmes: Vec<String>,
    /// It is set anew for each year, from January.
    #[serde(default)]
    pub yearly: bool,
    /// How it is answered.
    pub kind: SettingKind,
}

impl Setting {
    /// Whether an answer is one of those it can have.
    pub fn takes(&self, value: PlaceValue) -> bool {
        let yuan = |yuan: i64| Fen::from_yuan(yuan).unwrap_or_default();
        match (&self.kind, value) {
            (SettingKind::Choices(choices), PlaceValue::Choice(choice)) => choices.contains(&choice),
            (SettingKind::Number(least, most), PlaceValue::Number(n)) => (*least..=*most).contains(&n),
            (SettingKind::Amount(least, most), PlaceValue::Amount(fen)) => {
                (yuan(*least)..=yuan(*most)).contains(&fen)
            }
            _ => false,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    setting: Vec<Setting>,
}

/// The table of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    version: String,
    rows: Vec<Setting>,
}

impl Settings {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("settings.toml"))
    }

    /// A table in the form of the embedded one: every setting once.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        for key in PlaceKey::ALL {
            match file.setting.iter().filter(|row| row.key == key).count() {
                0 => return Err(TableFault::Unknown(key.name().to_owned())),
                1 => {}
                _ => return Err(TableFault::Twice(key.name().to_owned())),
            }
        }
        Ok(Self { version: file.effective, rows: file.setting })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every setting, in the order of the table.
    pub fn all(&self) -> &[Setting] {
        &self.rows
    }

    /// One of them.
    pub fn get(&self, key: PlaceKey) -> Option<&Setting> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// What holds in a month as known at the end of a day. One that is set anew each year must be of that year: what was said of
    /// another says nothing of it.
    pub fn in_force<'r>(
        &self,
        rules: &'r PlaceRules,
        key: PlaceKey,
        month: Month,
        known: Date,
    ) -> Option<&'r PlaceRule> {
        let yearly = self.get(key).is_some_and(|setting| setting.yearly);
        rules.in_force(key, month, known).filter(|rule| !yearly || rule.from.year() == month.year())
    }

    /// The settings that are not set for a month, in the order of the table.
    pub fn unset(&self, rules: &PlaceRules, month: Month, known: Date) -> Vec<PlaceKey> {
        let is_set = |key: &PlaceKey| self.in_force(rules, *key, month, known).is_some();
        self.rows.iter().map(|row| row.key).filter(|key| !is_set(key)).collect()
    }

    /// A programme that the table names and another does not know.
    pub fn unknown_programme(&self, programmes: &Programmes) -> Option<&str> {
        let mut named = self.rows.iter().flat_map(|row| &row.programmes);
        named.find(|id| programmes.get(id).is_none()).map(String::as_str)
    }
}
