//! Counting time: the calendars that the bureau loaded and signed, and what it has settled where the regulation is silent.

mod check;
mod settle;
mod sign;
mod tables;

pub use check::check;
pub use settle::settle;
pub use sign::sign;
pub use tables::{in_force, loaded, rules};
