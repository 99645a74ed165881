//! 概览: the bureau at a glance, in bars; and people counted by one key or two. Every figure opens its list.
//!
//! * `charts` the bars of the first tab; `pivot` the table of the second; `state` which of them is on screen, `pane` what keys,
//!   replies and news do.

mod action;
mod charts;
#[cfg(test)]
mod charts_tests;
mod pane;
mod pivot;
#[cfg(test)]
mod pivot_tests;
mod state;

pub use action::Act;
pub use charts::Charts;
pub use pivot::{Pivoted, Sums};
pub use state::{State, Tab};
