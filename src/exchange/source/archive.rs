//! The zip directory of a workbook, read and judged before anything is inflated.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;
use flate2::{Crc, CrcReader};

use crate::exchange::source::SourceFault;
use crate::exchange::source::input::Input;

/// Most parts of a workbook; real ones have some twenty.
const MOST_PARTS: u64 = 200;
/// Longest zip directory in bytes.
const LONGEST_DIRECTORY: u64 = 1024 * 1024;
/// Most bytes of a part that is held in memory, inflated.
const MOST_HELD: u64 = 200 * 1024 * 1024;
/// Most bytes of the shared strings, inflated. What is kept of them has a limit of its own, see `book`.
const MOST_SHARED: u64 = 1024 * 1024 * 1024;
/// Most bytes of a worksheet, inflated. It is streamed, so the limit is one of time: a million full rows need 1.4 GB.
const MOST_STREAMED: u64 = 4 * 1024 * 1024 * 1024;
/// Most that real worksheet XML packs, to one.
const MOST_RATIO: u64 = 200;
/// Parts below this size are not judged by ratio.
const RATIO_FROM: u64 = 256 * 1024;

/// One part, as the directory announces it.
#[derive(Debug, Clone)]
struct Part {
    name: String,
    packed: u64,
    inflated: u64,
    header: u64,
    crc: u32,
    stored: bool,
}

/// The directory of a zip file.
#[derive(Debug)]
pub(super) struct Archive {
    input: Input,
    parts: Vec<Part>,
}

/// The inflated bytes of one part; an error when they are more, fewer or other than announced.
pub(super) type PartReader = BufReader<Checked>;

impl Archive {
    /// Reads the directory and applies every limit.
    pub(super) fn open(mut input: Input) -> Result<Self, SourceFault> {
        let length = input.length()?;
        let (count, start, size) = end_record(&mut input, length)?;
        if count > MOST_PARTS {
            return Err(SourceFault::TooManyParts { found: count, most: MOST_PARTS });
        }
        if size > LONGEST_DIRECTORY {
            return Err(SourceFault::damaged("zip"));
        }
        let directory = input.slice(start, size)?;
        let mut parts = Vec::with_capacity(count as usize);
        let mut rest = directory.as_slice();
        for _ in 0..count {
            let (part, after) = part(rest).ok_or_else(|| SourceFault::damaged("zip"))??;
            part.judge()?;
            parts.push(part);
            rest = after;
        }
        Ok(Self { input, parts })
    }

    /// Names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|p| p.name.as_str())
    }

    /// Opens a part by name (letter case does not matter, as in every spreadsheet program); `None` when there is none.
    pub(super) fn part(&self, name: &str) -> Result<Option<PartReader>, SourceFault> {
        let Some(part) = self.parts.iter().find(|p| p.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let mut input = self.input.again()?;
        let header = input.slice(part.header, 30)?;
        let lengths = header.get(26..30).filter(|_| header.starts_with(b"PK\x03\x04"));
        let Some([a, b, c, d]) = lengths else { return Err(SourceFault::CutOff) };
        let skip = 30 + u64::from(u16::from_le_bytes([*a, *b])) + u64::from(u16::from_le_bytes([*c, *d]));
        input.seek(SeekFrom::Start(part.header + skip)).map_err(|e| SourceFault::from_io(&e))?;
        let packed = input.take(part.packed);
        let source = if part.stored {
            Packing::Stored(packed)
        } else {
            Packing::Deflated(DeflateDecoder::new(packed))
        };
        let checked = Checked {
            source: CrcReader::new(source),
            left: part.inflated,
            crc: part.crc,
            packed: part.packed,
            judged: false,
        };
        Ok(Some(BufReader::with_capacity(64 * 1024, checked)))
    }
}

impl Part {
    fn judge(&self) -> Result<(), SourceFault> {
        let part = self.name.clone();
        let most = match self.name.as_str() {
            name if name.contains("worksheets/") => MOST_STREAMED,
            name if name.ends_with("sharedStrings.xml") => MOST_SHARED,
            _ => MOST_HELD,
        };
        if self.inflated > most {
            return Err(SourceFault::Inflates { part, bytes: self.inflated, most });
        }
        let ratio = self.inflated / self.packed.max(1);
        if self.inflated > RATIO_FROM && ratio > MOST_RATIO {
            return Err(SourceFault::Ratio { part, ratio, most: MOST_RATIO });
        }
        Ok(())
    }
}

