//! How far a long reading has come, and whether to go on.

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Rows read so far.
    pub rows: u64,
    /// Bytes of the file used so far.
    pub bytes: u64,
    /// Length of the file.
    pub total_bytes: u64,
}

/// The answer of the one who watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// Go on.
    On,
    /// Stop; nothing is kept.
    Stop,
}

/// Who watches: told every thousand rows and at the end.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> Go;

/// Rows between two tellings.
pub(in crate::exchange) const TELL_EVERY: u64 = 1000;
