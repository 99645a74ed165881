//! Why a value that was typed cannot be taken, in words that the reader's language has.

use std::fmt;

use crate::domain::Fen;
use crate::locale::{Lang, cli as words};

/// Years that a day or a month can be of.
const YEARS: (i32, i32) = (1800, 2999);

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is not written as a day.
    Day,
    /// No calendar has this day.
    NoSuchDay,
    /// It is not written as a month.
    Month,
    /// There is no month of this number.
    NoSuchMonth,
    /// Its year is none that days and months are of.
    Year,
    /// It is not written as an amount.
    Amount,
    /// It is less than the first or more than the second.
    Between(Fen, Fen),
    /// It is not written as two days.
    Days,
    /// The second day comes before the first.
    Order,
    /// The time from the first day to the second is longer than so many years.
    Long(u8),
    /// It is not written as a petition.
    Petition,
    /// It is the number of an item of supervision, where that of a petition is wanted.
    Supervision,
}

impl Unfit {
    /// What is wrong with a text that is no day.
    pub(super) fn day(text: &str) -> Self {
        let parts: Vec<&str> =
            text.trim().trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect();
        match parts.as_slice() {
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                if in_years(year) {
                    Self::NoSuchDay
                } else {
                    Self::Year
                }
            }
            _ => Self::Day,
        }
    }

    /// What is wrong with a text that is no month.
    pub(super) fn month(text: &str) -> Self {
        let parts: Vec<&str> = text.trim().trim_end_matches('月').split(['-', '/', '.', '年']).collect();
        match parts.as_slice() {
            [year, month] if digits(year, 4) && digits(month, 2) => {
                if in_years(year) {
                    Self::NoSuchMonth
                } else {
                    Self::Year
                }
            }
            _ => Self::Month,
        }
    }

    /// How it goes on after “… does not suit …”.
    pub(super) fn say(&self, lang: Lang) -> String {
        match self {
            Self::Day => words::USE_DAY.get(lang).to_owned(),
            Self::NoSuchDay => words::USE_NO_SUCH_DAY.get(lang).to_owned(),
            Self::Month => words::USE_MONTH.get(lang).to_owned(),
            Self::NoSuchMonth => words::USE_NO_SUCH_MONTH.get(lang).to_owned(),
            Self::Year => words::USE_YEARS.with(lang, &[("first", &YEARS.0), ("last", &YEARS.1)]),
            Self::Amount => words::USE_AMOUNT.get(lang).to_owned(),
            Self::Between(from, to) => words::USE_BETWEEN.with(lang, &[("least", from), ("most", to)]),
            Self::Days => words::USE_DAYS.get(lang).to_owned(),
            Self::Order => words::USE_ORDER.get(lang).to_owned(),
            Self::Long(years) => words::USE_LONG.with(lang, &[("n", years)]),
            Self::Petition => words::USE_PETITION.get(lang).to_owned(),
            Self::Supervision => words::USE_NO_SUPERVISION.get(lang).to_owned(),
        }
    }
}

fn digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn in_years(year: &str) -> bool {
    year.len() == 4 && year.parse().is_ok_and(|year: i32| (YEARS.0..=YEARS.1).contains(&year))
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Unfit {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Month};

    #[test]
    fn the_years_are_those_that_days_have() {
        for (year, has) in [(YEARS.0 - 1, false), (YEARS.0, true), (YEARS.1, true), (YEARS.1 + 1, false)] {
            assert_eq!(Date::new(year, 1, 1).is_some(), has, "{year}");
        }
        for text in ["9999-12", "1799-01"] {
            assert_eq!((Month::parse(text), Unfit::month(text)), (None, Unfit::Year));
        }
        for (text, why) in
            [("2023-02-29", Unfit::NoSuchDay), ("0999-02-01", Unfit::Year), ("今天", Unfit::Day)]
        {
            assert_eq!((Date::parse(text), Unfit::day(text)), (None, why));
        }
        assert_eq!(Unfit::month("2022-13"), Unfit::NoSuchMonth);
    }
}
