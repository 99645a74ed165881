//! 合并与拆分: two records of one person side by side, what comes along, and how a merged record is put apart again.
//!
//! * `state` what is on screen, `parts` the two records field by field, `pane` what keys and replies do;
//! * `acts` what the actions do, `forms` the sheets that ask for the number and the reason.

mod action;
mod acts;
mod forms;
mod pane;
mod parts;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use parts::{Part, parts};
pub use state::{Kind, State, View, list_rows};
