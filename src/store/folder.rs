//! The data folder on a real disk: private, owned by this user, never reached through links.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::{StoreError, Untrusted};
use super::finding::Seen;
#[cfg(target_os = "linux")]
use super::fs_linux::{self as fs_here, PlacedFile};
#[cfg(not(target_os = "linux"))]
use super::fs_other::{self as fs_here, PlacedFile};
use super::medium::{DATABASE, Folder, JOURNAL, SEAL, StoreFile};

/// A small command with its journal frame takes some of this many bytes, the seal the rest.
const LEAST_ROOM: u64 = 64 << 10;

/// The folder inside a data folder for lists and files that go out.
pub const EXPORTS: &str = "exports";
/// The folder inside a data folder for papers, where no other is named.
pub const PAPERS: &str = "papers";

/// Whether a file would lie in a data folder among what belongs to the database: anywhere in it but in its exports and its papers. What is
/// written there under a wrong name could keep the database from opening.
pub fn is_of_a_database(file: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(folder) = folder.canonicalize() else { return false };
    let data = folder.ancestors().find(|above| above.join(DATABASE).is_file());
    data.is_some_and(|data| ![EXPORTS, PAPERS].iter().any(|free| folder.starts_with(data.join(free))))
}

/// What may be done in a folder, and how far it must be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Read and write. It belongs to this user, and is closed to others if it was open to them.
    Writing,
    /// Read only; it belongs to this user, and nothing about it is put right.
    Reading,
    /// Read only, whoever owns it: what is read is held against digests.
    Copying,
}

/// A data folder that passed its checks.
#[derive(Debug, Clone)]
pub(super) struct DiskFolder {
    path: PathBuf,
    trust: Trust,
}

impl DiskFolder {
    /// The folder at `path`, which must exist and be writable.
    pub fn open(path: &Path, allow_network: bool) -> Result<Self, StoreError> {
        Self::existing(path, allow_network, Trust::Writing)
    }

    /// The folder at `path`, which must exist, for reading only.
    pub fn open_reading(path: &Path, allow_network: bool) -> Result<Self, StoreError> {
        Self::existing(path, allow_network, Trust::Reading)
    }

    /// The folder of a backup, on whatever medium and whoever owns it; nothing in it is changed.
    pub fn open_copy(path: &Path) -> Result<Self, StoreError> {
        if !path.try_exists().map_err(StoreError::io("backup folder"))? {
            return Err(StoreError::NotFound);
        }
        Self::checked(path, true, Trust::Copying)
    }

    fn existing(path: &Path, allow_network: bool, trust: Trust) -> Result<Self, StoreError> {
        // Whatever folder somebody names: until it is known to hold a database nothing in it is touched.
        if !holds_database(path)? {
            return Err(StoreError::NotFound);
        }
        Self::checked(path, allow_network, trust)
    }

    /// The folder at `path`, made if need be.
    pub fn create(path: &Path, allow_network: bool) -> Result<Self, StoreError> {
        fs_here::create_private_folder(path).map_err(StoreError::io("data folder"))?;
        let folder = Self::checked(path, allow_network, Trust::Writing)?;
        fs_here::create_private_folder(&path.join(JOURNAL)).map_err(StoreError::io(JOURNAL))?;
        if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs_here::sync_folder(parent).map_err(StoreError::io("folder above the data folder"))?;
        }
        Ok(folder)
    }

    fn checked(path: &Path, allow_network: bool, trust: Trust) -> Result<Self, StoreError> {
        let refused = |file: &str, why| Err(StoreError::UnsafeFile { file: file.to_owned(), why });
        // The way to the data folder may lead through links; the way from there to a segment may not.
        if let Some(why) = fs_here::trust_folder(path, trust).map_err(StoreError::io("data folder"))? {
            return refused("data folder", why);
        }
        let journal = path.join(JOURNAL);
        match fs::symlink_metadata(&journal) {
            Ok(data) if data.is_symlink() => return refused(JOURNAL, Untrusted::Symlink),
            Ok(_) => {
                if let Some(why) = fs_here::trust_folder(&journal, trust).map_err(StoreError::io(JOURNAL))? {
                    return refused(JOURNAL, why);
                }
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io(JOURNAL)(e)),
        }
        let closed = |folder: &Path| folder.is_dir() && !fs_here::may_write(folder);
        if trust == Trust::Writing && (closed(path) || closed(&journal)) {
            return Err(StoreError::ReadOnly { file: "data folder".to_owned() });
        }
        if !allow_network
            && let Some(kind) = fs_here::refused_file_system(path).map_err(StoreError::io("data folder"))?
        {
            return Err(StoreError::NetworkFs { kind });
        }
        Ok(Self { path: path.to_path_buf(), trust })
    }

    /// Refuses a disk without room for even a small command.
    pub fn has_room(&self) -> Result<(), StoreError> {
        match fs_here::free_bytes(&self.path).map_err(StoreError::io("data folder"))? {
            Some(free) if free < LEAST_ROOM => {
                Err(StoreError::Io { doing: "data folder", source: io::ErrorKind::StorageFull.into() })
            }
            _ => Ok(()),
        }
    }

    /// Opens the lock file, making it if need be.
    pub fn open_lock(&self, name: &str) -> Result<File, StoreError> {
        let mut options = fs_here::options();
        options.read(true).write(true).create(true).truncate(false);
        trusted(name, options.open(self.path.join(name)), Trust::Writing)?.ok_or(StoreError::NotFound)
    }

    /// Opens the lock file for reading, if there is one.
    pub fn existing_lock(&self, name: &str) -> Result<Option<File>, StoreError> {
        let mut options = fs_here::options();
        options.read(true);
        trusted(name, options.open(self.path.join(name)), Trust::Reading)
    }
}

