//! 联系: who is due a call or a home visit, noted in two keys; how the towns stand and whose they are; households in hardship; and
//! condolence lists, handed out in two keys.
//!
//! `state` is what is on screen, `pane` answers keys and replies, `acts` runs actions, `ways` are the digits, `forms` is what is
//! filled in, `households` and `lists` are two of the tabs.

mod action;
mod acts;
mod forms;
mod households;
mod lists;
mod more_forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;
mod ways;

pub use action::Act;
pub use households::Households;
pub use lists::Lists;
pub use state::{BELOW_ROWS, ROWS_ABOVE, State, Tab, list_name, rule_of, town_of};
pub use ways::{WAYS, Way};
