//! How a bureau is opened, what opening found, and why it may fail.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::bureau::password::HashCost;
use crate::bureau::reference::{MONEY_TABLES, Reference, ReferenceFault, TIED_TABLES};
use crate::store::{Checks, Holder, OpenReport as StoreReport, StoreError, StoreOptions, read_plain};

/// How a bureau is opened. `Default` is right for tests of nothing in particular, but for the cost of passwords.
#[derive(Debug, Clone)]
pub struct BureauOptions {
    /// Desk (窗口), for the lock file.
    pub desk: String,
    /// Login name of whoever runs the program, for the lock file.
    pub user: String,
    /// Computer, for the lock file.
    pub host: String,
    /// Since when, as it is to be shown to whoever comes second.
    pub since: String,
    /// What hashing a password costs.
    pub hash_cost: HashCost,
    /// Page cache in bytes.
    pub cache_bytes: usize,
    /// The program's tables where they were read already; otherwise opening reads them.
    pub reference: Option<Arc<Reference>>,
    /// When the bytes are checked that opening itself does not need.
    pub checks: Checks,
    /// Allows network file systems, whose locks and flushes cannot be relied on.
    pub allow_network: bool,
    /// The identity that a new database gets; random unless a test fixes it.
    pub database_id: Option<[u8; 16]>,
}

impl Default for BureauOptions {
    fn default() -> Self {
        Self {
            desk: String::new(),
            user: String::new(),
            host: String::new(),
            since: String::new(),
            hash_cost: HashCost::PRODUCT,
            cache_bytes: StoreOptions::default().cache_bytes,
            reference: None,
            checks: Checks::First,
            allow_network: false,
            database_id: None,
        }
    }
}

impl BureauOptions {
    /// The program's tables for the data folder `dir`.
    pub(super) fn tables(&self, dir: &Path) -> Result<Arc<Reference>, ReferenceFault> {
        self.reference.clone().map_or_else(|| read_reference(dir).map(Arc::new), Ok)
    }

    /// The store's part of them.
    pub fn store(&self) -> StoreOptions {
        StoreOptions {
            holder: Holder {
                pid: 0,
                user: self.user.clone(),
                host: self.host.clone(),
                desk: self.desk.clone(),
                since: self.since.clone(),
            },
            cache_bytes: self.cache_bytes,
            checks: self.checks,
            allow_network: self.allow_network,
            database_id: self.database_id,
            ..StoreOptions::default()
        }
    }
}

/// What opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReport {
    /// False when first run has yet to name the bureau and its staff.
    pub founded: bool,
    /// The last holder ended without closing the database; it was checked page by page.
    pub unclean: bool,
    /// Commands that stood in the journal file only and were carried out again.
    pub replayed: u64,
    /// Bytes of an unfinished command that were cut off the journal file.
    pub torn_bytes: u64,
    /// Journal entries.
    pub entries: u64,
    /// People on record.
    pub people: u64,
    /// Files of the data folder that would replace a table that decides money: they are not taken.
    pub ignored: Vec<String>,
}

impl OpenReport {
    pub(super) fn new(store: &StoreReport, (founded, people): (bool, u64), reference: &Reference) -> Self {
        Self {
            founded,
            unclean: store.unclean(),
            replayed: store.replayed,
            torn_bytes: store.torn_bytes,
            entries: store.entries,
            people,
            ignored: reference.ignored.clone(),
        }
    }
}

/// Why a bureau cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The store says why.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file that is to replace one of the program's tables.
    #[error(transparent)]
    Reference(#[from] ReferenceFault),
}

/// No table is larger: all villages of the country take some 30 MB.
const LARGEST_TABLE: u64 = 64 << 20;

/// The program's tables, each replaced by the file of its name in `<data>/reference/` where there is one. What decides money is not taken
/// from there: such a file is named among those that are ignored. A table that fits only with one of them is ignored too, so that a
/// bureau can be opened that had both.
pub fn read_reference(dir: &Path) -> Result<Reference, ReferenceFault> {
    let folder = dir.join("reference");
    let there = |name: &str| folder.join(name).symlink_metadata().is_ok();
    let mut ignored: Vec<&str> = MONEY_TABLES.into_iter().filter(|name| there(name)).collect();
    let read = |ignored: &[&str]| {
        Reference::with(&mut |name| {
            if ignored.contains(&name) {
                return Ok(None);
            }
            match read_plain(&folder.join(name), LARGEST_TABLE) {
                Ok(text) => Ok(Some(text)),
                // What is no folder holds no tables; the store says so in its own words.
                Err(error)
                    if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
                {
                    Ok(None)
                }
                Err(error) => Err(ReferenceFault { file: name.to_owned(), what: error.to_string() }),
            }
        })
    };
    let reference = match read(&ignored) {
        Err(_) if !ignored.is_empty() => {
            ignored.extend(TIED_TABLES.into_iter().filter(|name| there(name)));
            read(&ignored)
        }
        read => read,
    }?;
    Ok(Reference { ignored: ignored.into_iter().map(str::to_owned).collect(), ..reference })
}
