//! A plain-text table: rows and cells split from bytes, one row at a time.

use memchr::{memchr, memchr2, memchr3};

use crate::exchange::source::encoding::decode_gb18030;
use crate::exchange::source::feed::Feed;
use crate::exchange::source::{Cell, Encoding, Row, RowFault, RowFaultKind, SourceFault};

/// Longest row in bytes; a row of this length has no line end at all.
const LONGEST_ROW: usize = 1024 * 1024;
/// Longest quoted cell in bytes: what a spreadsheet cell holds (32,767 characters of four bytes).
const LONGEST_QUOTED: usize = 128 * 1024;
/// Most lines within one quoted cell; a mark left open runs into this soon.
const MOST_QUOTED_LINES: u64 = 100;

/// How one row ended.
enum End {
    /// Bytes the row took, its line end included, and the line ends among them.
    Row { bytes: usize, lines: u64 },
    /// A quotation mark that opens `at` this byte is not closed properly; it stands `lines` below the row's first line.
    Quote { at: usize, lines: u64 },
    /// No line end within the longest row.
    TooLong,
    /// Nothing left.
    Nothing,
}

/// A table read from text.
#[derive(Debug)]
pub(super) struct TextTable {
    feed: Feed,
    encoding: Encoding,
    delimiter: u8,
    /// Contents of the row's cells, one after the other, and where each ends.
    raw: Vec<u8>,
    ends: Vec<usize>,
    line: u64,
    number: u64,
    broken: bool,
}

impl TextTable {
    /// A table over `feed`, its cells parted by `delimiter`.
    pub(super) fn new(feed: Feed, encoding: Encoding, delimiter: u8) -> Self {
        let (raw, ends) = (Vec::new(), Vec::new());
        Self { feed, encoding, delimiter, raw, ends, line: 1, number: 0, broken: false }
    }

