//! Policy snippets (讲明政策): questions people ask, in plain words, each with its article, its source and since when it holds.

use serde::Deserialize;

use crate::domain::table::{TableFault, no_twins};
use crate::domain::{Article, Date};

/// One question and what is said to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// Never changes its meaning.
    pub id: String,
    /// Codes of the groups it concerns; empty where it concerns everyone.
    pub groups: Vec<String>,
    /// It is about what the survivors (遗属) of somebody of these groups may have.
    #[serde(default)]
    pub death: bool,
    /// The question in Chinese.
    pub zh: String,
    /// The question in English.
    pub en: String,
    /// The words in Chinese.
    pub zh_words: String,
    /// The words in English.
    pub en_words: String,
    /// Where it stands.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// The document it was taken from.
    pub source: String,
    /// The day from which that document is in force.
    pub since: Date,
}

impl Snippet {
    /// Whether it concerns a member of one of these groups; what concerns everyone does.
    pub fn concerns<'g>(&self, mut groups: impl Iterator<Item = &'g str>) -> bool {
        self.groups.is_empty() || groups.any(|code| self.groups.iter().any(|own| own == code))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    snippet: Vec<Snippet>,
}

/// The table of snippets.
#[derive(Debug, Clone)]
pub struct Policy {
    version: String,
    rows: Vec<Snippet>,
}

impl Policy {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("policy.toml"))
    }

    /// A table in the form of the embedded one. Words without an article are refused: nothing is said on no ground.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.snippet.iter().map(|s| s.id.as_str()))?;
        match file.snippet.iter().find(|s| s.articles.is_empty() || s.source.trim().is_empty()) {
            Some(groundless) => Err(TableFault::Figures(groundless.id.clone())),
            None => Ok(Self { version: file.effective, rows: file.snippet }),
        }
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every snippet, in the order of the table.
    pub fn all(&self) -> &[Snippet] {
        &self.rows
    }

    /// The snippet of an id.
    pub fn get(&self, id: &str) -> Option<&Snippet> {
        self.rows.iter().find(|s| s.id == id)
    }

    /// What the survivors of a member of these groups may have.
    pub fn after_death(&self, groups: &[String]) -> impl Iterator<Item = &Snippet> {
        let own = |s: &&Snippet| s.death && s.concerns(groups.iter().map(String::as_str));
        self.rows.iter().filter(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_snippet_has_its_ground_and_says_something() {
        let policy = Policy::embedded().unwrap();
        for s in policy.all() {
            assert!(s.zh.ends_with('？') && s.en.ends_with('?') && s.en.is_ascii(), "{}", s.id);
            assert!(
                !s.zh_words.is_empty()
                    && !s.en_words.is_empty()
                    && s.articles.iter().all(|a| !a.zh().is_empty())
            );
            assert!(!s.death || !s.groups.is_empty(), "{}", s.id);
        }
        let after = |code: &str| {
            let groups = [code.to_owned()];
            policy.after_death(&groups).map(|s| s.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(after("51"), ["death-combat"]);
        assert_eq!(after("11"), ["death-disabled-illness", "death-disabled-wound"]);
        assert_eq!(after("71"), Vec::<String>::new());
    }

    #[test]
    fn words_without_a_ground_and_twins_are_refused() {
        let one = |id: &str, article: &str| {
            format!(
                "[[snippet]]\nid='{id}'\ngroups=[]\nzh='甲？'\nen='A?'\nzh_words='甲'\nen_words='A'\narticle=[{article}]\nsource='甲'\nsince='2024-10-01'\n"
            )
        };
        let read = |body: String| Policy::with_toml(&format!("effective='2025-01-01'\n{body}"));
        assert_eq!(read(one("a", "'petition-work/23'")).unwrap().version(), "2025-01-01");
        assert_eq!(read(one("a", "")).unwrap_err(), TableFault::Figures("a".into()));
        assert_eq!(
            read(one("a", "'petition-work/23'").repeat(2)).unwrap_err(),
            TableFault::Twice("a".into())
        );
        assert!(read(one("a", "'nothing/1'")).is_err());
    }
}
