//! 标准与参数: the figures in force, what must be entered, proposals and what becomes of them, the settings of the place.
//!
//! * `state` what is on screen and its rows, `pane` what keys and replies do;
//! * `acts` what the actions do, `forms` what is filled in.

mod action;
mod acts;
mod forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{Page, Row, State, list_rows, notes_rows};
