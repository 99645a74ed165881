//! The quality of the register: records that may be one person, and what was decided about them.

mod distinct;
mod duplicates;

pub(super) use distinct::{decided, declare, none_distinct, withdraw};
pub(super) use duplicates::of_person;
