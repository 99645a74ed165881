//! The database file behind its seal: no byte is used before its piece was held against the digest it was closed with.
//!
//! So opening reads what it needs and no more, and closing digests again what was changed and no more. What nobody has used yet is
//! checked by [`SealedFile::check`], in the background or when the whole is to be judged.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::error::StoreError;
use super::finding::Seen;
use super::medium::{DATABASE, StoreFile};

/// Bytes of a piece. A disk that turns reads as much in the time it takes to find a single page.
const PIECE: u64 = 64 * 1024;

/// What is known of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// It must have this digest, and nobody has looked yet.
    Sealed(u64),
    /// It has this digest.
    Sound(u64),
    /// It was written since, or was never sealed.
    Changed,
}

#[derive(Debug)]
struct State {
    pieces: Vec<Piece>,
    /// Length of the file when it was sealed.
    len: u64,
    buffer: Vec<u8>,
}

/// The database file.
#[derive(Debug)]
pub(super) struct SealedFile {
    file: Arc<dyn StoreFile>,
    state: Mutex<State>,
    /// Pieces that nobody has looked at; once there are none, reading needs no lock.
    unseen: AtomicUsize,
}

/// The database file is not what was closed last.
pub(super) fn altered() -> StoreError {
    StoreError::damaged(DATABASE, Seen::NotAsClosed)
}

const ALTERED: &str = "it is not what was closed last";

impl SealedFile {
    /// A file without a seal: nothing is checked here, and all of it is digested when it is closed.
    pub fn open(file: Arc<dyn StoreFile>) -> Self {
        Self::with(file, 0, Vec::new())
    }

    /// A file of `len` bytes with the digests of its pieces.
    pub fn sealed(file: Arc<dyn StoreFile>, len: u64, digests: &[u64]) -> Self {
        Self::with(file, len, digests.iter().map(|digest| Piece::Sealed(*digest)).collect())
    }

    fn with(file: Arc<dyn StoreFile>, len: u64, pieces: Vec<Piece>) -> Self {
        let unseen = AtomicUsize::new(pieces.len());
        Self { file, state: Mutex::new(State { pieces, len, buffer: Vec::new() }), unseen }
    }

    /// How many pieces a file of `len` bytes has.
    pub fn pieces_of(len: u64) -> u64 {
        len.div_ceil(PIECE)
    }

    /// Looks at every piece that nobody has looked at yet, while `go_on` says so.
    pub fn check(&self, go_on: &dyn Fn() -> bool) -> Result<(), StoreError> {
        let count = self.state().pieces.len();
        for n in 0..count {
            if !go_on() || self.unseen.load(Ordering::Acquire) == 0 {
                break;
            }
            self.look(&mut self.state(), n).map_err(|error| match error.kind() {
                io::ErrorKind::InvalidData => altered(),
                _ => StoreError::io(DATABASE)(error),
            })?;
        }
        self.state().buffer = Vec::new();
        Ok(())
    }

