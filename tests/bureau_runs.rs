//! Payment runs through the one door: drafted, checked by different people, paid once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

#[path = "bureau_runs/bank.rs"]
mod bank;
#[path = "bureau_runs/bench.rs"]
mod bench;
#[path = "bureau_runs/course.rs"]
mod course;
#[path = "bureau_runs/duties.rs"]
mod duties;
#[path = "bureau_runs/twice.rs"]
mod twice;

mod bureau_support;
