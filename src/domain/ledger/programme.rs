//! Programmes: what money is paid for, to whom, how often and by which article.

use serde::{Deserialize, Serialize};

use crate::domain::Article;
use crate::domain::table::{TableFault, no_twins};

/// How often a programme pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// Every month.
    Monthly,
    /// Once a year.
    Yearly,
    /// Once, on an event.
    Once,
}

/// Whose money it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// The district or county.
    County,
    /// The province.
    Province,
}

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Stored by ledger entries; never changes its meaning.
    pub id: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Name in English where there is no room for the whole one.
    #[serde(default)]
    pub en_short: Option<String>,
    /// Codes of the entitled groups; empty where no source states who is entitled.
    pub groups: Vec<String>,
    /// The articles it rests on; empty where none was found.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// How often it pays.
    pub cycle: Cycle,
    /// Whose money it is, where a source says so.
    #[serde(default)]
    pub pays: Option<Payer>,
}

impl Programme {
    /// Name in English for narrow columns: the whole one where the table gives no shorter one.
    pub fn short_en(&self) -> &str {
        self.en_short.as_deref().unwrap_or(&self.en)
    }

    /// Whether members of a group are entitled; `None` where no source states who is.
    pub fn entitles(&self, group: &str) -> Option<bool> {
        (!self.groups.is_empty()).then(|| self.groups.iter().any(|g| g == group))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    programme: Vec<Programme>,
}

/// The table of programmes.
#[derive(Debug, Clone)]
pub struct Programmes {
    version: String,
    rows: Vec<Programme>,
}

impl Programmes {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("programmes.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.programme.iter().map(|p| p.id.as_str()))?;
        Ok(Self { version: file.effective, rows: file.programme })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every programme, in the order of the table.
    pub fn all(&self) -> &[Programme] {
        &self.rows
    }

    /// The programme of an id.
    pub fn get(&self, id: &str) -> Option<&Programme> {
        self.rows.iter().find(|p| p.id == id)
    }

    /// The programme of an id or of its Chinese name, as sheets give either.
    pub fn find(&self, text: &str) -> Option<&Programme> {
        let text = text.trim();
        self.rows.iter().find(|p| p.id == text || p.zh == text)
    }

    /// The programmes that a group is entitled to.
    pub fn for_group(&self, group: &str) -> impl Iterator<Item = &Programme> {
        self.rows.iter().filter(move |p| p.entitles(group) == Some(true))
    }
}