/// Finds the end-of-directory record: number of entries, offset and size of the directory.
fn end_record(input: &mut Input, length: u64) -> Result<(u64, u64, u64), SourceFault> {
    // The record has 22 bytes and a comment of at most 65,535.
    let from = length.saturating_sub(22 + 65_535);
    let tail = input.slice(from, length - from)?;
    let at = tail.windows(22).rposition(|w| w.starts_with(b"PK\x05\x06")).ok_or(SourceFault::CutOff)?;
    let record = tail.get(at..).unwrap_or_default();
    let field = |range| number(record.get(range).unwrap_or_default());
    let (count, size, offset) = (field(10..12), field(12..16), field(16..20));
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
        return Err(SourceFault::TooManyParts { found: count, most: MOST_PARTS });
    }
    if offset + size > from + at as u64 {
        return Err(SourceFault::CutOff);
    }
    Ok((count, offset, size))
}

/// One entry of the directory and what follows it; `None` when the bytes do not hold one.
fn part(bytes: &[u8]) -> Option<Result<(Part, &[u8]), SourceFault>> {
    let fixed = bytes.get(..46).filter(|b| b.starts_with(b"PK\x01\x02"))?;
    let field = |range| number(fixed.get(range).unwrap_or_default());
    let (flags, method) = (field(8..10), field(10..12));
    let (name, extra, comment) = (field(28..30) as usize, field(30..32) as usize, field(32..34) as usize);
    let text = String::from_utf8_lossy(bytes.get(46..46 + name)?).replace('\\', "/");
    let extra_bytes = bytes.get(46 + name..46 + name + extra)?;
    let rest = bytes.get(46 + name + extra + comment..)?;
    if flags & 1 != 0 {
        return Some(Err(SourceFault::Encrypted));
    }
    if !matches!(method, 0 | 8) {
        return Some(Err(SourceFault::Damaged { part: text }));
    }
    // Fields too small for their value are all ones, and the value stands in the zip64 extra field, in this order.
    let mut wide = zip64(extra_bytes);
    let mut widen = |value: u64| if value == 0xFFFF_FFFF { wide.next().unwrap_or(u64::MAX) } else { value };
    let inflated = widen(field(24..28));
    let packed = widen(field(20..24));
    let header = widen(field(42..46));
    let crc = field(16..20) as u32;
    Some(Ok((Part { name: text, packed, inflated, header, crc, stored: method == 0 }, rest)))
}

fn zip64(mut extra: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let mut found: &[u8] = &[];
    while let Some((head, body)) = extra.split_at_checked(4) {
        let size = number(head.get(2..4).unwrap_or_default()) as usize;
        let Some((field, rest)) = body.split_at_checked(size) else { break };
        if head.starts_with(&[1, 0]) {
            found = field;
        }
        extra = rest;
    }
    found.chunks_exact(8).map(number)
}

/// A little-endian number of up to eight bytes.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b))
}

/// How a part is packed.
enum Packing {
    Stored(io::Take<Input>),
    Deflated(DeflateDecoder<io::Take<Input>>),
}

impl Read for Packing {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stored(input) => input.read(out),
            Self::Deflated(input) => input.read(out),
        }
    }
}

/// Holds a part to its announced size and checksum.
pub(super) struct Checked {
    source: CrcReader<Packing>,
    left: u64,
    crc: u32,
    packed: u64,
    judged: bool,
}

impl Checked {
    /// Packed bytes used, and all there are.
    pub(super) fn progress(&self) -> (u64, u64) {
        let used = match self.source.get_ref() {
            Packing::Stored(input) => self.packed - input.limit().min(self.packed),
            Packing::Deflated(input) => input.total_in(),
        };
        (used, self.packed)
    }

    fn judge(&mut self) -> io::Result<()> {
        let crc: &Crc = self.source.crc();
        if self.judged || self.left == 0 && crc.sum() == self.crc {
            self.judged = true;
            return Ok(());
        }
        Err(io::ErrorKind::InvalidData.into())
    }
}

impl Read for Checked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(out)?;
        if read == 0 && !out.is_empty() {
            self.judge()?;
        }
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::InvalidData)?;
        Ok(read)
    }
}
