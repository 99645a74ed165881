//! Drawn screens.

mod dump;
mod imports;
mod laws;
mod panes;
mod quality;
mod runs;
mod snapshots;

pub use dump::{dump, screen, screen_of};
