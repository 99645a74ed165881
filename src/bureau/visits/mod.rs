//! Visits: appointments and numbers, attending, ending, promises, and the register of a day.

mod admit;
mod attend;
mod come;
mod view;

pub(super) use attend::{amend, attach, call, end, keep, note_ask};
pub(super) use come::{arrive, begin, book, take_number};
pub(super) use view::{asks, by_hour, day, of_person, view};
