//! Writing: one transaction's changes, kept together with their index rows and streamed to the journal file.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use redb::{AccessGuard, ReadableTable, ReadableTableMetadata, WriteTransaction};

use super::bytes::Fields;
use super::change::{Change, Digests};
use super::counter::Counter;
use super::entry::{Hash, JournalEntry, Note, Sealed, Stamp};
use super::error::StoreError;
use super::finding::Seen;
use super::head::{Head, Position};
use super::journal::{Built, CommitPayload, MAX_VALUE, PART_BYTES, Pen};
use super::read::{Bounds, Raw, RawRange, Reading, decode};
use super::row::{IndexKey, Row};
use super::tables::{Bytes, Core, IndexTable, META_HEAD, Slot, Table};

type Open<'t> = redb::Table<'t, Bytes, Bytes>;

/// The largest note an entry takes, in bytes of all its strings.
const MAX_NOTE: usize = 64 * 1024;

/// The longest key a row or an index row may have.
const MAX_KEY: usize = 1024;

/// The tables of a write transaction, opened as they are needed.
pub(super) struct OpenTables<'t> {
    txn: &'t WriteTransaction,
    /// By the number of their slot: this is asked for every row and every index row.
    tables: Vec<OnceCell<Open<'t>>>,
}

impl<'t> OpenTables<'t> {
    pub fn new(txn: &'t WriteTransaction) -> Self {
        let most = Slot::all().map(Slot::number).max().unwrap_or_default();
        Self { txn, tables: (0..=most).map(|_| OnceCell::new()).collect() }
    }

    fn cell(&self, slot: Slot) -> Result<&OnceCell<Open<'t>>, StoreError> {
        let cell = self.tables.get(usize::from(slot.number()));
        let cell = cell.ok_or_else(|| StoreError::Engine(format!("no table {}", slot.name())))?;
        if cell.get().is_none() {
            let table = self.txn.open_table(slot.definition())?;
            let _ = cell.set(table);
        }
        Ok(cell)
    }

    pub fn get(&self, slot: Slot) -> Result<&Open<'t>, StoreError> {
        self.cell(slot)?.get().ok_or_else(|| StoreError::Engine(format!("no table {}", slot.name())))
    }

    /// Puts or deletes a row; gives what stood there before.
    pub fn put(&mut self, slot: Slot, key: &[u8], new: Option<&[u8]>) -> Result<Option<Vec<u8>>, StoreError> {
        self.cell(slot)?;
        let table = self.tables.get_mut(usize::from(slot.number())).and_then(OnceCell::get_mut);
        let table = table.ok_or_else(|| StoreError::Engine(format!("no table {}", slot.name())))?;
        let old = match new {
            Some(value) => table.insert(key, value)?,
            None => table.remove(key)?,
        };
        Ok(old.map(|guard| guard.value().to_vec()))
    }

    /// Records an entry in all the tables that follow from it, and makes it the head.
    pub fn record(&mut self, entry: &JournalEntry, bytes: &[u8], head: &Head) -> Result<(), StoreError> {
        let seq = entry.seq.to_be_bytes();
        self.put(Slot::Core(Core::Journal), &seq, Some(bytes))?;
        for person in entry.people() {
            let key = [person.0.to_be_bytes().as_slice(), &seq].concat();
            self.put(Slot::Core(Core::JournalBySubject), &key, Some(&[]))?;
        }
        if self.put(Slot::Core(Core::IdempotencyKey), &entry.key.0, Some(&seq))?.is_some() {
            return Err(StoreError::ChainMismatch { seq: entry.seq });
        }
        self.put(Slot::Core(Core::Meta), META_HEAD, Some(&head.encode()))?;
        Ok(())
    }
}

