//! Reads the journal file from front to back, checking every byte, and says how it compares with the database.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::frame::{FRAME_HEAD, FRAME_REST, Frame, FrameHead, HEADER_BYTES, Kind, header};
use super::tail::unfinished;
use crate::store::entry::Hash;
use crate::store::error::StoreError;
use crate::store::finding::Seen;
use crate::store::head::{Head, Position};
use crate::store::medium::{Folder, JOURNAL, StoreFile, Stretch};

/// The name of a segment file.
pub fn segment_name(number: u32) -> String {
    format!("{JOURNAL}/{number:06}.jrn")
}

/// The numbers of the segments there are, in order.
pub fn segments(folder: &dyn Folder) -> Result<Vec<u32>, StoreError> {
    let names = folder.list()?;
    let number = |name: &String| {
        let number = name.strip_prefix("journal/")?.strip_suffix(".jrn")?.parse().ok()?;
        // `journal/2.jrn` is no name of a segment.
        (segment_name(number) == *name).then_some(number)
    };
    let mut numbers: Vec<u32> = names.iter().filter_map(number).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// Why reading stopped before the end.
#[derive(Debug)]
pub enum Fault {
    /// The bytes from `at` on are not what the chain calls for.
    Broken {
        /// Where the last good frame or header ends.
        at: Position,
        /// Which check failed.
        what: Seen,
    },
    /// The disk failed.
    Disk(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Disk(error)
    }
}

/// Walks the frames of all segments.
pub struct Frames {
    folder: Arc<dyn Folder>,
    id: [u8; 16],
    last_segment: u32,
    reader: BufReader<Stretch>,
    segment_end: u64,
    at: Position,
    prev: Hash,
    seq: u64,
    in_parts: bool,
}

impl Frames {
    /// Begins after `from`, a head whose frame is known to be good (or the genesis head).
    pub fn after(folder: Arc<dyn Folder>, id: [u8; 16], from: &Head) -> Result<Self, Fault> {
        let last_segment = segments(folder.as_ref())?.last().copied().unwrap_or_default();
        let name = segment_name(from.end.segment);
        let missing = Fault::Broken {
            at: Position { segment: from.end.segment, offset: 0 },
            what: Seen::SegmentMissing,
        };
        let Some(file) = folder.open(&name)? else { return Err(missing) };
        let (reader, segment_end) = stretch(file, from.end.offset)?;
        let (at, prev, seq) = (from.end, from.frame, from.seq);
        let mut frames =
            Self { folder, id, last_segment, reader, segment_end, at, prev, seq, in_parts: false };
        if from.seq == 0 {
            frames.enter(1)?;
        }
        Ok(frames)
    }

    /// The next frame; `None` at the end of the last segment.
    pub fn next(&mut self) -> Result<Option<Frame>, Fault> {
        self.step(true)
    }

    /// The next frame, with its payload or, where only its soundness matters, without.
    fn step(&mut self, keep: bool) -> Result<Option<Frame>, Fault> {
        while self.at.offset == self.segment_end {
            if self.at.segment >= self.last_segment {
                return Ok(None);
            }
            if self.in_parts {
                return Err(self.broken(Seen::CommandCut));
            }
            self.enter(self.at.segment + 1)?;
        }
        let left = self.segment_end.saturating_sub(self.at.offset);
        let Some(inner) = left.checked_sub(FRAME_REST) else {
            return Err(self.broken(Seen::FrameCut));
        };
        let mut head_bytes = [0; FRAME_HEAD];
        self.read(&mut head_bytes)?;
        let Some(head) = FrameHead::decode(&head_bytes) else {
            return Err(self.broken(Seen::NoFrame));
        };
        if head.len as u64 > inner {
            return Err(self.broken(Seen::FrameCut));
        }
        let mut payload = vec![0; if keep { head.len } else { 0 }];
        let mut hash = [0; 32];
        let mut digest = Sha256::new_with_prefix(head_bytes);
        if keep {
            self.read(&mut payload)?;
            digest.update(&payload);
        } else {
            self.pass_over(head.len, &mut digest)?;
        }
        self.read(&mut hash)?;
        if digest.finalize().as_slice() != hash {
            return Err(self.broken(Seen::FrameDigest));
        }
        if head.prev != self.prev {
            return Err(self.broken(Seen::FrameOrder));
        }
        if head.seq != self.seq + 1 {
            return Err(self.broken(Seen::Sequence));
        }
        self.at.offset += FRAME_REST + head.len as u64;
        self.prev = hash;
        self.in_parts = head.kind == Kind::Part;
        if head.kind == Kind::Commit {
            self.seq = head.seq;
        }
        Ok(Some(Frame { seq: head.seq, kind: head.kind, payload, hash, end: self.at }))
    }

    /// Opens a segment and checks its header.
    fn enter(&mut self, number: u32) -> Result<(), Fault> {
        let broken = |what| Fault::Broken { at: Position { segment: number, offset: 0 }, what };
        let file = self.folder.open(&segment_name(number))?.ok_or_else(|| broken(Seen::SegmentMissing))?;
        let (mut reader, end) = stretch(file, 0)?;
        let expected = header(&self.id, number, &self.prev);
        let mut found = vec![0; expected.len()];
        if end < HEADER_BYTES {
            return Err(broken(Seen::HeaderCut));
        }
        reader.read_exact(&mut found).map_err(StoreError::io(JOURNAL))?;
        if found != expected {
            return Err(broken(Seen::HeaderForeign));
        }
        self.reader = reader;
        self.segment_end = end;
        self.at = Position { segment: number, offset: HEADER_BYTES };
        Ok(())
    }

    /// Digests the next bytes where they stand in the reader's buffer.
    fn pass_over(&mut self, len: usize, digest: &mut Sha256) -> Result<(), Fault> {
        let mut left = len;
        while left > 0 {
            let found = self.reader.fill_buf().map_err(StoreError::io(JOURNAL))?;
            let seen = found.get(..left.min(found.len())).unwrap_or_default();
            if seen.is_empty() {
                return Err(self.broken(Seen::FrameCut));
            }
            digest.update(seen);
            let n = seen.len();
            left -= n;
            self.reader.consume(n);
        }
        Ok(())
    }

    fn read(&mut self, out: &mut [u8]) -> Result<(), Fault> {
        Ok(self.reader.read_exact(out).map_err(StoreError::io(JOURNAL))?)
    }

    fn broken(&self, what: Seen) -> Fault {
        Fault::Broken { at: self.at, what }
    }
}

fn stretch(file: Arc<dyn StoreFile>, from: u64) -> Result<(BufReader<Stretch>, u64), StoreError> {
    let end = file.len().map_err(StoreError::io(JOURNAL))?;
    Ok((BufReader::with_capacity(64 * 1024, Stretch::new(file, from, end)), end))
}

/// How the journal file compares with the database's head.
#[derive(Debug)]
pub struct Survey {
    /// The last command that is whole in the journal file: its sequence number and the hash of its frame.
    pub seq: u64,
    /// The hash of the frame that ends it.
    pub frame: Hash,
    /// Where the next frame goes.
    pub keep: Position,
    /// Bytes after that: a command that was being written when the power went.
    pub torn: u64,
    /// A last segment that was begun and has not even a whole header.
    pub torn_segment: Option<u32>,
    /// Which check the torn bytes failed.
    pub torn_why: Option<Seen>,
}

/// What a survey would find of a journal file that ends with the frame the head names, told by its segments and its last bytes alone;
/// `None` when it takes a survey to tell.
pub fn untouched(folder: &dyn Folder, head: &Head) -> Result<Option<Survey>, StoreError> {
    let last = head.end.segment;
    if !segments(folder)?.into_iter().eq(1..=last) {
        return Ok(None);
    }
    let Some(file) = folder.open(&segment_name(last))? else { return Ok(None) };
    if file.len().map_err(StoreError::io(JOURNAL))? != head.end.offset {
        return Ok(None);
    }
    if head.seq > 0 {
        let mut frame: Hash = [0; 32];
        file.read_at(head.end.offset.saturating_sub(32), &mut frame).map_err(StoreError::io(JOURNAL))?;
        if frame != head.frame {
            return Ok(None);
        }
    }
    let (seq, frame, keep) = (head.seq, head.frame, head.end);
    Ok(Some(Survey { seq, frame, keep, torn: 0, torn_segment: None, torn_why: None }))
}

/// Checks every byte of the journal file from its beginning to `head`, while `go_on` says so. What is written after `head` meanwhile
/// is not looked at.
pub fn retrace(
    folder: &Arc<dyn Folder>,
    id: [u8; 16],
    head: &Head,
    go_on: &dyn Fn() -> bool,
) -> Result<(), StoreError> {
    let broken = |fault| match fault {
        Fault::Disk(error) => error,
        Fault::Broken { at, what } => {
            StoreError::damaged(segment_name(at.segment), what.with("at", at.offset))
        }
    };
    let mut frames = Frames::after(Arc::clone(folder), id, &Head::genesis(&id)).map_err(broken)?;
    while frames.seq < head.seq && go_on() {
        if frames.step(false).map_err(broken)?.is_none() {
            return Err(StoreError::JournalBehind { database: head.seq, journal: frames.seq });
        }
        if frames.seq == head.seq && (frames.prev != head.frame || frames.at != head.end) {
            return Err(StoreError::ChainMismatch { seq: head.seq });
        }
    }
    Ok(())
}

/// Checks the whole journal file against `head`.
pub fn survey(folder: &Arc<dyn Folder>, id: [u8; 16], head: &Head) -> Result<Survey, StoreError> {
    let genesis = Head::genesis(&id);
    let mut found = Survey {
        seq: 0,
        frame: genesis.frame,
        keep: genesis.end,
        torn: 0,
        torn_segment: None,
        torn_why: None,
    };
    let mut met = head.seq == 0;
    if met && *head != genesis {
        return Err(StoreError::ChainMismatch { seq: 0 });
    }
    let fault = match Frames::after(Arc::clone(folder), id, &genesis) {
        Ok(mut frames) => walk(&mut frames, head, &mut met, &mut found)?,
        Err(fault) => Some(fault),
    };
    let last = segments(folder.as_ref())?.last().copied().unwrap_or_default();
    match fault {
        Some(Fault::Disk(error)) => return Err(error),
        // Before the head every byte was durable once; after it only the last segment may be half written.
        Some(Fault::Broken { at, what }) => {
            if !met || at.segment < last || at.segment == 1 && at.offset == 0 {
                let place = what.with("at", at.offset).with("seq", found.seq);
                return Err(match what {
                    Seen::FrameCut | Seen::SegmentMissing if !met => {
                        StoreError::JournalBehind { database: head.seq, journal: found.seq }
                    }
                    _ => StoreError::damaged(segment_name(at.segment), place),
                });
            }
            unfinished(folder.as_ref(), at, what, found.seq)?;
            found.torn_why = Some(what);
            found.torn_segment = (at.offset == 0).then_some(at.segment);
        }
        None if !met => return Err(StoreError::JournalBehind { database: head.seq, journal: found.seq }),
        None => {}
    }
    let file = folder.open(&segment_name(found.keep.segment))?;
    let len = file.map(|f| f.len()).transpose().map_err(StoreError::io(JOURNAL))?.unwrap_or_default();
    found.torn = len.saturating_sub(found.keep.offset);
    Ok(found)
}

/// Reads to the end or to the first fault, comparing with the head on the way past it.
fn walk(
    frames: &mut Frames,
    head: &Head,
    met: &mut bool,
    found: &mut Survey,
) -> Result<Option<Fault>, StoreError> {
    loop {
        let frame = match frames.step(false) {
            Ok(Some(frame)) => frame,
            Ok(None) => {
                if !frames.in_parts {
                    found.keep = frames.at;
                }
                return Ok(None);
            }
            Err(fault) => {
                if !frames.in_parts && frames.at.segment > found.keep.segment {
                    found.keep = frames.at;
                }
                return Ok(Some(fault));
            }
        };
        if frame.kind == Kind::Part {
            // The first part of a new segment: what is kept begins after that segment's header.
            if frame.end.segment > found.keep.segment {
                found.keep = Position { segment: frame.end.segment, offset: HEADER_BYTES };
            }
            continue;
        }
        (found.seq, found.frame, found.keep) = (frame.seq, frame.hash, frame.end);
        if frame.seq == head.seq {
            if frame.hash != head.frame || frame.end != head.end {
                return Err(StoreError::ChainMismatch { seq: head.seq });
            }
            *met = true;
        }
    }
}
