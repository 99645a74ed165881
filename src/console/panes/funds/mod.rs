//! 预算: what each fund gives for every programme in a year, what was paid out of it, and what is left.
//!
//! * `state` what is on screen; `pane` what keys and replies do, `acts` what actions do, `forms` what is filled in.

mod action;
mod acts;
mod forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{HEAD_ROWS, LINE_ROWS, Part, State, detail_rows};
