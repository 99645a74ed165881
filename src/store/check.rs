//! The named invariants of the store.

use std::ops::Bound;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use sha2::{Digest, Sha256};

use super::bytes::hex;
use super::entry::{Head, JournalEntry};
use super::error::StoreError;
use super::journal::{CommitPayload, Frames, survey};
use super::open::fault;
use super::read::{Raw, RawRange, Reader, Reading, decode_entry};
use super::row::versioned;
use super::seal::SealState;
use super::handle::{Store, StoreOptions};
use super::tables::{Core, Counter, IndexTable, Slot, Table};
use super::writer::counter_value;

/// One invariant: whether it holds, and where it first does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvariantResult {
    /// Its fixed name.
    pub name: &'static str,
    /// Whether it holds.
    pub held: bool,
    /// What was checked, or the first thing that is wrong. Names tables and numbers, never contents.
    pub detail: String,
}

impl InvariantResult {
    /// The result of a check that gives either what it saw or what is wrong.
    pub fn new(name: &'static str, found: Result<String, String>) -> Self {
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
        ) => Ok(vec![InvariantResult::new("opens", Err(error.to_string()))]),
        Err(error) => Err(error),
    }
}

/// What a check found, or why it stopped.
enum Wrong {
    /// The invariant does not hold.
    Found(String),
    /// The data could not be read.
    Failed(StoreError),
}

impl<E: Into<StoreError>> From<E> for Wrong {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

type Checked = Result<String, Wrong>;

macro_rules! ensure {
    ($held:expr, $($wrong:tt)+) => {
        if !$held {
            return Err(Wrong::Found(format!($($wrong)+)));
        }
    };
}

impl Store {
    /// Checks every invariant of the store, on one snapshot. The bureau adds its own.
    pub fn check(&self) -> Vec<InvariantResult> {
        let mut results = vec![self.checked("opens", Ok("folder, lock and format are in order".to_owned()))];
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
        InvariantResult::new(name, found.map_err(|wrong| match wrong {
            Wrong::Found(what) => what,
            Wrong::Failed(error) => error.to_string(),
        }))
    }

    fn seal(&self) -> Checked {
        match self.report().seal {
            SealState::Whole => Ok("the database file was byte for byte what was closed last".to_owned()),
            SealState::Absent => Ok("new, or not closed last time: judged by its pages and its journal".to_owned()),
            SealState::Unreadable => Err(Wrong::Found("desk.seal cannot be read; it is written anew when the database is closed".to_owned())),
        }
    }

    fn pages(&self) -> Checked {
        let mut database = self.database.write().unwrap_or_else(PoisonError::into_inner);
        let Some((database, _)) = database.as_mut() else { return Err(Wrong::Found("the database is closed".to_owned())) };
        match database.check_integrity() {
            Ok(true) => Ok("every page matches its checksum".to_owned()),
            Ok(false) => Err(Wrong::Found("pages did not match and were repaired".to_owned())),
            Err(redb::DatabaseError::TransactionInProgress) => {
                Ok("every page matched its checksum when the database was opened; it is being read now".to_owned())
            }
            Err(error) => Err(Wrong::Failed(error.into())),
        }
    }

    /// The journal file's chain is whole, ends where the database's head says, and holds the very entries of the journal table.
    fn journal_file(&self, reader: &Reader<'_>) -> Checked {
        let head = reader.head()?;
        let found = survey(&self.folder, self.id, &head)?;
        ensure!(found.seq >= head.seq, "the journal file ends at entry {}, the database at {}", found.seq, head.seq);
        let mut frames = Frames::after(Arc::clone(&self.folder), self.id, &Head::genesis(&self.id)).map_err(fault)?;
        let mut seq = 0;
        while seq < head.seq {
            let Some(frame) = frames.next().map_err(fault)? else { break };
            if !frame.commits() {
                continue;
            }
            seq = frame.seq;
            let row = reader.raw_get(Slot::Core(Core::Journal), &seq.to_be_bytes())?;
            let entry = CommitPayload::decode(&frame.payload).map(|p| p.entry);
            ensure!(row.as_ref().map(redb::AccessGuard::value) == entry, "entry {seq} differs between database and journal file");
        }
        Ok(format!("{seq} entries, the same in database and journal file"))
    }

    fn records(&self, reader: &Reader<'_>) -> Checked {
        let mut rows = 0u64;
        for table in Table::ALL.iter().copied().filter(|t| *t != Table::Counter) {
            for item in whole(reader, Slot::Row(table))? {
                let (key, value) = item?;
                let at = place(key.value());
                let Some(kind) = self.options.registry.kind(table) else {
                    return Err(Wrong::Found(format!("table {} holds records this program does not know", table.name())));
                };
                if let Err(error) = versioned(value.value(), kind.version) {
                    return Err(Wrong::Found(format!("{} {at}: {error}", table.name())));
                }
                match (kind.inspect)(value.value()) {
                    Ok(row) => ensure!(row.key == key.value(), "{} {at} holds a record with another key", table.name()),
                    Err(error) => return Err(Wrong::Found(format!("{} {at}: {error}", table.name()))),
                }
                rows += 1;
            }
        }
        Ok(format!("{rows} records decode"))
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
                    ensure!(owner.is_some(), "{} {at} is missing from {index}", table.name());
                    ensure!(owner.as_deref() == Some(key.value()), "{index} leads elsewhere than to {} {at}", table.name());
                    keys += 1;
                }
            }
        }
        Ok(format!("{keys} index rows found"))
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
                    Ok(row.and_then(|r| (kind.inspect)(r.value()).ok()).is_some_and(|r| r.indexes.contains(&wanted)))
                };
                let mut found = false;
                for table in &Table::ALL.iter().collect::<Vec<_>>() {
                    if named(table)? {
                        found = true;
                        break;
                    }
                }
                ensure!(found, "{} leads to {}, which does not call for it", index.name(), place(owner.value()));
                keys += 1;
            }
        }
        Ok(format!("{keys} index rows called for"))
    }
}

