//! The command line, through the real binary: shapes of the JSON, exit codes, both languages, hostile text.

#[path = "cli/bench.rs"]
mod bench;
#[path = "cli/data.rs"]
mod data;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/writing.rs"]
mod writing;
