//! The journal file is enough: rebuilding the database from it, to compare or to put in the place of a damaged one.

use std::path::Path;
use std::sync::Arc;

use redb::{Database, ReadableDatabase};

use super::error::StoreError;
use super::finding::{Finding, Seen};
use super::folder::DiskFolder;
use super::handle::Store;
use super::head::{Head, Position};
use super::journal::{Frames, segment_name};
use super::lock::DeskLock;
use super::medium::{DATABASE, Folder, SEAL};
use super::open::{apply_next, empty, fault};
use super::options::StoreOptions;
use super::read::{Raw, Reader, Reading};
use super::seat::begin;
use super::tables::{Core, Slot};
use super::writer::Applier;

/// Name of the database that is rebuilt beside the real one.
const REBUILT: &str = "desk.redb.rebuilt";

/// A transaction of the rebuild takes about this many journal bytes.
const BATCH_BYTES: u64 = 32 << 20;

/// What rebuilding from the journal file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayReport {
    /// Entries carried out again.
    pub entries: u64,
    /// Rows compared, of all tables.
    pub rows: u64,
    /// The first row that differs, if any: table and place, never contents.
    pub first_difference: Option<Finding<Seen>>,
}

/// Rebuilds the database in `dir` from its journal file, beside the real one, and compares every table byte for byte.
pub fn replay(dir: &Path, options: &StoreOptions) -> Result<ReplayReport, StoreError> {
    let (store, _) = Store::open(dir, options)?;
    let report = store.replay()?;
    store.close()?;
    Ok(report)
}

impl Store {
    /// Rebuilds this database from its journal file and compares every table byte for byte; drafts, which are not journalled, excepted.
    pub fn replay(&self) -> Result<ReplayReport, StoreError> {
        let reader = self.read()?;
        let head = reader.head()?;
        discard(self.folder.as_ref(), REBUILT)?;
        let (rebuilt, reached) =
            rebuild_into(&self.folder, REBUILT, self.id, Some(&head), self.options.cache_bytes)?;
        let report = compare(&reader, &Reader::new(rebuilt.begin_read()?), reached.seq);
        rebuilt.close()?;
        discard(self.folder.as_ref(), REBUILT)?;
        report
    }
}

/// Puts a database rebuilt from the journal file in the place of one that cannot be opened. The old file is kept beside it. Gives the
/// number of entries. Drafts are lost: they are not journalled.
pub fn rebuild(dir: &Path, options: &StoreOptions) -> Result<u64, StoreError> {
    let folder = DiskFolder::open(dir, options.allow_network)?;
    let _lock = DeskLock::take(&folder, &options.holder)?;
    rebuild_on(&(Arc::new(folder) as Arc<dyn Folder>), options)
}

/// [`rebuild`] on a medium of one's own; nothing is locked.
pub fn rebuild_on(folder: &Arc<dyn Folder>, options: &StoreOptions) -> Result<u64, StoreError> {
    let id = journal_identity(folder.as_ref())?;
    discard(folder.as_ref(), REBUILT)?;
    let (rebuilt, head) = rebuild_into(folder, REBUILT, id, None, options.cache_bytes)?;
    rebuilt.close()?;
    if folder.open(SEAL)?.is_some() {
        folder.remove(SEAL)?;
    }
    let names = folder.list()?;
    if names.iter().any(|n| n == DATABASE) {
        let mut number = 1u32;
        while names.contains(&aside(number)) {
            number += 1;
        }
        folder.rename(DATABASE, &aside(number))?;
    }
    folder.rename(REBUILT, DATABASE)?;
    folder.sync_names()?;
    Ok(head.seq)
}

/// The name a damaged database is kept under.
fn aside(number: u32) -> String {
    format!("{DATABASE}.damaged-{number}")
}

/// The identity that the first segment names. Whether it is true shows when the segment's header is checked against it.
fn journal_identity(folder: &dyn Folder) -> Result<[u8; 16], StoreError> {
    let name = segment_name(1);
    let file = folder.open(&name)?.ok_or(StoreError::NotFound)?;
    let mut id = [0; 16];
    file.read_at(8, &mut id).map_err(|_| StoreError::damaged(name, Seen::HeaderCut.with("at", 0)))?;
    Ok(id)
}

/// A database made of the journal file's commands up to `until`, or of all that are whole.
fn rebuild_into(
    folder: &Arc<dyn Folder>,
    name: &str,
    id: [u8; 16],
    until: Option<&Head>,
    cache_bytes: usize,
) -> Result<(Database, Head), StoreError> {
    let genesis = Head::genesis(&id);
    let until = match until {
        Some(head) => *head,
        None => super::journal::survey(folder, id, &genesis).map(|s| Head {
            seq: s.seq,
            entry: s.frame,
            frame: s.frame,
            end: s.keep,
        })?,
    };
    let file = folder.create(name)?;
    let database = empty(&file, &id, &genesis, cache_bytes)?;
    let mut frames = Frames::after(Arc::clone(folder), id, &genesis).map_err(fault)?;
    let mut head = genesis;
    while head.seq < until.seq {
        let txn = begin(&database)?;
        {
            let mut applier = Applier::new(&txn, head);
            let (mut bytes, mut at) = (0, head.end);
            while applier.head().seq < until.seq && (bytes < BATCH_BYTES || applier.unfinished()) {
                let end = apply_next(&mut frames, &mut applier)?;
                let end = end
                    .ok_or(StoreError::JournalBehind { database: until.seq, journal: applier.head().seq })?;
                bytes += distance(at, end);
                at = end;
            }
            head = applier.head();
        }
        txn.commit()?;
    }
    Ok((database, head))
}

fn distance(from: Position, to: Position) -> u64 {
    if from.segment == to.segment { to.offset - from.offset } else { to.offset }
}

/// Compares every table but the drafts.
fn compare(real: &Reader<'_>, rebuilt: &Reader<'_>, entries: u64) -> Result<ReplayReport, StoreError> {
    let mut report = ReplayReport { entries, rows: 0, first_difference: None };
    for slot in Slot::all().filter(|s| *s != Slot::Core(Core::Draft)) {
        let all = (std::ops::Bound::Unbounded, std::ops::Bound::Unbounded);
        let (mut left, mut right) = (real.raw_range(slot, all)?, rebuilt.raw_range(slot, all)?);
        for place in 1u64.. {
            let ours = left.as_mut().and_then(Iterator::next).transpose()?;
            let theirs = right.as_mut().and_then(Iterator::next).transpose()?;
            let what = match (&ours, &theirs) {
                (None, None) => break,
                (Some(_), None) => Seen::ReplayLacks,
                (None, Some(_)) => Seen::ReplayAdds,
                (Some(ours), Some(theirs)) if ours.0.value() != theirs.0.value() => Seen::ReplayKey,
                (Some(ours), Some(theirs)) if ours.1.value() != theirs.1.value() => Seen::ReplayValue,
                _ => {
                    report.rows += 1;
                    continue;
                }
            };
            report.first_difference = Some(what.with("n", place).with("table", slot.name()));
            return Ok(report);
        }
    }
    Ok(report)
}

pub(super) fn discard(folder: &dyn Folder, name: &str) -> Result<(), StoreError> {
    if folder.open(name)?.is_some() {
        folder.remove(name)?;
    }
    Ok(())
}
