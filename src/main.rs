//! The binary: hands the command line to `cli`, and lends it the terminal.

use std::ffi::OsString;
use std::process::ExitCode;

use honordesk::cli::{Host, console, run};
use honordesk::terminal::ask_secret;

fn main() -> ExitCode {
    let line: Vec<OsString> = std::env::args_os().collect();
    let host = Host { ask_secret: &ask_secret, console: &console };
    run(&line, &host).into()
}
