//! Small things that many shapes hold.

use serde::Serialize;

use crate::bureau::answer::Due;
use crate::domain::{Date, Fen, Total};

/// An amount in yuan: `-1234.50`.
pub(in crate::cli) fn yuan(fen: Fen) -> String {
    total_yuan(fen.into())
}

/// A sum in yuan.
pub(in crate::cli) fn total_yuan(total: Total) -> String {
    let sign = if total.0 < 0 { "-" } else { "" };
    let all = total.0.unsigned_abs();
    format!("{sign}{}.{:02}", all / 100, all % 100)
}

/// A number as people see it: `P12`.
#[allow(clippy::needless_pass_by_value, reason = "handed to `map` over small copies")]
pub(super) fn text(value: impl ToString) -> String {
    value.to_string()
}

/// A day by which something is due.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct DueJson {
    pub on: Date,
    pub in_days: i64,
    pub provisional: bool,
}

impl DueJson {
    pub(super) fn new(due: &Due) -> Self {
        Self { on: due.on, in_days: due.in_days, provisional: due.provisional }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_plain_decimals() {
        for (fen, text) in [(0, "0.00"), (5, "0.05"), (-90_900, "-909.00"), (123_456_789, "1234567.89")] {
            assert_eq!(yuan(Fen(fen)), text);
        }
    }
}
