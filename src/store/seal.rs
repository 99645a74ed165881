//! The seal: a digest of every piece of the database file, written when the database is closed and broken when it is opened.
//!
//! Redb checks no page when it reads one, and its check of all pages leaves out free pages and padding. The seal covers every byte:
//! of a database that was closed, each piece of 64 KiB is held against its digest before its first byte is used, see
//! [`SealedFile`]. After a crash there is no seal, and redb's check of every page stands alone: of a
//! database of 122,880 bytes with six entries, every byte was flipped in turn; 10,746 flips were refused, the others changed nothing that
//! was read or written afterwards (`tests/store/faults.rs`).
//!
//! `magic (8) | length of the database (8) | digest of each piece (8 each) | frame hash of the head (32) | SHA-256 of these (32)`
//!
//! The first builds wrote one digest of the whole file; such a seal is read, and compared at once.

use std::io;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::bytes::Fields;
use super::error::StoreError;
use super::head::Head;
use super::medium::{DATABASE, Folder, SEAL, StoreFile, each_chunk};
use super::sealed::{Lanes, SealedFile, altered};

/// One digest of all bytes.
const MAGIC_WHOLE: &[u8; 8] = b"HDSEAL\0\x01";
/// One digest a piece.
const MAGIC: &[u8; 8] = b"HDSEAL\0\x02";
const SEAL_NEW: &str = "desk.seal.new";
/// No seal is larger: room for a database of 128 GB.
const MAX_SEAL: u64 = 16 << 20;

/// What opening found out through the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealState {
    /// The database was closed last time, and what is used of it is byte for byte what was closed.
    Whole,
    /// There was no seal: the last holder did not get to close the database.
    Absent,
    /// The seal itself cannot be read; the database was judged by redb's check alone.
    Unreadable,
}

/// What a seal says.
struct Seal {
    len: u64,
    digests: Digests,
}

enum Digests {
    Whole([u64; 4]),
    Pieces(Vec<u64>),
}

impl Seal {
    fn decode(bytes: &[u8]) -> Option<Self> {
        let (signed, digest) = bytes.split_last_chunk::<32>()?;
        if Sha256::digest(signed).as_slice() != digest {
            return None;
        }
        let mut f = Fields(signed);
        let (magic, len) = (f.array::<8>()?, f.u64()?);
        let digests = if magic == *MAGIC_WHOLE {
            Digests::Whole([f.u64()?, f.u64()?, f.u64()?, f.u64()?])
        } else if magic == *MAGIC {
            let count = usize::try_from(SealedFile::pieces_of(len)).ok()?;
            Digests::Pieces((0..count).map(|_| f.u64()).collect::<Option<_>>()?)
        } else {
            return None;
        };
        Some(Self { len, digests })
    }
}

fn encode(len: u64, pieces: &[u64], head: &Head) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(&len.to_be_bytes());
    out.extend(pieces.iter().flat_map(|digest| digest.to_be_bytes()));
    out.extend_from_slice(&head.frame);
    let digest = Sha256::digest(&out);
    out.extend_from_slice(&digest);
    out
}

/// Writes the seal for the database file as it stands. It takes its name only when it is durable.
pub(super) fn put(folder: &dyn Folder, database: &SealedFile, head: &Head) -> Result<(), StoreError> {
    let (len, pieces) = database.digests().map_err(StoreError::io(DATABASE))?;
    let bytes = encode(len, &pieces, head);
    // One that was left behind is written over, not removed: a removal that is lost while the rename below is not would bring its old
    // contents back under the new name.
    let file = match folder.open(SEAL_NEW)? {
        Some(file) => file,
        None => folder.create(SEAL_NEW)?,
    };
    file.write_at(0, &bytes).and_then(|()| file.set_len(bytes.len() as u64)).map_err(StoreError::io(SEAL))?;
    file.sync().map_err(StoreError::io(SEAL))?;
    folder.rename(SEAL_NEW, SEAL)?;
    folder.sync_names()
}

/// Puts the database file behind its seal, if it has one. A file that cannot be what was closed is refused.
pub(super) fn look(
    folder: &dyn Folder,
    database: Arc<dyn StoreFile>,
) -> Result<(SealState, SealedFile), StoreError> {
    let len = database.len().map_err(StoreError::io(DATABASE))?;
    let Some(file) = folder.open(SEAL)? else { return Ok((SealState::Absent, SealedFile::open(database))) };
    let size = file.len().map_err(StoreError::io(SEAL))?.min(MAX_SEAL);
    let mut bytes = vec![0; usize::try_from(size).unwrap_or_default()];
    file.read_at(0, &mut bytes).map_err(StoreError::io(SEAL))?;
    let Some(seal) = Seal::decode(&bytes) else {
        return Ok((SealState::Unreadable, SealedFile::open(database)));
    };
    if seal.len != len {
        return Err(altered());
    }
    let sealed = match seal.digests {
        Digests::Pieces(pieces) => SealedFile::sealed(database, len, &pieces),
        Digests::Whole(lanes) => {
            if whole(&database, len).map_err(StoreError::io(DATABASE))? != lanes {
                return Err(altered());
            }
            SealedFile::open(database)
        }
    };
    Ok((SealState::Whole, sealed))
}

/// Breaks the seal, before the first byte of the database is changed. Its bytes stay under the name that [`put`] writes over, so
/// that a disk that fills up meanwhile has room for the next one.
pub(super) fn break_seal(folder: &dyn Folder) -> Result<(), StoreError> {
    folder.rename(SEAL, SEAL_NEW).or_else(|_| folder.remove(SEAL))?;
    folder.sync_names()
}

fn whole(file: &Arc<dyn StoreFile>, len: u64) -> io::Result<[u64; 4]> {
    let mut lanes = Lanes::new();
    each_chunk(file, len, &mut |chunk| {
        lanes.take(chunk);
        Ok(())
    })?;
    Ok(lanes.0)
}
