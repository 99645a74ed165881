//! Making and opening a database: the order of the steps, and what each of them refuses.

use std::cmp::Ordering;
use std::sync::Arc;

use redb::{Database, ReadableDatabase};

use super::engine::{Engine, Pages, engine, reading};
use super::error::StoreError;
use super::finding::Seen;
use super::head::{Head, Position};
use super::journal::{Fault, Frames, HEADER_BYTES, Pen, Survey, segment_name, segments, survey, untouched};
use super::medium::{DATABASE, Folder, JOURNAL, SEAL, StoreFile, each_chunk_from};
use super::options::{Checks, StoreOptions};
use super::read::{Raw, Reader, Reading};
use super::seal::{self, SealState};
use super::sealed::SealedFile;
use super::seat::begin;
use super::tables::{Core, FORMAT, META_FORMAT, META_HEAD, META_ID, Slot};
use super::writer::{Applier, OpenTables};

/// A database that is being made; it takes its name when it is whole.
const DATABASE_NEW: &str = "desk.redb.new";

/// What opening found and did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReport {
    /// Whether the last holder closed the database, and whether it is what they closed.
    pub seal: SealState,
    /// Commands that stood in the journal file only and were carried out again.
    pub replayed: u64,
    /// Bytes of an unfinished command cut off the journal file.
    pub torn_bytes: u64,
    /// Which check those bytes failed.
    pub torn_why: Option<Seen>,
    /// The last entry after all that.
    pub entries: u64,
}

impl OpenReport {
    /// Whether the last holder ended without closing the database.
    pub fn unclean(&self) -> bool {
        self.seal != SealState::Whole
    }
}

/// What is open: the database file and the engine on it.
pub(super) struct Parts {
    pub database: Engine,
    pub file: Arc<SealedFile>,
    pub id: [u8; 16],
    pub pen: Pen,
    pub head: Head,
}

/// Makes an empty database. The journal's first segment comes first, the database file takes its name last.
pub(super) fn create(folder: &Arc<dyn Folder>, options: &StoreOptions) -> Result<(), StoreError> {
    if folder.open(DATABASE)?.is_some() {
        return Err(StoreError::Exists);
    }
    clear_unfinished(folder.as_ref())?;
    let id = options.database_id.map_or_else(new_identity, Ok)?;
    let genesis = Head::genesis(&id);
    Pen::create(Arc::clone(folder), id, genesis.frame, options.segment_bytes)?;
    let file = folder.create(DATABASE_NEW)?;
    empty(&file, &id, &genesis, options.cache_bytes)?.close()?;
    folder.rename(DATABASE_NEW, DATABASE)?;
    folder.sync_names()
}

fn new_identity() -> Result<[u8; 16], StoreError> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(|e| StoreError::Engine(e.to_string()))?;
    Ok(id)
}

/// A database with nothing in it but what it is.
pub(super) fn empty(
    file: &Arc<dyn StoreFile>,
    id: &[u8; 16],
    head: &Head,
    cache_bytes: usize,
) -> Result<Database, StoreError> {
    let database = engine(file, cache_bytes, Pages::All)?;
    let txn = begin(&database)?;
    {
        let mut tables = OpenTables::new(&txn);
        let meta = Slot::Core(Core::Meta);
        tables.put(meta, META_FORMAT, Some(&[FORMAT]))?;
        tables.put(meta, META_ID, Some(id))?;
        tables.put(meta, META_HEAD, Some(&head.encode()))?;
    }
    txn.commit()?;
    Ok(database)
}

/// Removes what a creation that did not come to its end left behind; refuses when there is more than that.
fn clear_unfinished(folder: &dyn Folder) -> Result<(), StoreError> {
    let numbers = segments(folder)?;
    if folder.open(SEAL)?.is_some() {
        return Err(StoreError::Remains { what: SEAL.to_owned() });
    }
    for number in &numbers {
        let name = segment_name(*number);
        let len = folder.open(&name)?.map(|f| f.len()).transpose().map_err(StoreError::io(JOURNAL))?;
        if numbers.len() > 1 || len.is_some_and(|n| n > HEADER_BYTES) {
            return Err(StoreError::Remains { what: name });
        }
        folder.remove(&name)?;
    }
    if folder.open(DATABASE_NEW)?.is_some() {
        folder.remove(DATABASE_NEW)?;
    }
    Ok(())
}

