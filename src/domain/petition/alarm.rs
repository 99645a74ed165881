//! Words that whoever sorts must not read over: the table that the text of petitions is held against.

use serde::Deserialize;

use crate::domain::Date;
use crate::domain::table::{TableFault, no_twins};
use crate::text::{fold, fold_bare};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Since when a table holds: for who reads the file.
    #[serde(rename = "effective")]
    _effective: Date,
    words: Vec<String>,
}

/// The table of alarming words (极端言行).
#[derive(Debug, Clone)]
pub struct Alarms {
    /// Heard with or without blanks between their characters.
    bare: Vec<String>,
    /// With Latin letters: heard as words of their own.
    spelled: Vec<String>,
}

impl Alarms {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("alarms.toml"))
    }

    /// A table in the form of the embedded one. A word of nothing would stand in every text.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        let (spelled, bare): (Vec<String>, Vec<String>) =
            file.words.iter().map(|word| spaced(word)).partition(|word| word.contains(is_letter));
        let bare: Vec<String> = bare.iter().map(|word| fold_bare(word)).collect();
        if bare.iter().any(String::is_empty) {
            return Err(TableFault::Unknown(String::new()));
        }
        no_twins(bare.iter().chain(&spelled).map(String::as_str))?;
        Ok(Self { bare, spelled })
    }

    /// Whether one of the words stands in a text.
    pub fn sounds_in(&self, text: &str) -> bool {
        let (bare, spaced) = (fold_bare(text), spaced(text));
        self.bare.iter().any(|word| bare.contains(word.as_str()))
            || self.spelled.iter().any(|word| stands_alone(word, &spaced))
    }
}

/// Folded, with one blank where there are any.
fn spaced(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// Whether a word stands in a text with no letter before or behind it.
fn stands_alone(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).is_some_and(|before| before.ends_with(is_letter));
        let behind = text.get(at + word.len()..).is_some_and(|behind| behind.starts_with(is_letter));
        !before && !behind
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_heard_however_it_is_written_and_plain_demands_are_silent() {
        let alarms = Alarms::embedded().unwrap();
        for text in [
            "再不解决就从楼上跳 楼",
            "准备了汽油",
            "要到局里泼 汽油",
            "跟你们拼命",
            "再来就打死他",
            "明天去堵塞交通",
            "he will KILL  HIMSELF",
            "ＴＨＥＹ ＨＡＶＥ Ａ ＢＯＭＢ",
            "他说要set fire。",
            "they will block the road",
            "扬言要到省里去",
        ] {
            assert!(alarms.sounds_in(text), "{text}");
        }
        for text in [
            "",
            "要求补发优待金",
            "反映村里没有公示",
            "服役时被炸伤，要求评残",
            "手指被炸掉两根",
            "担心打击报复",
            "门前下水道堵塞",
            "询问汽油补贴",
            "拼命工作三十年",
            "父亲在战场上被打死",
            "跳河救人受伤",
            "长期喝药治病",
            "food poisoning at the canteen",
            "the block the family lives in",
            "an asset fire sale",
            "the reset fire alarm",
            "petrol allowance",
            "a bombardment in 1979",
            "asks why the grant stopped",
        ] {
            assert!(!alarms.sounds_in(text), "{text}");
        }
    }

    #[test]
    fn a_word_of_latin_letters_is_no_part_of_another() {
        let alarms = Alarms::with_toml("effective='2026-11-28'\nwords=['set  Fire', '拦 车']").unwrap();
        for text in
            ["set fire", "He said: set\nfire!", "要set fire吗", "拦车", "拦　车", "reset fire, set fire"]
        {
            assert!(alarms.sounds_in(text), "{text}");
        }
        for text in ["setfire", "asset fire", "set fires", "拦住车"] {
            assert!(!alarms.sounds_in(text), "{text}");
        }
    }

    #[test]
    fn empty_words_and_twins_are_refused() {
        let read = |words: &str| Alarms::with_toml(&format!("effective='2022-05-01'\nwords=[{words}]"));
        assert!(read("").is_ok_and(|none| !none.sounds_in("自杀")));
        assert!(read("' '").is_err());
        assert_eq!(read("'Bomb','bomb'").unwrap_err(), TableFault::Twice("bomb".into()));
        assert_eq!(read("'拦车','拦 车'").unwrap_err(), TableFault::Twice("拦车".into()));
    }
}
