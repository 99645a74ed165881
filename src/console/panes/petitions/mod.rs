//! 信访: the queue by what is due next, one petition with its limits and why they end when they do, the steps that the
//! law allows, and taking in new ones.
//!
//! `state` is what is on screen, `pane` answers keys and replies, `act` runs actions; `steps` says which digit does
//! what, `step_form` and `intake` are the forms, `strip` explains a limit day by day, `rows` writes pages out.

mod act;
mod action;
mod calendar;
mod case;
#[cfg(test)]
mod clerk_tests;
mod correct_form;
#[cfg(test)]
mod correct_tests;
#[cfg(test)]
mod course_tests;
mod earlier;
mod ending_fields;
mod hand_fields;
mod intake;
mod joint;
mod letters;
mod owners;
mod pane;
mod preview;
mod rows;
mod state;
mod step_form;
mod step_said;
#[cfg(test)]
mod step_tests;
mod steps;
mod strip;
#[cfg(test)]
mod tests;
mod told;
mod triage;
#[cfg(test)]
mod triage_tests;

pub use action::Act;
pub use rows::{Row, Tone, ages, below, beside, least, who_in};
pub use state::{BELOW_ROWS, Face, ROWS_ABOVE, State, page};
pub use strip::{Band, CELL, Cell, MONTH};
