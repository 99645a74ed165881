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

mod bad_input;
mod bench;
mod budget;
mod bulk;
mod clocks;
mod condolence;
mod data;
mod days;
mod doors;
mod entitle;
mod exports;
mod followed;
mod grants;
mod keyed;
mod letters;
mod names;
mod oncall;
mod output;
mod periods;
mod reading;
mod runs;
mod shapes;
mod shell;
mod staff;
mod told;
mod trouble;
mod visits;
mod walk;
mod writing;
