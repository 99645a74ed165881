//! Writing conditions, so that reading them gives exactly what was meant.

use serde::Serialize;

use super::key::{Key, Mark};
use super::parse::Tables;
use super::value::{NONE, gap_words, sex_words, state_words};
use crate::domain::person::{Gap, RecognitionState};
use crate::domain::{DivisionCode, DivisionLevel, Sex};
use crate::text::fold;

/// Which of the two words for a thing is written; both are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// 中文
    Zh,
    /// English
    En,
}

impl Tongue {
    /// The usual word of a row of words: the first is Chinese, the second English.
    pub fn of(self, words: &[&'static str]) -> &'static str {
        let at = usize::from(self == Self::En);
        words.get(at).or(words.first()).copied().unwrap_or_default()
    }
}

/// A value that people can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A group, by its place in the table.
    Group(usize),
    /// A state of a recognition.
    State(RecognitionState),
    /// A grade of disability.
    Grade(u32),
    /// A town or street.
    Town(DivisionCode),
    /// A village or community.
    Village(DivisionCode),
    /// Completed years, both included.
    Age(u32, u32),
    /// A sex.
    Sex(Sex),
    /// Something a record lacks.
    Missing(Gap),
    /// A mark.
    Mark(Mark),
    /// What the key asks about is not known, or there is none.
    None(Key),
}

impl Value {
    /// The key it is a value of; marks have none.
    pub fn key(self) -> Option<Key> {
        Some(match self {
            Self::Group(_) => Key::Group,
            Self::State(_) => Key::State,
            Self::Grade(_) => Key::Grade,
            Self::Town(_) => Key::Town,
            Self::Village(_) => Key::Village,
            Self::Age(..) => Key::Age,
            Self::Sex(_) => Key::Sex,
            Self::Missing(_) => Key::Missing,
            Self::None(key) => key,
            Self::Mark(_) => return None,
        })
    }

    /// The value as it stands after the colon; the word itself for a mark.
    pub fn text(self, tongue: Tongue, tables: Tables<'_>) -> String {
        match self {
            Self::Group(place) => group(place, tongue, tables),
            Self::State(state) => tongue.of(state_words(state)).to_owned(),
            Self::Grade(grade) => grade.to_string(),
            Self::Town(code) => division(code, DivisionLevel::Town, tables),
            Self::Village(code) => division(code, DivisionLevel::Village, tables),
            Self::Age(0, to) => format!("..{to}"),
            Self::Age(from, u32::MAX) => format!("{from}+"),
            Self::Age(from, to) => format!("{from}..{to}"),
            Self::Sex(sex) => tongue.of(sex_words(sex)).to_owned(),
            Self::Missing(gap) => tongue.of(gap_words(gap)).to_owned(),
            Self::Mark(mark) => tongue.of(mark.aliases()).to_owned(),
            Self::None(_) => tongue.of(NONE).to_owned(),
        }
    }

    /// The condition: `类别:三属`, `已故`.
    pub fn word(self, tongue: Tongue, tables: Tables<'_>) -> String {
        let text = self.text(tongue, tables);
        match self.key() {
            Some(key) => format!("{}:{text}", tongue.of(key.aliases())),
            None => text,
        }
    }
}

/// The shortest name that means this group alone, or its code.
fn group(place: usize, tongue: Tongue, tables: Tables<'_>) -> String {
    let Some(group) = tables.groups.all().get(place) else { return String::new() };
    let names = group.classes.iter().chain([&group.zh]).map(String::as_str);
    let alone = |name: &&str| {
        let one_word =
            !name.is_ascii() && !name.contains([',', '、', '|']) && !name.contains(char::is_whitespace);
        one_word && tables.groups.meant_by(&fold(name)).iter().map(|g| &g.code).eq([&group.code])
    };
    let chosen = if tongue == Tongue::Zh { names.filter(alone).min_by_key(|n| n.len()) } else { None };
    chosen.unwrap_or(&group.code).to_owned()
}

/// A name that means this division alone, or its code.
fn division(code: DivisionCode, level: DivisionLevel, tables: Tables<'_>) -> String {
    let table = tables.divisions;
    let with_town = code.town().map(|town| format!("{}{}", table.short_name(town), table.short_name(code)));
    let alone = |name: &String| {
        let found = table.find(&fold(name));
        found.iter().filter(|d| d.code.level() == level).map(|d| d.code).eq([code])
    };
    let names = [Some(table.short_name(code)), with_town.filter(|_| level == DivisionLevel::Village)];
    names.into_iter().flatten().find(alone).unwrap_or_else(|| code.to_string())
}