/// One write in progress: reads see its own changes, nobody else does until it is committed.
pub struct Writer<'t> {
    tables: OpenTables<'t>,
    pen: &'t mut Pen,
    seq: u64,
    part_bytes: usize,
    pending: Vec<u8>,
    digests: Digests,
    /// The last numbers given out, by counter; they become rows when the body is done.
    numbers: BTreeMap<[u8; 3], u64>,
    /// The first failure of disk or engine, and whether the disk is full: whatever the body makes of it, this write cannot be committed any more.
    failure: Cell<Option<(String, bool)>>,
}

impl<'t> Writer<'t> {
    pub(super) fn new(txn: &'t WriteTransaction, pen: &'t mut Pen, seq: u64, part_bytes: usize) -> Self {
        let (pending, digests) = (Vec::new(), Digests::default());
        // A reader of the journal file believes no frame that is much larger.
        let part_bytes = part_bytes.min(PART_BYTES);
        let (numbers, failure) = (BTreeMap::new(), Cell::new(None));
        Self { tables: OpenTables::new(txn), pen, seq, part_bytes, pending, digests, numbers, failure }
    }

    /// Puts a row: a new one, or in place of the one with its key. Index rows follow.
    pub fn put<R: Row>(&mut self, row: &R) -> Result<(), StoreError> {
        const { assert!(!R::KEPT, "what these rows said before is kept: see `Row::KEPT`") };
        self.put_kept(row)
    }

    /// [`Writer::put`], for the one place that keeps what rows of a kind said before ([`Row::KEPT`]).
    pub fn put_kept<R: Row>(&mut self, row: &R) -> Result<(), StoreError> {
        let (key, value) = (row.key(), row.encode());
        let slot = Slot::Row(R::TABLE);
        let old = self.raw_get(slot, &key)?.map(|v| v.value().to_vec());
        // Index rows follow from the row: where it stays, they stay.
        if old.as_deref() == Some(value.as_slice()) {
            return Ok(());
        }
        let old_indexes =
            old.as_deref().map(decode::<R>).transpose()?.map(|r| r.indexes()).unwrap_or_default();
        let indexes = row.indexes();
        self.unindex(&key, old_indexes.iter().filter(|k| !indexes.contains(k)))?;
        for held in &indexes {
            let (index, index_key) = held;
            // What stands already is only read.
            if !old_indexes.contains(held) || self.owner(*index, index_key)?.as_deref() != Some(&key[..]) {
                self.index(*index, index_key, &key)?;
            }
        }
        self.change(slot, &key, (old.as_deref(), Some(&value)))
    }

    /// Puts an index row. Looking and writing are one walk down the tree: what is written over somebody else's is put back.
    fn index(&mut self, index: IndexTable, key: &[u8], owner: &[u8]) -> Result<(), StoreError> {
        limit("a key", key.len(), MAX_KEY)?;
        let slot = Slot::Index(index);
        let put = self.tables.put(slot, key, Some(owner));
        match self.noted(put)? {
            None => self.told(slot, key, (None, Some(owner))),
            Some(before) if before == owner => Ok(()),
            Some(before) => {
                let back = self.tables.put(slot, key, Some(&before));
                self.noted(back)?;
                Err(StoreError::IndexTaken { index: index.name(), owner: before })
            }
        }
    }

    /// Deletes a row and its index rows; `false` when there is none.
    pub fn delete<R: Row>(&mut self, key: &[u8]) -> Result<bool, StoreError> {
        let slot = Slot::Row(R::TABLE);
        let Some(old) = self.raw_get(slot, key)?.map(|v| v.value().to_vec()) else { return Ok(false) };
        self.unindex(key, decode::<R>(&old)?.indexes().iter())?;
        self.change(slot, key, (Some(&old), None))?;
        Ok(true)
    }

    /// The next number of a series: 1, 2, 3 … It is given out for good only when the write is committed.
    pub fn next_number(&mut self, counter: Counter) -> Result<u64, StoreError> {
        let next = self.last_number(counter)?.saturating_add(1);
        self.numbers.insert(counter.key(), next);
        Ok(next)
    }

