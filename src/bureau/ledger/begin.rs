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

/// Whether books that were kept elsewhere are brought over by a command: the one answer to everything that is asked of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroughtOver {
    /// They may be, in as many pieces as there are and in any order.
    Open,
    /// No more, or by hand: the books are in use.
    Over,
}

impl BroughtOver {
    /// Until a month is closed or a run of any programme is fixed, which rest on what is booked before them.
    pub fn read(r: &impl Reading) -> Result<Self, Stop> {
        if r.scan::<Period>(..)?.next().transpose()?.is_some() {
            return Ok(Self::Over);
        }
        for run in r.scan::<Run>(..)? {
            if run?.is_fixed() {
                return Ok(Self::Over);
            }
        }
        Ok(Self::Open)
    }

    /// Whether an entry is of those books. No run ever ends the bringing over of what no run pays: of that only what was booked in earlier
    /// years is.
    pub fn holds(self, paid_by_runs: bool, (booked, today): (Date, Date)) -> bool {
        self == Self::Open && (paid_by_runs || booked.year() < today.year())
    }
}

/// Refuses a day before the books. Those that are brought over may begin earlier.
pub fn require_begun(r: &impl Reading, day: Date, books: BroughtOver) -> Result<(), Stop> {
    match first_day(r)?.filter(|first| day < *first) {
        Some(first) if books == BroughtOver::Over => Err(Refusal::BeforeFirstDay { first }.into()),
        _ => Ok(()),
    }
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
