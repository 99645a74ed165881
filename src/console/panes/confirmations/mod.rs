//! 年度确认: how far the year is, and who is not confirmed yet, whose payment stops first at the top.
//!
//! * `state` what is on screen; `pane` what keys and replies do; `form` what is filled in.

mod action;
mod form;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{State, detail_rows};
