//! Whole stories on the real program in a pseudo-terminal: what a clerk does, from the first key to the last.
//!
//! All stories start from copies of one sample bureau on one business date, and use function keys, digits, arrows, Enter,
//! Esc, Tab, Ctrl and committed text alone, because an input method may be on.
#![cfg(target_os = "linux")]
// The lint settings allow these in `#[test]` functions; here the helpers beside them need them too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod ahead;
mod bank_accounts;
mod bulk;
mod clerk;
mod condolence;
mod day;
mod deadlines;
mod deaths;
mod desk;
mod endings;
mod extensions;
mod first_run;
mod flipped;
mod floods;
mod forecasts;
mod handover_kill;
mod imports;
mod kill_points;
mod masks;
mod notes;
mod oncall;
mod papers;
mod payments;
mod petition_steps;
mod petitions_at_the_desk;
mod report_year;
mod reviews;
mod scenarios;
mod screen;
mod slips;
mod supervision;
mod terminal_stage;
mod triage;
mod twins;
mod visitors;
