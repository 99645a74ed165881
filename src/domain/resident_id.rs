//! The resident identity number (公民身份号码): GB 11643-1999 (18 characters) and the older form of 15 digits.

use std::fmt;

use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::area::{Area, areas};
use super::fold::half;
use super::{Date, fold};

/// A number whose digits, birth date and check character agree: 17 digits and a digit or `X`.
///
/// `Debug` prints no digit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResidentId {
    text: [u8; 18],
    birth: Date,
}

/// Sex, as the number carries it and as records do (GB/T 2261.1 codes 1 and 2).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize,
)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// 男
    #[n(1)]
    Male,
    /// 女
    #[n(2)]
    Female,
}

/// A number read from text, and what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The number in the form of 18.
    pub id: ResidentId,
    /// It was written in the old form of 15 digits.
    pub was_old_15: bool,
    /// Worth a look; none of them refuses the number.
    pub warnings: Vec<IdWarning>,
}

/// Why a text is not a resident identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum IdFault {
    /// Neither 18 nor 15 characters.
    #[error("{found} characters instead of 18 or 15")]
    Length {
        /// Characters found, separators left out.
        found: usize,
    },
    /// A character that is not a digit where one must be.
    #[error("character {position} is not a digit")]
    NotDigit {
        /// Counted from 1, separators left out.
        position: usize,
    },
    /// The last character does not agree with the other 17.
    #[error("the check character is {found}, expected {expected}")]
    CheckDigit {
        /// What the 17 digits ask for.
        expected: char,
        /// What was written.
        found: char,
    },
    /// The birth date is no day of the calendar.
    #[error("the birth date does not exist")]
    NoSuchDate,
    /// The birth date lies after the business date.
    #[error("the birth date lies in the future")]
    Future,
}

/// What is odd about a number, without making it wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdWarning {
    /// No edition of the code list has this address code.
    UnknownArea {
        /// The six digits.
        code: u32,
    },
    /// The address code was not in force when a person born in that year could get a number.
    AreaNotInForce {
        /// The six digits.
        code: u32,
        /// Year of birth.
        year: i32,
        /// First year in force of the period nearest to it.
        from: Option<i32>,
        /// Last year in force of that period.
        to: Option<i32>,
    },
    /// Older than anybody lives.
    TooOld {
        /// Age on the business date, in years.
        age: i32,
    },
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [u8; 11] = *b"10X98765432";
/// Nobody has lived longer; beyond it the number is asked about, not refused.
const GREATEST_AGE: i32 = 130;

/// The check character of 17 digits (ISO 7064, MOD 11-2).
fn check_of(body: &[u8]) -> u8 {
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    CHECKS.get((sum % 11) as usize).copied().unwrap_or(b'?')
}

/// Whether a character of a pasted text can stand in a number.
fn in_number(c: char) -> bool {
    matches!(half(c), '0'..='9' | 'x' | 'X' | '×')
}

/// The number that `len` digits make, from a place counted from 0.
fn number(text: &[u8; 18], from: usize, len: usize) -> u32 {
    text.iter().skip(from).take(len).fold(0, |n, b| n * 10 + u32::from(b.wrapping_sub(b'0')))
}

impl ResidentId {
    /// Reads a number as it is typed or pasted: spaces, hyphens and full-width forms are folded, `x` and `×` are `X`,
    /// and 15 digits become 18 (born 19xx; 18xx for the order codes 996–999, which were kept for centenarians).
    pub fn parse(text: &str) -> Result<Parsed, IdFault> {
        let packed: Vec<char> = fold::packed(text).chars().collect();
        let was_old_15 = packed.len() == 15;
        if packed.len() != 18 && !was_old_15 {
            return Err(IdFault::Length { found: packed.len() });
        }
        let numeric = if was_old_15 { 15 } else { 17 };
        let wrong = |(n, c): &(usize, &char)| !(c.is_ascii_digit() || (*n >= numeric && **c == 'X'));
        if let Some((n, _)) = packed.iter().enumerate().find(wrong) {
            return Err(IdFault::NotDigit { position: n + 1 });
        }
        let mut digits: Vec<u8> = packed.iter().map(|c| *c as u8).collect();
        if was_old_15 {
            let centenarian = matches!(digits.get(12..), Some([b'9', b'9', b'6'..=b'9']));
            digits.splice(6..6, if centenarian { *b"18" } else { *b"19" });
            digits.push(check_of(&digits));
        }
        let Ok(digits) = <[u8; 18]>::try_from(digits) else {
            return Err(IdFault::Length { found: packed.len() });
        };
        // The date first: it says more precisely where to look than the check character does.
        let birth = Date::from_number(number(&digits, 6, 8)).ok_or(IdFault::NoSuchDate)?;
        let [body @ .., last] = &digits;
        let expected = check_of(body);
        if *last != expected {
            return Err(IdFault::CheckDigit { expected: expected.into(), found: (*last).into() });
        }
        let id = Self { text: digits, birth };
        Ok(Parsed { id, was_old_15, warnings: id.area_warning(birth.year()).into_iter().collect() })
    }

