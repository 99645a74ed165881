//! Days counted one by one over a short list of rest days and make-up days, typed off the State Council's notices for 2025 and 2026.

use honordesk::domain::Date;

/// First and last day of each holiday.
const OFF: [(&str, &str); 13] = [
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
];

/// Saturdays and Sundays that are worked.
const WORKED: [&str; 11] = [
    "2025-01-26",
    "2025-02-08",
    "2025-04-27",
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
];

/// The last day that a notice has spoken of.
pub const LAST_KNOWN: &str = "2026-12-31";

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Whether people work on a day, as far as a notice has spoken of it.
pub fn worked(date: Date) -> bool {
    // 2024-01-01 was a Monday.
    let weekend = date.days_since(day("2024-01-01")) % 7 >= 5;
    let off = OFF.iter().any(|(first, last)| (day(first)..=day(last)).contains(&date));
    WORKED.iter().any(|one| day(one) == date) || !(weekend || off)
}

/// The last of so many days after one; that day itself does not count, nor does a day that is out.
pub fn after(start: Date, days: u32, counts: impl Fn(Date) -> bool) -> Date {
    let (mut date, mut left) = (start, days);
    while left > 0 {
        date = date.plus_days(1);
        left -= u32::from(counts(date));
    }
    date
}
