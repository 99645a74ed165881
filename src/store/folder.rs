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
use super::medium::{Folder, JOURNAL, StoreFile};

/// A data folder that passed its checks.
#[derive(Debug, Clone)]
pub(super) struct DiskFolder {
    path: PathBuf,
    /// Files are opened for reading only, and nothing about them is put right.
    reading: bool,
}

impl DiskFolder {
    /// The folder at `path`, which must exist and be writable.
    pub fn open(path: &Path, allow_network: bool) -> Result<Self, StoreError> {
        Self::existing(path, allow_network, false)
    }

    /// The folder at `path`, which must exist, for reading only.
    pub fn open_reading(path: &Path, allow_network: bool) -> Result<Self, StoreError> {
        Self::existing(path, allow_network, true)
    }

    fn existing(path: &Path, allow_network: bool, reading: bool) -> Result<Self, StoreError> {
        if !path.try_exists().map_err(StoreError::io("data folder"))? {
            return Err(StoreError::NotFound);
        }
        Self::checked(path, allow_network, reading)
    }

    /// The folder at `path`, made if need be.
    pub fn create(path: &Path, allow_network: bool) -> Result<Self, StoreError> {
        fs_here::create_private_folder(path).map_err(StoreError::io("data folder"))?;
        let folder = Self::checked(path, allow_network, false)?;
        fs_here::create_private_folder(&path.join(JOURNAL)).map_err(StoreError::io(JOURNAL))?;
        if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs_here::sync_folder(parent).map_err(StoreError::io("folder above the data folder"))?;
        }
        Ok(folder)
    }

    fn checked(path: &Path, allow_network: bool, reading: bool) -> Result<Self, StoreError> {
        let refused = |file: &str, why| Err(StoreError::UnsafeFile { file: file.to_owned(), why });
        // The way to the data folder may lead through links; the way from there to a segment may not.
        if let Some(why) = fs_here::trust_folder(path, reading).map_err(StoreError::io("data folder"))? {
            return refused("data folder", why);
        }
        let journal = path.join(JOURNAL);
        match fs::symlink_metadata(&journal) {
            Ok(data) if data.is_symlink() => return refused(JOURNAL, Untrusted::Symlink),
            Ok(_) => {
                if let Some(why) =
                    fs_here::trust_folder(&journal, reading).map_err(StoreError::io(JOURNAL))?
                {
                    return refused(JOURNAL, why);
                }
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io(JOURNAL)(e)),
        }
        let closed = |folder: &Path| folder.is_dir() && !fs_here::may_write(folder);
        if !reading && (closed(path) || closed(&journal)) {
            return Err(StoreError::ReadOnly { file: "data folder".to_owned() });
        }
        if !allow_network
            && let Some(kind) = fs_here::refused_file_system(path).map_err(StoreError::io("data folder"))?
        {
            return Err(StoreError::NetworkFs { kind });
        }
        Ok(Self { path: path.to_path_buf(), reading })
    }

    /// Opens the lock file, making it if need be.
    pub fn open_lock(&self, name: &str) -> Result<File, StoreError> {
        let mut options = fs_here::options();
        options.read(true).write(true).create(true).truncate(false);
        trusted(name, options.open(self.path.join(name)), false)?.ok_or(StoreError::NotFound)
    }

    /// Opens the lock file for reading, if there is one.
    pub fn existing_lock(&self, name: &str) -> Result<Option<File>, StoreError> {
        let mut options = fs_here::options();
        options.read(true);
        trusted(name, options.open(self.path.join(name)), true)
    }
}

/// The file, if it can be trusted; `None` when there is none.
fn trusted(name: &str, opened: io::Result<File>, reading: bool) -> Result<Option<File>, StoreError> {
    let unsafe_file = |why| StoreError::UnsafeFile { file: name.to_owned(), why };
    let file = match opened {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) if fs_here::is_link_refusal(&e) => return Err(unsafe_file(Untrusted::Symlink)),
        Err(e) if e.kind() == io::ErrorKind::IsADirectory => return Err(unsafe_file(Untrusted::Kind)),
        Err(e) => return Err(named(name, e)),
    };
    match fs_here::trust_file(&file, reading).map_err(|e| named(name, e))? {
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
        match trusted(name, options.open(self.path.join(name)), false)? {
            Some(file) => Ok(Arc::new(PlacedFile::new(file))),
            None => Err(StoreError::NotFound),
        }
    }

    fn open(&self, name: &str) -> Result<Option<Arc<dyn StoreFile>>, StoreError> {
        let mut options = fs_here::options();
        options.read(true).write(!self.reading);
        let file = trusted(name, options.open(self.path.join(name)), self.reading)?;
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
