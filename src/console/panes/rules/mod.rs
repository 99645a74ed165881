//! 发放规则: what the bureau sets for its runs itself: sums of approval, times of no release, opening months. One proposes, another
//! approves.
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
pub use acts::name as kind_name;
pub use state::{HEAD_ROWS, KINDS, Kind, Stands, State, detail_rows, stands};