/// All rows of a table.
fn whole<'a>(reader: &'a Reader<'_>, slot: Slot) -> Result<impl Iterator<Item = RawItem<'a>> + use<'a>, StoreError> {
    let range: Option<RawRange<'a>> = reader.raw_range(slot, (Bound::Unbounded, Bound::Unbounded))?;
    Ok(range.into_iter().flatten())
}

type RawItem<'a> = <RawRange<'a> as Iterator>::Item;

/// A key as a person may see it: short keys are numbers; longer ones may be identity numbers and are shown by digest.
fn place(key: &[u8]) -> String {
    if key.len() <= 8 {
        return key.iter().fold(0u64, |n, b| n << 8 | u64::from(*b)).to_string();
    }
    format!("~{}", hex(Sha256::digest(key).get(..4).unwrap_or_default()))
}

fn entries<'a>(reader: &'a Reader<'_>) -> Result<impl Iterator<Item = Result<(Vec<u8>, JournalEntry), StoreError>> + use<'a>, StoreError> {
    Ok(whole(reader, Slot::Core(Core::Journal))?.map(|item| {
        let (key, value) = item?;
        Ok((key.value().to_vec(), decode_entry(value.value())?))
    }))
}

/// No gaps, every link, and the last entry is the head.
fn chain(reader: &Reader<'_>) -> Checked {
    let head = reader.head()?;
    let mut last: Option<JournalEntry> = None;
    for item in entries(reader)? {
        let (key, entry) = item?;
        let expected = last.as_ref().map_or(1, |e| e.seq + 1);
        ensure!(entry.seq == expected && key == expected.to_be_bytes(), "entry {expected} is missing");
        if let Some(before) = &last {
            ensure!(entry.prev == before.hash, "entry {expected} does not follow from the one before");
        }
        last = Some(entry);
    }
    let seq = last.as_ref().map_or(0, |e| e.seq);
    ensure!(seq == head.seq, "the last entry is {seq}, the head says {}", head.seq);
    ensure!(last.is_none_or(|e| e.hash == head.entry), "the head does not match entry {seq}");
    Ok(format!("{seq} entries, every link"))
}

/// Every entry's key is there once and leads back to it; no other keys are there.
fn keys(reader: &Reader<'_>) -> Checked {
    let slot = Slot::Core(Core::IdempotencyKey);
    let mut count = 0u64;
    for item in entries(reader)? {
        let (key, entry) = item?;
        let seq = reader.raw_get(slot, &entry.key.0)?;
        ensure!(seq.is_some_and(|s| s.value() == key), "the key of entry {} does not lead to it", entry.seq);
        count += 1;
    }
    let stored = reader.raw_len(slot)?;
    ensure!(stored == count, "{stored} idempotency keys for {count} entries");
    Ok(format!("{count} keys"))
}

/// Every entry with a subject stands in that person's timeline; nothing else does.
fn subjects(reader: &Reader<'_>) -> Checked {
    let slot = Slot::Core(Core::JournalBySubject);
    let mut count = 0u64;
    for item in entries(reader)? {
        let (key, entry) = item?;
        let Some(person) = entry.subject else { continue };
        let row = reader.raw_get(slot, &[person.0.to_be_bytes().as_slice(), &key].concat())?;
        ensure!(row.is_some(), "entry {} is missing from its person's timeline", entry.seq);
        count += 1;
    }
    let stored = reader.raw_len(slot)?;
    ensure!(stored == count, "{stored} timeline rows for {count} entries");
    Ok(format!("{count} timeline rows"))
}

/// No row has a number that its counter has not given out.
fn counters(reader: &Reader<'_>) -> Checked {
    for item in whole(reader, Slot::Row(Table::Counter))? {
        let (key, value) = item?;
        ensure!(counter_value(value.value()).is_some(), "counter {} cannot be read", place(key.value()));
    }
    for (counter, table) in Counter::NUMBERED {
        let given = reader.raw_get(Slot::Row(Table::Counter), &counter.key())?;
        let given = given.and_then(|v| counter_value(v.value())).unwrap_or_default();
        let range = reader.raw_range(Slot::Row(*table), (Bound::Unbounded, Bound::Unbounded))?;
        let Some(last) = range.and_then(|mut r| r.next_back()).transpose()? else { continue };
        let used = last.0.value().iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
        ensure!(used <= given, "table {} uses number {used}, its counter stands at {given}", table.name());
    }
    Ok("no number is used before it is given out".to_owned())
}
