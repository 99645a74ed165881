//! Whole stories on the real program in a pseudo-terminal: what a clerk does, from the first key to the last.
//!
//! All stories start from copies of one sample bureau on one business date, and use function keys, digits, arrows, Enter,
//! Esc, Tab, Ctrl and committed text alone, because an input method may be on.
#![cfg(target_os = "linux")]
// The lint settings allow these in `#[test]` functions; here the helpers beside them need them too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

#[path = "stories/accounts.rs"]
mod accounts;
#[path = "stories/ahead.rs"]
mod ahead;
#[path = "stories/bank_accounts.rs"]
mod bank_accounts;
#[path = "stories/bulk.rs"]
mod bulk;
#[path = "stories/clerk.rs"]
mod clerk;
#[path = "stories/condolence.rs"]
mod condolence;
#[path = "stories/day.rs"]
mod day;
#[path = "stories/deadlines.rs"]
mod deadlines;
#[path = "stories/deaths.rs"]
mod deaths;
#[path = "stories/desk.rs"]
mod desk;
#[path = "stories/endings.rs"]
mod endings;
#[path = "stories/extensions.rs"]
mod extensions;
#[path = "stories/first_run.rs"]
mod first_run;
#[path = "stories/flipped.rs"]
mod flipped;
#[path = "stories/floods.rs"]
mod floods;
#[path = "stories/forecasts.rs"]
mod forecasts;
#[path = "stories/imports.rs"]
mod imports;
#[path = "stories/kill_points/mod.rs"]
mod kill_points;
#[path = "stories/masks.rs"]
mod masks;
#[path = "stories/notes.rs"]
mod notes;
#[path = "stories/oncall.rs"]
mod oncall;
#[path = "stories/papers.rs"]
mod papers;
#[path = "stories/payments/mod.rs"]
mod payments;
#[path = "stories/petition_steps.rs"]
mod petition_steps;
#[path = "stories/petitions_at_the_desk.rs"]
mod petitions_at_the_desk;
#[path = "stories/report_year.rs"]
mod report_year;
#[path = "stories/reviews.rs"]
mod reviews;
#[path = "stories/scenarios.rs"]
mod scenarios;
#[path = "stories/screen.rs"]
mod screen;
#[path = "stories/slips.rs"]
mod slips;
#[path = "stories/supervision.rs"]
mod supervision;
#[path = "stories/triage.rs"]
mod triage;
#[path = "stories/twins.rs"]
mod twins;
#[path = "stories/visitors.rs"]
mod visitors;
