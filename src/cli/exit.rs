//! How a run ends: an exit code and, when it failed, one sentence with a next step.

use std::process::ExitCode;

use crate::bureau::Refusal;
use crate::locale::{Lang, refusal};

/// What the exit code says. The numbers are part of the interface and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Nothing was found, or a check found something wrong.
    Nothing,
    /// The command line was not understood.
    Usage,
    /// What was read is bad: a file, a number, a date.
    Data,
    /// The gate or a rule says no.
    Refused,
    /// The database is held by another, or the store is in trouble.
    Store,
    /// The terminal or the output went away, or takes no more (`EX_IOERR` of sysexits.h). What was done stays done.
    NoOutput,
    /// The console ended with this code of its own: 128 plus a signal's number, or 70 when the program failed.
    Console(u8),
}

impl Exit {
    /// The number the process ends with.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Usage => 2,
            Self::Data => 3,
            Self::Refused => 4,
            Self::Store => 5,
            Self::NoOutput => 74,
            Self::Console(code) => code,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
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
        Refusal::Calendar(why) if why.is_of_file() => Exit::Data,
        Refusal::Row { why, .. } => match exit_of(why) {
            Exit::Store => Exit::Store,
            _ => Exit::Data,
        },
        _ => Exit::Refused,
    }
}
