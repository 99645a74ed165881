//! Everything that can go wrong with the store, typed. No variant carries contents of a record.

use std::io;

use super::finding::{Finding, Seen};
use super::lock::Holder;
use super::row::CodecError;

/// Why the store refuses. `locale` gives each its plain sentence and next step.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no database in this folder.
    #[error("there is no database in this folder")]
    NotFound,
    /// A database was to be created where one is.
    #[error("there is a database in this folder already")]
    Exists,
    /// The folder holds parts of a database but not the database file: a new one would hide that the old one is lost.
    #[error("the folder holds {what} but no database file")]
    Remains {
        /// What was found.
        what: String,
    },
    /// Another process has the database open.
    #[error("the database is open in process {} of {} on {} (desk {}, since {})", who.pid, who.user, who.host, who.desk, who.since)]
    Held {
        /// Who holds it, as they wrote it down themselves.
        who: Holder,
    },
    /// Network and user-space file systems do not keep the promises a database needs.
    #[error("the folder is on {kind}, where locks and flushes cannot be relied on")]
    NetworkFs {
        /// The kind of file system.
        kind: &'static str,
    },
    /// A file is not one that this user alone controls.
    #[error("{file} {why}")]
    UnsafeFile {
        /// The file's name in the folder.
        file: String,
        /// What is wrong with it.
        why: Untrusted,
    },
    /// The folder or the file cannot be written.
    #[error("{file} cannot be written")]
    ReadOnly {
        /// The file's name in the folder, or the folder itself.
        file: String,
    },
    /// Open for reading only, because the disk was full when it was opened.
    #[error("open for reading only: the disk is full")]
    NoRoom,
    /// It cannot be written, and it was not closed last time: what that left undone must be done before it can be read.
    #[error("it was not closed last time and cannot be mended without writing")]
    NeedsWriting,
    /// A file was altered since the store wrote it.
    #[error("{file} is damaged: {what}")]
    Damaged {
        /// The file's name in the folder.
        file: String,
        /// Which check failed, and where.
        what: Finding<Seen>,
    },
    /// The database has entries that the journal file lacks: the journal was lost, cut or replaced by an older one.
    #[error("the database holds {database} entries, the journal file only {journal}")]
    JournalBehind {
        /// The last entry of the database.
        database: u64,
        /// The last whole entry of the journal file.
        journal: u64,
    },
    /// Database and journal file disagree about an entry: one of them is from elsewhere.
    #[error("the database and the journal file disagree from entry {seq} on")]
    ChainMismatch {
        /// The first entry they disagree about.
        seq: u64,
    },
    /// A newer program wrote this database.
    #[error("the database has format {found}, this program knows {known}")]
    NewerFormat {
        /// The format found.
        found: u8,
        /// The format this program writes.
        known: u8,
    },
    /// An older program wrote this database, in a format that is not known any more.
    #[error("the database has format {found}, this program needs {known}")]
    OlderFormat {
        /// The format found.
        found: u8,
        /// The format this program writes.
        known: u8,
    },
    /// A backup was to be made inside the data folder, or restored into the backup.
    #[error("one of the two folders lies inside the other")]
    Inside,
    /// A backup is whole but could not take the place of what was set aside for it.
    #[error("what was there is kept as {aside}, but nothing could be put in its place: {cause}")]
    SetAside {
        /// Where what was there is now.
        aside: String,
        /// Why it could not be put back.
        cause: String,
    },
    /// An earlier failure left a write undecided: call `recover` to learn whether it is recorded.
    #[error("writing is stopped after a failure: {cause}")]
    Frozen {
        /// The failure.
        cause: String,
        /// Whether it happened while this very command was carried out, so that only `recover` knows what became of it. Otherwise the
        /// command was not begun.
        undecided: bool,
        /// Whether the failure was that the disk is full.
        full: bool,
    },
    /// A record cannot be read.
    #[error("a record of table {table}: {source}")]
    Codec {
        /// The table.
        table: &'static str,
        /// Why not.
        source: CodecError,
    },
    /// Two rows claim the same index key.
    #[error("another row has the same key in {index}")]
    IndexTaken {
        /// The index.
        index: &'static str,
        /// The row that has it.
        owner: Vec<u8>,
    },
    /// Larger than the store takes.
    #[error("{what} of {bytes} bytes is over the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A series has given out every number its records have room for.
    #[error("the numbers of a series are used up")]
    NumbersUsedUp,
    /// The operating system failed an operation.
    #[error("{doing}: {source}")]
    Io {
        /// The operation.
        doing: &'static str,
        /// Its error.
        source: io::Error,
    },
    /// The database engine refused.
    #[error("the database engine: {0}")]
    Engine(String),
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    /// A symbolic link.
    #[error("is a symbolic link")]
    Symlink,
    /// Not a regular file (or not a folder, where one is needed).
    #[error("is not of the expected kind")]
    Kind,
    /// It has a second name somewhere.
    #[error("has more than one name")]
    HardLinked,
    /// Someone else owns it.
    #[error("belongs to another user")]
    ForeignOwner,
}

