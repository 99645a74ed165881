//! A folder that is being filled beside the place it will take: a backup, or a database that is being restored.
//!
//! It holds everybody's data, so it does not stay when that comes to nothing: an error removes it, and one whose process was killed is
//! removed by the next that fills a folder there. A lock file inside tells the two apart from one that is being filled just now.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::{DiskFolder, publish};

/// Name of the lock file while the folder is being filled.
const LOCK: &str = "unfinished.lock";

/// What may be being filled.
#[derive(Debug, Clone, Copy)]
pub(super) enum Filling {
    Backup,
    Restore,
}

impl Filling {
    /// What such a folder's name says behind the name it will take, before its number.
    fn word(self) -> &'static str {
        match self {
            Self::Backup => "partial",
            Self::Restore => "restoring",
        }
    }
}

/// The folder; it is removed when it is dropped before it took its place.
pub(super) struct Unfinished {
    path: PathBuf,
    lock: Option<File>,
}

impl Unfinished {
    /// Makes a folder beside `dest`, after removing those that were left behind there.
    pub fn begin(
        dest: &Path,
        filling: Filling,
        allow_network: bool,
    ) -> Result<(Self, DiskFolder), StoreError> {
        sweep(dest);
        let path = free_name(dest, filling.word())?;
        let mut unfinished = Self { path: path.clone(), lock: None };
        let folder = DiskFolder::create(&path, allow_network)?;
        let lock = folder.open_lock(LOCK)?;
        lock.try_lock().map_err(|e| StoreError::io(LOCK)(e.into()))?;
        unfinished.lock = Some(lock);
        Ok((unfinished, folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it the name it was made for. What had that name must be empty or missing.
    pub fn take_place(mut self, dest: &Path) -> Result<(), StoreError> {
        fs::remove_file(self.path.join(LOCK)).map_err(StoreError::io(LOCK))?;
        publish(&self.path, dest)?;
        // From here on there is nothing to remove.
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // While the lock is held, so that nobody else removes it at the same time.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Removes the folders beside `dest` that a process which is gone was filling. What cannot be removed stays, and harms nothing but
/// whoever reads it; the filling that is to begin must not fail for it.
fn sweep(dest: &Path) {
    let above = dest.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(above).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|t| t.is_dir());
        if is_folder && entry.file_name().to_str().is_some_and(is_ours) && is_left_behind(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a name is one that [`Unfinished::begin`] gives.
fn is_ours(name: &str) -> bool {
    let Some((_, ending)) = name.rsplit_once('.') else { return false };
    let Some((word, number)) = ending.split_once('-') else { return false };
    let known = [Filling::Backup, Filling::Restore].iter().any(|f| f.word() == word);
    known && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether there is a lock file in it that nobody holds.
fn is_left_behind(path: &Path) -> bool {
    let lock = path.join(LOCK);
    let plain = fs::symlink_metadata(&lock).is_ok_and(|data| data.is_file());
    plain && File::open(lock).is_ok_and(|file| file.try_lock().is_ok())
}

/// A free name beside `path`.
pub(super) fn free_name(path: &Path, what: &str) -> Result<PathBuf, StoreError> {
    let Some(name) = path.file_name() else { return Err(StoreError::NotFound) };
    for n in 1u32.. {
        let mut candidate = name.to_owned();
        candidate.push(format!(".{what}-{n}"));
        let candidate = path.with_file_name(candidate);
        if !is_taken(&candidate)? {
            return Ok(candidate);
        }
    }
    Err(StoreError::Exists)
}

/// Whether anything has this name, a link that leads nowhere among them.
pub(super) fn is_taken(path: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(StoreError::Io { doing: "looking for a free name", source: e }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_dead_process_was_filling_is_removed() {
        let above = tempfile::tempdir().unwrap();
        let at = |name: &str| above.path().join(name);
        for name in ["monday.partial-1", "friday.restoring-12", "notes.partial-1", "data.partial-x"] {
            fs::create_dir(at(name)).unwrap();
            fs::write(at(name).join("desk.redb"), "x").unwrap();
        }
        for name in ["monday.partial-1", "friday.restoring-12", "data.partial-x"] {
            fs::write(at(name).join(LOCK), "").unwrap();
        }
        let (busy, _) = Unfinished::begin(&at("busy"), Filling::Backup, true).unwrap();
        let (second, _) = Unfinished::begin(&at("busy"), Filling::Backup, true).unwrap();
        assert_ne!(busy.path(), second.path());
        assert!(busy.path().exists() && second.path().exists());
        assert!(!at("monday.partial-1").exists() && !at("friday.restoring-12").exists());
        assert!(at("notes.partial-1").exists() && at("data.partial-x").exists());
        second.take_place(&at("done")).unwrap();
        assert!(at("done").exists() && !at("done").join(LOCK).exists());
        let path = busy.path().to_owned();
        drop(busy);
        assert!(!path.exists());
    }
}
