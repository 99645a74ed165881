//! A password typed on the terminal, without echo. Unix only; elsewhere `--password-fd` is the way.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, Read, Write};

use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// Longest line taken, in bytes.
const LONGEST: usize = 1024;

/// Asks with `prompt` on the controlling terminal; `None` when there is none, or nothing was typed. Ctrl-C ends the
/// program as everywhere else, with the echo given back first.
pub fn ask_secret(prompt: &str) -> Option<String> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty").ok()?;
    write!(terminal, "{prompt}").ok()?;
    let silent = Silent::begin(&terminal)?;
    let typed = read_line(&terminal);
    drop(silent);
    writeln!(terminal).ok()?;
    match typed {
        Typed::Line(line) => String::from_utf8(line).ok().filter(|line| !line.is_empty()),
        Typed::Interrupted => {
            let _ = kill_process(getpid(), Signal::INT);
            None
        }
        Typed::Ended => None,
    }
}

/// The terminal without echo, and with Ctrl-C as a key; it is given back as it was, however the reading ends.
struct Silent<'t> {
    terminal: &'t File,
    before: Termios,
}

impl<'t> Silent<'t> {
    fn begin(terminal: &'t File) -> Option<Self> {
        let before = tcgetattr(terminal).ok()?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        tcsetattr(terminal, OptionalActions::Flush, &silent).ok()?;
        Some(Self { terminal, before })
    }
}

impl Drop for Silent<'_> {
    fn drop(&mut self) {
        let _ = tcsetattr(self.terminal, OptionalActions::Flush, &self.before);
    }
}

/// What came of a line.
#[derive(Debug, PartialEq, Eq)]
enum Typed {
    Line(Vec<u8>),
    Interrupted,
    Ended,
}

/// Reads up to Enter, with the keys that a line has: backspace and Ctrl-U.
fn read_line(terminal: impl Read) -> Typed {
    const CTRL_C: u8 = 3;
    const CTRL_D: u8 = 4;
    const CTRL_U: u8 = 21;
    let mut line = Vec::new();
    for byte in BufReader::new(terminal).bytes() {
        match byte {
            Err(_) => return Typed::Ended,
            Ok(b'\n' | b'\r') => return Typed::Line(line),
            Ok(CTRL_C) => return Typed::Interrupted,
            Ok(CTRL_D) => return if line.is_empty() { Typed::Ended } else { Typed::Line(line) },
            Ok(CTRL_U) => line.clear(),
            Ok(8 | 127) => erase(&mut line),
            Ok(byte) if line.len() < LONGEST => line.push(byte),
            Ok(_) => {}
        }
    }
    if line.is_empty() { Typed::Ended } else { Typed::Line(line) }
}

/// Takes the last character away, all of its bytes.
fn erase(line: &mut Vec<u8>) {
    while line.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_keys_of_a_line_and_can_be_interrupted() {
        let line = |text: &str| Typed::Line(text.as_bytes().to_vec());
        for (typed, read) in [
            ("pass\n", line("pass")),
            (" a b \r", line(" a b ")),
            ("x\u{15}ab\u{7f}c\n", line("ac")),
            ("密码\u{7f}\n", line("密")),
            ("\u{7f}a\n", line("a")),
            ("half\u{3}", Typed::Interrupted),
            ("\u{4}", Typed::Ended),
            ("", Typed::Ended),
        ] {
            assert_eq!(read_line(typed.as_bytes()), read, "{typed:?}");
        }
    }
}