    /// Length and digests as the file stands now; nobody may be writing.
    pub fn digests(&self) -> io::Result<(u64, Vec<u64>)> {
        let len = self.file.len()?;
        let mut state = self.state();
        let count = usize::try_from(Self::pieces_of(len)).map_err(io::Error::other)?;
        state.pieces.resize(count, Piece::Changed);
        let mut digests = Vec::with_capacity(count);
        for n in 0..count {
            digests.push(match state.pieces.get(n) {
                Some(Piece::Sealed(digest) | Piece::Sound(digest)) => *digest,
                _ => self.digest(&mut state.buffer, n, len)?,
            });
        }
        Ok((len, digests))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Holds piece `n` against its digest, unless that is done or it was written since. Whoever writes says so before they do, under
    /// the same lock: a piece that is being written is never held against the digest of before.
    fn look(&self, state: &mut State, n: usize) -> io::Result<()> {
        let Some(Piece::Sealed(expected)) = state.pieces.get(n).copied() else { return Ok(()) };
        let len = state.len;
        if self.digest(&mut state.buffer, n, len)? != expected {
            return Err(io::Error::new(io::ErrorKind::InvalidData, ALTERED));
        }
        self.settle(state, n, Piece::Sound(expected));
        Ok(())
    }

    fn settle(&self, state: &mut State, n: usize, now: Piece) {
        let Some(piece) = state.pieces.get_mut(n) else { return };
        if matches!(*piece, Piece::Sealed(_)) {
            self.unseen.fetch_sub(1, Ordering::Release);
        }
        *piece = now;
    }

    fn digest(&self, buffer: &mut Vec<u8>, n: usize, len: u64) -> io::Result<u64> {
        let from = n as u64 * PIECE;
        let size = len.saturating_sub(from).min(PIECE);
        buffer.resize(PIECE as usize, 0);
        let (bytes, _) = buffer.split_at_mut(size as usize);
        self.file.read_at(from, bytes)?;
        let mut lanes = Lanes::new();
        lanes.take(bytes);
        Ok(lanes.digest())
    }

    /// Before bytes `from..to` are written: what stays of their pieces must be what was closed.
    fn before_write(&self, from: u64, to: u64) -> io::Result<()> {
        let mut state = self.state();
        for n in from / PIECE..to.div_ceil(PIECE) {
            let (start, end) = (n * PIECE, ((n + 1) * PIECE).min(state.len));
            let n = usize::try_from(n).map_err(io::Error::other)?;
            if start < from || to < end {
                self.look(&mut state, n)?;
            }
            self.settle(&mut state, n, Piece::Changed);
        }
        Ok(())
    }
}

impl StoreFile for SealedFile {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        if self.unseen.load(Ordering::Acquire) > 0 && !out.is_empty() {
            let mut state = self.state();
            for n in offset / PIECE..(offset + out.len() as u64).div_ceil(PIECE) {
                self.look(&mut state, usize::try_from(n).map_err(io::Error::other)?)?;
            }
        }
        self.file.read_at(offset, out)
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.before_write(offset, offset + data.len() as u64)?;
        self.file.write_at(offset, data)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        // The last piece before and the last piece after change their ends.
        let old = self.file.len()?;
        for end in [old, len] {
            self.before_write(end, end + u64::from(end % PIECE != 0))?;
        }
        let mut state = self.state();
        let keep = usize::try_from(Self::pieces_of(len.min(old))).map_err(io::Error::other)?;
        for n in keep..state.pieces.len() {
            self.settle(&mut state, n, Piece::Changed);
        }
        drop(state);
        self.file.set_len(len)
    }

    fn sync(&self) -> io::Result<()> {
        self.file.sync()
    }
}

/// Four 64-bit lanes over words of eight bytes. Each step is one-to-one in the word and in the lane, so a change within one word
/// always shows; it guards against accidents, the journal's SHA-256 chain guards against intent.
pub(super) struct Lanes(pub [u64; 4]);

impl Lanes {
    pub fn new() -> Self {
        Self([0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5])
    }

    /// Takes the next bytes; every call but the last must bring a multiple of 32.
    pub fn take(&mut self, chunk: &[u8]) {
        let (blocks, rest) = chunk.as_chunks::<32>();
        let mut lanes = self.0;
        for block in blocks {
            let (words, _) = block.as_chunks::<8>();
            for (lane, word) in lanes.iter_mut().zip(words) {
                *lane = step(*lane, u64::from_le_bytes(*word));
            }
        }
        for (lane, word) in lanes.iter_mut().zip(rest.chunks(8)) {
            let mut bytes = [0; 8];
            bytes.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
            *lane = step(*lane, u64::from_le_bytes(bytes));
        }
        self.0 = lanes;
    }

    /// All four in one, still one-to-one in each.
    fn digest(&self) -> u64 {
        self.0.iter().fold(0, |digest, lane| step(digest, *lane))
    }
}

