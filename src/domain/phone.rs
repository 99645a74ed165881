//! Telephone numbers of the mainland: mobile and fixed.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fold;

/// A telephone number, stored as digits alone: `13800138000`, or `02086888888` with its area code, which prints as
/// `020-86888888`. `Debug` prints no digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(transparent)]
#[serde(transparent)]
pub struct Phone(#[n(0)] String);

/// Why a text is not a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhoneFault {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// A character that no number has.
    #[error("character {position} is not a digit")]
    NotDigit {
        /// Counted from 1, separators left out.
        position: usize,
    },
    /// A mobile number has 11 digits, a fixed one 7 or 8 after its area code.
    #[error("{found} digits are too few or too many")]
    Length {
        /// Digits found.
        found: usize,
    },
    /// A fixed number without its area code.
    #[error("the area code is missing")]
    NoAreaCode,
}

/// How long the area code is whose digits after the 0 are these: 010 and 02x have three, all others four.
fn area_len(rest: &str) -> usize {
    if rest.starts_with(['1', '2']) { 3 } else { 4 }
}

impl Phone {
    /// Reads a number as it is typed: separators, brackets, full-width digits and `+86` are folded.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        let packed: String = fold::packed(text).chars().filter(|c| !matches!(c, '(' | ')' | '.')).collect();
        let digits = packed.strip_prefix("+86").or_else(|| packed.strip_prefix("0086")).unwrap_or(&packed);
        let digits = if digits.len() == 13 { digits.strip_prefix("86").unwrap_or(digits) } else { digits };
        if digits.is_empty() {
            return Err(PhoneFault::Empty);
        }
        if let Some(n) = digits.chars().position(|c| !c.is_ascii_digit()) {
            return Err(PhoneFault::NotDigit { position: n + 1 });
        }
        let found = digits.len();
        let Some(rest) = digits.strip_prefix('0') else {
            return match (digits.as_bytes(), found) {
                ([b'1', b'3'..=b'9', ..], 11) => Ok(Self(digits.to_owned())),
                ([b'2'..=b'9', ..], 7 | 8) => Err(PhoneFault::NoAreaCode),
                _ => Err(PhoneFault::Length { found }),
            };
        };
        match digits.split_at_checked(area_len(rest)) {
            Some((_, number)) if matches!(number.len(), 7 | 8) => Ok(Self(digits.to_owned())),
            _ => Err(PhoneFault::Length { found }),
        }
    }

    /// The digits, as they are stored and dialled.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a mobile number.
    pub fn is_mobile(&self) -> bool {
        !self.0.starts_with('0')
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let split = self.0.strip_prefix('0').and_then(|rest| self.0.split_at_checked(area_len(rest)));
        match split {
            Some((area, number)) => f.pad(&format!("{area}-{number}")),
            None => f.pad(&self.0),
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_in_every_usual_form() {
        for (text, shown) in [
            ("13800138000", "13800138000"),
            ("138 0013 8000", "13800138000"),
            ("138-0013-8000", "13800138000"),
            ("＋８６ １３８００１３８０００", "13800138000"),
            ("+86 138 0013 8000", "13800138000"),
            ("0086-13800138000", "13800138000"),
            ("8613800138000", "13800138000"),
            ("19912345678", "19912345678"),
            ("020-86888888", "020-86888888"),
            ("(020) 8688 8888", "020-86888888"),
            ("（０２０）８６８８８８８８", "020-86888888"),
            ("02086888888", "020-86888888"),
            ("010-65252525", "010-65252525"),
            ("0763-3366888", "0763-3366888"),
        ] {
            let phone = Phone::parse(text).unwrap();
            assert_eq!(
                (phone.to_string().as_str(), phone.is_mobile()),
                (shown, !shown.contains('-')),
                "{text}"
            );
            assert_eq!(phone.as_str(), shown.replace('-', ""), "{text}");
            assert_eq!(Phone::parse(phone.as_str()), Ok(phone), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused_by_name() {
        for (text, fault) in [
            ("", PhoneFault::Empty),
            (" - ", PhoneFault::Empty),
            ("1380013800", PhoneFault::Length { found: 10 }),
            ("138001380000", PhoneFault::Length { found: 12 }),
            ("12345678901", PhoneFault::Length { found: 11 }),
            ("86888888", PhoneFault::NoAreaCode),
            ("020-868888", PhoneFault::Length { found: 9 }),
            ("1380013800O", PhoneFault::NotDigit { position: 11 }),
            ("无", PhoneFault::NotDigit { position: 1 }),
        ] {
            assert_eq!(Phone::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Phone::parse("13800138000").unwrap()), "Phone(..)");
    }
}
