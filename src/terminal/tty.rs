//! The terminal device on Unix: unbuffered output, waiting, size. The only file of the screen that calls what
//! Unix alone has, with `signals.rs` and `reader.rs`; `portable.rs` stands in for the three elsewhere.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

/// The size of a terminal that does not know its own.
const FALLBACK_SIZE: (u16, u16) = (80, 24);

/// Standard output without the buffer of the standard library, so that a frame is one `write`.
#[derive(Debug)]
pub struct Tty {
    file: File,
}

impl Tty {
    /// A second handle of standard output.
    pub fn open() -> io::Result<Self> {
        Ok(Self { file: File::from(io::stdout().as_fd().try_clone_to_owned()?) })
    }
}

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.file.write(bytes) {
                // A parent may have left the device non-blocking: wait until it takes more.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    wait_for(self.file.as_fd(), PollFlags::OUT, None)?;
                }
                result => return result,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether standard input and output are both a terminal.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns and rows as the terminal claims them, not clamped.
pub(super) fn size() -> (u16, u16) {
    tcgetwinsize(io::stdout()).map_or(FALLBACK_SIZE, |size| (size.ws_col, size.ws_row))
}

/// Throws away what was typed or pasted and not read: the rest of a paste, or an answer of the terminal, must not
/// become a command of the shell that comes after us.
pub(super) fn discard_input() {
    // Without a terminal there is nothing to discard.
    let _ = tcflush(io::stdin(), QueueSelector::IFlush);
}

/// Waits until the device is ready. True when it is, false when the time is over.
pub(super) fn wait_for(device: BorrowedFd<'_>, flags: PollFlags, time: Option<Duration>) -> io::Result<bool> {
    let time = time.and_then(|time| Timespec::try_from(time).ok());
    loop {
        match poll(&mut [PollFd::new(&device, flags)], time.as_ref()) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
