//! The subsidy ledger: posting, taking back, the books of a month, statements.

mod asked;
mod begin;
mod books;
mod decided;
mod entitled;
mod hand;
mod heads;
mod month;
mod period;
mod post;
mod repaid;
mod restate;
mod reverse;
mod settled;
mod settlement;
mod statement;
mod sums;
mod totals;

pub(super) use asked::{
    agree_posting, agree_reversal, ask_posting, ask_reversal, by_one, by_two, decline_posting,
    decline_reversal, leaves_somebody, postings_waiting, reversals_waiting, second_words, withdraw_posting,
    withdraw_reversal,
};
pub(super) use begin::first_day;
pub(super) use books::{books, newest_booked};
pub(super) use decided::{Decided, book_decided};
pub(super) use entitled::entitlement;
pub(super) use hand::Look;
pub(super) use heads::verify_head;
pub(super) use month::{each_of_month, month_stands, programme_month};
pub(super) use period::{
    ask_reopening, close_month, closed, decline_reopening, months, reopen_month, require_closed,
    require_open, withdraw_reopening,
};
pub(super) use post::{MOST_AMOUNT, book, book_one, book_seen, outlived, post, post_many};
pub(super) use repaid::ask_repaid;
pub(super) use restate::{Side, restate};
pub(super) use reverse::{correct, reverse, reverse_many};
pub(super) use settled::{RestsOn, keep as keep_settled, touch as touch_settled};
pub(super) use settlement::{settle_as, settle_by, settlement_ahead, settlements, stands_after_death};
pub(super) use statement::{entries_of, entry_view, owed, statement};
pub(super) use sums::{each_year, keep as keep_sums};
pub(super) use totals::{Totals, booked_in, clamp};
