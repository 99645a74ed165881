//! 日志: who did what, when, about what. Read-only.
//!
//! * `pages` the part of the journal that is held: a few pages around the rows on screen, whatever its length;
//! * `state` what is on screen, `filter` the form that narrows it; `pane` what keys, replies and actions do.

mod action;
mod filter;
mod pages;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{State, card_rows};
