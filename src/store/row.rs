//! What a kind of record must offer to be stored, and how records become bytes.

use std::sync::Arc;

use minicbor::{Decode, Encode};

use super::finding::Seen;
use super::tables::{IndexTable, Table};

/// One kind of record. Implemented in `store/rows.rs` for the types of `domain`.
///
/// Bytes are a version byte followed by minicbor with numbered fields ([`pack`] and [`unpack`] do both). A field added later is
/// optional, so old bytes stay readable without raising the version; the version is raised when old bytes must be read by other
/// code, and that code stays.
pub trait Row: Sized {
    /// Where rows of this kind live. Each table holds one kind.
    const TABLE: Table;
    /// The version byte that `encode` writes; every version from 1 up to it can be decoded.
    const VERSION: u8;
    /// Whether what a row said before is kept in a table of its own. Such rows are put by `Writer::put_kept` alone, at the one place
    /// that keeps it; `Writer::put` of one does not compile.
    const KEPT: bool = false;

    /// The row's key, unique in its table.
    fn key(&self) -> Vec<u8>;
    /// Version byte and minicbor.
    fn encode(&self) -> Vec<u8>;
    /// Reads what any version up to this one wrote.
    fn decode(bytes: &[u8]) -> Result<Self, CodecError>;
    /// The index rows that lead to this row. A key belongs to one row only: the store refuses a second owner.
    fn indexes(&self) -> Vec<IndexKey>;
}

/// A key in an index table.
pub type IndexKey = (IndexTable, Vec<u8>);

/// Why bytes are not a record. Never carries the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// There is no version byte.
    #[error("the record is empty")]
    Empty,
    /// A newer program wrote it.
    #[error("the record has version {found}, this program knows versions 1 to {known}")]
    Version {
        /// The version byte found.
        found: u8,
        /// The newest version this program reads.
        known: u8,
    },
    /// The bytes after the version are not what that version writes.
    #[error("the record's bytes are malformed")]
    Malformed,
    /// The record does not match the digest stored with it.
    #[error("the record does not match its digest")]
    Digest,
}

impl CodecError {
    /// What it says, as a kind.
    pub(super) fn seen(self) -> Seen {
        match self {
            Self::Empty => Seen::RecordEmpty,
            Self::Version { .. } => Seen::RecordNewer,
            Self::Malformed => Seen::RecordMalformed,
            Self::Digest => Seen::RecordDigest,
        }
    }
}

/// The bytes of `value`: version byte, then minicbor.
pub fn pack<T: Encode<()>>(version: u8, value: &T) -> Vec<u8> {
    let mut out = vec![version];
    // Writing into a vector cannot fail; a type whose own encoder fails leaves a record that no decoder accepts.
    if minicbor::encode(value, &mut out).is_err() {
        out.clear();
    }
    out
}

/// Checks the version byte against `known` and decodes the rest, all of it. Gives the version too, for records whose meaning changed.
pub fn unpack<'b, T: Decode<'b, ()>>(bytes: &'b [u8], known: u8) -> Result<(u8, T), CodecError> {
    let (version, body) = versioned(bytes, known)?;
    let mut decoder = minicbor::Decoder::new(body);
    let value = decoder.decode().map_err(|_| CodecError::Malformed)?;
    if decoder.position() == body.len() { Ok((version, value)) } else { Err(CodecError::Malformed) }
}

pub(super) fn versioned(bytes: &[u8], known: u8) -> Result<(u8, &[u8]), CodecError> {
    let (&found, body) = bytes.split_first().ok_or(CodecError::Empty)?;
    if (1..=known).contains(&found) { Ok((found, body)) } else { Err(CodecError::Version { found, known }) }
}

/// What the store can learn about a row from its bytes alone.
pub(super) struct Inspected {
    pub key: Vec<u8>,
    pub indexes: Vec<IndexKey>,
}

#[derive(Clone, Copy)]
pub(super) struct RowKind {
    pub table: Table,
    pub version: u8,
    pub inspect: fn(&[u8]) -> Result<Inspected, CodecError>,
}

fn inspect<R: Row>(bytes: &[u8]) -> Result<Inspected, CodecError> {
    R::decode(bytes).map(|row| Inspected { key: row.key(), indexes: row.indexes() })
}

/// The kinds of rows a program knows: what `check` decodes every table with.
#[derive(Clone, Default)]
pub struct Registry(Arc<Vec<RowKind>>);

impl Registry {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Knows rows of kind `R` too.
    #[must_use]
    pub fn with<R: Row>(self) -> Self {
        let mut kinds = Arc::unwrap_or_clone(self.0);
        kinds.retain(|k| k.table != R::TABLE);
        kinds.push(RowKind { table: R::TABLE, version: R::VERSION, inspect: inspect::<R> });
        Self(Arc::new(kinds))
    }

    pub(super) fn kind(&self, table: Table) -> Option<RowKind> {
        self.0.iter().copied().find(|k| k.table == table)
    }
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.iter().map(|k| k.table)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_carry_their_version_and_nothing_after_the_record() {
        let bytes = pack(2, &"青年");
        assert_eq!(bytes.first(), Some(&2));
        assert_eq!(unpack::<&str>(&bytes, 2), Ok((2, "青年")));
        assert_eq!(unpack::<&str>(&bytes, 1), Err(CodecError::Version { found: 2, known: 1 }));
        assert_eq!(unpack::<&str>(&[], 1), Err(CodecError::Empty));
        assert_eq!(unpack::<&str>(&[0, 0x61, b'a'], 1), Err(CodecError::Version { found: 0, known: 1 }));
        assert_eq!(unpack::<&str>(&[1, 0x62, b'a'], 1), Err(CodecError::Malformed));
        assert_eq!(unpack::<&str>(&[1, 0x61, b'a', 0], 1), Err(CodecError::Malformed));
    }
}
