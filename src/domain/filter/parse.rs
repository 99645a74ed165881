//! Reading a filter.

use serde::Serialize;

use super::condition::{Condition, Test};
use super::facet::{Facet, Standing};
use super::key::{Key, Mark};
use super::span;
use super::value::{Order, gap_words, is_none, meant, sex_words, state_words};
use crate::domain::ledger::Groups;
use crate::domain::person::{Gap, RecognitionState};
use crate::domain::{Date, DivisionCode, DivisionLevel, Divisions, Sex};
use crate::text::{fold, pinyin};

/// The tables that values are looked up in.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// Entitled groups.
    pub groups: &'a Groups,
    /// Divisions.
    pub divisions: &'a Divisions,
}

/// What was typed: conditions, and words for the search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Conditions that must all hold.
    pub conditions: Vec<Condition>,
    /// What the list is in the order of.
    pub order: Order,
    /// The words that are none, as they were typed, one blank between.
    pub words: String,
}

/// A condition that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum FilterFault {
    /// No condition goes by that word; it is nearly the word for that one, or for none.
    #[error("no key is called {0:?}")]
    NoSuchKey(String, Option<Key>),
    /// The key has no value (yet).
    #[error("{0:?} has no value")]
    NoValue(Key),
    /// No value of that name.
    #[error("{0:?} knows no such value")]
    NoSuchValue(Key, String),
    /// Not a number, a day or a span.
    #[error("{0:?} wants a number, a day or a span")]
    NoSpan(Key, String),
    /// More conditions than are read.
    #[error("no more than {0} conditions are read")]
    TooMany(usize),
}

/// A word that is no plain word.
enum Read {
    Condition(Condition),
    Order(Order),
}

impl Filter {
    /// Most conditions of one filter, and most values of one condition.
    pub const MOST: usize = 32;

    /// Reads a text. What looks like a condition and is none is said; the rest holds all the same.
    pub fn parse(text: &str, tables: Tables<'_>) -> (Self, Vec<FilterFault>) {
        let (mut filter, mut faults, mut words) = (Self::default(), Vec::new(), Vec::new());
        for word in text.split_whitespace() {
            match read(word, tables) {
                Some(Ok(Read::Condition(_))) if filter.conditions.len() >= Self::MOST => {
                    faults.push(FilterFault::TooMany(Self::MOST));
                    break;
                }
                Some(Ok(Read::Condition(condition))) => filter.conditions.push(condition),
                Some(Ok(Read::Order(order))) => filter.order = order,
                Some(Err(fault)) => faults.push(fault),
                None => words.push(word),
            }
        }
        filter.words = words.join(" ");
        (filter, faults)
    }

