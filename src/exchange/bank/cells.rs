//! What stands in the columns of a line, as text.

use crate::domain::bank_file::{Column, DayForm, Slot, Unit};
use crate::domain::{Date, Fen, MoneyFault, Month};

/// Amounts in figures without thousands: `909.00` or `90900`.
pub(super) fn figures(fen: i128, unit: Unit) -> String {
    match unit {
        Unit::Fen => fen.to_string(),
        Unit::Yuan => {
            let (sign, all) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
            format!("{sign}{}.{:02}", all / 100, all % 100)
        }
    }
}

/// The amount that figures stand for.
pub(super) fn amount(text: &str, unit: Unit) -> Result<Fen, MoneyFault> {
    match unit {
        Unit::Yuan => Fen::parse(text),
        Unit::Fen => {
            let digits = text.trim();
            let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let character = MoneyFault::Character { position: 1 };
            if plain { digits.parse().map(Fen).map_err(|_| MoneyFault::Overflow) } else { Err(character) }
        }
    }
}

/// A day in a form.
pub(super) fn day(on: Date, form: DayForm) -> String {
    match form {
        DayForm::Compact => on.number().to_string(),
        DayForm::Hyphens => on.to_string(),
        DayForm::Slashes => on.to_string().replace('-', "/"),
    }
}

/// The day that stands in a form, and in no other: of a day that was cut off, no other day is left.
pub(super) fn read_day(text: &str, form: DayForm) -> Option<Date> {
    Date::parse(text).filter(|on| day(*on, form) == text.trim())
}

/// A month in the form of its days.
pub(super) fn month(of: Month, form: DayForm) -> String {
    match form {
        DayForm::Compact => of.to_string().replace('-', ""),
        DayForm::Hyphens => of.to_string(),
        DayForm::Slashes => of.to_string().replace('-', "/"),
    }
}

/// What a file adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Totals {
    /// Lines.
    pub count: u64,
    /// Fen.
    pub sum: i128,
}

/// What stands in a column of a line before or behind the others, or in one that every line has; `None` where it is a line's own.
pub(super) fn common(column: &Column, head: &Head<'_>, totals: Totals) -> Option<String> {
    Some(match column.slot {
        Slot::Text => column.text.clone(),
        Slot::Run => head.run.to_owned(),
        Slot::Month => head.month.map(|of| month(of, column.day)).unwrap_or_default(),
        Slot::Day => day(head.day, column.day),
        Slot::Count => totals.count.to_string(),
        Slot::Sum => figures(totals.sum, column.unit),
        _ => return None,
    })
}

/// What is the same on every line.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    pub run: &'a str,
    pub month: Option<Month>,
    pub day: Date,
}
