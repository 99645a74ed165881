//! Standard phrases of triage: destinations, reasons to decline, reasons to set aside. Data of an office, replaced by its own file.

use serde::Deserialize;
use thiserror::Error;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// In Chinese: what is written down.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Of a destination: it means the town where the petitioner lives by their record, and stands for its name.
    #[serde(default)]
    pub town: bool,
    /// For how many days a petition is set aside with it; nothing for the others.
    #[serde(default)]
    pub days: u16,
    /// The ground of the table of letters that a reason to decline rests on; the one that follows from the facts where it names none.
    #[serde(default)]
    pub ground: Option<String>,
}

/// The phrases of a place, in the order of their digits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardPhrases {
    /// The date from which the table is in force.
    pub effective: String,
    /// To whom matters are passed on.
    #[serde(default, rename = "destination")]
    pub destinations: Vec<Phrase>,
    /// Why they are not accepted.
    #[serde(default, rename = "decline")]
    pub declines: Vec<Phrase>,
    /// Why they are set aside.
    #[serde(default, rename = "defer")]
    pub defers: Vec<Phrase>,
}

/// What is wrong with a table of phrases.
#[derive(Debug, Error)]
pub enum PhrasesFault {
    /// It is not in the form of the embedded one.
    #[error(transparent)]
    Form(#[from] toml::de::Error),
    /// More than there are digits for, or one that says nothing, or one that sets aside for no day.
    #[error("{0}: nine at most, none empty, and those that set aside with their days")]
    Unfit(&'static str),
}

impl StandardPhrases {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, PhrasesFault> {
        Self::with_toml(include_str!("standard.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, PhrasesFault> {
        let table: Self = toml::from_str(text)?;
        let fit = |phrases: &[Phrase]| {
            phrases.len() <= 9 && phrases.iter().all(|p| !p.zh.trim().is_empty() && !p.en.trim().is_empty())
        };
        if !fit(&table.destinations) {
            return Err(PhrasesFault::Unfit("destination"));
        }
        if !fit(&table.declines) {
            return Err(PhrasesFault::Unfit("decline"));
        }
        if !fit(&table.defers) || table.defers.iter().any(|p| p.days == 0) {
            return Err(PhrasesFault::Unfit("defer"));
        }
        Ok(table)
    }

    /// Whether what was written down goes to a destination that means a town and names none.
    pub fn names_no_town(&self, note: &str) -> bool {
        let to = addressee(note);
        let towns = self.destinations.iter().filter(|phrase| phrase.town);
        !to.is_empty() && towns.map(|phrase| addressee(&phrase.zh)).any(|phrase| phrase == to)
    }
}

/// What was written down about whom something is passed on to, with another one in their place: the reason stays.
pub fn addressed(note: &str, to: &str) -> String {
    note.replacen(addressee(note), to, 1)
}

/// To whom something was passed on, of what was written down about it: without the verb in front, and without the reason behind.
pub fn addressee(note: &str) -> &str {
    let first = note.split(['，', '。', '；', ',', ';', '\n']).next().unwrap_or(note).trim();
    let verbs = ["转送、交办", "转送交办", "转送至", "转送给", "转送", "转交", "转至", "转给", "交办"];
    let bare = verbs.iter().find_map(|verb| first.strip_prefix(verb)).unwrap_or(first);
    bare.strip_suffix("办理").unwrap_or(bare).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_that_is_meant_is_found_in_front_of_a_reason() {
        let own = StandardPhrases::embedded().unwrap();
        for (note, named) in [
            ("户籍所在镇街", "新华街道"),
            ("户籍所在镇街，不属本局职权", "新华街道，不属本局职权"),
            ("转送户籍所在镇街办理；户籍所在镇街另行告知", "转送新华街道办理；户籍所在镇街另行告知"),
        ] {
            assert!(own.names_no_town(note), "{note}");
            assert_eq!(addressed(note, "新华街道"), named);
        }
        for note in ["", "，", "新华街道，户籍所在镇街", "区信访局"] {
            assert!(!own.names_no_town(note), "{note}");
        }
    }

    #[test]
    fn the_table_of_a_place_is_read_or_refused() {
        let own = StandardPhrases::embedded().unwrap();
        assert!(!own.destinations.is_empty() && !own.declines.is_empty() && !own.defers.is_empty());
        let text = include_str!("standard.toml");
        assert!(StandardPhrases::with_toml(&text.replace("days = 3", "days = 0")).is_err());
        assert!(StandardPhrases::with_toml(&text.replace("等会议研究", " ")).is_err());
        let ten = "[[decline]]\nzh = \"一\"\nen = \"one\"\n".repeat(10);
        assert!(StandardPhrases::with_toml(&format!("effective = \"2026-01-01\"\n{ten}")).is_err());
    }
}
