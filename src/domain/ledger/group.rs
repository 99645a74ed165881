//! Entitled groups: the table of codes that a recognition refers to.

use serde::Deserialize;

use crate::domain::Article;
use crate::domain::table::{TableFault, no_twins};
use crate::text::pinyin;

/// One entitled group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Two characters, stored by recognitions.
    pub code: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Class prefix of Guangdong's statistics, if it has one.
    #[serde(default)]
    pub gd: Option<String>,
    /// The article it rests on, if one names it.
    #[serde(default)]
    pub article: Option<Article>,
    /// Its members have a grade and a cause of disability.
    #[serde(default)]
    pub graded: bool,
    /// Names under which people speak of several groups at once, in Chinese and in English: 三属, bereaved, 两参.
    #[serde(default)]
    pub classes: Vec<String>,
    /// Whether its members served themselves: their record should say when.
    #[serde(default)]
    pub served: bool,
    /// Whether its members are the family of somebody who died: a child born after the death is one of them.
    #[serde(default)]
    pub bereaved: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    group: Vec<Group>,
}

/// The table of entitled groups.
#[derive(Debug, Clone)]
pub struct Groups {
    version: String,
    rows: Vec<Group>,
}

impl Groups {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("groups.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.group.iter().map(|g| g.code.as_str()))?;
        Ok(Self { version: file.effective, rows: file.group })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every group, in the order of the table.
    pub fn all(&self) -> &[Group] {
        &self.rows
    }

    /// The group of a code.
    pub fn get(&self, code: &str) -> Option<&Group> {
        self.rows.iter().find(|g| g.code == code)
    }

    /// The place of a code in the table.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.rows.iter().position(|g| g.code == code)
    }

    /// The groups that people may mean: by code, by class, by part of the name, or by the beginning of its sound; the first of
    /// these that has an answer leaves the others out.
    pub fn meant_by(&self, text: &str) -> Vec<&Group> {
        let text = text.trim();
        let exact: Vec<&Group> = self
            .rows
            .iter()
            .filter(|g| {
                g.code.eq_ignore_ascii_case(text) || g.zh == text || g.classes.iter().any(|c| c == text)
            })
            .collect();
        if text.is_empty() || !exact.is_empty() {
            return exact;
        }
        let part = text.to_lowercase();
        let named: Vec<&Group> =
            self.rows.iter().filter(|g| g.zh.contains(text) || g.en.to_lowercase().contains(&part)).collect();
        if !named.is_empty() {
            return named;
        }
        let sounds = |g: &&Group| g.classes.iter().chain([&g.zh]).any(|name| pinyin::begins_with(name, text));
        self.rows.iter().filter(sounds).collect()
    }

    /// The group of a code or of its Chinese name, as sheets give either.
    pub fn find(&self, text: &str) -> Option<&Group> {
        let text = text.trim();
        self.rows.iter().find(|g| g.code.eq_ignore_ascii_case(text) || g.zh == text)
    }
}
