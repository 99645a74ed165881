//! The quality of the register: records that may be one person, and what was decided about them.

mod distinct;
mod duplicates;
mod together;

pub(super) use distinct::{decided, declare, none_distinct, withdraw};
pub(super) use duplicates::of_person;
pub(super) use together::{apart, belongings, since, together};