fn step(lane: u64, word: u64) -> u64 {
    (lane ^ word).wrapping_mul(0x9FB2_1C65_1E98_DF25).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_any_bit_changes_the_digest() {
        let bytes: Vec<u8> = (0..100u8).collect();
        let digest = |bytes: &[u8]| {
            let mut lanes = Lanes::new();
            lanes.take(bytes);
            (lanes.0, lanes.digest())
        };
        let whole = digest(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                let bad = digest(&bad);
                assert!(bad.0 != whole.0 && bad.1 != whole.1, "byte {at} bit {bit}");
            }
        }
    }

    /// A file in memory.
    #[derive(Debug, Default)]
    struct Memory(Mutex<Vec<u8>>);

    impl StoreFile for Memory {
        fn len(&self) -> io::Result<u64> {
            Ok(self.0.lock().unwrap().len() as u64)
        }
        fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
            let bytes = self.0.lock().unwrap();
            let from = offset as usize;
            out.copy_from_slice(bytes.get(from..from + out.len()).ok_or(io::ErrorKind::UnexpectedEof)?);
            Ok(())
        }
        fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
            let mut bytes = self.0.lock().unwrap();
            let to = offset as usize + data.len();
            if bytes.len() < to {
                bytes.resize(to, 0);
            }
            bytes[offset as usize..to].copy_from_slice(data);
            Ok(())
        }
        fn set_len(&self, len: u64) -> io::Result<()> {
            self.0.lock().unwrap().resize(len as usize, 0);
            Ok(())
        }
        fn sync(&self) -> io::Result<()> {
            Ok(())
        }
    }

    const LEN: usize = 3 * PIECE as usize + 5000;

    /// The digests kept over changes are those of the file as it then stands.
    #[test]
    fn digests_follow_every_change_of_contents_and_length() {
        let mut rng = fastrand::Rng::with_seed(4);
        let file: Arc<dyn StoreFile> = Arc::new(Memory::default());
        file.write_at(0, &(0..LEN).map(|_| rng.u8(..)).collect::<Vec<_>>()).unwrap();
        let mut sealed = SealedFile::open(Arc::clone(&file));
        for round in 0..200 {
            let (len, digests) = sealed.digests().unwrap();
            let (fresh_len, fresh) = SealedFile::open(Arc::clone(&file)).digests().unwrap();
            assert!(len == fresh_len && digests == fresh, "round {round}");
            sealed = SealedFile::sealed(Arc::clone(&file), len, &digests);
            for _ in 0..rng.u8(..4) {
                let end = file.len().unwrap();
                match rng.u8(..4) {
                    0 => sealed.set_len(rng.u64(1..2 * LEN as u64)).unwrap(),
                    1 => sealed.read_at(rng.u64(..end), &mut [0; 1]).unwrap(),
                    _ => sealed.write_at(rng.u64(..end), &vec![7; rng.usize(..2 * PIECE as usize)]).unwrap(),
                }
            }
            sealed.check(&|| true).unwrap();
        }
    }

    #[test]
    fn a_changed_byte_is_neither_read_nor_taken_for_granted_by_a_write_beside_it() {
        let memory = Arc::new(Memory::default());
        memory.write_at(0, &vec![1; LEN]).unwrap();
        let file: Arc<dyn StoreFile> = memory.clone();
        let (len, digests) = SealedFile::open(Arc::clone(&file)).digests().unwrap();
        memory.write_at(PIECE + 9, &[2]).unwrap();
        let sealed = || SealedFile::sealed(Arc::clone(&file), len, &digests);
        assert!(sealed().read_at(0, &mut [0; 64]).is_ok(), "another piece is sound");
        assert!(sealed().read_at(2 * PIECE - 1, &mut [0; 1]).is_err());
        assert!(sealed().read_at(PIECE - 1, &mut [0; 2]).is_err());
        assert!(sealed().write_at(PIECE + 9, &[1]).is_err());
        assert!(sealed().check(&|| true).is_err() && sealed().check(&|| false).is_ok());
        let whole = sealed();
        whole.write_at(PIECE, &vec![3; PIECE as usize]).unwrap();
        whole.check(&|| true).unwrap();
    }
}
