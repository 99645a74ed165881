//! The command line, through the real binary: shapes of the JSON, exit codes, both languages, hostile text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::similar_names,
    clippy::string_slice,
    missing_docs,
    reason = "tests"
)]

#[path = "cli/bench.rs"]
mod bench;
#[path = "cli/budget.rs"]
mod budget;
#[path = "cli/bulk.rs"]
mod bulk;
#[path = "cli/clocks.rs"]
mod clocks;
#[path = "cli/condolence.rs"]
mod condolence;
#[path = "cli/data.rs"]
mod data;
#[path = "cli/days.rs"]
mod days;
#[path = "cli/doors.rs"]
mod doors;
#[path = "cli/entitle.rs"]
mod entitle;
#[path = "cli/exports.rs"]
mod exports;
#[path = "cli/followed.rs"]
mod followed;
#[path = "cli/grants.rs"]
mod grants;
#[path = "cli/letters.rs"]
mod letters;
#[path = "cli/names.rs"]
mod names;
#[path = "cli/oncall.rs"]
mod oncall;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/periods.rs"]
mod periods;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/runs.rs"]
mod runs;
#[path = "cli/shapes.rs"]
mod shapes;
#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/staff.rs"]
mod staff;
#[path = "cli/told.rs"]
mod told;
#[path = "cli/trouble.rs"]
mod trouble;
#[path = "cli/visits.rs"]
mod visits;
#[path = "cli/walk.rs"]
mod walk;
#[path = "cli/writing.rs"]
mod writing;
