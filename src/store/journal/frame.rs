//! Segment headers and frames as bytes.

use sha2::{Digest, Sha256};

use crate::store::bytes::Fields;
use crate::store::entry::Hash;
use crate::store::head::Position;

const MAGIC: &[u8; 8] = b"HDJRNL\0\x01";

/// Length of a segment's header.
pub const HEADER_BYTES: u64 = 92;

/// A part frame is written as soon as this much has gathered.
pub const PART_BYTES: usize = 1 << 20;

/// The largest value a row may have.
pub const MAX_VALUE: usize = 1 << 20;

/// The largest payload a reader believes: a part, one more change over the limit, and an entry.
const MAX_PAYLOAD: usize = 4 << 20;

/// Bytes of a frame before its payload.
pub const FRAME_HEAD: usize = 4 + 8 + 32 + 1;

/// Bytes of a frame beside its payload.
pub const FRAME_REST: u64 = FRAME_HEAD as u64 + 32;

/// The header of segment `number`, which continues the chain after `prev`.
pub(super) fn header(id: &[u8; 16], number: u32, prev: &Hash) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(id);
    out.extend_from_slice(&number.to_be_bytes());
    out.extend_from_slice(prev);
    let hash = Sha256::digest(&out);
    out.extend_from_slice(&hash);
    out
}

/// What a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// More changes follow.
    Part = 1,
    /// The last frame of a command.
    Commit = 2,
}

/// A frame ready to be written.
pub struct Built {
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// The hash it ends with.
    pub hash: Hash,
    /// Where it will end.
    pub end: Position,
}

/// The bytes and the hash of a frame.
pub(super) fn build(seq: u64, prev: &Hash, kind: Kind, payload: &[u8]) -> (Vec<u8>, Hash) {
    let mut out = Vec::with_capacity(payload.len() + FRAME_HEAD + 32);
    out.extend_from_slice(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(&seq.to_be_bytes());
    out.extend_from_slice(prev);
    out.push(kind as u8);
    out.extend_from_slice(payload);
    let hash: Hash = Sha256::digest(&out).into();
    out.extend_from_slice(&hash);
    (out, hash)
}

/// The part of a frame before its payload.
pub(super) struct FrameHead {
    pub len: usize,
    pub seq: u64,
    pub prev: Hash,
    pub kind: Kind,
}

impl FrameHead {
    /// `None` when no frame begins like this.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut f = Fields(bytes);
        let len = usize::try_from(f.u32()?).ok().filter(|n| *n <= MAX_PAYLOAD)?;
        let (seq, prev) = (f.u64()?, f.array()?);
        let kind = match f.u8()? {
            1 => Kind::Part,
            2 => Kind::Commit,
            _ => return None,
        };
        Some(Self { len, seq, prev, kind })
    }
}

/// A frame that passed its checks.
pub struct Frame {
    /// The command it belongs to.
    pub seq: u64,
    /// Part or commit.
    pub kind: Kind,
    /// Its payload.
    pub payload: Vec<u8>,
    /// Its hash.
    pub hash: Hash,
    /// Where it ends.
    pub end: Position,
}

/// The payload of a commit frame: the entry and the last changes.
pub struct CommitPayload<'a> {
    /// The entry as stored.
    pub entry: &'a [u8],
    /// Changes since the last part.
    pub changes: &'a [u8],
}

impl Frame {
    /// Whether it ends a command.
    pub fn commits(&self) -> bool {
        self.kind == Kind::Commit
    }
}

impl<'a> CommitPayload<'a> {
    /// Puts the two together.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.entry.len() + self.changes.len() + 4);
        out.extend_from_slice(&u32::try_from(self.entry.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend_from_slice(self.entry);
        out.extend_from_slice(self.changes);
        out
    }

    /// Takes the two apart.
    pub fn decode(payload: &'a [u8]) -> Option<Self> {
        let mut f = Fields(payload);
        Some(Self { entry: f.counted()?, changes: f.0 })
    }
}