/// The database file behind its seal, checked first if that is asked for.
fn behind_seal(
    folder: &dyn Folder,
    options: &StoreOptions,
) -> Result<(SealState, Arc<SealedFile>), StoreError> {
    let Some(file) = folder.open(DATABASE)? else { return Err(missing(folder)) };
    if file.len().map_err(StoreError::io(DATABASE))? == 0 {
        // The engine would make a new database of an empty file.
        return Err(StoreError::damaged(DATABASE, Seen::Empty));
    }
    // Files that cannot be opened, or are not what they should be, are told before anything is changed.
    for number in segments(folder)? {
        folder.open(&segment_name(number))?;
    }
    let (seal, file) = seal::look(folder, file)?;
    if options.checks == Checks::First {
        file.check(&|| true)?;
    }
    Ok((seal, Arc::new(file)))
}

/// Opens. With a seal: the seal, the format, and that the journal file ends where the database does. Without one: every page, the format,
/// every frame of the journal file, a torn tail, and what the journal file has over the database.
pub(super) fn open(
    folder: &Arc<dyn Folder>,
    options: &StoreOptions,
) -> Result<(Parts, OpenReport), StoreError> {
    let (seal, file) = behind_seal(folder.as_ref(), options)?;
    if folder.open(SEAL)?.is_some() {
        seal::break_seal(folder.as_ref())?;
    }
    let pages = if seal == SealState::Whole { Pages::Needed } else { Pages::All };
    let database = engine(&(Arc::clone(&file) as Arc<dyn StoreFile>), options.cache_bytes, pages)?;
    let (id, mut head) = identity(&Reader::new(database.begin_read()?))?;
    let closed = seal == SealState::Whole && options.checks == Checks::AsUsed;
    let found = match closed.then(|| untouched(folder.as_ref(), &head)).transpose()?.flatten() {
        Some(found) => found,
        None => survey(folder, id, &head)?,
    };
    mend(folder.as_ref(), &head, &found, seal)?;
    let replayed = found.seq - head.seq;
    if replayed > 0 {
        head = replay_tail(folder, &database, id, head)?;
    }
    let pen = Pen::resume(Arc::clone(folder), id, found.keep, found.frame, options.segment_bytes)?;
    let (torn_bytes, torn_why) = (found.torn, found.torn_why);
    let report = OpenReport { seal, replayed, torn_bytes, torn_why, entries: head.seq };
    Ok((Parts { database: Engine::Full(database), file, id, pen, head }, report))
}

/// Opens for reading only, and changes nothing on disk. Only what was closed and is whole: anything else would have to be mended first.
pub(super) fn open_reading(
    folder: &Arc<dyn Folder>,
    options: &StoreOptions,
) -> Result<(Parts, OpenReport), StoreError> {
    let (seal, file) = behind_seal(folder.as_ref(), options)?;
    if seal != SealState::Whole {
        return Err(StoreError::NeedsWriting);
    }
    let database = reading(Arc::clone(&file) as Arc<dyn StoreFile>, options.cache_bytes)?;
    let (id, head) = identity(&Reader::new(database.begin_read()?))?;
    if untouched(folder.as_ref(), &head)?.is_none() {
        return Err(StoreError::NeedsWriting);
    }
    let pen = Pen::resume(Arc::clone(folder), id, head.end, head.frame, options.segment_bytes)?;
    let report = OpenReport { seal, replayed: 0, torn_bytes: 0, torn_why: None, entries: head.seq };
    Ok((Parts { database: Engine::Reading(database), file, id, pen, head }, report))
}

fn missing(folder: &dyn Folder) -> StoreError {
    let remains =
        |name: &String| name.starts_with("journal/") || [SEAL, DATABASE_NEW].contains(&name.as_str());
    match folder.list().map(|names| names.into_iter().find(remains)) {
        Ok(Some(what)) => StoreError::Remains { what },
        Ok(None) => StoreError::NotFound,
        Err(error) => error,
    }
}

/// Format, identity and head, as the database gives them.
fn identity(reader: &Reader<'_>) -> Result<([u8; 16], Head), StoreError> {
    let meta = Slot::Core(Core::Meta);
    let nameless = || StoreError::damaged(DATABASE, Seen::Nameless);
    let format =
        reader.raw_get(meta, META_FORMAT)?.and_then(|v| v.value().first().copied()).ok_or_else(nameless)?;
    match format.cmp(&FORMAT) {
        Ordering::Less => return Err(StoreError::OlderFormat { found: format, known: FORMAT }),
        Ordering::Greater => return Err(StoreError::NewerFormat { found: format, known: FORMAT }),
        Ordering::Equal => {}
    }
    let id = reader.raw_get(meta, META_ID)?.and_then(|v| v.value().try_into().ok()).ok_or_else(nameless)?;
    Ok((id, reader.head()?))
}

