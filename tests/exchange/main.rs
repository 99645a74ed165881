//! Spreadsheets in and out, through the public doors of the `exchange` room.

// The lint settings allow these in `#[test]` functions; here the helpers beside them need them too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(clippy::format_collect)]

mod bank;
mod bureau;
mod hostile;
mod maker;
mod people;
mod reading;
mod returning;
mod roster;