    /// The next number of a series whose numbers stand in four bytes, as most records' do.
    ///
    /// # Errors
    /// Refused when they are used up: a number is never given out twice.
    pub fn next_id(&mut self, counter: Counter) -> Result<u32, StoreError> {
        let next = self.next_number(counter)?;
        u32::try_from(next).map_err(|_| StoreError::NumbersUsedUp)
    }

    /// The newest number of a series that was given out, 0 when none was.
    pub fn last_number(&self, counter: Counter) -> Result<u64, StoreError> {
        let key = counter.key();
        let last = match self.numbers.get(&key) {
            Some(last) => Some(*last),
            None => self.raw_get(Slot::Row(Table::Counter), &key)?.and_then(|v| counter_value(v.value())),
        };
        Ok(last.unwrap_or_default())
    }

    fn unindex<'k>(
        &mut self,
        owner: &[u8],
        keys: impl Iterator<Item = &'k IndexKey>,
    ) -> Result<(), StoreError> {
        for (index, key) in keys {
            if self.owner(*index, key)?.as_deref() == Some(owner) {
                self.change(Slot::Index(*index), key, (Some(owner), None))?;
            }
        }
        Ok(())
    }

    /// Changes a row from what stands there, if that is anything else.
    fn change(
        &mut self,
        slot: Slot,
        key: &[u8],
        (old, new): (Option<&[u8]>, Option<&[u8]>),
    ) -> Result<(), StoreError> {
        limit("a key", key.len(), MAX_KEY)?;
        limit("a record", new.map_or(0, <[u8]>::len), MAX_VALUE)?;
        if old == new {
            return Ok(());
        }
        let put = self.tables.put(slot, key, new);
        self.noted(put)?;
        self.told(slot, key, (old, new))
    }

    /// Takes a change that was made into the digests and the journal.
    fn told(
        &mut self,
        slot: Slot,
        key: &[u8],
        (old, new): (Option<&[u8]>, Option<&[u8]>),
    ) -> Result<(), StoreError> {
        self.digests.take(slot, key, old, new);
        Change { slot, key, new }.write(&mut self.pending);
        if self.pending.len() >= self.part_bytes {
            let part = self.pen.part(self.seq, &self.pending);
            self.noted(part)?;
            self.pending.clear();
        }
        Ok(())
    }

    /// Remembers a failure of disk or engine on its way to the body.
    fn noted<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &result {
            self.failure.set(Some((error.to_string(), error.is_full())));
        }
        result
    }

    /// The first failure of disk or engine, if there was one, and whether the disk is full.
    pub(super) fn failure(&self) -> Option<(String, bool)> {
        self.failure.take()
    }

    /// The end of the body: the numbers given out become rows. Refuses a note that cannot be recorded.
    pub(super) fn complete(&mut self, stamp: &Stamp, note: &Note) -> Result<(), StoreError> {
        for (key, last) in std::mem::take(&mut self.numbers) {
            let slot = Slot::Row(Table::Counter);
            let old = self.raw_get(slot, &key)?.map(|v| v.value().to_vec());
            self.change(slot, &key, (old.as_deref(), Some(&counter_bytes(last))))?;
        }
        let about: usize = note.about.iter().map(|(name, value)| name.len() + value.len()).sum();
        limit("a note", about + note.object.len() + stamp.desk.len() + stamp.command.len(), MAX_NOTE)
    }

    /// Makes the entry, records it in the transaction and gives the frame that is to be durable before the transaction is.
    pub(super) fn finish(
        mut self,
        stamp: &Stamp,
        note: Note,
        head: &Head,
    ) -> Result<(JournalEntry, Built, Head), StoreError> {
        let (before, after) = self.digests.finish();
        let sealed = Sealed { seq: self.seq, before, after, prev: head.entry };
        let (entry, bytes) = JournalEntry::new(stamp, note, &sealed);
        let payload = CommitPayload { entry: &bytes, changes: &self.pending }.encode();
        let built = self.pen.commit_frame(self.seq, &payload);
        let head = Head { seq: self.seq, entry: entry.hash, frame: built.hash, end: built.end };
        self.tables.record(&entry, &bytes, &head)?;
        Ok((entry, built, head))
    }
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("seq", &self.seq).finish_non_exhaustive()
    }
}

