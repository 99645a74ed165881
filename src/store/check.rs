//! The named invariants of the store.

use std::path::Path;
use std::sync::{Arc, TryLockError};

use super::engine::Engine;
use super::error::StoreError;
use super::finding::{Finding, Seen};
use super::handle::Store;
use super::head::Head;
use super::invariants::{Checked, Wrong, chain, counters, ensure, keys, place, subjects, whole};
use super::journal::{CommitPayload, Frames, survey};
use super::open::fault;
use super::options::StoreOptions;
use super::read::{Raw, Reader, Reading};
use super::row::versioned;
use super::seal::SealState;
use super::tables::{Core, IndexTable, Slot, Table};

/// One invariant: whether it holds, and where it first does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvariantResult {
    /// Its fixed name.
    pub name: &'static str,
    /// Whether it holds.
    pub held: bool,
    /// What was checked, or the first thing that is wrong. Names tables and numbers, never contents.
    pub detail: Finding<Seen>,
}

impl InvariantResult {
    /// The result of a check that gives either what it saw or what is wrong.
    pub fn new(name: &'static str, found: Result<Finding<Seen>, Finding<Seen>>) -> Self {
        let held = found.is_ok();
        let detail = found.unwrap_or_else(|wrong| wrong);
        Self { name, held, detail }
    }
}

/// Opens the database in `dir` and checks every invariant of the store. That it cannot be opened because it is damaged is a result too;
/// that it is not there, is held by someone or cannot be written is an error.
pub fn check(dir: &Path, options: &StoreOptions) -> Result<Vec<InvariantResult>, StoreError> {
    match Store::open(dir, options) {
        Ok((store, _)) => {
            let results = store.check();
            store.close()?;
            Ok(results)
        }
        Err(
            error @ (StoreError::Damaged { .. }
            | StoreError::JournalBehind { .. }
            | StoreError::ChainMismatch { .. }
            | StoreError::Codec { .. }
            | StoreError::Engine(_)
            | StoreError::Remains { .. }),
        ) => Ok(vec![InvariantResult::new("opens", Err(error.finding()))]),
        Err(error) => Err(error),
    }
}

impl Store {
    /// Checks every invariant of the store, on one snapshot. The bureau adds its own.
    pub fn check(&self) -> Vec<InvariantResult> {
        let mut results = vec![self.checked("opens", Ok(Seen::Opens.into()))];
        results.push(self.checked("seal", self.seal()));
        results.push(self.checked("database_pages", self.pages()));
        let reader = match self.read() {
            Ok(reader) => reader,
            Err(error) => {
                results.push(self.checked("readable", Err(Wrong::Failed(error))));
                return results;
            }
        };
        results.push(self.checked("journal_chain", chain(&reader)));
        results.push(self.checked("journal_file", self.journal_file(&reader)));
        results.push(self.checked("idempotency_keys", keys(&reader)));
        results.push(self.checked("journal_subjects", subjects(&reader)));
        results.push(self.checked("records_decode", self.records(&reader)));
        results.push(self.checked("rows_have_their_indexes", self.rows_to_indexes(&reader)));
        results.push(self.checked("indexes_have_their_rows", self.indexes_to_rows(&reader)));
        results.push(self.checked("counters", counters(&reader)));
        results
    }

    #[expect(clippy::unused_self, reason = "reads as one list of checks")]
    fn checked(&self, name: &'static str, found: Checked) -> InvariantResult {
        InvariantResult::new(
            name,
            found.map_err(|wrong| match wrong {
                Wrong::Found(what) => what,
                Wrong::Failed(error) => error.finding(),
            }),
        )
    }

    fn seal(&self) -> Checked {
        match self.report().seal {
            SealState::Whole => {
                let file = self.database().as_ref().map(|(_, file)| Arc::clone(file));
                file.map_or(Ok(()), |file| file.check(&|| true))?;
                Ok(Seen::SealWhole.into())
            }
            SealState::Absent => Ok(Seen::SealAbsent.into()),
            SealState::Unreadable => Err(Wrong::Found(Seen::SealUnreadable.into())),
        }
    }

    fn pages(&self) -> Checked {
        let busy = || Ok(Seen::PagesBusy.into());
        // Never waits: a write's body may be about to read while it holds this lock itself.
        let mut database = match self.database.try_write() {
            Ok(database) => database,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return busy(),
        };
        let database = match database.as_mut() {
            Some((Engine::Full(database), _)) => database,
            Some((Engine::Reading(_), _)) => return Ok(Seen::PagesSealed.into()),
            None => return Err(Wrong::Found(Seen::Closed.into())),
        };
        match database.check_integrity() {
            Ok(true) => Ok(Seen::PagesSound.into()),
            Ok(false) => Err(Wrong::Found(Seen::PagesRepaired.into())),
            Err(redb::DatabaseError::TransactionInProgress) => busy(),
            Err(error) => Err(Wrong::Failed(error.into())),
        }
    }

