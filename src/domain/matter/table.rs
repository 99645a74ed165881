//! The table of matters.

use serde::Deserialize;

use crate::domain::Article;
use crate::domain::table::{TableFault, no_twins};

/// A text of the table in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// In what a limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// 日
    Day,
    /// 工作日
    WorkingDay,
    /// 个月
    Month,
    /// 年
    Year,
}

/// A time limit that a source gives. What no source gives is absent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What it is for, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
    /// The article that gives it, when it stands in a law of the house.
    #[serde(default)]
    pub article: Option<Article>,
}

/// Something to be brought.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// How many copies, where a source says so.
    #[serde(default)]
    pub copies: Option<u8>,
    /// Only in such a case; those are not counted as missing by themselves.
    #[serde(default)]
    pub when: Option<Said>,
    /// What it must be like.
    #[serde(default)]
    pub note: Option<Said>,
    /// The article that asks for it.
    #[serde(default)]
    pub article: Option<Article>,
}

/// One matter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Two digits by which it is chosen; unique.
    pub code: String,
    /// Stored by papers; never changes its meaning.
    pub id: String,
    /// What visitors ask with it: an id of `topics.toml`.
    pub topic: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Where to apply.
    pub apply: Said,
    /// Who decides.
    pub decides: Said,
    /// The articles it rests on.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// Time limits.
    #[serde(default, rename = "limit")]
    pub limits: Vec<Limit>,
    /// What is to be brought; empty where no source lists it.
    #[serde(default, rename = "material")]
    pub materials: Vec<Material>,
    /// What else to know.
    #[serde(default, rename = "remark")]
    pub remarks: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    matter: Vec<Matter>,
}

/// The table of matters.
#[derive(Debug, Clone)]
pub struct Matters {
    version: String,
    rows: Vec<Matter>,
}

impl Matters {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("matters.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.matter.iter().map(|m| m.id.as_str()))?;
        no_twins(file.matter.iter().map(|m| m.code.as_str()))?;
        let digits = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit());
        if let Some(odd) = file.matter.iter().find(|m| !digits(&m.code)) {
            return Err(TableFault::Figures(odd.id.clone()));
        }
        Ok(Self { version: file.effective, rows: file.matter })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every matter, in the order of the table.
    pub fn all(&self) -> &[Matter] {
        &self.rows
    }

    /// The matter of an id.
    pub fn get(&self, id: &str) -> Option<&Matter> {
        self.rows.iter().find(|m| m.id == id)
    }

    /// The matter of an id or of its two digits.
    pub fn find(&self, text: &str) -> Option<&Matter> {
        self.rows.iter().find(|m| m.id == text || m.code == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        let matters = Matters::embedded().unwrap();
        assert!(matters.find("01").is_some_and(|m| m.id == "card-apply") && matters.get("x").is_none());
        for matter in matters.all() {
            assert!(!matter.articles.is_empty(), "{} rests on nothing", matter.id);
            assert!(matter.en.is_ascii() && !matter.zh.is_empty(), "{}", matter.id);
            assert!(matter.materials.iter().all(|m| m.en.is_ascii() && !m.zh.is_empty()), "{}", matter.id);
            assert!(matter.limits.iter().all(|l| l.count > 0 && l.en.is_ascii()), "{}", matter.id);
            assert!(matter.materials.len() <= 99);
        }
    }

    #[test]
    fn twins_and_odd_codes_are_refused() {
        let row = |id: &str, code: &str| {
            let both = "{zh='甲',en='A'}";
            format!(
                "[[matter]]\nid='{id}'\ncode='{code}'\ntopic='card'\nzh='甲'\nen='A'\napply={both}\ndecides={both}\narticle=[]\n"
            )
        };
        let read = |body: String| Matters::with_toml(&format!("effective='2022-01-01'\n{body}"));
        assert!(read(row("a", "01")).is_ok());
        assert_eq!(read(row("a", "01") + &row("a", "02")).unwrap_err(), TableFault::Twice("a".into()));
        assert_eq!(read(row("a", "01") + &row("b", "01")).unwrap_err(), TableFault::Twice("01".into()));
        assert_eq!(read(row("a", "1")).unwrap_err(), TableFault::Figures("a".into()));
    }
}
