//! 待您办: everything that waits for the one who sits here, and what waits for others; Enter leads to it.

mod action;
mod answer;
mod back;
mod imported;
mod pane;
mod password;
#[cfg(test)]
mod password_tests;
mod state;
#[cfg(test)]
mod stuck_tests;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{DETAIL_LEAST, DETAIL_ROWS, HEAD_ROWS, State};
