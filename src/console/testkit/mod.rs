//! For tests: a console that is worked by written keys and answered by made-up people. All of them are synthetic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::missing_panics_doc,
    clippy::needless_pass_by_value,
    clippy::cast_possible_wrap,
    clippy::return_self_not_must_use,
    reason = "test support: it panics where a test must fail"
)]

pub mod accounts;
mod bank;
mod bench;
pub mod books;
mod bulk;
mod calendars;
mod care;
pub mod confirmations;
pub mod deaths;
mod fake;
mod family;
mod figures;
mod funds;
mod imports;
mod ledgers;
mod liaisons;
mod notes;
mod offices;
pub mod oncall;
mod overview;
mod papers;
pub mod petitions;
mod quality;
pub mod rates;
pub mod runs;
mod supervision;
mod timeline;
mod visits;

pub use bench::{Bench, keys};
pub use fake::{answer, card, desk, sample_desk};
pub use imports::carry_out;
pub use ledgers::{PEOPLE_OF_MONTH, statement};
pub use offices::{ENTRIES, desk_of};
pub use timeline::HAPPENINGS;
pub use visits::FakeFront;
