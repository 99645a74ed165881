//! What is wrong with a field.

use serde::Serialize;

use crate::domain::ledger::RateFault;
use crate::domain::{CalendarFault, Fen, IdFault};

/// A field that is wrong, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldFault {
    /// Stable field name (`name`, `resident_id`, `phones.0`, `demands.1.text` …).
    pub field: String,
    /// How.
    pub fault: Fault,
}

/// Why the calendar of a file, or a setting of how days are counted, does not take effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarRefusal {
    /// The file cannot be read.
    Unread(CalendarFault),
    /// It is no text in UTF-8.
    NotText,
    /// It is larger than any calendar.
    TooLarge,
    /// Nothing of it is new.
    Same,
    /// What was signed is not this file with these changes.
    OtherSigned,
    /// Whoever signs now signed it before: another person has to.
    OwnSigned,
    /// The second signature is the head's.
    NeedsHead,
    /// A year with more days off than any could have.
    TooManyOff {
        /// The year.
        year: u16,
        /// Days from Monday to Friday that are off, less Saturdays and Sundays that are worked.
        lost: i64,
        /// The most of them that a notice has had.
        most: i64,
    },
}

impl CalendarRefusal {
    /// Whether it is the file that is bad, whoever signs it.
    pub fn is_of_file(self) -> bool {
        matches!(self, Self::Unread(_) | Self::NotText | Self::TooLarge | Self::TooManyOff { .. })
    }
}

/// How a field is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Fault {
    /// Must not be empty.
    Empty,
    /// Fewer characters than are needed.
    TooShort { least: usize },
    /// More characters than allowed.
    TooLong { most: usize },
    /// A character that cannot be kept: code point and position from 1.
    Character { code: u32, at: usize },
    /// Characters were lost before it came here (U+FFFD).
    Damaged,
    /// Identity number.
    ResidentId(IdFault),
    /// Figure of a programme.
    Rate(RateFault),
    /// Not the January of a year, which the setting holds from.
    NotJanuary,
    /// Not a date, or one that cannot be.
    Date,
    /// Not a month.
    Month,
    /// Lies in the future.
    Future,
    /// Longer ago than anything on record can be.
    TooEarly,
    /// Further off than so many days.
    TooLate { days: i64 },
    /// Less than another amount that it must reach.
    Below { field: String },
    /// More than it may be at most.
    AboveMost { most: Fen },
    /// Over already: it would have no effect.
    Over,
    /// Of what ends: its first day stays, and the last one says when it ended.
    KeptByEnd,
    /// A later first day would wipe out months that were due.
    WipesMonths,
    /// Before another field that it must follow.
    Before { field: String },
    /// Lies in the past where it must not.
    Ended,
    /// The person has died.
    Deceased,
    /// Not a phone number.
    Phone,
    /// Not an account or card number.
    Number,
    /// A name that is an identity number, a phone or an account: nothing would mask it.
    NumberAsName,
    /// Not a time of the day.
    Time,
    /// Not a division of the table.
    Division,
    /// Not one of the choices.
    Choice,
    /// The number of an item of supervision, where that of a petition is wanted.
    OfSupervision,
    /// Not the name of a place or an office.
    Place,
    /// Something that is given once was given more than once, or not at all.
    Repeated,
    /// Shares that do not add up to the whole.
    Shares,
    /// Not characters with what stands in their place.
    Pairs,
    /// Not more than zero.
    Amount,
    /// More decimals than an amount has.
    Decimals,
    /// Something else than digits in an amount.
    AmountForm,
    /// Not a whole number from 0 up.
    Count,
    /// A shift without its name, its first or its last minute.
    Shift,
    /// A rung with a phone or minutes and nobody's name.
    Rung,
    /// A rung that is called before the one above it in the list.
    Sooner,
    /// Nought of something of which there must be some.
    Zero,
    /// So many they are, not as many as was written.
    NotSoMany { now: usize },
    /// A name where there must be none.
    AnonymousNamed,
    /// Somebody who is called anonymous and has a phone, a number or others beside them.
    AnonymousKnown,
    /// Neither a name, nor that there is none.
    NameOrNone,
    /// The same as it was: there is nothing to put right.
    Unchanged,
    /// More than the ledger takes in one entry.
    TooMuch,
    /// Nothing tells this person from another of the same name: no identity number, nor what stands in for it.
    NoIdentity,
    /// Must be filled where there is no identity number.
    NeededWithoutId,
    /// More than five representatives (信访工作条例 第二十条).
    TooManyRepresentatives,
    /// More than are kept.
    TooMany { most: usize },
    /// Written by a later step, not with what is taken in.
    WhenHandled,
    /// Fewer than the people named.
    TooFew,
    /// A number above the highest that is written down.
    Beyond {
        /// The highest.
        most: u64,
    },
    /// Another has the same days.
    Overlaps,
    /// None of the roles named is one's own.
    NotOwnRole,
}
