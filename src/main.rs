//! The binary: hands the command line to `cli`, and lends it the terminal.

use std::ffi::OsString;
use std::process::ExitCode;

use honordesk::cli::{Host, run};

fn main() -> ExitCode {
    let line: Vec<OsString> = std::env::args_os().collect();
    let host = Host { ask_secret: &|_| None, console: &|_| honordesk::cli::Exit::Done };
    run(&line, &host).into()
}
