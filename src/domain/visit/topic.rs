//! What people ask: the table that visits refer to.

use serde::Deserialize;

use crate::domain::table::{TableFault, no_twins};

/// One kind of asking.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stored by visits.
    pub id: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Names of commands: whoever does one of them for a visitor works on this topic.
    #[serde(default)]
    pub work: Vec<String>,
    /// Of petitions: what is asked for about it may have a procedure of its own, so that no way is taken for granted
    /// (信访工作条例 第三十一条).
    #[serde(default)]
    pub procedure: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    topic: Vec<Topic>,
}

/// The table of askings.
#[derive(Debug, Clone)]
pub struct Topics {
    version: String,
    rows: Vec<Topic>,
}

impl Topics {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("topics.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.topic.iter().map(|t| t.id.as_str()))?;
        Ok(Self { version: file.effective, rows: file.topic })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every topic, in the order of the table.
    pub fn all(&self) -> &[Topic] {
        &self.rows
    }

    /// The topic that a command works on.
    pub fn of_work(&self, command: &str) -> Option<&Topic> {
        self.rows.iter().find(|t| t.work.iter().any(|work| work == command))
    }

    /// The topic of an id.
    pub fn get(&self, id: &str) -> Option<&Topic> {
        self.rows.iter().find(|t| t.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_twins_are_refused() {
        let topics = Topics::embedded().unwrap();
        assert!(topics.get("subsidy").is_some() && topics.get("x").is_none());
        assert!(topics.all().iter().all(|t| !t.zh.is_empty() && t.en.is_ascii()));
        let one = "[[topic]]\nid='a'\nzh='甲'\nen='A'\n";
        let read = |body: String| Topics::with_toml(&format!("effective='2022-01-01'\n{body}"));
        assert_eq!(read(one.to_owned()).unwrap().version(), "2022-01-01");
        assert_eq!(read(one.repeat(2)).unwrap_err(), TableFault::Twice("a".into()));
    }
}
