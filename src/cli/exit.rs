//! How a run ends: an exit code and, when it failed, one sentence with a next step.

use std::process::ExitCode;

use crate::bureau::Refusal;
use crate::locale::{Lang, refusal};

/// What the exit code says. The numbers are part of the interface and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Nothing was found, or a check found something wrong.
    Nothing = 1,
    /// The command line was not understood.
    Usage = 2,
    /// What was read is bad: a file, a number, a date.
    Data = 3,
    /// The gate or a rule says no.
    Refused = 4,
    /// The database is held by another, or the store is in trouble.
    Store = 5,
    /// The terminal went away (`EX_IOERR` of sysexits.h).
    TerminalLost = 74,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// A run that did not succeed.
#[derive(Debug)]
pub(super) struct Failure {
    pub exit: Exit,
    /// In the reader's language; empty when everything was said already.
    pub sentence: String,
}

/// What a subcommand gives back.
pub(super) type Done = Result<Exit, Failure>;

impl Failure {
    pub(super) fn new(exit: Exit, sentence: impl Into<String>) -> Self {
        Self { exit, sentence: sentence.into() }
    }

    /// A refusal of the bureau in words, with the code of its kind.
    pub(super) fn refused(why: &Refusal, lang: Lang) -> Self {
        Self::new(exit_of(why), refusal::say(why, lang))
    }
}

/// The exit code of a refusal.
fn exit_of(why: &Refusal) -> Exit {
    match why {
        Refusal::Store(_) => Exit::Store,
        Refusal::NotFound(_) => Exit::Nothing,
        Refusal::Invalid(_) | Refusal::NoSuchProgramme(_) => Exit::Data,
        Refusal::Row { why, .. } => match exit_of(why) {
            Exit::Store => Exit::Store,
            _ => Exit::Data,
        },
        _ => Exit::Refused,
    }
}
