//! The portable stand-in for `fs_linux.rs`: plain files, no owner, link or file-system checks.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::error::Untrusted;

/// The platform's default options.
pub(super) fn options() -> OpenOptions {
    OpenOptions::new()
}

/// Links are not told apart here.
pub(super) fn is_link_refusal(_: &io::Error) -> bool {
    false
}

/// Refuses what is not a regular file.
pub(super) fn trust_file(file: &File) -> io::Result<Option<Untrusted>> {
    Ok((!file.metadata()?.is_file()).then_some(Untrusted::Kind))
}

/// Refuses what is not a folder.
pub(super) fn trust_folder(path: &Path) -> io::Result<Option<Untrusted>> {
    Ok((!fs::metadata(path)?.is_dir()).then_some(Untrusted::Kind))
}

/// Makes a folder and the folders above it.
pub(super) fn create_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Folders cannot be flushed everywhere.
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// One seek and read at a time: two threads must not move each other's place in the file.
static PLACE: Mutex<()> = Mutex::new(());

/// Fills `out` from `offset`.
pub(super) fn read_at(mut file: &File, offset: u64, out: &mut [u8]) -> io::Result<()> {
    let _place = PLACE.lock().unwrap_or_else(PoisonError::into_inner);
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(out)
}

/// Writes all of `data` at `offset`.
pub(super) fn write_at(mut file: &File, offset: u64, data: &[u8]) -> io::Result<()> {
    let _place = PLACE.lock().unwrap_or_else(PoisonError::into_inner);
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(data)
}

/// Not known here.
pub(super) fn refused_file_system(_: &Path) -> io::Result<Option<&'static str>> {
    Ok(None)
}