    /// Bytes of the file read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.feed.offset()
    }

    /// The next row with anything in it.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, RowFault>> {
        while !self.broken {
            match self.split() {
                Ok(End::Nothing) => return None,
                Ok(End::Row { bytes, lines }) => {
                    self.number += 1;
                    let row = self.decode(bytes);
                    self.line += lines;
                    self.feed.consume(bytes);
                    match row {
                        Ok(row) if row.cells.iter().all(Cell::is_blank) => {}
                        row => return Some(row),
                    }
                }
                Ok(End::Quote { at, lines }) => return Some(Err(self.bad_quote(at, lines))),
                Ok(End::TooLong) => return Some(Err(self.too_long())),
                Err(fault) => return Some(Err(self.give_up(fault))),
            }
        }
        None
    }

    fn give_up(&mut self, fault: SourceFault) -> RowFault {
        self.broken = true;
        RowFault { number: self.number + 1, kind: RowFaultKind::Broken(fault), cells: Vec::new() }
    }

    fn byte(&mut self, at: usize) -> Result<Option<u8>, SourceFault> {
        loop {
            if let Some(byte) = self.feed.window().get(at) {
                return Ok(Some(*byte));
            }
            if !self.feed.more()? {
                return Ok(None);
            }
        }
    }

    /// Splits the row at the front of the window into `raw` and `ends`, without consuming it.
    fn split(&mut self) -> Result<End, SourceFault> {
        self.raw.clear();
        self.ends.clear();
        let (mut at, mut lines) = (0, 0);
        if self.byte(0)?.is_none() {
            return Ok(End::Nothing);
        }
        loop {
            if self.byte(at)? == Some(b'"') {
                match self.quoted(at)? {
                    Some((after, within)) => (at, lines) = (after, lines + within),
                    None => return Ok(End::Quote { at, lines }),
                }
            } else {
                at = self.plain(at)?;
            }
            if at > LONGEST_ROW {
                return Ok(End::TooLong);
            }
            self.ends.push(self.raw.len());
            match self.byte(at)? {
                Some(b'\r') if self.byte(at + 1)? == Some(b'\n') => {
                    return Ok(End::Row { bytes: at + 2, lines: lines + 1 });
                }
                Some(b'\r' | b'\n') => return Ok(End::Row { bytes: at + 1, lines: lines + 1 }),
                Some(_) => at += 1,
                None => return Ok(End::Row { bytes: at, lines }),
            }
        }
    }

    /// Copies an unquoted cell; gives the position of the delimiter or line end after it.
    fn plain(&mut self, from: usize) -> Result<usize, SourceFault> {
        let mut at = from;
        loop {
            let rest = self.feed.window().get(at..).unwrap_or_default();
            let found = memchr3(self.delimiter, b'\r', b'\n', rest);
            let part = rest.get(..found.unwrap_or(rest.len())).unwrap_or_default();
            self.raw.extend_from_slice(part);
            at += part.len();
            if found.is_some() || at > LONGEST_ROW || !self.feed.more()? {
                return Ok(at);
            }
        }
    }

    /// Copies a quoted cell whose mark stands at `open`; gives the position after it and the line ends inside, or
    /// `None` when the mark is not closed before a delimiter or line end.
    fn quoted(&mut self, open: usize) -> Result<Option<(usize, u64)>, SourceFault> {
        let (mut at, mut lines) = (open + 1, 0);
        loop {
            let rest = self.feed.window().get(at..).unwrap_or_default();
            let found = memchr(b'"', rest);
            let part = rest.get(..found.unwrap_or(rest.len())).unwrap_or_default();
            lines += line_ends(part);
            self.raw.extend_from_slice(part);
            at += part.len();
            if at - open > LONGEST_QUOTED || lines > MOST_QUOTED_LINES {
                return Ok(None);
            }
            if found.is_none() {
                if self.feed.more()? {
                    continue;
                }
                return Ok(None);
            }
            if self.byte(at + 1)? == Some(b'"') {
                self.raw.push(b'"');
                at += 2;
                continue;
            }
            at += 1;
            while self.byte(at)? == Some(b' ') {
                at += 1;
            }
            let closed = self.byte(at)?.is_none_or(|b| b == self.delimiter || b == b'\r' || b == b'\n');
            return Ok(closed.then_some((at, lines)));
        }
    }

    /// Gives the line with the bad mark back, split without regard to marks, and goes on with the next line.
    fn bad_quote(&mut self, at: usize, lines: u64) -> RowFault {
        self.number += 1;
        let line = self.line + lines;
        self.line = line + 1;
        let end = match self.line_end(at) {
            Ok(end) => end,
            Err(fault) => return self.give_up(fault),
        };
        self.raw.clear();
        self.ends.clear();
        for cell in self.feed.window().get(..end).unwrap_or_default().split(|b| *b == self.delimiter) {
            self.raw.extend(cell.iter().filter(|b| !matches!(b, b'"' | b'\r' | b'\n')));
            self.ends.push(self.raw.len());
        }
        let cells = match self.decode(end) {
            Ok(row) => row.cells,
            Err(fault) => fault.cells,
        };
        self.feed.consume(end);
        RowFault { number: self.number, kind: RowFaultKind::Quote { line }, cells }
    }

    fn too_long(&mut self) -> RowFault {
        self.number += 1;
        self.line += 1;
        loop {
            let found = memchr2(b'\r', b'\n', self.feed.window());
            let take = found.map_or(self.feed.window().len(), |at| at + 1);
            self.feed.consume(take);
            if found.is_some() {
                break;
            }
            match self.feed.more() {
                Ok(true) => {}
                Ok(false) => break,
                Err(fault) => return self.give_up(fault),
            }
        }
        let kind = RowFaultKind::TooLong { most: LONGEST_ROW };
        RowFault { number: self.number, kind, cells: Vec::new() }
    }

    /// Position after the first line end at or behind `from`.
    fn line_end(&mut self, from: usize) -> Result<usize, SourceFault> {
        let mut at = from;
        loop {
            match self.byte(at)? {
                None => return Ok(at),
                Some(b'\n') => return Ok(at + 1),
                Some(b'\r') => return Ok(at + 1 + usize::from(self.byte(at + 1)? == Some(b'\n'))),
                Some(_) => at += 1,
            }
        }
    }

    /// Decodes the cells of the row that takes the first `bytes` of the window.
    fn decode(&self, bytes: usize) -> Result<Row, RowFault> {
        let mut cells = Vec::with_capacity(self.ends.len());
        let (mut start, mut sound) = (0, true);
        for end in &self.ends {
            let raw = self.raw.get(start..*end).unwrap_or_default();
            start = *end;
            let (text, good) = self.decode_cell(raw);
            sound &= good;
            cells.push(if text.is_empty() { Cell::Empty } else { Cell::Text(text) });
        }
        let record = self.feed.window().get(..bytes).unwrap_or_default();
        let encoding = self.encoding;
        let lost = |c: &Cell| matches!(c, Cell::Text(t) if t.contains(char::REPLACEMENT_CHARACTER));
        let kind = if !sound {
            RowFaultKind::Malformed { offset: self.feed.offset_of(self.first_malformed(record)), encoding }
        } else if encoding == Encoding::Gb18030 && reads_as_chinese_utf8(record) {
            RowFaultKind::OtherEncoding { offset: self.feed.offset(), encoding }
        } else if cells.iter().any(lost) {
            RowFaultKind::Lost
        } else {
            return Ok(Row { number: self.number, cells, ..Row::default() });
        };
        Err(RowFault { number: self.number, kind, cells })
    }

    fn decode_cell(&self, raw: &[u8]) -> (String, bool) {
        if raw.is_ascii() {
            return (String::from_utf8_lossy(raw).into_owned(), true);
        }
        if self.encoding == Encoding::Gb18030 {
            return decode_gb18030(raw).map_or_else(|(_, text)| (text, false), |text| (text, true));
        }
        match std::str::from_utf8(raw) {
            Ok(text) => (text.to_owned(), true),
            Err(_) => (String::from_utf8_lossy(raw).into_owned(), false),
        }
    }

    fn first_malformed(&self, record: &[u8]) -> usize {
        if self.encoding == Encoding::Gb18030 {
            return decode_gb18030(record).err().map_or(0, |(at, _)| at);
        }
        std::str::from_utf8(record).err().map_or(0, |e| e.valid_up_to())
    }
}

