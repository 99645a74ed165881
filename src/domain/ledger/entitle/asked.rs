//! The month that something is worked out for, and until when what was found holds.

use std::cell::Cell;

use crate::domain::{Date, Month};

/// A month that is asked about. Whatever is worked out compares it with other months and days here alone, so that at the end it is known
/// before which later month each of these comparisons comes out the same: until then everything that was found is found again, but for
/// amounts, which may differ from month to month of a year.
#[derive(Debug)]
pub(super) struct MonthAsked {
    month: Month,
    turns: Cell<Option<Month>>,
    by_month: Cell<bool>,
}

impl MonthAsked {
    pub(super) fn new(month: Month) -> Self {
        Self { month, turns: Cell::new(None), by_month: Cell::new(false) }
    }

    /// The month itself: for words, and for what is worked out anew for each month.
    pub(super) fn month(&self) -> Month {
        self.month
    }

    /// Its first day: for what is then asked for the days on which it turns.
    pub(super) fn first_day(&self) -> Date {
        self.month.first_day()
    }

    /// Whether it is another month or a later one.
    pub(super) fn reached(&self, other: Month) -> bool {
        self.turn(other);
        other <= self.month
    }

    /// Something else may be found from a month on.
    pub(super) fn turn(&self, other: Month) {
        if other > self.month && self.turns.get().is_none_or(|known| other < known) {
            self.turns.set(Some(other));
        }
    }

    /// What was found hangs on amounts: of another month of the year they may be others.
    pub(super) fn hangs_on_amounts(&self) {
        self.by_month.set(true);
    }

    /// Whether what was found is found in each month until it turns, whatever the amounts.
    pub(super) fn holds_on(&self) -> bool {
        !self.by_month.get()
    }

    /// The last month, up to `last`, of which the same is found.
    pub(super) fn until(&self, last: Month) -> Month {
        self.turns.get().map_or(last, |turn| turn.plus(-1).min(last))
    }
}

/// The first month that begins on a day or after it.
pub(super) fn from_day(day: Date) -> Month {
    if day.day() == 1 { day.month() } else { day.month().plus(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_comparison_that_will_turn_out_otherwise_counts() {
        let month = |m| Month::new(2025, m).unwrap();
        let asked = MonthAsked::new(month(3));
        assert!(asked.reached(month(3)) && asked.reached(month(1)));
        assert_eq!(asked.until(month(12)), month(12), "what is past never turns");
        assert!(!asked.reached(month(9)) && !asked.reached(month(7)) && !asked.reached(month(10)));
        assert_eq!((asked.until(month(12)), asked.until(month(4))), (month(6), month(4)));
        let day = |d| from_day(Date::new(2025, 7, d).unwrap());
        assert_eq!((day(1), day(2)), (month(7), month(8)));
    }
}
