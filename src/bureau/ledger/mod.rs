//! The subsidy ledger: posting, taking back, the books of a month, statements.

mod month;
mod period;
mod post;
mod reverse;
mod settlement;
mod statement;
mod totals;

pub(super) use month::{each_of_month, programme_month};
pub(super) use period::{close_month, reopen_month};
pub(super) use post::{MOST_AMOUNT, book, book_due, post, post_many};
pub(super) use reverse::reverse;
pub(super) use settlement::{settlements, stands_after_death};
pub(super) use statement::{entries_of, entry_view, owed, statement};
pub(super) use totals::{booked_in, clamp};
