//! Writes the journal file.

use std::sync::Arc;

use super::frame::{Built, HEADER_BYTES, Kind, build, header};
use super::scan::segment_name;
use crate::store::entry::Hash;
use crate::store::error::StoreError;
use crate::store::finding::Seen;
use crate::store::head::Position;
use crate::store::medium::{Folder, JOURNAL, StoreFile};

/// Stands at the end of the journal file.
#[derive(Debug)]
pub struct Pen {
    folder: Arc<dyn Folder>,
    file: Arc<dyn StoreFile>,
    id: [u8; 16],
    segment_bytes: u64,
    at: Position,
    prev: Hash,
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    at: Position,
    prev: Hash,
}

impl Pen {
    /// Begins the first segment of a new journal.
    pub fn create(
        folder: Arc<dyn Folder>,
        id: [u8; 16],
        genesis: Hash,
        segment_bytes: u64,
    ) -> Result<Self, StoreError> {
        let at = Position { segment: 1, offset: HEADER_BYTES };
        let file = new_segment(folder.as_ref(), &id, 1, &genesis)?;
        Ok(Self { folder, file, id, segment_bytes, at, prev: genesis })
    }

    /// Goes on at `at`, after the frame with hash `prev`.
    pub fn resume(
        folder: Arc<dyn Folder>,
        id: [u8; 16],
        at: Position,
        prev: Hash,
        segment_bytes: u64,
    ) -> Result<Self, StoreError> {
        let name = segment_name(at.segment);
        let file = folder.open(&name)?.ok_or_else(|| StoreError::damaged(name, Seen::Missing))?;
        Ok(Self { folder, file, id, segment_bytes, at, prev })
    }

    /// Gets ready for a command: a full segment is closed and the next begun.
    pub fn begin(&mut self) -> Result<Mark, StoreError> {
        if self.at.offset >= self.segment_bytes {
            let number = self.at.segment.saturating_add(1);
            self.file = new_segment(self.folder.as_ref(), &self.id, number, &self.prev)?;
            self.at = Position { segment: number, offset: HEADER_BYTES };
        }
        Ok(Mark { at: self.at, prev: self.prev })
    }

    /// Writes a part frame. It is not flushed: only the commit frame after it makes it count.
    pub fn part(&mut self, seq: u64, changes: &[u8]) -> Result<(), StoreError> {
        let built = self.build(seq, Kind::Part, changes);
        self.write(&built)
    }

    /// The commit frame, not yet written.
    pub fn commit_frame(&self, seq: u64, payload: &[u8]) -> Built {
        self.build(seq, Kind::Commit, payload)
    }

    /// Writes the commit frame and returns when all of the command is durable.
    pub fn commit(&mut self, built: &Built) -> Result<(), StoreError> {
        self.write(built)?;
        self.file.sync().map_err(StoreError::io(JOURNAL))
    }

    /// Takes back the part frames of a command that came to nothing.
    pub fn rollback(&mut self, mark: Mark) -> Result<(), StoreError> {
        if self.at != mark.at {
            self.file.set_len(mark.at.offset).map_err(StoreError::io(JOURNAL))?;
            self.at = mark.at;
            self.prev = mark.prev;
        }
        Ok(())
    }

    fn build(&self, seq: u64, kind: Kind, payload: &[u8]) -> Built {
        let (bytes, hash) = build(seq, &self.prev, kind, payload);
        let end = Position { segment: self.at.segment, offset: self.at.offset + bytes.len() as u64 };
        Built { bytes, hash, end }
    }

    fn write(&mut self, built: &Built) -> Result<(), StoreError> {
        self.file.write_at(self.at.offset, &built.bytes).map_err(StoreError::io(JOURNAL))?;
        self.at = built.end;
        self.prev = built.hash;
        Ok(())
    }
}

/// A segment with its header, durable in contents and name.
fn new_segment(
    folder: &dyn Folder,
    id: &[u8; 16],
    number: u32,
    prev: &Hash,
) -> Result<Arc<dyn StoreFile>, StoreError> {
    let file = folder.create(&segment_name(number))?;
    file.write_at(0, &header(id, number, prev)).map_err(StoreError::io(JOURNAL))?;
    file.sync().map_err(StoreError::io(JOURNAL))?;
    folder.sync_names()?;
    Ok(file)
}
