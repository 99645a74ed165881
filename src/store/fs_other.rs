//! The portable stand-in for `fs_linux.rs`: plain files, no owner, link or file-system checks.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::error::Untrusted;
use super::folder::Trust;

/// The platform's default options.
pub(super) fn options() -> OpenOptions {
    OpenOptions::new()
}

/// Links are not told apart here.
pub(super) fn is_link_refusal(_: &io::Error) -> bool {
    false
}

/// Refuses what is not a regular file.
pub(super) fn trust_file(file: &File, _: Trust) -> io::Result<Option<Untrusted>> {
    Ok((!file.metadata()?.is_file()).then_some(Untrusted::Kind))
}

/// Refuses what is not a folder.
pub(super) fn trust_folder(path: &Path, _: Trust) -> io::Result<Option<Untrusted>> {
    Ok((!fs::metadata(path)?.is_dir()).then_some(Untrusted::Kind))
}

/// Whether files can be made in a folder.
pub(super) fn may_write(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.permissions().readonly())
}

/// Makes a folder and the folders above it.
pub(super) fn create_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Folders cannot be flushed everywhere.
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file that several threads read and write at places of their own: one at a time, or they would move each other's place.
#[derive(Debug)]
pub(super) struct PlacedFile(Mutex<File>);

impl PlacedFile {
    pub fn new(file: File) -> Self {
        Self(Mutex::new(file))
    }

    /// Fills `out` from `offset`.
    pub fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(out)
    }

    /// Writes all of `data` at `offset`.
    pub fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(data)
    }

    /// Does something with the whole file.
    pub fn with<T>(&self, act: impl FnOnce(&File) -> T) -> T {
        act(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Not known here.
pub(super) fn free_bytes(_: &Path) -> io::Result<Option<u64>> {
    Ok(None)
}

/// Not known here.
pub(super) fn refused_file_system(_: &Path) -> io::Result<Option<&'static str>> {
    Ok(None)
}
