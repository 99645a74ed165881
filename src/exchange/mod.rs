//! The `exchange` room: spreadsheets in and out.
