//! 值班: what needs an answer now, what is to be reviewed, major urgent matters, the handover, the rota.
//!
//! * `state` what is on screen; `acts` what the digits do in each tab; `forms` what is filled in; `pane` keys and replies.

mod action;
mod acts;
mod forms;
mod pane;
mod rules_form;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{State, Tab, detail_rows};
