//! One cell and one row, as the file has them.

use std::borrow::Cow;
use std::fmt;

use crate::domain::Date;

/// The value of one cell.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as written.
    Text(String),
    /// A number, in the digits of the file (`13800138000`, `4.4012119550817E+17`).
    Number(String),
    /// A number that the sheet shows as a date.
    Date(Date),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value such as `#N/A`.
    Error(String),
}

impl Cell {
    /// True for nothing and for blanks.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.chars().all(char::is_whitespace),
            _ => false,
        }
    }

    /// The cell as text, for the returned file and for text columns.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Number(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }
}

/// Prints the kind alone: a cell may hold personal data.
impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Empty",
            Self::Text(_) => "Text",
            Self::Number(_) => "Number",
            Self::Date(_) => "Date",
            Self::Bool(_) => "Bool",
            Self::Error(_) => "Error",
        })
    }
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Row number as a spreadsheet program shows it.
    pub number: u64,
    /// Cells from column A on; trailing blanks may be missing.
    pub cells: Vec<Cell>,
    /// Columns (from 0) whose value a formula computed.
    pub formulas: Vec<u16>,
    /// The row is hidden in the sheet.
    pub hidden: bool,
    /// Its day counts start in 1904.
    pub since_1904: bool,
}

/// Why a number cannot stand for a string of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// It has more than 15 digits: the spreadsheet program has already rounded the rest away.
    PrecisionLost,
    /// It is not a whole, non-negative number.
    NotWhole,
}

/// Most digits that a spreadsheet number holds exactly.
const EXACT_DIGITS: usize = 15;

/// The digits of a whole number written as `123`, `123.0` or `1.23E+2`, exactly.
pub fn whole_digits(number: &str) -> Result<String, NumberFault> {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((m, e)) => (m, e.trim_start_matches('+').parse::<i32>().map_err(|_| NumberFault::NotWhole)?),
        None => (number, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) {
        return Err(NumberFault::NotWhole);
    }
    let mut digits = format!("{whole}{fraction}");
    let zeros = exponent - i32::try_from(fraction.len()).unwrap_or(i32::MAX);
    if zeros < 0 {
        let drop = zeros.unsigned_abs() as usize;
        for _ in 0..drop.min(digits.len()) {
            if digits.pop().is_some_and(|c| c != '0') {
                return Err(NumberFault::NotWhole);
            }
        }
    } else {
        let zeros = zeros.unsigned_abs() as usize;
        if zeros > 2 * EXACT_DIGITS {
            return Err(NumberFault::PrecisionLost);
        }
        digits.extend(std::iter::repeat_n('0', zeros));
    }
    let digits = digits.trim_start_matches('0');
    match digits.len() {
        0 => Ok("0".to_owned()),
        n if n > EXACT_DIGITS => Err(NumberFault::PrecisionLost),
        _ => Ok(digits.to_owned()),
    }
}

/// The day of a spreadsheet serial number; `since_1904` for workbooks that count from 1904.
pub fn serial_date(number: &str, since_1904: bool) -> Option<Date> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let serial: i64 = whole.parse().ok().filter(|n| (1..=401_769).contains(n))?;
    let epoch = if since_1904 { Date::new(1904, 1, 1)? } else { Date::new(1899, 12, 30)? };
    // The 1900 system counts a 29 February 1900 that never was; before it the count is one day behind.
    let shift = i64::from(!since_1904 && serial < 60);
    (since_1904 || serial != 60).then(|| epoch.plus_days(serial + shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_give_their_digits_and_rounded_ones_are_refused() {
        for (number, digits) in [
            ("13800138000", "13800138000"),
            ("1.3800138E10", "13800138000"),
            ("1.3800138E+10", "13800138000"),
            ("440114001001", "440114001001"),
            ("12.0", "12"),
            ("1200E-2", "12"),
            ("0", "0"),
            ("999999999999999", "999999999999999"),
        ] {
            assert_eq!(whole_digits(number).as_deref(), Ok(digits), "{number}");
        }
        for number in ["4.4012119550817E+17", "440121195508170000", "4.40121E300", "1000000000000000"] {
            assert_eq!(whole_digits(number), Err(NumberFault::PrecisionLost), "{number}");
        }
        for number in ["-5", "1.5", "", "E5", "1e", "abc", "1E-3", "1e99999999999"] {
            assert_eq!(whole_digits(number), Err(NumberFault::NotWhole), "{number}");
        }
    }

    #[test]
    fn serials_become_days_in_both_systems() {
        for (serial, since_1904, day) in [
            ("1", false, Some("1900-01-01")),
            ("59", false, Some("1900-02-28")),
            ("60", false, None),
            ("61", false, Some("1900-03-01")),
            ("20318.75", false, Some("1955-08-17")),
            ("45292", false, Some("2024-01-01")),
            ("43830", true, Some("2024-01-01")),
            ("0", false, None),
            ("-3", false, None),
            ("99999999", false, None),
            ("4.5E4", false, None),
        ] {
            assert_eq!(serial_date(serial, since_1904).map(|d| d.to_string()).as_deref(), day, "{serial}");
        }
    }
}
