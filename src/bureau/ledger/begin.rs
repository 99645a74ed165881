//! The first day of the books: set by the first entry, kept from then on. No day typed into a single entry moves it; only books
//! that are brought over may begin earlier.

use crate::bureau::ledger::books::booked_days;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::Date;
use crate::domain::ledger::{BooksBegin, Period};
use crate::store::{Keys, Reading, Writer};

/// The first day of the books; `None` while nothing was booked.
pub fn first_day(r: &impl Reading) -> Result<Option<Date>, Stop> {
    match r.get::<BooksBegin>(&Keys::BOOKS_BEGIN)? {
        Some(begin) => Ok(Some(begin.first)),
        // Books of before the day was kept have none on record until the next entry: it is that of their earliest one.
        None => Ok(booked_days(r)?.first),
    }
}

/// How a day got into a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody typed it, or it is today.
    Hand,
    /// Books that were kept elsewhere are brought over.
    Opening,
}

/// Refuses a day before the books. Those that are brought over may begin earlier as long as no month of these was ever closed.
pub fn require_begun(r: &impl Reading, day: Date, by: By) -> Result<(), Stop> {
    let Some(first) = first_day(r)?.filter(|first| day < *first) else { return Ok(()) };
    if by == By::Opening && r.scan::<Period>(..)?.next().transpose()?.is_none() {
        return Ok(());
    }
    Err(Refusal::BeforeFirstDay { first }.into())
}

/// The day before which what is brought over are books that were kept elsewhere; `None` once a month of these was ever closed.
pub fn others_before(r: &impl Reading, today: Date) -> Result<Option<Date>, Stop> {
    if r.scan::<Period>(..)?.next().transpose()?.is_some() {
        return Ok(None);
    }
    Ok(Some(first_day(r)?.unwrap_or(today)))
}

/// The books begin with this entry, if it is the first one or is brought over from before.
pub fn begin(w: &mut Writer<'_>, booked: Date) -> Result<(), Stop> {
    let kept: Option<BooksBegin> = w.get(&Keys::BOOKS_BEGIN)?;
    let first = first_day(w)?.map_or(booked, |first| first.min(booked));
    if kept.is_none_or(|kept| kept.first != first) {
        w.put(&BooksBegin { first })?;
    }
    Ok(())
}
