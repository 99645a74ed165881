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

#[path = "exchange/bank/mod.rs"]
mod bank;
#[path = "exchange/bureau.rs"]
mod bureau;
#[path = "exchange/hostile.rs"]
mod hostile;
#[path = "exchange/maker.rs"]
mod maker;
#[path = "exchange/people.rs"]
mod people;
#[path = "exchange/reading.rs"]
mod reading;
#[path = "exchange/returning.rs"]
mod returning;
#[path = "exchange/roster.rs"]
mod roster;
