//! The `store` room: redb lives here only.
//!
//! The store knows tables, keys and bytes with a version; what a record means is `domain`'s business. Its data folder (0700) holds
//!
//! * `desk.redb`: rows, index rows, journal entries, chain head, idempotency keys, drafts;
//! * `journal/000001.jrn` …: every change once more, append-only, chained by SHA-256, flushed *before* the database;
//! * `desk.seal`: digests of `desk.redb`, piece by piece, present while nobody has it open;
//! * `desk.lock`: who has it open.
//!
//! **Writing.** One transaction holds rows, index rows, entry, head and key; its journal frames are flushed, then it is committed in
//! two phases, then the caller hears of it. An acknowledged command is in both files; one that was cut off is in neither, or in the
//! journal file alone, whole, and is carried out at the next open.
//!
//! **Failing.** Any error of disk or engine stops writing. [`Store::recover`] closes, opens with all checks, looks the key up and says
//! recorded (已入账) or not recorded (未入账).
//!
//! **Opening.** Of a database that was closed, every byte is held against the seal before it is used, and the journal file must end
//! with the frame that the database names last. After a crash there is no seal: then every page of the database and every frame of the
//! journal file is checked first, and what the journal file has over the database is carried out again.
//!
//! **Damage.** A changed byte is refused, never served. [`Checks`] says when the bytes that nobody needs yet are looked at, the
//! earlier frames of the journal file among them: before opening ends, or afterwards, by [`Store::verify`]; what that finds stops
//! writing. [`check()`] looks at everything and adds the named invariants; [`replay()`] rebuilds the database from the journal file and
//! compares it byte for byte; [`rebuild`] puts such a database in the place of a damaged one.
//!
//! **Reading only.** Where the folder or a file cannot be written, a database that was closed opens for reading: nothing on disk is
//! touched, and writing is refused with [`StoreError::ReadOnly`].
//!
//! Tables and keys are described in `tables.rs`, frames in `journal/mod.rs`, records' bytes at [`Row`], entries at [`JournalEntry`].

mod backup;
mod bytes;
mod change;
mod check;
#[cfg(test)]
mod check_tests;
mod counter;
mod desk_rows;
mod engine;
mod entry;
mod error;
mod finding;
mod folder;
#[cfg(target_os = "linux")]
mod fs_linux;
#[cfg(not(target_os = "linux"))]
mod fs_other;
mod handle;
mod head;
mod invariants;
mod journal;
mod lock;
mod medium;
mod open;
mod options;
mod plain;
mod read;
mod replay;
mod request_rows;
mod row;
mod rows;
mod run_rows;
mod seal;
mod sealed;
mod seat;
mod supervision_rows;
mod tables;
mod time_rows;
mod unfinished;
mod unhurried;
mod writer;

pub(crate) use finding::kinds;

pub use backup::{BackupReport, RestoreReport, WhenPresent, restore};
pub use check::{InvariantResult, check};
pub use counter::Counter;
pub use desk_rows::contact_seen;
pub use entry::{Committed, Hash, IdempotencyKey, JournalEntry, Note, Outcome, Stamp};
pub use error::{StoreError, Untrusted};
pub use finding::{Finding, Seen};
pub use folder::{EXPORTS, PAPERS, is_of_a_database};
pub use handle::Store;
pub use head::{Head, Position};
pub use lock::{Holder, held_by};
pub use medium::{DATABASE, Folder, JOURNAL, SEAL, StoreFile};
pub use open::OpenReport;
pub use options::{Checks, StoreOptions};
pub use plain::read_plain;
pub use read::{Entries, Owners, Reader, Reading, Rows, Sequences, Suffixes};
pub use replay::{ReplayReport, rebuild, rebuild_on, replay};
pub use row::{CodecError, IndexKey, Registry, Row, pack, unpack};
pub use rows::{Keys, registry};
pub use seal::SealState;
pub use tables::{FORMAT, IndexTable, Table};
pub use unhurried::settle;
pub use writer::Writer;
