//! 工作人员: who works here, what they may do, and how their accounts stand.
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
pub use state::{Issued, State, card_rows, password_of, roles_of, signed_in_of, state_of};
