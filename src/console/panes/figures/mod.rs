//! 研判: what petitions come to; every figure opens the list of petitions behind it.
//!
//! * `grid` the figures of a page as rows of cells; `state` what is on screen; `pane` what keys and replies do.

mod action;
mod grid;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use grid::{Cells, Mark, by_topic, cells};
pub use state::{Page, State};
