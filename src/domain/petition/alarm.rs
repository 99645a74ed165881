//! Words that whoever sorts must not read over: the table that the text of petitions is held against.

use serde::Deserialize;

use crate::domain::table::{TableFault, no_twins};
use crate::text::fold_bare;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    words: Vec<String>,
}

/// The table of alarming words (极端言行).
#[derive(Debug, Clone)]
pub struct Alarms {
    version: String,
    words: Vec<String>,
}

impl Alarms {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("alarms.toml"))
    }

    /// A table in the form of the embedded one. A word of nothing would stand in every text.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        let words: Vec<String> = file.words.iter().map(|word| fold_bare(word)).collect();
        if words.iter().any(String::is_empty) {
            return Err(TableFault::Unknown(String::new()));
        }
        no_twins(words.iter().map(String::as_str))?;
        Ok(Self { version: file.effective, words })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether one of the words stands in a text.
    pub fn sounds_in(&self, text: &str) -> bool {
        let text = fold_bare(text);
        self.words.iter().any(|word| text.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_heard_however_it_is_written_and_plain_demands_are_silent() {
        let alarms = Alarms::embedded().unwrap();
        for text in
            ["再不解决就从楼上跳 楼", "准备了汽油", "he will KILL HIMSELF", "ＢＯＭＢ", "扬言要到省里去"]
        {
            assert!(alarms.sounds_in(text), "{text}");
        }
        for text in [
            "",
            "要求补发优待金",
            "反映村里没有公示",
            "服役时被炸伤，要求评残",
            "担心打击报复",
            "asks why the grant stopped",
        ] {
            assert!(!alarms.sounds_in(text), "{text}");
        }
        assert_eq!(alarms.version(), "2022-05-01");
    }

    #[test]
    fn empty_words_and_twins_are_refused() {
        let read = |words: &str| Alarms::with_toml(&format!("effective='2022-05-01'\nwords=[{words}]"));
        assert!(read("").is_ok_and(|none| !none.sounds_in("自杀")));
        assert!(read("' '").is_err());
        assert_eq!(read("'Bomb','bomb'").unwrap_err(), TableFault::Twice("bomb".into()));
    }
}
