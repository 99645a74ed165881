//! The database engine, as this store sets it.

use std::sync::Arc;

use redb::{Builder, ConcurrencyMode, Database, ReadOnlyDatabase, ReadTransaction, ReadableDatabase};

use super::error::StoreError;
use super::medium::{DATABASE, RedbFile, StoreFile};

/// The database as it is open.
pub(super) enum Engine {
    /// For reading and writing.
    Full(Database),
    /// For reading only, because it cannot be written.
    Reading(ReadOnlyDatabase),
}

impl Engine {
    /// One snapshot.
    pub fn begin_read(&self) -> Result<ReadTransaction, StoreError> {
        Ok(match self {
            Self::Full(database) => database.begin_read()?,
            Self::Reading(database) => database.begin_read()?,
        })
    }

    /// The database, if it can be written.
    pub fn writing(&self) -> Result<&Database, StoreError> {
        match self {
            Self::Full(database) => Ok(database),
            Self::Reading(_) => Err(StoreError::ReadOnly { file: DATABASE.to_owned() }),
        }
    }

    /// Closes it.
    pub fn close(self) -> Result<(), StoreError> {
        match self {
            Self::Full(database) => database.close()?,
            Self::Reading(database) => database.close()?,
        }
        Ok(())
    }
}

/// What the engine looks at when it opens a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pages {
    /// Every page.
    All,
    /// What it needs: the file answers for its bytes itself.
    Needed,
}

fn builder(cache_bytes: usize) -> Builder {
    let mut builder = Database::builder();
    builder.set_cache_size(cache_bytes).set_concurrency_mode(ConcurrencyMode::ExclusiveWriter);
    builder
}

/// The engine, set as this store always sets it, on a file that is open.
pub(super) fn engine(
    file: &Arc<dyn StoreFile>,
    cache_bytes: usize,
    pages: Pages,
) -> Result<Database, StoreError> {
    let mut builder = builder(cache_bytes);
    builder.set_check_integrity_on_open(pages == Pages::All);
    Ok(builder.create_with_backend(RedbFile(Arc::clone(file)))?)
}

/// The engine for reading only, on a file that was closed: it writes nothing.
pub(super) fn reading(file: Arc<dyn StoreFile>, cache_bytes: usize) -> Result<ReadOnlyDatabase, StoreError> {
    Ok(builder(cache_bytes).open_read_only_with_backend(RedbFile(file))?)
}
