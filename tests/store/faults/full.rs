//! A disk without room.

use std::sync::Arc;

use honordesk::store::{Folder, Store, StoreError, StoreFile};

use super::{ENOSPC, base, open, send};
use crate::store_support::disk::{Disk, Fault};
use crate::store_support::work::{small, state};

/// A disk that takes nothing more, and gives what it holds.
#[derive(Debug)]
struct Full(Arc<dyn Folder>);

#[derive(Debug)]
struct FullFile(Arc<dyn StoreFile>);

fn full() -> std::io::Error {
    std::io::Error::from_raw_os_error(ENOSPC)
}

impl StoreFile for FullFile {
    fn len(&self) -> std::io::Result<u64> {
        self.0.len()
    }
    fn read_at(&self, offset: u64, out: &mut [u8]) -> std::io::Result<()> {
        self.0.read_at(offset, out)
    }
    fn write_at(&self, _: u64, _: &[u8]) -> std::io::Result<()> {
        Err(full())
    }
    fn set_len(&self, _: u64) -> std::io::Result<()> {
        Err(full())
    }
    fn sync(&self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Folder for Full {
    fn create(&self, _: &str) -> Result<Arc<dyn StoreFile>, StoreError> {
        Err(StoreError::Io { doing: "folder", source: full() })
    }
    fn open(&self, name: &str) -> Result<Option<Arc<dyn StoreFile>>, StoreError> {
        Ok(self.0.open(name)?.map(|file| Arc::new(FullFile(file)) as Arc<dyn StoreFile>))
    }
    fn list(&self) -> Result<Vec<String>, StoreError> {
        self.0.list()
    }
    fn rename(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Io { doing: "folder", source: full() })
    }
    fn remove(&self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Io { doing: "folder", source: full() })
    }
    fn sync_names(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

#[test]
fn a_full_disk_opens_for_reading_and_says_why_nothing_is_recorded() {
    let base = base();
    let disk = Disk::of(base.clone());
    let expected = state(&open(&disk, &small())).unwrap();
    let folder: Arc<dyn Folder> = Arc::new(Full(Disk::of(base.clone()).folder()));
    let (store, _) = Store::open_on(folder, &small()).unwrap();
    assert!(store.read_only() && store.no_room() && state(&store).unwrap() == expected);
    assert!(matches!(send(&store, 1), Err(StoreError::NoRoom)));
    assert!(matches!(store.put_draft("desk 1", b"half"), Err(StoreError::NoRoom)));
    // It fills up while it is open: that it is full is told with the failure, and what was closed with its seal can be read.
    let disk = Disk::of(base);
    let store = open(&disk, &small());
    disk.fail(Some(Fault { at: 0, forever: true, errno: ENOSPC }));
    assert!(matches!(send(&store, 1), Err(StoreError::Frozen { full: true, .. })));
}
