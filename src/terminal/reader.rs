//! The keyboard thread on Unix: blocks in `read`, parses, judges bursts, fills the inbox.

use std::io;
use std::os::fd::AsFd;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::io::{Errno, read};

use super::burst::Bursts;
use super::inbox::Bell;
use super::input::Raw;
use super::parser::Parser;
use super::tty::wait_for;

/// A terminal line hands out at most this much at once.
const CHUNK: usize = 4096;
/// A burst that is longer is judged in pieces.
const BURST_LIMIT: usize = 4096;
/// The hang-up signal's number.
const HANG_UP: i32 = 1;

/// Starts the thread. It ends when the terminal or the inbox is gone; at the end of the process it may still be
/// blocked in `read`, which harms nothing.
pub(super) fn spawn_reader<R: Send + 'static>(bell: Bell<R>) -> io::Result<()> {
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
        // An error of the terminal is its end, like the end of file: reading again would only repeat it.
        drop(follow(&bell));
        bell.quit(HANG_UP);
    })?;
    Ok(())
}

/// Reads until the terminal or the inbox is gone.
fn follow<R>(bell: &Bell<R>) -> io::Result<()> {
    let mut parser = Parser::default();
    let mut bursts = Bursts::default();
    let mut burst: Vec<Raw> = Vec::new();
    loop {
        if !take(&mut parser, &mut burst)? {
            return Ok(());
        }
        // What else is there already belongs to the same burst.
        while burst.len() < BURST_LIMIT && ready(Duration::ZERO)? {
            if !take(&mut parser, &mut burst)? {
                return Ok(());
            }
        }
        if !deliver(&mut bursts, &mut burst, bell) {
            return Ok(());
        }
        // A lone escape byte or an open paste: give the rest a moment, then settle it.
        while let Some(patience) = parser.patience() {
            if ready(patience)? {
                break;
            }
            parser.idle(&mut burst);
        }
        if !deliver(&mut bursts, &mut burst, bell) {
            return Ok(());
        }
    }
}

/// Reads and parses one chunk. False at the end of the terminal.
fn take(parser: &mut Parser, burst: &mut Vec<Raw>) -> io::Result<bool> {
    let mut chunk = [0_u8; CHUNK];
    loop {
        match read(io::stdin().as_fd(), &mut chunk) {
            Ok(0) => return Ok(false),
            Ok(count) => {
                parser.feed(chunk.get(..count).unwrap_or_default(), burst);
                return Ok(true);
            }
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                wait_for(io::stdin().as_fd(), PollFlags::IN, None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Whether there is something to read within the time.
fn ready(time: Duration) -> io::Result<bool> {
    wait_for(io::stdin().as_fd(), PollFlags::IN, Some(time))
}

/// Sends what a burst means. False when the loop has ended.
fn deliver<R>(bursts: &mut Bursts, burst: &mut Vec<Raw>, bell: &Bell<R>) -> bool {
    if burst.is_empty() {
        return true;
    }
    bursts.judge(std::mem::take(burst), Instant::now()).into_iter().all(|input| bell.input(input))
}
