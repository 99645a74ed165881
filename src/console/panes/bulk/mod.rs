//! 批量: the same set for many people. What to change is chosen and filled in, everybody is looked at, then it is written; a batch that
//! was written is shown person by person, and can be taken back as one.
//!
//! * `state` what is on screen and its lists, `pane` what keys and replies do;
//! * `acts` what the actions do, `forms` what is filled in.

mod action;
mod acts;
mod forms;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{Page, Shelf, State};
