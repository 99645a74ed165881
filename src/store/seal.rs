//! The seal: a digest of the whole database file, written when the database is closed and broken when it is opened.
//!
//! Redb's own check covers every page that carries data. Free pages and padding carry none, and a changed byte there changes
//! nothing that is served; the seal reports it all the same. After a crash there is no seal, and redb's check stands alone: of a
//! database of 122,880 bytes with six entries, every byte was flipped in turn; 10,746 flips were refused, the others changed nothing that
//! was read or written afterwards (`tests/store_faults.rs`).

use std::io;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::bytes::Fields;
use super::error::StoreError;
use super::finding::Seen;
use super::head::Head;
use super::medium::{DATABASE, Folder, SEAL, StoreFile, each_chunk};

const MAGIC: &[u8; 8] = b"HDSEAL\0\x01";
const SEAL_NEW: &str = "desk.seal.new";

/// What opening found out through the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealState {
    /// The database file is byte for byte what was closed last.
    Whole,
    /// There was no seal: the last holder did not get to close the database.
    Absent,
    /// The seal itself cannot be read; the database was judged by redb's check alone.
    Unreadable,
}

#[derive(PartialEq, Eq)]
struct Seal {
    len: u64,
    lanes: [u64; 4],
}

impl Seal {
    fn of(file: &Arc<dyn StoreFile>) -> io::Result<Self> {
        let len = file.len()?;
        let mut lanes = Lanes::new();
        each_chunk(file, len, &mut |chunk| {
            lanes.take(chunk);
            Ok(())
        })?;
        Ok(Self { len, lanes: lanes.0 })
    }

    fn encode(&self, head: &Head) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.len.to_be_bytes());
        self.lanes.iter().for_each(|lane| out.extend_from_slice(&lane.to_be_bytes()));
        out.extend_from_slice(&head.frame);
        let digest = Sha256::digest(&out);
        out.extend_from_slice(&digest);
        out
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (signed, digest) = bytes.split_last_chunk::<32>()?;
        if Sha256::digest(signed).as_slice() != digest {
            return None;
        }
        let mut f = Fields(signed);
        if f.array::<8>()? != *MAGIC {
            return None;
        }
        Some(Self { len: f.u64()?, lanes: [f.u64()?, f.u64()?, f.u64()?, f.u64()?] })
    }
}

/// Four 64-bit lanes over words of eight bytes. Each step is one-to-one in the word and in the lane, so a change within one word
/// always shows; it guards against accidents, the journal's SHA-256 chain guards against intent.
struct Lanes([u64; 4]);

impl Lanes {
    fn new() -> Self {
        Self([0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5])
    }

    /// Takes the next bytes; every call but the last must bring a multiple of 32.
    fn take(&mut self, chunk: &[u8]) {
        for block in chunk.chunks(32) {
            for (lane, word) in self.0.iter_mut().zip(block.chunks(8)) {
                let mut bytes = [0; 8];
                bytes.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
                *lane =
                    (*lane ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9FB2_1C65_1E98_DF25).rotate_left(29);
            }
        }
    }
}

/// Writes the seal for the database file as it stands. It takes its name only when it is durable.
pub(super) fn put(folder: &dyn Folder, database: &Arc<dyn StoreFile>, head: &Head) -> Result<(), StoreError> {
    let bytes = Seal::of(database).map_err(StoreError::io(DATABASE))?.encode(head);
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

/// Compares the database file with its seal, if it has one, and breaks the seal. A file that does not match is refused, and keeps
/// its seal, so that it is refused again.
pub(super) fn check_and_break(
    folder: &dyn Folder,
    database: &Arc<dyn StoreFile>,
) -> Result<SealState, StoreError> {
    let Some(file) = folder.open(SEAL)? else { return Ok(SealState::Absent) };
    let mut bytes =
        vec![0; usize::try_from(file.len().map_err(StoreError::io(SEAL))?.min(1024)).unwrap_or_default()];
    file.read_at(0, &mut bytes).map_err(StoreError::io(SEAL))?;
    let state = match Seal::decode(&bytes) {
        None => SealState::Unreadable,
        Some(seal) if seal == Seal::of(database).map_err(StoreError::io(DATABASE))? => SealState::Whole,
        Some(_) => return Err(StoreError::damaged(DATABASE, Seen::NotAsClosed)),
    };
    drop(file);
    folder.remove(SEAL)?;
    folder.sync_names()?;
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_any_bit_changes_the_lanes() {
        let bytes: Vec<u8> = (0..100u8).collect();
        let lanes = |bytes: &[u8]| {
            let mut lanes = Lanes::new();
            lanes.take(bytes);
            lanes.0
        };
        let whole = lanes(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                assert_ne!(lanes(&bad), whole, "byte {at} bit {bit}");
            }
        }
    }
}
