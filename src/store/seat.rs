//! The one writer's seat: whoever sits in it carries out one command, from the first row to the last flush.

use redb::{Database, Durability, WriteTransaction};

use super::entry::{IdempotencyKey, JournalEntry, Note, Stamp};
use super::error::StoreError;
use super::finding::{Finding, Seen};
use super::head::Head;
use super::journal::Pen;
use super::writer::Writer;

/// What a writer holds.
pub(super) struct Seat {
    pub pen: Pen,
    pub head: Head,
    /// Why writing is stopped.
    pub frozen: Option<String>,
    /// Whether it is because the disk is full.
    pub full: bool,
    /// The command that was being carried out when writing stopped: whether it is recorded is not known.
    pub undecided: Option<IdempotencyKey>,
    /// The damaged file that was found while it was open, and what is wrong with it: nothing is written beside damage.
    pub damaged: Option<(String, Finding<Seen>)>,
}

/// Why a command was not carried out.
pub(super) enum Attempt<E> {
    /// The body refused; nothing is left behind.
    Body(E),
    /// Disk or engine failed; what became of the command is for `recover` to find out.
    Store(StoreError),
}

impl<E> From<StoreError> for Attempt<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Seat {
    /// At the end of a journal.
    pub fn new(pen: Pen, head: Head) -> Self {
        Self { pen, head, frozen: None, full: false, undecided: None, damaged: None }
    }

    /// Refuses while writing is stopped; `key` names the command that was to be carried out, if it is one.
    pub fn ready(&self, key: Option<IdempotencyKey>) -> Result<(), StoreError> {
        if let Some((file, what)) = &self.damaged {
            return Err(StoreError::damaged(file, what.clone()));
        }
        let undecided = key.is_some() && key == self.undecided;
        let stopped =
            |cause: &String| Err(StoreError::Frozen { cause: cause.clone(), undecided, full: self.full });
        self.frozen.as_ref().map_or(Ok(()), stopped)
    }

    /// Stops writing; `key` names the command that this leaves undecided, if it is one.
    pub fn freeze(&mut self, cause: &str, key: Option<IdempotencyKey>) -> StoreError {
        self.frozen = Some(cause.to_owned());
        self.undecided = key;
        self.full = false;
        StoreError::Frozen { cause: cause.to_owned(), undecided: key.is_some(), full: false }
    }

    /// The same after a failure of disk or engine: whether the disk is full is kept with it.
    pub fn freeze_after(&mut self, error: &StoreError, key: Option<IdempotencyKey>) -> StoreError {
        let _ = self.freeze(&error.to_string(), key);
        self.full = error.is_full();
        StoreError::Frozen { cause: error.to_string(), undecided: key.is_some(), full: self.full }
    }

    /// Goes on: the command came to its end.
    pub fn thaw(&mut self) {
        self.frozen = None;
        self.undecided = None;
    }

    /// Carries out `body` and records it.
    ///
    /// The order is the store's promise: journal frames are durable before the database is, and both before anyone hears of it.
    pub fn attempt<T, E: From<StoreError>>(
        &mut self,
        database: &Database,
        stamp: &Stamp,
        part_bytes: usize,
        body: impl FnOnce(&mut Writer<'_>) -> Result<(T, Note), E>,
    ) -> Result<(T, JournalEntry), Attempt<E>> {
        let txn = begin(database)?;
        let mark = self.pen.begin()?;
        let mut writer = Writer::new(&txn, &mut self.pen, self.head.seq + 1, part_bytes);
        let result = body(&mut writer).and_then(|(value, note)| {
            writer.complete(stamp, &note)?;
            Ok((value, note))
        });
        if let Some((cause, full)) = writer.failure() {
            return Err(Attempt::Store(StoreError::Frozen { cause, undecided: true, full }));
        }
        let (value, note) = match result {
            Ok(done) => done,
            Err(error) => {
                drop(writer);
                txn.abort().map_err(StoreError::from)?;
                self.pen.rollback(mark)?;
                return Err(Attempt::Body(error));
            }
        };
        let (entry, frame, head) = writer.finish(stamp, note, &self.head)?;
        self.pen.commit(&frame)?;
        txn.commit().map_err(StoreError::from)?;
        self.head = head;
        Ok((value, entry))
    }
}

/// A write transaction as this store uses them: durable when it returns, in two phases.
pub(super) fn begin(database: &Database) -> Result<WriteTransaction, StoreError> {
    let mut txn = database.begin_write()?;
    txn.set_durability(Durability::Immediate)?;
    txn.set_two_phase_commit(true);
    Ok(txn)
}
