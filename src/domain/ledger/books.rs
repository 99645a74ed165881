//! What a sheet of the books covers, and the end of the journal that it names.

use std::fmt::{self, Write as _};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::paper::PaperKind;
use crate::domain::{Date, EntryId, Month};

/// The days whose bookings are on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BooksOf {
    /// 日结: one day.
    #[n(0)]
    Day(#[n(0)] Date),
    /// 月结: one month.
    #[n(1)]
    Month(#[n(0)] Month),
}

impl BooksOf {
    /// Its first day.
    pub fn first(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.first_day(),
        }
    }

    /// Its last day.
    pub fn last(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.last_day(),
        }
    }

    /// Whether a day is one of its days.
    pub fn holds(self, day: Date) -> bool {
        (self.first()..=self.last()).contains(&day)
    }

    /// The paper that a sheet of it is.
    pub fn paper(self) -> PaperKind {
        match self {
            Self::Day(_) => PaperKind::DaySheet,
            Self::Month(_) => PaperKind::MonthSheet,
        }
    }
}

/// `2026-10-31` or `2026-10`.
impl fmt::Display for BooksOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Month(month) => month.fmt(f),
        }
    }
}

/// What the books of some days rest on: the end of the journal when they were put on paper. Whoever holds the paper can tell later
/// whether the journal still contains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct BooksHead {
    /// Of which days.
    #[n(0)]
    pub of: BooksOf,
    /// Sequence number of the last journal entry; 0 where there was none.
    #[n(1)]
    pub seq: u64,
    /// Its hash.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub hash: [u8; 32],
    /// The newest ledger entry that was booked on them; number 0 where there is none.
    #[n(3)]
    pub last: EntryId,
}

impl BooksHead {
    /// The first half of the hash in eight groups of four digits, to be read aloud and compared.
    pub fn groups(&self) -> String {
        let groups: Vec<String> = self.hash.chunks(2).take(8).map(group).collect();
        groups.join(" ")
    }
}

/// Two bytes as four digits.
fn group(pair: &[u8]) -> String {
    pair.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02X}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_in_eight_groups() {
        let mut hash = [0; 32];
        for (at, byte) in hash.iter_mut().enumerate() {
            *byte = u8::try_from(at).unwrap() * 7;
        }
        let month = Month::parse("2026-02").unwrap();
        let head = BooksHead { of: BooksOf::Month(month), seq: 9, hash, last: EntryId(3) };
        assert_eq!(head.groups(), "0007 0E15 1C23 2A31 383F 464D 545B 6269");
    }

    #[test]
    fn a_month_holds_its_days_and_no_other() {
        let of = BooksOf::Month(Month::parse("2026-02").unwrap());
        let holds = |day: &str| of.holds(Date::parse(day).unwrap());
        assert_eq!(
            ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(holds),
            [false, true, true, false]
        );
        assert_eq!(of.to_string(), "2026-02");
    }
}
