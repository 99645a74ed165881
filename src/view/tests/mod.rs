//! Drawn screens.

mod dump;
mod panes;
mod laws;
mod snapshots;

pub use dump::{dump, screen, screen_of};
