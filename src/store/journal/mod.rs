//! The journal file: every change of every row, append-only, beside the database and flushed before it.
//!
//! The journal is a folder of segments, `journal/000001.jrn` and on. A segment starts with a header of [`HEADER_BYTES`]:
//!
//! `magic (8) | identity of the database (16) | segment number (4) | frame hash before its first frame (32) | SHA-256 of these (32)`
//!
//! and goes on with frames:
//!
//! `payload length (4) | sequence number (8) | hash of the frame before (32) | kind (1) | payload | SHA-256 of these (32)`
//!
//! A *part* frame holds row changes; a *commit* frame holds the entry and the changes since the last part, and ends one command.
//! A command's frames stand in one segment; the next segment begins with the first command after 16 MB. A commit frame that the
//! database lacks is replayed at open; what follows the last whole commit frame is a command that never happened and is cut off, unless
//! whole frames of later commands follow: that is damage, and refused.
//!
//! A change is `table (1) | key length (4) | key | 1, value length (4), value` or `… | 0` for a deletion.

mod frame;
mod pen;
mod scan;
mod tail;

pub(super) use frame::{Built, CommitPayload, HEADER_BYTES, MAX_VALUE, PART_BYTES};
pub(super) use pen::Pen;
pub(super) use scan::{Fault, Frames, Survey, retrace, segment_name, segments, survey, untouched};
