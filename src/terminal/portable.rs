//! What stands in for `tty.rs`, `reader.rs` and `signals.rs` on systems that are not Unix: the terminal library's
//! own output, event source and size. There is no stop signal there, and closing the window ends the process.

use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event;

use super::burst::Bursts;
use super::decode::decode;
use super::guard::Restorer;
use super::inbox::Bell;

/// The size of a terminal that does not know its own.
const FALLBACK_SIZE: (u16, u16) = (80, 24);
/// Stands for the end of the terminal, as the hang-up signal does on Unix.
const HANG_UP: i32 = 1;

/// Standard output.
#[derive(Debug)]
pub struct Tty;

impl Tty {
    /// A handle of standard output.
    pub fn open() -> io::Result<Self> {
        Ok(Self)
    }
}

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

/// Whether standard input and output are both a terminal.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns and rows as the terminal claims them, not clamped.
pub(super) fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or(FALLBACK_SIZE)
}

/// What was typed and not read stays; nothing portable can discard it.
pub(super) fn discard_input() {}

/// Starts the keyboard thread.
pub(super) fn spawn_reader<R: Send + 'static>(bell: Bell<R>) -> io::Result<()> {
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
        drop(follow(&bell));
        bell.quit(HANG_UP);
    })?;
    Ok(())
}

fn follow<R>(bell: &Bell<R>) -> io::Result<()> {
    let mut bursts = Bursts::default();
    loop {
        let mut burst = Vec::new();
        let mut next = event::read()?;
        loop {
            if let event::Event::Resize(..) = next {
                bell.resized();
            }
            burst.extend(decode(&next));
            if !event::poll(Duration::ZERO)? {
                break;
            }
            next = event::read()?;
        }
        if !bursts.judge(burst, Instant::now()).into_iter().all(|input| bell.input(input)) {
            return Ok(());
        }
    }
}

/// Nothing to keep.
pub struct SignalWatch;

/// There is nothing to follow.
pub(super) fn watch_signals<R: Send + 'static>(_: Bell<R>, _: Restorer) -> io::Result<SignalWatch> {
    Ok(SignalWatch)
}

/// There is no stop signal.
pub(super) fn stop_process() -> io::Result<()> {
    Ok(())
}

/// A password cannot be asked for without echo here; the command line has `--password-fd`.
pub fn ask_secret(_: &str) -> Option<String> {
    None
}
