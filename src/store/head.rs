//! Where the chain ends, in the database and in the journal file.

use sha2::{Digest, Sha256};

use super::bytes::Fields;
use super::entry::Hash;
use super::journal::HEADER_BYTES;

/// A place in the journal files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Number of the segment file, from 1.
    pub segment: u32,
    /// Bytes from its start.
    pub offset: u64,
}

/// The end of the chain: what the last recorded entry and its frame hash to, and where that frame ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Sequence number of the last entry; 0 when there is none.
    pub seq: u64,
    /// Its hash.
    pub entry: Hash,
    /// The hash of its frame in the journal file.
    pub frame: Hash,
    /// Where that frame ends.
    pub end: Position,
}

impl Head {
    /// The head of a database that has no entries.
    pub(super) fn genesis(id: &[u8; 16]) -> Self {
        let hash: Hash = Sha256::new_with_prefix(b"honordesk database\n").chain_update(id).finalize().into();
        let end = Position { segment: 1, offset: HEADER_BYTES };
        Self { seq: 0, entry: hash, frame: hash, end }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = vec![1];
        out.extend_from_slice(&self.seq.to_be_bytes());
        out.extend_from_slice(&self.entry);
        out.extend_from_slice(&self.frame);
        out.extend_from_slice(&self.end.segment.to_be_bytes());
        out.extend_from_slice(&self.end.offset.to_be_bytes());
        out
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut f = Fields(bytes);
        if f.u8()? != 1 {
            return None;
        }
        let (seq, entry, frame) = (f.u64()?, f.array()?, f.array()?);
        let end = Position { segment: f.u32()?, offset: f.u64()? };
        f.0.is_empty().then_some(Self { seq, entry, frame, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back() {
        let head = Head { seq: 9, ..Head::genesis(&[4; 16]) };
        assert_eq!(Head::decode(&head.encode()), Some(head));
        assert_eq!(Head::decode(&head.encode()[1..]), None);
    }
}
