//! Spreadsheets in and out, through the public doors of the `exchange` room.

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
