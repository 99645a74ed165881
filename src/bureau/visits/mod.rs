//! Visits: appointments and numbers, attending, ending, promises, and the register of a day.

mod admit;
mod attend;
mod come;
mod correct;
mod view;

pub(super) use attend::{amend, attach, call, end, keep, note_ask};
pub(super) use come::{arrive, begin, book, take_number};
pub(super) use correct::correct;
pub(super) use view::{asks, by_hour, day, of_person, petitions_during, promises, view};
