//! Notes about people: writing, ending, acknowledging, and who may know of them.

mod change;
mod view;

pub(super) use change::{acknowledge, add, amend, end};
pub(super) use view::{cautions, hidden, of_person, visible};
