//! 督办: what somebody was given to do, what waits to be checked, and the weekly list.
//!
//! * `state` what is on screen; `pane` what keys and replies do, `acts` what actions do, `forms` what is filled in.

mod about;
mod action;
mod acts;
mod forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{State, TABS, card_rows};
