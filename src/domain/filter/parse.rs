//! Reading a filter.

use serde::Serialize;

use super::condition::{Condition, Test};
use super::facet::{Facet, Standing};
use super::key::{Key, Mark};
use super::span;
use crate::domain::ledger::Groups;
use crate::domain::person::{Gap, RecognitionState};
use crate::domain::{Date, DivisionCode, DivisionLevel, Divisions, Sex};
use crate::text::fold;

/// The tables that values are looked up in, and the words for values that people use.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// Entitled groups.
    pub groups: &'a Groups,
    /// Divisions.
    pub divisions: &'a Divisions,
    /// The words for a state, in every language of the screen.
    pub state_words: &'a dyn Fn(RecognitionState) -> Vec<String>,
    /// The words for what is missing.
    pub gap_words: &'a dyn Fn(Gap) -> Vec<String>,
}

/// What was typed: conditions, and words for the search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Conditions that must all hold.
    pub conditions: Vec<Condition>,
    /// The words that are none, as they were typed, one blank between.
    pub words: String,
}

/// A condition that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
pub enum FilterFault {
    /// The key has no value (yet).
    #[error("{0:?} has no value")]
    NoValue(Key),
    /// No value of that name.
    #[error("{0:?} knows no such value")]
    NoSuchValue(Key, String),
    /// Not a number, a day or a span.
    #[error("{0:?} wants a number, a day or a span")]
    NoSpan(Key, String),
}

impl Filter {
    /// Reads a text. What looks like a condition and is none is said; the rest holds all the same.
    pub fn parse(text: &str, tables: Tables<'_>) -> (Self, Vec<FilterFault>) {
        let (mut filter, mut faults, mut words) = (Self::default(), Vec::new(), Vec::new());
        for word in text.split_whitespace() {
            match condition(word, tables) {
                Some(Ok(condition)) => filter.conditions.push(condition),
                Some(Err(fault)) => faults.push(fault),
                None => words.push(word),
            }
        }
        filter.words = words.join(" ");
        (filter, faults)
    }

    /// Whether there is no condition.
    pub fn is_plain(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Whether a condition asks about petitions.
    pub fn asks_petitions(&self) -> bool {
        let asks = |c: &Condition| matches!(c.test, Test::Mark(Mark::Late | Mark::Petition));
        self.conditions.iter().any(asks)
    }

    /// Whether somebody answers every condition on a day.
    pub fn holds(&self, facet: &Facet, today: Date, mut standing: impl FnMut() -> Standing) -> bool {
        self.conditions.iter().all(|c| c.holds(facet, today, &mut standing))
    }
}

/// The condition that a word is; `None` when it is none.
fn condition(word: &str, tables: Tables<'_>) -> Option<Result<Condition, FilterFault>> {
    let folded = fold(word);
    let (not, rest) = match folded.strip_prefix(['-', '!', '非']) {
        Some(rest) => (true, rest),
        None => (false, folded.as_ref()),
    };
    if let Some(mark) = Mark::parse(rest) {
        return Some(Ok(Condition { not, test: Test::Mark(mark) }));
    }
    let (key, values) = rest.split_once([':', '='])?;
    let key = Key::parse(key)?;
    let values: Vec<&str> = values.split([',', '、', '|']).map(str::trim).filter(|v| !v.is_empty()).collect();
    if values.is_empty() {
        return Some(Err(FilterFault::NoValue(key)));
    }
    Some(test(key, &values, tables).map(|test| Condition { not, test }))
}

fn test(key: Key, values: &[&str], tables: Tables<'_>) -> Result<Test, FilterFault> {
    let none = |value: &str| FilterFault::NoSuchValue(key, value.to_owned());
    let no_span = |value: &str| FilterFault::NoSpan(key, value.to_owned());
    Ok(match key {
        Key::Group => Test::Groups(groups(values, tables.groups, none)?),
        Key::State => Test::States(known(values, &RecognitionState::ALL, tables.state_words, none)?),
        Key::Missing => Test::Missing(known(values, Gap::ALL, tables.gap_words, none)?),
        Key::Town => Test::Towns(divisions(values, tables.divisions, DivisionLevel::Town, none)?),
        Key::Village => Test::Villages(divisions(values, tables.divisions, DivisionLevel::Village, none)?),
        Key::Grade => Test::Grades(each(values, |v| span::numbers(v).ok_or_else(|| no_span(v)))?),
        Key::Age => Test::Age(each(values, |v| span::numbers(v).ok_or_else(|| no_span(v)))?),
        Key::Born => Test::Born(each(values, |v| span::days(v).ok_or_else(|| no_span(v)))?),
        Key::Sex => Test::Sex(each(values, |v| sex(v).ok_or_else(|| none(v)))?),
    })
}

fn each<T>(values: &[&str], read: impl Fn(&str) -> Result<T, FilterFault>) -> Result<Vec<T>, FilterFault> {
    values.iter().map(|v| read(v)).collect()
}

fn groups(values: &[&str], table: &Groups, none: impl Fn(&str) -> FilterFault) -> Result<u64, FilterFault> {
    let mut places = 0;
    for value in values {
        let meant = table.meant_by(value);
        if meant.is_empty() {
            return Err(none(value));
        }
        let found = meant.iter().filter_map(|g| table.place(&g.code)).filter(|place| *place < 64);
        places = found.fold(places, |all, place| all | 1 << place);
    }
    Ok(places)
}

/// The choices that people may mean by the values: by a word for them or the beginning of one.
fn known<T: Copy + PartialEq>(
    values: &[&str],
    choices: &[T],
    words: &dyn Fn(T) -> Vec<String>,
    none: impl Fn(&str) -> FilterFault,
) -> Result<Vec<T>, FilterFault> {
    let mut found = Vec::new();
    for value in values {
        let says = |choice: &T, fits: &dyn Fn(&str) -> bool| words(*choice).iter().any(|w| fits(&fold(w)));
        let exact = choices.iter().copied().find(|c| says(c, &|w| w == *value));
        let begun = || choices.iter().copied().find(|c| says(c, &|w| w.starts_with(*value)));
        found.push(exact.or_else(begun).ok_or_else(|| none(value))?);
    }
    Ok(found)
}

fn divisions(
    values: &[&str],
    table: &Divisions,
    level: DivisionLevel,
    none: impl Fn(&str) -> FilterFault,
) -> Result<Vec<DivisionCode>, FilterFault> {
    let mut found = Vec::new();
    for value in values {
        let at = |code: DivisionCode| code.level() == level;
        let mut meant: Vec<_> = table.find(value).iter().map(|d| d.code).filter(|c| at(*c)).collect();
        if meant.is_empty() {
            let part = |d: &&crate::domain::Division| at(d.code) && fold(&d.name).contains(value);
            meant.extend(table.all().iter().filter(part).map(|d| d.code));
        }
        if meant.is_empty() {
            return Err(none(value));
        }
        found.extend(meant);
    }
    Ok(found)
}

fn sex(value: &str) -> Option<Sex> {
    match value {
        "男" | "male" | "m" => Some(Sex::Male),
        "女" | "female" | "f" => Some(Sex::Female),
        _ => None,
    }
}
