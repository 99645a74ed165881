//! What is given outside the months, and on what conditions: the table of rules.

use serde::Deserialize;

use super::{GrantBasis, OpinionLevel};
use crate::domain::Article;
use crate::domain::Fen;
use crate::domain::kinds::kinds;
use crate::domain::ledger::Programmes;
use crate::domain::table::{TableFault, no_twins};

kinds! {
    /// Of what kind the facts are that a request rests on.
    BasisKind {
        /// Nothing beside the evidence.
        0 Plain "plain",
        /// A hardship.
        1 Hardship "hardship",
        /// A bill.
        2 Bill "bill",
        /// A death.
        3 Death "death",
        /// A year of service.
        4 Service "service",
    }
}

impl GrantBasis {
    /// Of which kind it is.
    pub fn kind(&self) -> BasisKind {
        match self {
            Self::Plain => BasisKind::Plain,
            Self::Hardship(_) => BasisKind::Hardship,
            Self::Bill(_) => BasisKind::Bill,
            Self::Death(_) => BasisKind::Death,
            Self::Service(_) => BasisKind::Service,
        }
    }
}

/// A kind of hardship.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardshipKind {
    /// Stored by requests.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// An honour that raises what is given after a death.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Honour {
    /// Stored by requests.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// By how many hundredths.
    pub percent: u8,
    /// Where it is written.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
}

/// What a kind of death gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeathRule {
    /// Stored by requests.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// How many times a year's income.
    pub income: u8,
    /// How many months' base pay.
    pub pay_months: u8,
}

/// What is given under one programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantRule {
    /// Programme id.
    pub programme: String,
    /// What a request rests on.
    pub basis: BasisKind,
    /// The articles it rests on; none where no source was found.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// The least, in whole yuan.
    #[serde(default)]
    pub least_yuan: Option<u32>,
    /// The most, in whole yuan.
    #[serde(default)]
    pub most_yuan: Option<u32>,
    /// Within how many years of the hardship it is applied for.
    #[serde(default)]
    pub within_years: Option<u8>,
    /// The first digits of the division where the household must be registered.
    #[serde(default)]
    pub household: Option<String>,
    /// Who has a say, from the bottom up.
    #[serde(default)]
    pub chain: Vec<OpinionLevel>,
    /// Kinds of hardship.
    #[serde(default)]
    pub hardship: Vec<HardshipKind>,
    /// Kinds of death.
    #[serde(default)]
    pub death: Vec<DeathRule>,
    /// Honours raise it.
    #[serde(default)]
    pub honours: bool,
    /// Only for who is paid a benefit already.
    #[serde(default)]
    pub needs_benefit: bool,
}

impl GrantRule {
    /// The least and the most, where the rule sets them.
    pub fn limits(&self) -> (Option<Fen>, Option<Fen>) {
        let fen = |yuan: Option<u32>| yuan.map(|y| Fen(i64::from(y) * 100));
        (fen(self.least_yuan), fen(self.most_yuan))
    }

    /// The levels whose opinion comes before the bureau decides.
    pub fn before_decision(&self) -> impl Iterator<Item = OpinionLevel> {
        self.chain.iter().copied().filter(|level| *level < OpinionLevel::District)
    }

    /// A kind of death.
    pub fn death(&self, id: &str) -> Option<&DeathRule> {
        self.death.iter().find(|d| d.id == id)
    }

    /// A kind of hardship.
    pub fn hardship(&self, id: &str) -> Option<&HardshipKind> {
        self.hardship.iter().find(|h| h.id == id)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    #[serde(default)]
    honour: Vec<Honour>,
    grant: Vec<GrantRule>,
}

/// The table.
#[derive(Debug, Clone)]
pub struct GrantRules {
    version: String,
    honours: Vec<Honour>,
    rows: Vec<GrantRule>,
}

impl GrantRules {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("grants.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.grant.iter().map(|g| g.programme.as_str()))?;
        no_twins(file.honour.iter().map(|h| h.id.as_str()))?;
        for rule in &file.grant {
            no_twins(rule.hardship.iter().map(|h| h.id.as_str()))?;
            no_twins(rule.death.iter().map(|d| d.id.as_str()))?;
            let ordered = match rule.limits() {
                (Some(least), Some(most)) => least <= most,
                _ => true,
            };
            let lists = (rule.basis == BasisKind::Hardship) != rule.hardship.is_empty()
                && (rule.basis == BasisKind::Death) != rule.death.is_empty();
            if !ordered || !lists || rule.household.as_ref().is_some_and(String::is_empty) {
                return Err(TableFault::Figures(rule.programme.clone()));
            }
        }
        Ok(Self { version: file.effective, honours: file.honour, rows: file.grant })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every rule, in the order of the table.
    pub fn all(&self) -> &[GrantRule] {
        &self.rows
    }

    /// Every honour, the highest first.
    pub fn honours(&self) -> &[Honour] {
        &self.honours
    }

    /// The honour of an id.
    pub fn honour(&self, id: &str) -> Option<&Honour> {
        self.honours.iter().find(|h| h.id == id)
    }

    /// The rule of a programme.
    pub fn get(&self, programme: &str) -> Option<&GrantRule> {
        self.rows.iter().find(|g| g.programme == programme)
    }

    /// A programme that no table of programmes has.
    pub fn unknown(&self, programmes: &Programmes) -> Option<&str> {
        self.rows.iter().map(|g| g.programme.as_str()).find(|id| programmes.get(id).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_names_known_programmes() {
        let rules = GrantRules::embedded().unwrap();
        assert_eq!(rules.unknown(&Programmes::embedded().unwrap()), None);
        assert!(rules.all().iter().all(|g| g.limits().0 <= g.limits().1 || g.limits().1.is_none()));
        let percents: Vec<u8> = rules.honours().iter().map(|h| h.percent).collect();
        assert_eq!(percents, [40, 35, 30, 25, 15, 5], "军人抚恤优待条例 第十六条");
    }

    #[test]
    fn a_table_that_makes_no_sense_is_refused() {
        let read = |body: &str| GrantRules::with_toml(&format!("effective='2024-10-01'\n{body}"));
        let one = "[[grant]]\nprogramme='a'\nbasis='plain'\narticle=[]\n";
        assert!(read(one).is_ok());
        assert_eq!(read(&one.repeat(2)).unwrap_err(), TableFault::Twice("a".into()));
        for wrong in ["least_yuan=2\nmost_yuan=1\n", "household=''\n"] {
            assert_eq!(read(&format!("{one}{wrong}")).unwrap_err(), TableFault::Figures("a".into()));
        }
        let no_kinds = one.replace("plain", "hardship");
        assert_eq!(read(&no_kinds).unwrap_err(), TableFault::Figures("a".into()));
    }
}
