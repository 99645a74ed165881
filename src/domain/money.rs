//! Money: integer fen (分), read and written as people do. No fraction ever leaves this file rounded.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fold;

/// An amount in fen, a hundredth of a yuan. Prints as yuan: `1,234.56`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode, Serialize, Deserialize,
)]
#[cbor(transparent)]
#[serde(transparent)]
pub struct Fen(#[n(0)] pub i64);

/// A sum of amounts in fen, wide enough that no number of records can overflow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct Total(pub i128);

/// The unit that a column or a field declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元, ten thousand yuan.
    TenThousandYuan,
}

/// Why a text is not an amount that may be recorded here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyFault {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// A character that does not belong into an amount.
    #[error("character {position} does not belong into an amount")]
    Character {
        /// Counted from 1.
        position: usize,
    },
    /// Commas that do not part thousands: `1,23`.
    #[error("the commas do not part thousands")]
    Grouping,
    /// More decimals than fen, or none after the point: `1.234`, `1.`.
    #[error("at most {most} decimals")]
    Decimals {
        /// Decimals that the unit allows.
        most: usize,
    },
    /// A currency sign or unit where the field declares none.
    #[error("a unit is written where the field already has one")]
    Unit,
    /// Powers of ten: `1e5`.
    #[error("written as a power of ten")]
    Exponent,
    /// Zero where something must move.
    #[error("zero")]
    Zero,
    /// Below zero where only a reversal may be.
    #[error("negative")]
    Negative,
    /// More than a record can hold.
    #[error("too large")]
    Overflow,
}

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.0 == 0
    }

    /// Whole yuan.
    pub fn from_yuan(yuan: i64) -> Result<Self, MoneyFault> {
        yuan.checked_mul(100).map(Self).ok_or(MoneyFault::Overflow)
    }

    /// Reads yuan without any unit: `1234.5`, `1,234.56`, `１，２３４．５６`, `-5`. Units, powers of ten, three decimals and
    /// loose commas are refused: guessing at money is worse than asking.
    pub fn parse(text: &str) -> Result<Self, MoneyFault> {
        read(&fold::half_width(text), 2)
    }

    /// Reads an amount whose column declares a unit; a unit written beside the number is then allowed and obeyed.
    pub fn parse_in(text: &str, unit: MoneyUnit) -> Result<Self, MoneyFault> {
        let folded = fold::half_width(text);
        let text = folded.trim();
        let text = text.strip_prefix(['¥', '￥']).unwrap_or(text).trim_start();
        let (number, unit) = if let Some(number) = text.strip_suffix("万元") {
            (number, MoneyUnit::TenThousandYuan)
        } else if let Some(number) = text.strip_suffix('元') {
            (number, MoneyUnit::Yuan)
        } else {
            (text, unit)
        };
        read(number, if unit == MoneyUnit::Yuan { 2 } else { 6 })
    }

    /// This amount where money must go out or come in: not zero, not negative.
    pub fn require_positive(self) -> Result<Self, MoneyFault> {
        match self.0 {
            0 => Err(MoneyFault::Zero),
            n if n < 0 => Err(MoneyFault::Negative),
            _ => Ok(self),
        }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, MoneyFault> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyFault::Overflow)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self, MoneyFault> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyFault::Overflow)
    }

    /// So many times the amount.
    pub fn times(self, n: i64) -> Result<Self, MoneyFault> {
        self.0.checked_mul(n).map(Self).ok_or(MoneyFault::Overflow)
    }

    /// The opposite amount, as a reversal needs it.
    pub fn negated(self) -> Result<Self, MoneyFault> {
        self.0.checked_neg().map(Self).ok_or(MoneyFault::Overflow)
    }

    /// The sum of many amounts.
    pub fn total(amounts: impl IntoIterator<Item = Self>) -> Total {
        Total(amounts.into_iter().map(|f| i128::from(f.0)).sum())
    }

    /// In units of ten thousand yuan, as reports speak: see [`Total::wan`].
    pub fn wan(self) -> String {
        Total(self.0.into()).wan()
    }

    /// The amount in formal characters (大写), as receipts need it: `壹万贰仟元整`.
    pub fn capital(self) -> String {
        super::capital::capital(self.0)
    }
}

impl Total {
    /// The total as one amount, if one can hold it.
    pub fn fen(self) -> Result<Fen, MoneyFault> {
        i64::try_from(self.0).map(Fen).map_err(|_| MoneyFault::Overflow)
    }

    /// In units of ten thousand yuan with two decimals at most, cut off, never rounded up: `40.55 万元`, and
    /// `1,406.23 万余元` when something was cut off.
    pub fn wan(self) -> String {
        self.in_wan(10_000)
    }

    /// In whole units of ten thousand yuan: `975 万元`, `1,406 万余元`.
    pub fn wan_whole(self) -> String {
        self.in_wan(1_000_000)
    }

    /// `step` is the fen in the last place shown.
    fn in_wan(self, step: i128) -> String {
        let (shown, cut) = (self.0.unsigned_abs() / step.unsigned_abs(), self.0 % step != 0);
        let per_wan = 1_000_000 / step.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let decimals = match shown % per_wan {
            0 if !cut || step == 1_000_000 => String::new(),
            part => format!(".{part:02}").trim_end_matches('0').to_owned(),
        };
        let unit = if cut { "万余元" } else { "万元" };
        format!("{sign}{}{decimals} {unit}", grouped(shown / per_wan))
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        Self(parts.map(|t| t.0).sum())
    }
}

impl From<Fen> for Total {
    fn from(fen: Fen) -> Self {
        Self(fen.0.into())
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Total(self.0.into()), f)
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", grouped(fen / 100), fen % 100))
    }
}

/// Digits with commas between thousands.
fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Reads a plain number with `decimals` places at most; the last place is one fen.
fn read(text: &str, decimals: usize) -> Result<Fen, MoneyFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(MoneyFault::Empty);
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    for (n, c) in digits.chars().enumerate() {
        match c {
            '0'..='9' | ',' | '.' => {}
            'e' | 'E' if n > 0 => return Err(MoneyFault::Exponent),
            '¥' | '￥' | '$' | '元' | '万' | '角' | '分' => return Err(MoneyFault::Unit),
            _ => return Err(MoneyFault::Character { position: n + 1 + usize::from(negative) }),
        }
    }
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(w, p)| (w, Some(p)));
    let part = match part {
        None => "",
        Some(p) if (1..=decimals).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()) => p,
        Some(_) => return Err(MoneyFault::Decimals { most: decimals }),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let well_grouped = match groups.as_slice() {
        [only] => !only.is_empty(),
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|g| g.len() == 3),
        [] => false,
    };
    if !well_grouped {
        return Err(MoneyFault::Grouping);
    }
    let all = format!("{}{part:0<decimals$}", groups.concat());
    // Read with its sign, so that the least amount is as readable as the greatest.
    let signed = if negative { format!("-{all}") } else { all };
    signed.parse().map(Fen).map_err(|_| MoneyFault::Overflow)
}

#[cfg(test)]
#[path = "money_tests.rs"]
mod tests;
