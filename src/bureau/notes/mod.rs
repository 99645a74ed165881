//! Notes about people: writing, ending, acknowledging, and who may know of them.

mod change;
mod view;

pub(super) use change::{acknowledge, add, admit, amend, end, has_room};
pub(super) use view::{cautions, hidden, of_person, visible};
