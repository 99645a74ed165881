//! 台账: every programme in a month, and a programme's month person by person.
//!
//! * `state` what is on screen; the people of a month are read by windows, so that any number of them scrolls;
//! * `pane` what keys and replies do, `acts` what actions do;
//! * `periods` closing a month and opening it again.

mod accounts;
mod action;
mod acts;
#[cfg(test)]
mod death_tests;
mod deaths;
mod pane;
mod periods;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{CHART_ROWS, HEAD_ROWS, State, YEAR_ROWS, list_rows};
