//! A minute of the wall clock.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;
/// China Standard Time, which has no summer time.
const EIGHT_HOURS_MS: i64 = 8 * 3_600_000;

/// A minute of a business day. Prints as `2026-11-23 14:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize)]
pub struct At {
    /// The business day.
    #[n(0)]
    pub day: Date,
    /// Minutes since midnight, below 1440.
    #[n(1)]
    pub minute: u16,
}

impl At {
    /// The minute of a wall time (milliseconds since 1970 UTC) on a business day.
    pub fn of(day: Date, at_ms: i64) -> Self {
        let minute = at_ms.saturating_add(EIGHT_HOURS_MS).div_euclid(60_000).rem_euclid(DAY);
        Self { day, minute: u16::try_from(minute).unwrap_or_default() }
    }

    /// The first minute of a day.
    pub fn midnight(day: Date) -> Self {
        Self { day, minute: 0 }
    }

    /// Minutes from `earlier` to `self`; negative when `self` comes first.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        self.day.days_since(earlier.day) * DAY + i64::from(self.minute) - i64::from(earlier.minute)
    }

    /// This minute and `n` more.
    #[must_use]
    pub fn plus(self, n: u32) -> Self {
        let all = i64::from(self.minute) + i64::from(n);
        let minute = u16::try_from(all.rem_euclid(DAY)).unwrap_or_default();
        Self { day: self.day.plus_days(all.div_euclid(DAY)), minute }
    }

    /// The minute before.
    #[must_use]
    pub fn minute_before(self) -> Self {
        match self.minute.checked_sub(1) {
            Some(minute) => Self { minute, ..self },
            None => Self { day: self.day.plus_days(-1), ..self }.plus(24 * 60 - 1),
        }
    }

    /// The time of day alone: `14:00`.
    pub fn time(self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// Reads `14:00` as a time of `day`, and `2026-11-23 14:00` or `2026-11-23T14:00` in full.
    pub fn parse(text: &str, day: Date) -> Option<Self> {
        let text = text.trim();
        let (day, time) = match text.split_once([' ', 'T']) {
            Some((day, time)) => (Date::parse(day)?, time.trim()),
            None => (day, text),
        };
        Some(Self { day, minute: minute_of(time)? })
    }
}

/// Minutes since midnight of `14:00`, `1400` or `9:05`.
fn minute_of(text: &str) -> Option<u16> {
    let (hour, minute) = match text.split_once([':', '：']) {
        Some(parts) => parts,
        None if text.len() == 4 => text.split_at_checked(2)?,
        None => return None,
    };
    let plain = |s: &str| (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(hour) || !plain(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.day, self.minute / 60, self.minute % 60)
    }
}

impl fmt::Debug for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
