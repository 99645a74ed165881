//! 发放批次: the runs as a board, and one run with its lines, from the draft to the bank's answer.
//!
//! * `bank` its file and the bank's answer;
//! * `state` what is on screen, `board` how runs stand in columns, `steps` which step comes next;
//! * `pane` what keys and replies do, `acts` what actions do, `forms` what is filled in,
//!   `other` what else a line allows, `heed` what must be heeded of a run, `told` whom it waits for.

mod action;
mod acts;
pub mod bank;
mod board;
mod forms;
mod heed;
#[cfg(test)]
mod heed_tests;
#[cfg(test)]
mod lead_tests;
mod other;
#[cfg(test)]
mod other_tests;
mod pane;
mod state;
mod steps;
#[cfg(test)]
mod tests;
mod told;

pub use action::Act;
pub use board::{COLUMNS, column};
pub use heed::heed_rows;
pub use other::{against, said_since};
pub use state::{
    ANSWER_FOOT, BANK_HEAD_ROWS, CARD_ROWS, FILTERS, Filter, HEAD_ROWS, Opened, RUN_HEAD_ROWS, State,
    detail_rows,
};
use state::{answer_rows, file_rows};
