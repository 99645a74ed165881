//! 三级联系人: who petitions go through in the district, its towns and its villages, and how they are reached.
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
pub use state::{State, TABS};
