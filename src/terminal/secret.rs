//! A password typed on the terminal, without echo. Unix only; elsewhere `--password-fd` is the way.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read, Write};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

/// Longest line taken.
const LONGEST: u64 = 1024;

/// Asks with `prompt` on the controlling terminal; `None` when there is none, or nothing was typed.
pub fn ask_secret(prompt: &str) -> Option<String> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty").ok()?;
    let before = tcgetattr(&terminal).ok()?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    silent.local_modes.insert(LocalModes::ECHONL);
    write!(terminal, "{prompt}").ok()?;
    tcsetattr(&terminal, OptionalActions::Flush, &silent).ok()?;
    let mut line = String::new();
    let read = BufReader::new((&terminal).take(LONGEST)).read_line(&mut line);
    // The echo comes back whatever was read.
    let restored = tcsetattr(&terminal, OptionalActions::Flush, &before);
    read.ok().filter(|n| *n > 0)?;
    restored.ok()?;
    Some(line.trim_end_matches(['\n', '\r']).to_owned())
}
