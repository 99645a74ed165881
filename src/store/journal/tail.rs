//! What stands behind the last whole command: whether a power cut can have left it there.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::frame::{FRAME_HEAD, FRAME_REST, FrameHead, HEADER_BYTES, Kind};
use super::scan::segment_name;
use crate::store::error::StoreError;
use crate::store::finding::Seen;
use crate::store::head::Position;
use crate::store::medium::{Folder, JOURNAL, StoreFile};

/// So much is looked at at a time where frames are searched for.
const WINDOW: usize = 1 << 20;

/// Refuses what no power cut can leave behind at the end of the journal file.
///
/// A command's frames are flushed before the next command writes its own, and a segment's header before its first frame. So behind a
/// command that was cut off there is no whole frame of a later one, and a segment without a good header holds nothing else.
pub(super) fn unfinished(folder: &dyn Folder, at: Position, what: Seen, seq: u64) -> Result<(), StoreError> {
    let name = segment_name(at.segment);
    let Some(file) = folder.open(&name)? else {
        return Err(StoreError::damaged(name, what.with("at", at.offset).with("seq", seq)));
    };
    if at.offset == 0 {
        let len = file.len().map_err(StoreError::io(JOURNAL))?;
        if len > HEADER_BYTES {
            return Err(StoreError::damaged(name, Seen::SegmentForeign.with("seq", seq)));
        }
        return Ok(());
    }
    match whole_frames(&file, at.offset, seq + 1).map_err(StoreError::io(JOURNAL))? {
        0 => Ok(()),
        n => {
            let place = Seen::FramesFollow.with("at", at.offset).with("seq", seq).with("n", n);
            Err(StoreError::damaged(name, place))
        }
    }
}

/// How many whole frames there are from `from` on that belong to later commands than `current`, or end a command right at `from`
/// without following from what stands before.
fn whole_frames(file: &Arc<dyn StoreFile>, from: u64, current: u64) -> std::io::Result<u64> {
    let end = file.len()?;
    let (mut at, mut n) = (from, 0);
    let mut window = Vec::new();
    let mut window_at = from;
    while end.saturating_sub(at) >= FRAME_REST {
        let rest = usize::try_from(at - window_at).unwrap_or(usize::MAX);
        let Some(bytes) = window.get(rest..).and_then(|b| b.get(..FRAME_HEAD)) else {
            window_at = at;
            window.resize(usize::try_from(end - at).unwrap_or(usize::MAX).min(WINDOW), 0);
            file.read_at(at, &mut window)?;
            continue;
        };
        let counts = |head: &FrameHead| {
            let later = head.seq > current && u32::try_from(head.seq - current).is_ok();
            let fits = head.len as u64 <= end - at - FRAME_REST;
            fits && (later || n > 0 || at == from && head.kind == Kind::Commit)
        };
        let Some(head) = FrameHead::decode(bytes).filter(counts) else {
            at += 1;
            continue;
        };
        let mut digest = Sha256::new_with_prefix(bytes);
        let mut payload = vec![0; head.len];
        let mut hash = [0; 32];
        file.read_at(at + FRAME_HEAD as u64, &mut payload)?;
        file.read_at(at + (FRAME_HEAD + head.len) as u64, &mut hash)?;
        digest.update(&payload);
        if digest.finalize().as_slice() == hash {
            n += 1;
            at += FRAME_REST + head.len as u64;
        } else {
            at += 1;
        }
    }
    Ok(n)
}
