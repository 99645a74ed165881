//! 数据质量: what the records of everybody lack, which of them may be one person, and what was decided about that.
//!
//! * `gaps` what is missing and who lacks it; `state` what is on screen, `pane` what keys, replies and news do; `acts` what the actions do, `forms` the sheets.

mod action;
mod acts;
mod forms;
mod gaps;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::{Running, State, Tab, card_rows, list_rows};
