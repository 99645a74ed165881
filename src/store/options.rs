//! How a store is opened.

use super::journal::PART_BYTES;
use super::lock::Holder;
use super::row::Registry;
use super::rows;

/// When the bytes are checked that opening itself does not need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// Before opening ends.
    First,
    /// Each before its first use; the rest by [`Store::verify`](super::Store::verify).
    AsUsed,
}

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// The kinds of rows `check` decodes; [`rows::registry`] unless a test brings its own.
    pub registry: Registry,
    /// Who opens it, for the lock file.
    pub holder: Holder,
    /// Page cache in bytes. 4 MiB was measured to be as fast as 64 MiB at 22,000 people.
    pub cache_bytes: usize,
    /// A journal segment is closed by the first command after this many bytes.
    pub segment_bytes: u64,
    /// A command's changes go to the journal file in parts of about this many bytes, so that a large one need not fit in memory.
    pub part_bytes: usize,
    /// When the bytes are checked that opening itself does not need.
    pub checks: Checks,
    /// Allows network file systems, whose locks and flushes cannot be relied on.
    pub allow_network: bool,
    /// The identity a new database gets; random unless a test fixes it.
    pub database_id: Option<[u8; 16]>,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            registry: rows::registry(),
            holder: Holder::default(),
            cache_bytes: 4 << 20,
            segment_bytes: 16 << 20,
            part_bytes: PART_BYTES,
            checks: Checks::First,
            allow_network: false,
            database_id: None,
        }
    }
}
