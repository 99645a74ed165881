//! 待您办: everything of the ledger that waits for the one who sits here, and what waits for others; Enter leads to it.

mod action;
mod answer;
mod back;
mod imported;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{DETAIL_LEAST, DETAIL_ROWS, HEAD_ROWS, State};
