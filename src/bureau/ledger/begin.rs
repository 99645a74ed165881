//! The first day of the books: set by the first entry, kept from then on. No day typed into a single entry moves it; only books
//! that are brought over may begin earlier.

use crate::bureau::ledger::books::booked_days;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::Date;
use crate::domain::ledger::run::Run;
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

/// Refuses a day before the books. Those that are brought over may begin earlier as long as these are not under way.
pub fn require_begun(r: &impl Reading, day: Date, by: By) -> Result<(), Stop> {
    let Some(first) = first_day(r)?.filter(|first| day < *first) else { return Ok(()) };
    if by == By::Opening && may_bring_over(r)? {
        return Ok(());
    }
    Err(Refusal::BeforeFirstDay { first }.into())
}

/// Whether books that were kept elsewhere may be brought over, in as many pieces as there are and in any order: until a month of these is
/// closed or a run is fixed, which rest on what is booked before them.
pub fn may_bring_over(r: &impl Reading) -> Result<bool, Stop> {
    if r.scan::<Period>(..)?.next().transpose()?.is_some() {
        return Ok(false);
    }
    for run in r.scan::<Run>(..)? {
        if run?.is_fixed() {
            return Ok(false);
        }
    }
    Ok(true)
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
