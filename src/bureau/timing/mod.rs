//! Counting time: the calendars that the bureau loaded and signed, and what it has settled where the regulation is silent. Both move
//! limits of the whole bureau, so both are looked at and signed in one way.

mod check;
mod limits;
mod sign;
mod signing;
mod tables;

pub use check::{Said, check};
pub use sign::sign;
pub use signing::{able, of, stands};
pub use tables::{in_force, loaded, offered, rules};
