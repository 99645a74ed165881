//! 多发与追回: who was paid too much, what was decided about it, and what waits for another person.
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
pub use acts::name as shown_name;
pub use state::{HEAD_ROWS, Row, SHOWN, Shown, State, detail_rows};
