//! A medium that does not wait for the disk, for a database that is being made anew and is thrown away when that is cut off: a
//! sample. Waiting for the disk thousands of times would only protect what nobody has seen yet.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::error::StoreError;
use super::folder::DiskFolder;
use super::medium::{Folder, StoreFile};

/// A folder whose files are flushed by [`settle`] alone.
#[derive(Debug)]
pub(super) struct Unhurried<F>(pub F);

#[derive(Debug)]
struct UnhurriedFile(Arc<dyn StoreFile>);

impl<F: Folder> Folder for Unhurried<F> {
    fn create(&self, name: &str) -> Result<Arc<dyn StoreFile>, StoreError> {
        Ok(Arc::new(UnhurriedFile(self.0.create(name)?)))
    }

    fn open(&self, name: &str) -> Result<Option<Arc<dyn StoreFile>>, StoreError> {
        let file = self.0.open(name)?;
        Ok(file.map(|file| Arc::new(UnhurriedFile(file)) as Arc<dyn StoreFile>))
    }

    fn list(&self) -> Result<Vec<String>, StoreError> {
        self.0.list()
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.0.rename(from, to)
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.0.remove(name)
    }

    fn sync_names(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl StoreFile for UnhurriedFile {
    fn len(&self) -> io::Result<u64> {
        self.0.len()
    }

    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read_at(offset, out)
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write_at(offset, data)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns when every file of the database in `dir` is durable. The database must be closed.
pub fn settle(dir: &Path, allow_network: bool) -> Result<(), StoreError> {
    let folder = DiskFolder::open(dir, allow_network)?;
    for name in folder.list()? {
        let file = File::open(dir.join(&name)).and_then(|file| file.sync_all());
        file.map_err(StoreError::io("flushing a file of the store"))?;
    }
    folder.sync_names()
}
