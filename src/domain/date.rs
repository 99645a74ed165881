//! A civil date and a calendar month, as the bureau writes them.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::de::{self, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

/// A day of the Gregorian calendar. Prints and parses as `YYYY-MM-DD`; stored as the number `YYYYMMDD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Date(NaiveDate);

impl Date {
    /// The first day of the calendar that the program knows: 1800-01-01.
    pub const FIRST: Self = Self(match NaiveDate::from_ymd_opt(1800, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    });

    /// The last day of it: 2999-12-31. Counting stays within the calendar, so that a sum that ends here may be one that went beyond.
    pub const LAST: Self = Self(match NaiveDate::from_ymd_opt(2999, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    });

    /// 1970-01-01, from which days are counted.
    pub const EPOCH: Self = Self(match NaiveDate::from_ymd_opt(1970, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    });

    /// The day, or `None` when there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        ((1800..=2999).contains(&year)).then(|| NaiveDate::from_ymd_opt(year, month, day).map(Self)).flatten()
    }

    /// Reads `2026-11-23`, `2026/11/23`, `2026.11.23`, `20261123` and `2026年11月23日`; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::from_number(text.parse().ok()?);
        }
        let text = text.strip_suffix('日').unwrap_or(text);
        let mut parts = text.split(['-', '/', '.', '年', '月']);
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain =
            |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || year.len() != 4 || !plain(year, 4) || !plain(month, 2) || !plain(day, 2)
        {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day written as the number `YYYYMMDD`.
    pub fn number(self) -> u32 {
        self.0.year().unsigned_abs() * 10_000 + self.0.month() * 100 + self.0.day()
    }

    /// The day of the number `YYYYMMDD`, or `None` when there is no such day.
    pub fn from_number(n: u32) -> Option<Self> {
        Self::new((n / 10_000).cast_signed(), n / 100 % 100, n % 100)
    }

    /// Year, 1800–2999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1–12.
    pub fn month_of_year(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The calendar month that holds this day.
    pub fn month(self) -> Month {
        Month { year: self.0.year() as i16, month: self.0.month() as u8 }
    }

    /// Day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// This day and `n` more (or fewer); saturates at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, n: i64) -> Self {
        let days = Days::new(n.unsigned_abs());
        let moved = if n >= 0 { self.0.checked_add_days(days) } else { self.0.checked_sub_days(days) };
        moved.filter(|d| (1800..=2999).contains(&d.year())).map_or(self, Self)
    }

    /// Natural days from `earlier` to `self`; negative when `self` comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Whole years lived on `on` by someone born on `self`; 29 February counts as reached on 1 March.
    pub fn age_on(self, on: Self) -> i32 {
        let before = (on.0.month(), on.0.day()) < (self.0.month(), self.0.day());
        on.year() - self.year() - i32::from(before)
    }
}

// In a file as on the command line: a day outside the calendar would be stored and never read again.
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::invalid_value(Unexpected::Other("no day of the calendar"), &"1800-01-01 – 2999-12-31")
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<C> Encode<C> for Date {
    fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.u32(self.number())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Date {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        Self::from_number(d.u32()?).ok_or_else(|| decode::Error::message("no such day"))
    }
}

/// A calendar month. Prints and parses as `YYYY-MM`; stored as the number `YYYYMM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: u8,
}