/// Whether there is a database, or a part of one, in the folder.
fn holds_database(path: &Path) -> Result<bool, StoreError> {
    for name in [DATABASE, SEAL, JOURNAL] {
        match fs::symlink_metadata(path.join(name)) {
            Ok(_) => return Ok(true),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            // No folder at all: what is wrong with it is told, and nothing is changed.
            Err(e) if e.kind() == io::ErrorKind::NotADirectory => return Ok(true),
            Err(e) => return Err(StoreError::io("data folder")(e)),
        }
    }
    Ok(false)
}

/// The file, if it can be trusted; `None` when there is none.
fn trusted(name: &str, opened: io::Result<File>, trust: Trust) -> Result<Option<File>, StoreError> {
    let unsafe_file = |why| StoreError::UnsafeFile { file: name.to_owned(), why };
    let file = match opened {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) if fs_here::is_link_refusal(&e) => return Err(unsafe_file(Untrusted::Symlink)),
        Err(e) if e.kind() == io::ErrorKind::IsADirectory => return Err(unsafe_file(Untrusted::Kind)),
        Err(e) => return Err(named(name, e)),
    };
    match fs_here::trust_file(&file, trust).map_err(|e| named(name, e))? {
        None => Ok(Some(file)),
        Some(why) => Err(unsafe_file(why)),
    }
}

/// The error with the file's name where it helps the reader.
fn named(name: &str, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly { file: name.to_owned() }
        }
        _ => StoreError::Io { doing: "opening a file of the store", source: error },
    }
}

impl Folder for DiskFolder {
    fn create(&self, name: &str) -> Result<Arc<dyn StoreFile>, StoreError> {
        let mut options = fs_here::options();
        options.read(true).write(true).create_new(true);
        match trusted(name, options.open(self.path.join(name)), Trust::Writing)? {
            Some(file) => Ok(Arc::new(PlacedFile::new(file))),
            None => Err(StoreError::NotFound),
        }
    }

    fn open(&self, name: &str) -> Result<Option<Arc<dyn StoreFile>>, StoreError> {
        let mut options = fs_here::options();
        options.read(true).write(self.trust == Trust::Writing);
        let file = trusted(name, options.open(self.path.join(name)), self.trust)?;
        Ok(file.map(|f| Arc::new(PlacedFile::new(f)) as Arc<dyn StoreFile>))
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for (folder, prefix) in [(self.path.clone(), ""), (self.path.join(JOURNAL), "journal/")] {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(StoreError::io("listing the data folder")(e)),
            };
            for entry in entries {
                let entry = entry.map_err(StoreError::io("listing the data folder"))?;
                let is_folder = entry.file_type().is_ok_and(|t| t.is_dir());
                if let Some(name) = entry.file_name().to_str().filter(|_| !is_folder) {
                    names.push(format!("{prefix}{name}"));
                }
            }
        }
        names.sort();
        Ok(names)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        fs::rename(self.path.join(from), self.path.join(to))
            .map_err(StoreError::io("renaming a file of the store"))
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        fs::remove_file(self.path.join(name)).map_err(StoreError::io("removing a file of the store"))
    }

    fn sync_names(&self) -> Result<(), StoreError> {
        fs_here::sync_folder(&self.path.join(JOURNAL)).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => StoreError::damaged(format!("{JOURNAL}/"), Seen::Missing),
            _ => StoreError::io(JOURNAL)(e),
        })?;
        fs_here::sync_folder(&self.path).map_err(StoreError::io("data folder"))
    }
}

impl StoreFile for PlacedFile {
    fn len(&self) -> io::Result<u64> {
        self.with(|f| f.metadata().map(|m| m.len()))
    }

    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.read_at(offset, out)
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.write_at(offset, data)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.with(|f| f.set_len(len))
    }

    fn sync(&self) -> io::Result<()> {
        self.with(File::sync_data)
    }
}

/// Gives a finished folder its name, durably. A folder of that name must be empty or missing.
pub(super) fn publish(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(StoreError::io("renaming a folder"))?;
    let parent = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs_here::sync_folder(parent).map_err(StoreError::io("folder above the data folder"))
}
