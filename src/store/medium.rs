//! What the store asks of a disk, as small as it can be, so that tests can stand between the store and the disk and cut the power.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

use super::error::StoreError;

/// Name of the database file.
pub const DATABASE: &str = "desk.redb";
/// Name of the seal, see [`super::SealState`].
pub const SEAL: &str = "desk.seal";
/// Name of the folder of journal segments.
pub const JOURNAL: &str = "journal";

/// A file of the store. Reads and writes name their offset; several readers and one writer may use it at once.
pub trait StoreFile: Debug + Send + Sync + 'static {
    /// Its length in bytes.
    fn len(&self) -> io::Result<u64>;
    /// Whether it is empty.
    fn is_empty(&self) -> io::Result<bool> {
        self.len().map(|n| n == 0)
    }
    /// Fills `out`; an error when the file ends before.
    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()>;
    /// Writes all of `data`, extending the file where needed.
    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()>;
    /// Cuts or extends; new bytes are zero.
    fn set_len(&self, len: u64) -> io::Result<()>;
    /// Returns when all earlier writes and the length are durable.
    fn sync(&self) -> io::Result<()>;
}

/// The folder of the store. Names are relative, with `/` before a segment's name.
pub trait Folder: Debug + Send + Sync + 'static {
    /// Makes a new file; an error when the name is taken.
    fn create(&self, name: &str) -> Result<Arc<dyn StoreFile>, StoreError>;
    /// Opens a file that exists, for reading and writing; `None` when there is none.
    fn open(&self, name: &str) -> Result<Option<Arc<dyn StoreFile>>, StoreError>;
    /// The names of all files.
    fn list(&self) -> Result<Vec<String>, StoreError>;
    /// Gives a file another name, replacing whatever had it.
    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError>;
    /// Removes a file.
    fn remove(&self, name: &str) -> Result<(), StoreError>;
    /// Returns when all earlier creations, renames and removals are durable.
    fn sync_names(&self) -> Result<(), StoreError>;
}

/// Shows a [`StoreFile`] to redb. The lock methods stay unsupported: `desk.lock` is taken before this file is opened.
#[derive(Debug)]
pub(super) struct RedbFile(pub Arc<dyn StoreFile>);

impl redb::StorageBackend for RedbFile {
    fn len(&self) -> io::Result<u64> {
        self.0.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read_at(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.0.sync()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write_at(offset, data)
    }
}

/// Reads a stretch of a file from front to back.
pub(super) struct Stretch {
    file: Arc<dyn StoreFile>,
    at: u64,
    end: u64,
}

impl Stretch {
    pub fn new(file: Arc<dyn StoreFile>, at: u64, end: u64) -> Self {
        Self { file, at, end }
    }
}

impl io::Read for Stretch {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let n = left.min(out.len());
        let (out, _) = out.split_at_mut(n);
        if n > 0 {
            self.file.read_at(self.at, out)?;
        }
        self.at += n as u64;
        Ok(n)
    }
}

/// Copies the first `len` bytes of a file to another and gives them to `seen` on the way.
pub(super) fn copy(
    from: &Arc<dyn StoreFile>,
    len: u64,
    to: &Arc<dyn StoreFile>,
    seen: &mut dyn FnMut(&[u8]),
) -> io::Result<()> {
    let mut at = 0;
    each_chunk(from, len, &mut |chunk| {
        to.write_at(at, chunk)?;
        at += chunk.len() as u64;
        seen(chunk);
        Ok(())
    })
}

/// Gives the first `len` bytes of a file to `seen`, 64 KiB at a time.
pub(super) fn each_chunk(
    file: &Arc<dyn StoreFile>,
    len: u64,
    seen: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    each_chunk_from(file, 0, len, seen)
}

/// Gives the bytes of a file between two places to `seen`, 64 KiB at a time.
pub(super) fn each_chunk_from(
    file: &Arc<dyn StoreFile>,
    from: u64,
    to: u64,
    seen: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    let mut at = from;
    while at < to {
        let n = usize::try_from(to - at).unwrap_or(usize::MAX).min(buffer.len());
        let (chunk, _) = buffer.split_at_mut(n);
        file.read_at(at, chunk)?;
        seen(chunk)?;
        at += n as u64;
    }
    Ok(())
}