    /// Reads a number in the one form in which it is stored; quick, because it looks nothing up.
    fn exact(stored: &str) -> Option<Self> {
        let text: [u8; 18] = stored.as_bytes().try_into().ok()?;
        let [body @ .., last] = &text;
        let sound = body.iter().all(u8::is_ascii_digit) && *last == check_of(body);
        let birth = Date::from_number(number(&text, 6, 8))?;
        sound.then_some(Self { text, birth })
    }

    /// What the business date adds: a birth in the future refuses the number, an impossible age is warned about.
    pub fn judge(&self, today: Date) -> Result<Option<IdWarning>, IdFault> {
        if self.birth() > today {
            return Err(IdFault::Future);
        }
        let age = self.birth().age_on(today);
        Ok((age > GREATEST_AGE).then_some(IdWarning::TooOld { age }))
    }

    fn area_warning(&self, year: i32) -> Option<IdWarning> {
        let code = self.area_code();
        let near = |a: &Area| a.from.map_or(0, |f| (f - year).max(0)) + a.to.map_or(0, |t| (year - t).max(0));
        match areas(code).min_by_key(near) {
            None => Some(IdWarning::UnknownArea { code }),
            Some(_) if areas(code).any(|a| a.fits(year)) => None,
            Some(a) => Some(IdWarning::AreaNotInForce { code, year, from: a.from, to: a.to }),
        }
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text).unwrap_or("")
    }

    /// Date of birth.
    pub fn birth(&self) -> Date {
        self.birth
    }

    /// Sex, from the order code: odd for men.
    pub fn sex(&self) -> Sex {
        if number(&self.text, 16, 1) % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// The six digits of the place of first registration (which is not where the person lives now).
    pub fn area_code(&self) -> u32 {
        number(&self.text, 0, 6)
    }

    /// The place that the code named when the number could be given out, or the nearest period of that code.
    pub fn area(&self) -> Option<Area> {
        let year = self.birth().year();
        areas(self.area_code()).find(|a| a.fits(year)).or_else(|| areas(self.area_code()).last())
    }

    /// The old form of 15 digits, for papers from before 2000; `None` for those who never had one.
    pub fn old_form_15(&self) -> Option<String> {
        let year = self.birth().year();
        let centenarian = (996..=999).contains(&number(&self.text, 14, 3));
        let had_one = (year / 100 == 19 && !centenarian) || (year / 100 == 18 && centenarian);
        let text = self.as_str();
        had_one.then(|| Some([text.get(..6)?, text.get(8..17)?].concat())).flatten()
    }

    /// The sound numbers from which one slip of the hand makes `text`: one character taken for another, or two
    /// neighbours swapped. Empty when it has not 18 characters.
    pub fn one_slip_from(text: &str) -> Vec<Self> {
        let typed: Vec<char> = fold::packed(text).chars().collect();
        if typed.len() != 18 {
            return Vec::new();
        }
        let another = (0..18).flat_map(|at| ('0'..='9').chain(['X']).map(move |c| (at, c))).map(|(at, c)| {
            typed.iter().enumerate().map(|(n, was)| if n == at { c } else { *was }).collect::<String>()
        });
        let swapped = (0..17).map(|at| {
            let mut swapped = typed.clone();
            swapped.swap(at, at + 1);
            swapped.into_iter().collect::<String>()
        });
        let mut sound: Vec<Self> = another.chain(swapped).filter_map(|text| Self::exact(&text)).collect();
        sound.sort_by_key(|id| id.text);
        sound.dedup();
        sound
    }

    /// The part of a pasted text that has the shape of a number: the first that is one, else the first that only
    /// looks like one (so that the digit in error can be named), else digits with separators inside.
    pub fn find_in(text: &str) -> Option<&str> {
        let runs: Vec<&str> =
            text.split(|c| !in_number(c)).filter(|run| matches!(run.chars().count(), 15 | 18)).collect();
        let reads = |run: &&str| Self::parse(run).is_ok();
        let shaped = |run: &&str| run.chars().count() == 18;
        let spaced = |run: &&str| fold::packed(run).chars().count() == 18 && Self::parse(run).is_ok();
        let by = |keep: &dyn Fn(&&str) -> bool| runs.iter().copied().find(|r| keep(r));
        by(&reads).or_else(|| by(&shaped)).or_else(|| {
            text.split(|c| !in_number(c) && !matches!(half(c), ' ' | '-')).map(str::trim).find(spaced)
        })
    }
}

impl fmt::Display for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResidentId(..)")
    }
}

impl<C> Encode<C> for ResidentId {
    fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.str(self.as_str())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for ResidentId {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        Self::exact(d.str()?).ok_or_else(|| decode::Error::message("not a resident id"))
    }
}

impl Serialize for ResidentId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ResidentId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).map(|p| p.id).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[path = "resident_id_tests.rs"]
mod tests;