    /// Whether a word is written as a condition: a mark, or a key with a value. A sign that turns it round is not part of it.
    pub fn is_condition(word: &str) -> bool {
        let folded = fold(word);
        let key = folded.split_once([':', '=']).map(|(key, _)| key);
        Mark::parse(&folded).is_some() || key.is_some_and(|key| Key::parse(key).is_some())
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

    /// Which conditions somebody answers on a day: a bit for each, the first the lowest.
    pub fn answers(&self, facet: &Facet, today: Date, mut standing: impl FnMut() -> Standing) -> u32 {
        let held = self.conditions.iter().enumerate().filter(|(_, c)| c.holds(facet, today, &mut standing));
        held.fold(0, |all, (at, _)| all | 1 << at)
    }

    /// The bits of [`Filter::answers`] of somebody who answers every condition.
    pub fn all(&self) -> u32 {
        u32::MAX.checked_shr(u32::BITS - self.conditions.len() as u32).unwrap_or(0)
    }
}

/// What a word says that is no plain word; `None` when it is one.
fn read(word: &str, tables: Tables<'_>) -> Option<Result<Read, FilterFault>> {
    let folded = fold(word);
    let (not, rest) = match folded.strip_prefix(['-', '!', '非']) {
        Some(rest) => (true, rest),
        None => (false, folded.as_ref()),
    };
    let condition = |test| Read::Condition(Condition { word: word.to_owned(), not, test });
    if let Some(mark) = Mark::parse(rest) {
        return Some(Ok(condition(Test::Mark(mark))));
    }
    let (key, values) = rest.split_once([':', '='])?;
    let Some(key) = Key::parse(key) else {
        return meant_as_key(key, values)
            .then(|| Err(FilterFault::NoSuchKey(key.to_owned(), Key::near(key))));
    };
    let values = values.split([',', '、', '|']).map(str::trim).filter(|v| !v.is_empty()).take(Filter::MOST);
    let (none, values): (Vec<&str>, Vec<&str>) = values.partition(|v| is_none(v));
    if key == Key::Sort {
        let value = values.first().copied().unwrap_or_default();
        let order = meant(value, &Order::ALL, Order::words).filter(|_| !value.is_empty());
        return Some(order.map(Read::Order).ok_or_else(|| match value {
            "" => FilterFault::NoValue(key),
            other => FilterFault::NoSuchValue(key, other.to_owned()),
        }));
    }
    Some(match (values.is_empty(), none.is_empty()) {
        (true, true) => Err(FilterFault::NoValue(key)),
        (true, false) => Ok(condition(Test::None(key))),
        (false, true) => test(key, &values, tables).map(condition),
        (false, false) => {
            test(key, &values, tables).map(|test| condition(Test::Either(vec![test, Test::None(key)])))
        }
    })
}

/// Words that stand before the parts of a pasted record: what follows them is looked up as it is.
const LABELS: [&str; 12] =
    ["姓名", "名字", "name", "身份证", "身份证号", "证件号", "id", "手机号", "手机", "tel", "账号", "地址"];

/// Whether a word before a colon that is no key was meant as one, not as the label of something pasted.
fn meant_as_key(word: &str, value: &str) -> bool {
    let letters = !word.is_empty() && word.chars().count() <= 12 && word.chars().all(char::is_alphabetic);
    letters
        && !LABELS.contains(&word)
        && (Key::near(word).is_some() || !value.contains(|c: char| c.is_ascii_digit()))
}

fn test(key: Key, values: &[&str], tables: Tables<'_>) -> Result<Test, FilterFault> {
    let none = |value: &str| FilterFault::NoSuchValue(key, value.to_owned());
    let no_span = |value: &str| FilterFault::NoSpan(key, value.to_owned());
    Ok(match key {
        Key::Group => Test::Groups(groups(values, tables.groups, none)?),
        Key::State => Test::States(each(values, |v| {
            meant(v, &RecognitionState::ALL, state_words).ok_or_else(|| none(v))
        })?),
        Key::Missing => {
            Test::Missing(each(values, |v| meant(v, Gap::ALL, gap_words).ok_or_else(|| none(v)))?)
        }
        Key::Town => Test::Towns(divisions(values, tables.divisions, DivisionLevel::Town, none)?),
        Key::Village => Test::Villages(divisions(values, tables.divisions, DivisionLevel::Village, none)?),
        Key::Grade => Test::Grades(each(values, |v| span::numbers(v).ok_or_else(|| no_span(v)))?),
        Key::Age => Test::Age(each(values, |v| span::numbers(v).ok_or_else(|| no_span(v)))?),
        Key::Born => Test::Born(each(values, |v| span::days(v).ok_or_else(|| no_span(v)))?),
        Key::Sex => Test::Sex(each(values, |v| {
            meant(v, &[Sex::Male, Sex::Female], sex_words).ok_or_else(|| none(v))
        })?),
        Key::Sort => return Err(FilterFault::NoValue(key)),
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

fn divisions(
    values: &[&str],
    table: &Divisions,
    level: DivisionLevel,
    none: impl Fn(&str) -> FilterFault,
) -> Result<Vec<DivisionCode>, FilterFault> {
    let mut found = Vec::new();
    for value in values {
        let at = |code: DivisionCode| code.level() == level;
        let code = DivisionCode::parse(value).filter(|code| at(*code));
        let mut meant: Vec<_> = code.into_iter().collect();
        if meant.is_empty() {
            meant.extend(table.find(value).iter().map(|d| d.code).filter(|c| at(*c)));
        }
        if meant.is_empty() {
            let part = |d: &&crate::domain::Division| at(d.code) && fold(&d.name).contains(value);
            meant.extend(table.all().iter().filter(part).map(|d| d.code));
        }
        if meant.is_empty() {
            let sounds = |d: &&crate::domain::Division| at(d.code) && pinyin::begins_with(&d.name, value);
            meant.extend(table.all().iter().filter(sounds).map(|d| d.code));
        }
        if meant.is_empty() {
            return Err(none(value));
        }
        found.extend(meant);
    }
    Ok(found)
}
