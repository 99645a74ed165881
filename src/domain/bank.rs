//! Bank accounts and card numbers: digits, and the check digit where a card has one.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fold;

/// Why a text is not an account or card number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountFault {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// A character that is not a digit.
    #[error("character {position} is not a digit")]
    NotDigit {
        /// Counted from 1, separators left out.
        position: usize,
    },
    /// Fewer than 8 or more than 30 digits.
    #[error("{found} digits instead of 8 to 30")]
    Length {
        /// Digits found.
        found: usize,
    },
    /// A number that a spreadsheet has turned into a power of ten: digits are lost.
    #[error("written as a power of ten")]
    Exponent,
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize)]
        #[cbor(transparent)]
        #[serde(transparent)]
        pub struct $name(#[n(0)] String);

        impl $name {
            /// Reads 8 to 30 digits; spaces, hyphens and full-width digits are folded.
            pub fn parse(text: &str) -> Result<Self, AccountFault> {
                digits(text).map(Self)
            }

            /// The digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether a number as long as a bank card's (16–19 digits) breaks the card rule (Luhn, ISO/IEC 7812-1).
            /// Passbook accounts of the same length exist, so this is a warning, never a refusal.
            pub fn looks_mistyped(&self) -> bool {
                (16..=19).contains(&self.0.len()) && !luhn(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        crate::text::opaque!($name);
    )+};
}

numbers! {
    /// The account that benefits are paid into. `Debug` prints no digit.
    AccountNumber;
    /// The number on a preferential-treatment card (优待证), which is a bank card as well. `Debug` prints no digit.
    CardNumber;
}

fn digits(text: &str) -> Result<String, AccountFault> {
    let packed = fold::packed(text);
    if packed.is_empty() {
        return Err(AccountFault::Empty);
    }
    if let Some(n) = packed.chars().position(|c| !c.is_ascii_digit()) {
        let power = n > 0
            && packed.contains(['e', 'E'])
            && packed.chars().all(|c| matches!(c, '0'..='9' | '.' | '+' | 'e' | 'E'));
        return Err(if power { AccountFault::Exponent } else { AccountFault::NotDigit { position: n + 1 } });
    }
    if (8..=30).contains(&packed.len()) {
        Ok(packed)
    } else {
        Err(AccountFault::Length { found: packed.len() })
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|b| u32::from(b.wrapping_sub(b'0')))
        .enumerate()
        .map(|(n, d)| if n % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accounts_are_digits_and_faults_are_named() {
        assert_eq!(AccountNumber::parse("6222 0212 3456 7890").unwrap().as_str(), "6222021234567890");
        assert_eq!(CardNumber::parse("６２２２－０２１２").unwrap().as_str(), "62220212");
        for (text, fault) in [
            ("", AccountFault::Empty),
            ("1234567", AccountFault::Length { found: 7 }),
            ("1234567890123456789012345678901", AccountFault::Length { found: 31 }),
            ("6222021234567X90", AccountFault::NotDigit { position: 14 }),
            ("6.22202E+18", AccountFault::Exponent),
            ("建行", AccountFault::NotDigit { position: 1 }),
        ] {
            assert_eq!(AccountNumber::parse(text), Err(fault), "{text}");
        }
        assert_eq!(format!("{:?}", AccountNumber::parse("12345678").unwrap()), "AccountNumber(..)");
    }

    #[test]
    fn only_numbers_as_long_as_cards_are_held_to_the_card_rule() {
        for (text, odd) in [
            ("4111111111111111", false),
            ("4111111111111112", true),
            ("6228480402564890018", false),
            ("6228480402564890019", true),
            ("123456789012345", false),
            ("12345678901234567890", false),
        ] {
            assert_eq!(AccountNumber::parse(text).unwrap().looks_mistyped(), odd, "{text}");
        }
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn one_wrong_digit_is_always_noticed(body in "[0-9]{15,18}", at in 0usize..15, digit in 0u8..10) {
            let right = (0..10).map(|c| format!("{body}{c}")).find(|t| luhn(t)).unwrap();
            prop_assert!(!AccountNumber::parse(&right).unwrap().looks_mistyped());
            let mut wrong = right.clone().into_bytes();
            prop_assume!(wrong[at] != b'0' + digit);
            wrong[at] = b'0' + digit;
            prop_assert!(AccountNumber::parse(&String::from_utf8(wrong).unwrap()).unwrap().looks_mistyped());
        }
    }
}
