//! 值班: what needs an answer now, what is to be reviewed, major urgent matters, the handover, the rota.
//!
//! * `state` what is on screen; `acts` what the digits do in each tab; `forms` what is filled in; `pane` keys and replies; `told`
//!   what is said of what was put on record.

mod action;
mod acts;
mod forms;
#[cfg(test)]
mod night_tests;
mod pane;
mod rules_form;
mod state;
#[cfg(test)]
mod tests;
mod told;

pub use action::Act;
pub use state::{State, Tab};
