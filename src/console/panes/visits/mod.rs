//! 接访: a day at the front desk. Who is there, who waits, who is expected, what was promised.
//!
//! * `state` what is on screen, `pane` what keys and replies do to it, `acts` what its actions do;
//! * `forms` the forms of a visit, which other panes open, too, `callers` who came, in them; `words` what is said of a visit.

mod action;
mod acts;
mod callers;
mod forms;
mod pane;
#[cfg(test)]
mod put_right_tests;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod slip_tests;
mod state;
#[cfg(test)]
mod tests;
mod words;

pub use action::Act;
pub use forms::note;
pub use state::{Line, State, card_rows};
pub use words::{asked, lines, title, topic};
