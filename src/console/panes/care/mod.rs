//! 联系: who is due a call or a home visit, noted in two keys; how the towns stand and whose they are; households in hardship; and
//! condolence lists, handed out in two keys.
//!
//! `state` is what is on screen, `pane` answers keys and replies, `acts` runs actions, `ways` are the digits, `forms` is what is
//! filled in, `households` and `lists` are two of the tabs, `agreeing` is the second word about a list, `history` is what was done with somebody so far, `pages` turns long lists.

mod action;
mod acts;
mod agreeing;
#[cfg(test)]
mod agreeing_tests;
mod forms;
mod history;
mod households;
mod lists;
#[cfg(test)]
mod mending_tests;
mod more_forms;
mod pages;
mod pane;
mod state;
#[cfg(test)]
mod tests;
mod ways;

pub use action::Act;
pub use history::{Done, History, Whose};
pub use households::Households;
pub use lists::Lists;
pub use pages::Pages;
pub use state::{BELOW_ROWS, ROWS_ABOVE, State, Tab, festival_name, list_name, rule_of, town_of};
pub use ways::{WAYS, Way};
