//! 专项: requests for money that is not monthly; opened from the ledger or from a person.
//!
//! * `state` what is on screen; `card` the one selected; `pane` what keys and replies do, `acts` what actions do, `forms` what is filled in.

mod action;
mod acts;
mod card;
mod forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use card::Look;
pub use state::{State, Tab, card_rows};
