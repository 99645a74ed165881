//! What commands about counting time say.

use serde::{Deserialize, Serialize};

use crate::domain::Date;
use crate::domain::petition::{DayZero, Roll};

/// A file with the calendar of a year, as it was read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarFile {
    /// Its name, without its folder.
    pub name: String,
    /// What it says.
    pub text: String,
}

crate::text::opaque!(CalendarFile);

/// How the bureau counts, where the regulation is silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountingSaid {
    /// The first day of an event that it holds for.
    pub from: Date,
    /// Whether the day of the event is counted.
    pub day_zero: DayZero,
    /// What happens to a limit that ends on a rest day.
    pub roll: Roll,
    /// What it rests on.
    pub basis: String,
}
