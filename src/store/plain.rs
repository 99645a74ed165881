//! Small text files that somebody else wrote: a plain file of its own, not too large, and nothing else.

use std::io::{self, Read};
use std::path::Path;

#[cfg(target_os = "linux")]
use super::fs_linux as fs_here;
#[cfg(not(target_os = "linux"))]
use super::fs_other as fs_here;

/// The text of a file of at most `most` bytes. A link is not followed, and neither a device nor a pipe is read, which might never end:
/// `InvalidInput`; a larger file is `FileTooLarge`, what is no UTF-8 `InvalidData`.
pub fn read_plain(path: &Path, most: u64) -> io::Result<String> {
    let mut options = fs_here::options();
    let file = options.read(true).open(path).map_err(|error| {
        if fs_here::is_link_refusal(&error) { io::ErrorKind::InvalidInput.into() } else { error }
    })?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    // A file can grow while it is read.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}