fn line_ends(bytes: &[u8]) -> u64 {
    let ends = memchr::memchr_iter(b'\n', bytes).count();
    // A file with bare carriage returns has no line feeds at all.
    let ends = if ends == 0 { memchr::memchr_iter(b'\r', bytes).count() } else { ends };
    ends as u64
}

/// Two or more Chinese characters and nothing malformed: bytes that GBK text practically never happens to form.
fn reads_as_chinese_utf8(record: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(record) else { return false };
    let mut wide = text.chars().filter(|c| !c.is_ascii()).peekable();
    wide.peek().is_some()
        && text.chars().filter(|c| !c.is_ascii()).count() > 1
        && wide
            .all(|c| matches!(c, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'))
}

/// The delimiter that the first line uses most: comma, tab or semicolon.
pub(super) fn sniff_delimiter(sample: &[u8]) -> u8 {
    let mut counts = [(b',', 0_usize), (b'\t', 0), (b';', 0)];
    let mut inside = false;
    let mut seen = false;
    for byte in sample {
        match byte {
            b'"' => inside = !inside,
            b'\n' | b'\r' if !inside && seen && counts.iter().any(|(_, n)| *n > 0) => break,
            _ if !inside => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(delimiter == byte);
                }
                seen = true;
            }
            _ => {}
        }
    }
    // The first of equals wins, so a file of one column counts as comma-separated.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(delimiter, _)| *delimiter)
}