    /// The journal file's chain is whole, ends where the database's head says, and holds the very entries of the journal table.
    fn journal_file(&self, reader: &Reader<'_>) -> Checked {
        let (found, now) = self.while_nobody_writes(|| {
            let now = self.read()?.head()?;
            Ok::<_, StoreError>((survey(&self.folder, self.id, &now)?, now))
        })?;
        ensure!(found.seq == now.seq, Seen::EndsDiffer.with("journal", found.seq).with("database", now.seq));
        ensure!(found.torn == 0, Seen::TornBytes.with("n", found.torn).with("seq", found.seq));
        let head = reader.head()?;
        let mut frames =
            Frames::after(Arc::clone(&self.folder), self.id, &Head::genesis(&self.id)).map_err(fault)?;
        let mut seq = 0;
        while seq < head.seq {
            let Some(frame) = frames.next().map_err(fault)? else { break };
            if !frame.commits() {
                continue;
            }
            seq = frame.seq;
            let row = reader.raw_get(Slot::Core(Core::Journal), &seq.to_be_bytes())?;
            let entry = CommitPayload::decode(&frame.payload).map(|p| p.entry);
            ensure!(row.as_ref().map(redb::AccessGuard::value) == entry, Seen::EntryDiffers.with("seq", seq));
        }
        Ok(Seen::JournalFile.with("n", seq))
    }

    fn records(&self, reader: &Reader<'_>) -> Checked {
        let mut rows = 0u64;
        for table in Table::ALL.iter().copied().filter(|t| *t != Table::Counter) {
            for item in whole(reader, Slot::Row(table))? {
                let (key, value) = item?;
                let at = place(key.value());
                let Some(kind) = self.options.registry.kind(table) else {
                    return Err(Wrong::Found(Seen::UnknownRecords.with("table", table.name())));
                };
                if let Err(error) = versioned(value.value(), kind.version) {
                    return Err(Wrong::Found(error.seen().with("table", table.name()).with("at", at)));
                }
                match (kind.inspect)(value.value()) {
                    Ok(row) => ensure!(
                        row.key == key.value(),
                        Seen::OtherKey.with("table", table.name()).with("at", at)
                    ),
                    Err(error) => {
                        return Err(Wrong::Found(error.seen().with("table", table.name()).with("at", at)));
                    }
                }
                rows += 1;
            }
        }
        Ok(Seen::Records.with("n", rows))
    }

    fn rows_to_indexes(&self, reader: &Reader<'_>) -> Checked {
        let mut keys = 0u64;
        for table in Table::ALL.iter().copied() {
            let Some(kind) = self.options.registry.kind(table) else { continue };
            for item in whole(reader, Slot::Row(table))? {
                let (key, value) = item?;
                let Ok(row) = (kind.inspect)(value.value()) else { continue };
                for (index, index_key) in &row.indexes {
                    let owner = reader.owner(*index, index_key)?;
                    let (at, index) = (place(key.value()), index.name());
                    ensure!(
                        owner.is_some(),
                        Seen::IndexGap.with("table", table.name()).with("at", at).with("index", index)
                    );
                    ensure!(
                        owner.as_deref() == Some(key.value()),
                        Seen::IndexAstray.with("index", index).with("table", table.name()).with("at", at)
                    );
                    keys += 1;
                }
            }
        }
        Ok(Seen::Indexed.with("n", keys))
    }

    fn indexes_to_rows(&self, reader: &Reader<'_>) -> Checked {
        let mut keys = 0u64;
        for index in IndexTable::ALL.iter().copied() {
            for item in whole(reader, Slot::Index(index))? {
                let (key, owner) = item?;
                let wanted = (index, key.value().to_vec());
                let named = |table: &&Table| -> Result<bool, Wrong> {
                    let Some(kind) = self.options.registry.kind(**table) else { return Ok(false) };
                    let row = reader.raw_get(Slot::Row(**table), owner.value())?;
                    Ok(row
                        .and_then(|r| (kind.inspect)(r.value()).ok())
                        .is_some_and(|r| r.indexes.contains(&wanted)))
                };
                let mut found = false;
                for table in &Table::ALL.iter().collect::<Vec<_>>() {
                    if named(table)? {
                        found = true;
                        break;
                    }
                }
                ensure!(
                    found,
                    Seen::IndexUncalled.with("index", index.name()).with("at", place(owner.value()))
                );
                keys += 1;
            }
        }
        Ok(Seen::Called.with("n", keys))
    }
}
