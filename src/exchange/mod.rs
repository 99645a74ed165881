//! The `exchange` room: spreadsheets in and out.

pub mod source;