fn limit(what: &'static str, bytes: usize, limit: usize) -> Result<(), StoreError> {
    if bytes <= limit { Ok(()) } else { Err(StoreError::TooLarge { what, bytes, limit }) }
}

fn counter_bytes(n: u64) -> [u8; 9] {
    let mut out = [1; 9];
    out.iter_mut().skip(1).zip(n.to_be_bytes()).for_each(|(to, from)| *to = from);
    out
}

/// The number in a row of the counter table.
pub(super) fn counter_value(bytes: &[u8]) -> Option<u64> {
    let mut f = Fields(bytes);
    let (version, n) = (f.u8()?, f.u64()?);
    (version == 1 && f.0.is_empty()).then_some(n)
}

impl Raw for Writer<'_> {
    fn raw_get(&self, slot: Slot, key: &[u8]) -> Result<Option<AccessGuard<'_, Bytes>>, StoreError> {
        let table = self.noted(self.tables.get(slot))?;
        self.noted(table.get(key).map_err(StoreError::from))
    }

    fn raw_range(&self, slot: Slot, bounds: Bounds<'_>) -> Result<Option<RawRange<'_>>, StoreError> {
        let table = self.noted(self.tables.get(slot))?;
        self.noted(table.range::<&[u8]>(bounds).map(Some).map_err(StoreError::from))
    }

    fn raw_len(&self, slot: Slot) -> Result<u64, StoreError> {
        let table = self.noted(self.tables.get(slot))?;
        self.noted(table.len().map_err(StoreError::from))
    }
}

/// Carries out, in one transaction, what the journal file says of the commands after `head`. Gives the new head.
pub(super) struct Applier<'t> {
    tables: OpenTables<'t>,
    digests: Digests,
    head: Head,
    unfinished: bool,
}

impl<'t> Applier<'t> {
    pub fn new(txn: &'t WriteTransaction, head: Head) -> Self {
        Self { tables: OpenTables::new(txn), digests: Digests::default(), head, unfinished: false }
    }

    /// Whether a command's first parts are carried out and its commit is still to come.
    pub fn unfinished(&self) -> bool {
        self.unfinished
    }

    pub fn head(&self) -> Head {
        self.head
    }

    /// Carries out a part's changes.
    pub fn part(&mut self, changes: &[u8]) -> Result<(), StoreError> {
        self.unfinished = true;
        let mut fields = Fields(changes);
        while !fields.0.is_empty() {
            let change = Change::read(&mut fields);
            let Change { slot, key, new } =
                change.ok_or_else(|| malformed(self.head.seq + 1, Seen::ChangeMalformed))?;
            let old = self.tables.put(slot, key, new)?;
            self.digests.take(slot, key, old.as_deref(), new);
        }
        Ok(())
    }

    /// Carries out the last changes of a command and records its entry, if entry and changes agree.
    pub fn commit(&mut self, payload: &[u8], frame: Hash, end: Position) -> Result<JournalEntry, StoreError> {
        let seq = self.head.seq + 1;
        let payload = CommitPayload::decode(payload).ok_or_else(|| malformed(seq, Seen::EntryMalformed))?;
        self.part(payload.changes)?;
        let entry = super::read::decode_entry(payload.entry)?;
        let (before, after) = std::mem::take(&mut self.digests).finish();
        if entry.seq != seq || entry.prev != self.head.entry {
            return Err(StoreError::ChainMismatch { seq });
        }
        if entry.before != before || entry.after != after {
            return Err(malformed(seq, Seen::ChangesDigest));
        }
        self.head = Head { seq, entry: entry.hash, frame, end };
        self.unfinished = false;
        self.tables.record(&entry, payload.entry, &self.head)?;
        Ok(entry)
    }
}

fn malformed(seq: u64, what: Seen) -> StoreError {
    StoreError::damaged(super::medium::JOURNAL, what.with("seq", seq))
}
