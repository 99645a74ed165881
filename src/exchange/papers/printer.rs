//! The printer: a device that takes bytes, or a program that reads them. Nothing personal stands on its command line, and no shell
//! reads it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use thiserror::Error;

use crate::exchange::source::Encoding;
use crate::locale::{Msg, papers as say};

/// Between two looks at whether the printer is done, or is to be left.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// How many looks a printer may take for one paper before it is given up: three minutes.
const MOST_LOOKS: u32 = 3 * 60 * 20;

/// Asked now and then while a printer works; `false` leaves it.
pub type GoOn<'a> = &'a mut dyn FnMut() -> bool;

/// Where lines go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printer {
    /// A device, as `/dev/usb/lp0`.
    Device(PathBuf),
    /// A program with its arguments, as `lp -d slip`; the lines come to its standard input.
    Program(String, Vec<String>),
}

/// Why nothing was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PrinterFault {
    /// There is no such device or program, or it cannot be opened.
    #[error("not there")]
    Missing,
    /// It took no more.
    #[error("writing failed")]
    Broken,
    /// The program ended with a failure.
    #[error("the program failed")]
    Failed,
    /// Whoever waited for it did not wait any longer.
    #[error("stopped")]
    Stopped,
    /// It took longer than any paper takes.
    #[error("too slow")]
    Slow,
}

impl PrinterFault {
    /// The same in a word.
    pub fn said(self) -> Msg {
        match self {
            Self::Missing => say::FAULT_MISSING,
            Self::Broken => say::FAULT_BROKEN,
            Self::Failed => say::FAULT_FAILED,
            Self::Stopped => say::FAULT_STOPPED,
            Self::Slow => say::FAULT_SLOW,
        }
    }
}

impl Printer {
    /// What was typed: a path of a device, or a program and its arguments parted by blanks.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut words = typed.split_whitespace().map(str::to_owned);
        let first = words.next()?;
        let rest: Vec<String> = words.collect();
        Some(if rest.is_empty() && first.starts_with("/dev/") {
            Self::Device(PathBuf::from(first))
        } else {
            Self::Program(first, rest)
        })
    }

    /// Sends bytes; comes back when they were taken, when `go_on` says no, or when it has taken too long. A program that is left
    /// is killed.
    pub fn send(&self, bytes: &[u8], go_on: GoOn<'_>) -> Result<(), PrinterFault> {
        match self {
            Self::Device(path) => {
                let path = path.clone();
                let taken = beside(bytes, move |bytes| to_device(&path, bytes))?;
                wait(&taken, &mut Patience::new(go_on))?
            }
            Self::Program(program, arguments) => {
                let mut child = Command::new(program)
                    .args(arguments)
                    .stdin(Stdio::piped())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .map_err(|_| PrinterFault::Missing)?;
                let done = attended(&mut child, bytes, go_on);
                if done.is_err() {
                    // What ended already is not there to be killed any more.
                    let _ = child.kill();
                    let _ = child.wait();
                }
                done
            }
        }
    }
}

/// Hands bytes to a program and waits for its end.
fn attended(child: &mut Child, bytes: &[u8], go_on: GoOn<'_>) -> Result<(), PrinterFault> {
    let mut patience = Patience::new(go_on);
    let taken = match child.stdin.take() {
        Some(mut stdin) => {
            beside(bytes, move |bytes| stdin.write_all(bytes).map_err(|_| PrinterFault::Broken))?
        }
        None => return Err(PrinterFault::Broken),
    };
    let ended = loop {
        match child.try_wait() {
            Ok(Some(ended)) => break ended,
            Ok(None) => {}
            Err(_) => return Err(PrinterFault::Failed),
        }
        patience.look()?;
        std::thread::park_timeout(LOOK_EVERY);
    };
    if !ended.success() {
        return Err(PrinterFault::Failed);
    }
    // Nobody reads any more: the writing is over, too, or fails now.
    wait(&taken, &mut patience)?
}

/// Writes on a thread of its own: a device that is off line, or a program that does not read, holds up that thread alone.
fn beside(
    bytes: &[u8],
    write: impl FnOnce(&[u8]) -> Result<(), PrinterFault> + Send + 'static,
) -> Result<Receiver<Result<(), PrinterFault>>, PrinterFault> {
    let (done, taken) = channel();
    let bytes = bytes.to_vec();
    let work = move || {
        // Nobody may wait for it any longer.
        let _ = done.send(write(&bytes));
    };
    let spawned = std::thread::Builder::new().name("printer".to_owned()).spawn(work);
    spawned.map(|_| taken).map_err(|_| PrinterFault::Broken)
}

/// The outcome of the writing, unless whoever waits is called away.
fn wait(
    taken: &Receiver<Result<(), PrinterFault>>,
    patience: &mut Patience<'_>,
) -> Result<Result<(), PrinterFault>, PrinterFault> {
    loop {
        match taken.recv_timeout(LOOK_EVERY) {
            Ok(outcome) => return Ok(outcome),
            Err(RecvTimeoutError::Disconnected) => return Err(PrinterFault::Broken),
            Err(RecvTimeoutError::Timeout) => patience.look()?,
        }
    }
}

/// How long a printer is waited for.
struct Patience<'g> {
    go_on: GoOn<'g>,
    looks: u32,
}

impl<'g> Patience<'g> {
    fn new(go_on: GoOn<'g>) -> Self {
        Self { go_on, looks: 0 }
    }

    /// Whether to wait any longer.
    fn look(&mut self) -> Result<(), PrinterFault> {
        self.looks += 1;
        if !(self.go_on)() {
            return Err(PrinterFault::Stopped);
        }
        if self.looks > MOST_LOOKS { Err(PrinterFault::Slow) } else { Ok(()) }
    }
}

/// Opened to write, never made: a name that is no device must not become a file.
fn to_device(path: &Path, bytes: &[u8]) -> Result<(), PrinterFault> {
    let mut device: File =
        fs::OpenOptions::new().write(true).open(path).map_err(|_| PrinterFault::Missing)?;
    let written: io::Result<()> = device.write_all(bytes).and_then(|()| device.flush());
    written.map_err(|_| PrinterFault::Broken)
}

/// The bytes that a printer of this encoding is sent; characters that it has not are question marks.
pub(super) fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}
