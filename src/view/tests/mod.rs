//! Drawn screens.

mod dump;
mod laws;
mod snapshots;

pub use dump::{dump, screen, screen_of};
