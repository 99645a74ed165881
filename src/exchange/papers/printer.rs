//! The printer: a device that takes bytes, or a program that reads them. Nothing personal stands on its command line, and no shell
//! reads it.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use thiserror::Error;

use crate::exchange::source::Encoding;
use crate::locale::{Msg, papers as say};

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
}

impl PrinterFault {
    /// The same in a word.
    pub fn said(self) -> Msg {
        match self {
            Self::Missing => say::FAULT_MISSING,
            Self::Broken => say::FAULT_BROKEN,
            Self::Failed => say::FAULT_FAILED,
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

    /// Sends bytes; comes back when they were taken.
    pub fn send(&self, bytes: &[u8]) -> Result<(), PrinterFault> {
        match self {
            Self::Device(path) => {
                // Opened to write, never made: a name that is no device must not become a file.
                let mut device: File =
                    fs::OpenOptions::new().write(true).open(path).map_err(|_| PrinterFault::Missing)?;
                device.write_all(bytes).and_then(|()| device.flush()).map_err(|_| PrinterFault::Broken)
            }
            Self::Program(program, arguments) => {
                let mut child = Command::new(program)
                    .args(arguments)
                    .stdin(Stdio::piped())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .map_err(|_| PrinterFault::Missing)?;
                let taken = child.stdin.take().map(|mut stdin| stdin.write_all(bytes));
                let ended = child.wait().map_err(|_| PrinterFault::Failed)?;
                match (ended.success(), taken) {
                    (false, _) => Err(PrinterFault::Failed),
                    (true, Some(Ok(()))) => Ok(()),
                    (true, _) => Err(PrinterFault::Broken),
                }
            }
        }
    }
}

/// The bytes that a printer of this encoding is sent; characters that it has not are question marks.
pub(super) fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}
