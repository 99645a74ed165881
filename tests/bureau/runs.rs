//! Payment runs through the one door: drafted, checked by different people, paid once.
#![allow(clippy::needless_pass_by_value, clippy::cast_possible_wrap, reason = "tests")]

mod ahead;
mod answers;
mod astray;
mod bank;
mod bench;
mod beside;
mod budgets;
mod changers;
mod claims;
mod closed;
mod compared;
mod course;
mod damaged;
mod decided_since;
mod duties;
mod grants;
mod histories;
mod ledger;
mod left_out;
mod mended;
mod off_again;
mod older;
mod over;
mod put_off;
mod refused;
mod repaid;
mod rest;
mod shown;
mod sums;
mod switch;
mod thrown_back;
mod twice;
mod windows;
mod year_end;