/// Makes the journal file end where it is whole, durably.
///
/// After a flush that failed, the operating system may show bytes that never reached the disk and call them clean. So everything
/// after the database's head, which no successful flush vouches for, is written once more.
fn mend(folder: &dyn Folder, head: &Head, found: &Survey, seal: SealState) -> Result<(), StoreError> {
    let tail = found.keep != head.end;
    if !tail && found.torn == 0 && found.torn_segment.is_none() && seal == SealState::Whole {
        return Ok(());
    }
    if let Some(number) = found.torn_segment {
        let name = segment_name(number);
        folder.rename(&name, &set_aside(&name))?;
    }
    // A frame that is cut short was never whole; one that is not may have been, once.
    if found.torn > 0 && !matches!(found.torn_why, None | Some(Seen::FrameCut)) {
        keep(folder, found)?;
    }
    for number in head.end.segment..=found.keep.segment {
        let name = segment_name(number);
        let file = folder.open(&name)?.ok_or_else(|| StoreError::damaged(name, Seen::Missing))?;
        // A segment's header was flushed, with success, before anything was written behind it: it stays as it is, so that a cut during
        // this very writing cannot take it away.
        let from = if number == head.end.segment { head.end.offset } else { HEADER_BYTES };
        let to = if number == found.keep.segment {
            found.keep.offset
        } else {
            file.len().map_err(StoreError::io(JOURNAL))?
        };
        rewrite(&file, from, to).map_err(StoreError::io(JOURNAL))?;
    }
    folder.sync_names()
}

/// Copies what is to be cut off to a file of its own, durably: nothing that somebody may have been told is recorded is thrown away
/// on the word of one check.
fn keep(folder: &dyn Folder, found: &Survey) -> Result<(), StoreError> {
    let name = segment_name(found.keep.segment);
    let aside = set_aside(&name);
    let from = folder.open(&name)?.ok_or_else(|| StoreError::damaged(name, Seen::Missing))?;
    // Added behind what was cut before.
    let to = match folder.open(&aside)? {
        Some(file) => file,
        None => folder.create(&aside)?,
    };
    let mut at = to.len().map_err(StoreError::io(JOURNAL))?;
    let stretch = &mut |chunk: &[u8]| {
        to.write_at(at, chunk)?;
        at += chunk.len() as u64;
        Ok(())
    };
    each_chunk_from(&from, found.keep.offset, found.keep.offset + found.torn, stretch)
        .and_then(|()| to.sync())
        .map_err(StoreError::io(JOURNAL))?;
    folder.sync_names()
}

/// The name under which what was cut off a segment is kept; several cuts stand in it one behind the other.
fn set_aside(segment: &str) -> String {
    format!("{segment}.cut")
}

fn rewrite(file: &Arc<dyn StoreFile>, from: u64, to: u64) -> std::io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    let mut at = from;
    while at < to {
        let n = usize::try_from(to - at).unwrap_or(usize::MAX).min(buffer.len());
        let (chunk, _) = buffer.split_at_mut(n);
        file.read_at(at, chunk)?;
        file.write_at(at, chunk)?;
        at += n as u64;
    }
    if file.len()? > to {
        file.set_len(to)?;
    }
    file.sync()
}

/// Carries out, in one transaction, every command that stands in the journal file only.
fn replay_tail(
    folder: &Arc<dyn Folder>,
    database: &Database,
    id: [u8; 16],
    head: Head,
) -> Result<Head, StoreError> {
    let mut frames = Frames::after(Arc::clone(folder), id, &head).map_err(fault)?;
    let txn = begin(database)?;
    let head = {
        let mut applier = Applier::new(&txn, head);
        while apply_next(&mut frames, &mut applier)?.is_some() {}
        applier.head()
    };
    txn.commit()?;
    Ok(head)
}

/// Carries out the next frame; gives where it ends, or `None` after the last.
pub(super) fn apply_next(
    frames: &mut Frames,
    applier: &mut Applier<'_>,
) -> Result<Option<Position>, StoreError> {
    let Some(frame) = frames.next().map_err(fault)? else { return Ok(None) };
    if frame.commits() {
        applier.commit(&frame.payload, frame.hash, frame.end)?;
    } else {
        applier.part(&frame.payload)?;
    }
    Ok(Some(frame.end))
}

/// A fault of the journal file where none may be.
pub(super) fn fault(fault: Fault) -> StoreError {
    match fault {
        Fault::Disk(error) => error,
        Fault::Broken { at, what } => {
            StoreError::damaged(segment_name(at.segment), what.with("at", at.offset))
        }
    }
}