impl StoreError {
    pub(super) fn io(doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { file: doing.to_owned() }
            }
            _ => Self::Io { doing, source },
        }
    }

    pub(super) fn damaged(file: impl Into<String>, what: impl Into<Finding<Seen>>) -> Self {
        Self::Damaged { file: file.into(), what: what.into() }
    }

    /// Whether it comes of a disk, or a quota on it, without room.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Io { source, .. } => {
                matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
            }
            Self::Frozen { full, .. } => *full,
            Self::NoRoom => true,
            _ => false,
        }
    }

    /// What this says, as a kind and its facts.
    pub fn finding(&self) -> Finding<Seen> {
        match self {
            Self::NotFound => Seen::NoDatabase.into(),
            Self::Exists => Seen::Exists.into(),
            Self::Remains { what } => Seen::Remains.with("file", what),
            Self::Held { who } => Seen::Held.with("pid", who.pid),
            Self::NetworkFs { kind } => Seen::NetworkFs.with("kind", kind),
            Self::UnsafeFile { file, .. } => Seen::Unsafe.with("file", file),
            // What names an operation and not a file is about the folder.
            Self::ReadOnly { file } if file.contains(' ') => Seen::FolderReadOnly.into(),
            Self::ReadOnly { file } => Seen::ReadOnly.with("file", file),
            Self::Damaged { file, what } => what.clone().with("file", file),
            Self::JournalBehind { database, journal } => {
                Seen::JournalBehind.with("database", database).with("journal", journal)
            }
            Self::ChainMismatch { seq } => Seen::ChainMismatch.with("seq", seq),
            Self::NewerFormat { found, known } => Seen::NewerFormat.with("found", found).with("known", known),
            Self::NeedsWriting => Seen::NeedsWriting.into(),
            Self::OlderFormat { found, known } => Seen::OlderFormat.with("found", found).with("known", known),
            Self::Inside => Seen::Inside.into(),
            Self::SetAside { aside, .. } => Seen::SetAside.with("file", aside),
            Self::Frozen { .. } => Seen::Frozen.into(),
            Self::Codec { table, source } => source.seen().with("table", table),
            Self::IndexTaken { index, .. } => Seen::IndexTaken.with("table", index),
            Self::TooLarge { bytes, limit, .. } => Seen::TooLarge.with("bytes", bytes).with("limit", limit),
            Self::NumbersUsedUp => Seen::NumbersUsedUp.into(),
            full @ (Self::Io { .. } | Self::NoRoom) if full.is_full() => Seen::DiskFull.into(),
            Self::NoRoom => Seen::DiskFull.into(),
            Self::Io { source, .. } => Seen::Disk.with("code", source.raw_os_error().unwrap_or_default()),
            Self::Engine(_) => Seen::Engine.into(),
        }
    }
}

fn engine(error: redb::Error) -> StoreError {
    match error {
        // The file's own word for bytes that do not match their seal.
        redb::Error::Io(source) if source.kind() == io::ErrorKind::InvalidData => {
            StoreError::damaged(super::medium::DATABASE, Seen::NotAsClosed)
        }
        redb::Error::Io(source) => StoreError::io("database file")(source),
        redb::Error::Corrupted(_) => StoreError::damaged(super::medium::DATABASE, Seen::Pages),
        other => StoreError::Engine(other.to_string()),
    }
}

macro_rules! from_engine {
    ($($kind:ident),+) => {$(
        impl From<redb::$kind> for StoreError {
            fn from(error: redb::$kind) -> Self {
                engine(error.into())
            }
        }
    )+};
}

from_engine!(DatabaseError, StorageError, TransactionError, TableError, CommitError, SetDurabilityError);
