//! The quality of the register: records that may be one person, and what was decided about them.

mod distinct;
mod duplicates;
mod gaps;
mod near;
mod side;
mod since;
mod together;

pub(super) use distinct::{decided, declare, none_distinct, withdraw};
pub(super) use duplicates::of_person;
pub(super) use gaps::{lacking, table};
pub(super) use near::{Typed, likely, near};
pub(super) use since::since;
pub(super) use together::{apart, belongings, together};
