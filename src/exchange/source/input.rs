//! The file itself: opened without following a link, or bytes already in memory.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::exchange::source::SourceFault;

/// Where the bytes come from. Handles made by [`Input::again`] share one position: use them one after the other.
#[derive(Debug)]
pub(super) enum Input {
    /// A regular file.
    File(File),
    /// Bytes in memory.
    Bytes(Cursor<Arc<[u8]>>),
}

impl Input {
    /// Opens a regular file; refuses a symbolic link, a folder, a pipe and a device.
    pub(super) fn open(path: &Path) -> Result<Self, SourceFault> {
        let file = open_regular(path)?;
        let meta = file.metadata().map_err(|e| SourceFault::from_io(&e))?;
        if !meta.is_file() {
            return Err(SourceFault::NotRegular);
        }
        Ok(Self::File(file))
    }

    /// Bytes already in memory.
    pub(super) fn bytes(bytes: Vec<u8>) -> Self {
        Self::Bytes(Cursor::new(bytes.into()))
    }

    /// A second handle on the same bytes.
    pub(super) fn again(&self) -> Result<Self, SourceFault> {
        match self {
            Self::File(file) => file.try_clone().map(Self::File).map_err(|e| SourceFault::from_io(&e)),
            Self::Bytes(cursor) => Ok(Self::Bytes(Cursor::new(Arc::clone(cursor.get_ref())))),
        }
    }

    /// Length in bytes; leaves the position at the beginning.
    pub(super) fn length(&mut self) -> Result<u64, SourceFault> {
        let length = self.seek(SeekFrom::End(0)).map_err(|e| SourceFault::from_io(&e))?;
        self.rewind().map_err(|e| SourceFault::from_io(&e))?;
        Ok(length)
    }

    /// Up to `most` bytes from `offset` on.
    pub(super) fn slice(&mut self, offset: u64, most: u64) -> Result<Vec<u8>, SourceFault> {
        self.seek(SeekFrom::Start(offset)).map_err(|e| SourceFault::from_io(&e))?;
        let mut bytes = Vec::new();
        self.take(most).read_to_end(&mut bytes).map_err(|e| SourceFault::from_io(&e))?;
        Ok(bytes)
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(out),
            Self::Bytes(cursor) => cursor.read(out),
        }
    }
}

impl Seek for Input {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Bytes(cursor) => cursor.seek(to),
        }
    }
}

/// SHA-256 of a file: the same file offered twice is known by it.
pub fn file_sha256(path: &Path) -> Result<[u8; 32], SourceFault> {
    let mut input = Input::open(path)?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = input.read(&mut chunk).map_err(|e| SourceFault::from_io(&e))?;
        if read == 0 {
            break;
        }
        hash.update(chunk.get(..read).unwrap_or_default());
    }
    Ok(hash.finalize().into())
}

/// All bytes of a file that is no longer than `most`.
pub(in crate::exchange) fn file_bytes(path: &Path, most: u64) -> Result<Vec<u8>, SourceFault> {
    let mut input = Input::open(path)?;
    let bytes = input.length()?;
    if bytes > most {
        return Err(SourceFault::TooLong { bytes, most });
    }
    input.slice(0, most)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(unix)]
fn open_regular(path: &Path) -> Result<File, SourceFault> {
    use rustix::fs::{Mode, OFlags};
    use rustix::io::Errno;
    // Non-blocking, so that a pipe in place of a file cannot hold the desk.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(fd) => Ok(File::from(fd)),
        Err(Errno::LOOP | Errno::MLINK) => Err(SourceFault::NotRegular),
        Err(errno) => Err(SourceFault::from_io(&errno.into())),
    }
}

#[cfg(not(unix))]
fn open_regular(path: &Path) -> Result<File, SourceFault> {
    let meta = std::fs::symlink_metadata(path).map_err(|e| SourceFault::from_io(&e))?;
    if !meta.is_file() {
        return Err(SourceFault::NotRegular);
    }
    File::open(path).map_err(|e| SourceFault::from_io(&e))
}