impl Month {
    /// The month, or `None` when there is none of that number.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let known = (1800..=2999).contains(&year) && (1..=12).contains(&month);
        known.then_some(Self { year: year as i16, month: month as u8 })
    }

    /// Reads `2026-11`, `2026/11`, `2026.11`, `202611` and `2026年11月`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('月');
        let (year, month) = match text.split_once(['-', '/', '.', '年']) {
            Some(parts) => parts,
            None if text.len() == 6 => text.split_at_checked(4)?,
            None => return None,
        };
        let plain = |s: &str, least: usize, most: usize| {
            (least..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
        };
        if !plain(year, 4, 4) || !plain(month, 1, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The month written as the number `YYYYMM`.
    pub fn number(self) -> u32 {
        u32::from(self.year.unsigned_abs()) * 100 + u32::from(self.month)
    }

    /// The month of the number `YYYYMM`.
    pub fn from_number(n: u32) -> Option<Self> {
        Self::new((n / 100).cast_signed(), n % 100)
    }

    /// Year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// Month of the year, 1–12.
    pub fn of_year(self) -> u32 {
        u32::from(self.month)
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year(), self.of_year(), 1).unwrap_or(Date(NaiveDate::MIN))
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.plus(1).first_day().plus_days(-1)
    }

    /// This month and `n` more (or fewer); saturates at the ends of the calendar.
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        let months = self.year() * 12 + i32::from(self.month) - 1 + n;
        Self::new(months.div_euclid(12), months.rem_euclid(12).unsigned_abs() + 1).unwrap_or(self)
    }

    /// The months from `self` to `last`, both included.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors((self <= last).then_some(self), move |m| (*m < last).then(|| m.plus(1)))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<C> Encode<C> for Month {
    fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.u32(self.number())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Month {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        Self::from_number(d.u32()?).ok_or_else(|| decode::Error::message("no such month"))
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected a month as YYYY-MM"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_the_forms_people_write_and_refuse_the_impossible() {
        for good in ["2026-11-23", "2026/11/23", "2026.11.23", "20261123", "2026年11月23日", " 2026-11-23 "]
        {
            assert_eq!(Date::parse(good), Date::new(2026, 11, 23), "{good}");
        }
        for bad in [
            "2026-2-30",
            "26/1/2",
            "民国100年1月1日",
            "2026-11",
            "1900-02-29",
            "2026-11-23-1",
            "",
            "２０２６-１-１",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
        assert!(Date::parse("2000-02-29").is_some());
    }

    #[test]
    fn a_file_holds_no_day_that_could_not_be_stored() {
        let read = |text: &str| serde_json::from_str::<Date>(&format!("{text:?}"));
        for (text, day) in
            [("2026-11-23", (2026, 11, 23)), ("1800-01-01", (1800, 1, 1)), ("2999-12-31", (2999, 12, 31))]
        {
            let read = read(text).unwrap();
            assert_eq!(Some(read), Date::new(day.0, day.1, day.2));
            assert_eq!(serde_json::to_string(&read).unwrap(), format!("{text:?}"));
        }
        for bad in [
            "9999-12-31",
            "3000-01-01",
            "0001-01-01",
            "1799-12-31",
            "+12026-01-01",
            "-0001-01-01",
            "",
            "明天",
        ] {
            let said = read(bad).unwrap_err().to_string();
            assert!(said.contains("expected 1800-01-01 – 2999-12-31"), "{bad}: {said}");
            assert!(bad.is_empty() || !said.contains(bad), "what was typed is not repeated: {said}");
        }
    }

    #[test]
    fn ages_turn_on_the_birthday() {
        let born = Date::new(1964, 2, 29).unwrap();
        assert_eq!(born.age_on(Date::new(2024, 2, 28).unwrap()), 59);
        assert_eq!(born.age_on(Date::new(2024, 2, 29).unwrap()), 60);
        assert_eq!(born.age_on(Date::new(2025, 2, 28).unwrap()), 60);
        assert_eq!(born.age_on(Date::new(2025, 3, 1).unwrap()), 61);
    }

    #[test]
    fn months_walk_over_the_year_end() {
        let m = Month::parse("2025-11").unwrap();
        assert_eq!(m.plus(2), Month::new(2026, 1).unwrap());
        assert_eq!(m.plus(-11), Month::new(2024, 12).unwrap());
        assert_eq!(
            m.through(m.plus(3)).map(|m| m.to_string()).collect::<Vec<_>>().join(" "),
            "2025-11 2025-12 2026-01 2026-02"
        );
        assert_eq!(m.through(m.plus(-1)).count(), 0);
        assert_eq!(Month::new(2024, 2).unwrap().last_day().day(), 29);
        for bad in ["2026-13", "2026", "20261", "2026-1-1"] {
            assert_eq!(Month::parse(bad), None, "{bad}");
        }
    }
}
