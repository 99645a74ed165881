//! A petition written out, row by row: what scrolls must be counted where keys are handled, so the rows are made here
//! and only drawn by the view.

mod course;
mod facts;
mod glance;
mod page;
mod parts;
mod whole;
mod why;

pub use facts::{ages, who_in};
pub use glance::{below, beside, least};
pub use page::{Row, Tone};
pub use whole::whole;
pub use why::why;
