//! Spans of numbers and of time, as people write them.

use crate::domain::{Date, Month};

/// Signs between the two ends of a span, the longest first.
const BETWEEN: [&str; 6] = ["...", "..", "~", "至", "到", "—"];

/// Signs after the one end of a span that is open to what follows, and to what came before.
const AND_LATER: [&str; 4] = ["+", "以后", "后", "以上"];
const AND_EARLIER: [&str; 3] = ["以前", "前", "以下"];

/// The two ends of a span, each possibly open; one value stands for both ends.
fn ends(text: &str) -> (&str, &str) {
    for sign in BETWEEN {
        if let Some((from, to)) = text.split_once(sign) {
            return (from.trim(), to.trim());
        }
    }
    if let Some(from) = AND_LATER.iter().find_map(|sign| text.strip_suffix(sign)) {
        return (from, "");
    }
    match AND_EARLIER.iter().find_map(|sign| text.strip_suffix(sign)) {
        Some(to) => ("", to),
        None => (text, text),
    }
}

/// Whole numbers from one to another, both included: `6`, `1..4`, `80+`, `80岁以上`, `..17`. Ends may be left open.
pub(super) fn numbers(text: &str) -> Option<(u32, u32)> {
    let (from, to) = ends(text);
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let read = |text: &str, open: u32| {
        let text = text.trim_end_matches(['岁', '级']);
        if text.is_empty() { Some(open) } else { text.parse().ok() }
    };
    let (from, to) = (read(from, 0)?, read(to, u32::MAX)?);
    Some((from.min(to), from.max(to)))
}

/// Days from one to another, both included: `1950`, `1950..1960`, `1950-03`, `1950-03-07`, `1950+`, `1950年后`.
pub(super) fn days(text: &str) -> Option<(Date, Date)> {
    let (from, to) = ends(text);
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let first = if from.is_empty() { Date::new(1800, 1, 1)? } else { whole(from)?.0 };
    let last = if to.is_empty() { Date::new(2999, 12, 31)? } else { whole(to)?.1 };
    Some(if first <= last { (first, last) } else { (whole(to)?.0, whole(from)?.1) })
}

/// A year, a month or a day as the days it holds.
fn whole(text: &str) -> Option<(Date, Date)> {
    let plain = text.trim_end_matches(['年', '生']);
    if plain.len() == 4 && plain.bytes().all(|b| b.is_ascii_digit()) {
        let year = plain.parse().ok()?;
        return Date::new(year, 1, 1).zip(Date::new(year, 12, 31));
    }
    if let Some(day) = Date::parse(text) {
        return Some((day, day));
    }
    Month::parse(text).map(|m| (m.first_day(), m.last_day()))
}
