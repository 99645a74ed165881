//! Entitled groups: the table of codes that a recognition refers to.

use serde::Deserialize;

use crate::domain::Article;
use crate::domain::table::{TableFault, no_twins};

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
    pub fn embedded() -> Self {
        Self::with_toml(include_str!("groups.toml"))
            .unwrap_or(Self { version: String::new(), rows: Vec::new() })
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

    /// The group of a code or of its Chinese name, as sheets give either.
    pub fn find(&self, text: &str) -> Option<&Group> {
        let text = text.trim();
        self.rows.iter().find(|g| g.code.eq_ignore_ascii_case(text) || g.zh == text)
    }
}
