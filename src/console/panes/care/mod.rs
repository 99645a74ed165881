//! 联系: who is due a call or a home visit, noted in two keys; how the towns stand and whose they are.
//!
//! `state` is what is on screen, `pane` answers keys and replies, `acts` runs actions, `ways` are the digits, `forms` is a
//! contact in full.

mod action;
mod acts;
mod forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;
mod ways;

pub use action::Act;
pub use state::{BELOW_ROWS, ROWS_ABOVE, State, Tab, rule_of, town_of};
pub use ways::{WAYS, Way};
