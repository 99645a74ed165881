//! A day in a column of few cells.

use crate::domain::Date;

/// A day: within the year without it; nothing where there is none.
pub(super) fn near(on: Option<Date>, year: i32) -> String {
    let whole = on.map(|on| on.to_string()).unwrap_or_default();
    let this = on.is_some_and(|on| on.year() == year);
    whole.get(5..).filter(|_| this).map(str::to_owned).unwrap_or(whole)
}
