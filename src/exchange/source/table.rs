//! The door: opens a file, whatever it turns out to be, and gives its heading row and then row after row.

use std::collections::{BTreeSet, VecDeque};
use std::io::{Read, Seek};
use std::path::Path;

use crate::exchange::source::archive::Archive;
use crate::exchange::source::book::read_book;
use crate::exchange::source::encoding::guess;
use crate::exchange::source::feed::Feed;
use crate::exchange::source::input::Input;
use crate::exchange::source::sheet::Sheet;
use crate::exchange::source::text::{TextTable, sniff_delimiter};
use crate::exchange::source::{Cell, Encoding, Row, RowFault, RowFaultKind, SourceFault, SourceNote};

/// Most columns a table may have; the widest layout has under a hundred.
pub const MOST_COLUMNS: usize = 1024;

/// Bytes looked at to guess encoding and delimiter.
const SAMPLE: usize = 256 * 1024;
/// How far the search for a first non-ASCII byte goes.
const SAMPLE_SEARCH: u64 = 64 * 1024 * 1024;
/// Rows kept ready for a caller who looks for the heading row.
const AHEAD: usize = 10;

/// What the clerk has chosen; by default everything is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenChoices {
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Sheet of a workbook, by name.
    pub sheet: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
}

/// What the file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Text.
    Text {
        /// Its encoding.
        encoding: Encoding,
        /// The encoding is beyond doubt, or the clerk chose it.
        sure: bool,
        /// What parts the cells.
        delimiter: char,
    },
    /// A workbook.
    Workbook {
        /// The sheet that is read.
        sheet: String,
        /// All sheets that could be.
        sheets: Vec<String>,
    },
}

enum Kind {
    Text(TextTable),
    Workbook(Box<Sheet>),
}

/// A table being read.
pub struct Source {
    kind: Kind,
    format: Format,
    total_bytes: u64,
    heading: Vec<String>,
    heading_row: u64,
    ahead: VecDeque<Result<Row, RowFault>>,
    rows: u64,
    notes: BTreeSet<SourceNote>,
}

impl Source {
    /// Opens a file. A symbolic link is refused.
    pub fn open(path: &Path, choices: &OpenChoices) -> Result<Self, SourceFault> {
        Self::from_input(Input::open(path)?, choices)
    }

    /// Opens bytes in memory.
    pub fn from_bytes(bytes: Vec<u8>, choices: &OpenChoices) -> Result<Self, SourceFault> {
        Self::from_input(Input::bytes(bytes), choices)
    }

    fn from_input(mut input: Input, choices: &OpenChoices) -> Result<Self, SourceFault> {
        let total_bytes = input.length()?;
        let start = input.slice(0, SAMPLE as u64)?;
        let (kind, format, notes) = match Looks::of(&start) {
            Looks::Nothing => return Err(SourceFault::Empty),
            Looks::Zip => open_workbook(input, choices)?,
            Looks::Compound => return Err(compound(input)?),
            Looks::Markup => return Err(SourceFault::WebPage),
            Looks::Text => open_text(input, &start, total_bytes, choices)?,
        };
        let ahead = VecDeque::new();
        let (heading, heading_row, rows) = (Vec::new(), 0, 0);
        let mut source = Self { kind, format, total_bytes, heading, heading_row, ahead, rows, notes };
        source.look_ahead();
        match source.ahead.front() {
            None => return Err(SourceFault::Empty),
            Some(Err(RowFault { kind: RowFaultKind::Broken(fault), .. })) => return Err(fault.clone()),
            Some(_) => source.set_heading(0)?,
        }
        Ok(source)
    }

    /// What the file turned out to be.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The headings, by default the first row with anything in it.
    pub fn heading(&self) -> &[String] {
        &self.heading
    }

    /// Row number of the heading row.
    pub fn heading_row(&self) -> u64 {
        self.heading_row
    }

    /// The rows behind the heading that are already read, at most ten.
    pub fn ahead(&self) -> impl Iterator<Item = &Result<Row, RowFault>> {
        self.ahead.iter()
    }

    /// Takes the row `skip` places behind the present heading for the heading (a title stands above it).
    pub fn move_heading(&mut self, skip: usize) -> Result<(), SourceFault> {
        if skip == 0 { Ok(()) } else { self.set_heading(skip - 1) }
    }

    /// Length of the file.
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// Bytes of the file used so far; for a workbook, the share of the sheet that has been read.
    pub fn bytes_read(&self) -> u64 {
        match &self.kind {
            Kind::Text(text) => text.bytes_read(),
            Kind::Workbook(sheet) => {
                let (used, all) = sheet.progress();
                (u128::from(self.total_bytes) * u128::from(used) / u128::from(all.max(1))) as u64
            }
        }
    }

    /// What the clerk should know; complete when the last row has been read.
    pub fn notes(&self) -> BTreeSet<SourceNote> {
        let mut notes = self.notes.clone();
        if let Kind::Workbook(sheet) = &self.kind {
            notes.extend(sheet.notes().iter().copied());
        }
        notes
    }

    /// The next row with anything in it; after a fault of one row the following rows still come.
    pub fn next_row(&mut self) -> Option<Result<Row, RowFault>> {
        let row = self.ahead.pop_front().or_else(|| self.read())?;
        self.rows += 1;
        let width = self.heading.len();
        Some(row.and_then(|mut row| {
            while row.cells.len() > width && row.cells.last().is_some_and(Cell::is_blank) {
                row.cells.pop();
            }
            if row.cells.len() <= width {
                return Ok(row);
            }
            if matches!(self.kind, Kind::Text(_)) {
                let kind = RowFaultKind::ExtraCells { found: row.cells.len(), headings: width };
                return Err(RowFault { number: row.number, kind, cells: row.cells });
            }
            self.notes.insert(SourceNote::BeyondHeader);
            row.cells.truncate(width);
            row.formulas.retain(|column| usize::from(*column) < width);
            Ok(row)
        }))
    }

    fn read(&mut self) -> Option<Result<Row, RowFault>> {
        match &mut self.kind {
            Kind::Text(text) => text.next_row(),
            Kind::Workbook(sheet) => sheet.next_row(),
        }
    }

    fn look_ahead(&mut self) {
        while self.ahead.len() < AHEAD {
            let Some(row) = self.read() else { break };
            self.ahead.push_back(row);
        }
    }

    fn set_heading(&mut self, skip: usize) -> Result<(), SourceFault> {
        let row = self.ahead.drain(..=skip.min(self.ahead.len().saturating_sub(1))).next_back();
        let (number, cells) = match row {
            Some(Ok(row)) => (row.number, row.cells),
            Some(Err(fault)) => (fault.number, fault.cells),
            None => return Err(SourceFault::Empty),
        };
        if cells.len() > MOST_COLUMNS {
            return Err(SourceFault::TooWide { found: cells.len(), most: MOST_COLUMNS });
        }
        self.heading = cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        while self.heading.last().is_some_and(String::is_empty) {
            self.heading.pop();
        }
        self.heading_row = number;
        self.look_ahead();
        Ok(())
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source")
            .field("format", &self.format)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// What the first bytes of a file look like, whatever its name says.
enum Looks {
    Nothing,
    Zip,
    /// The container of Excel 97–2003 and of encrypted workbooks.
    Compound,
    Markup,
    Text,
}

impl Looks {
    fn of(start: &[u8]) -> Self {
        let shown = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
        match start {
            [] => Self::Nothing,
            [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Self::Zip,
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Self::Compound,
            _ if shown.is_empty() => Self::Nothing,
            _ if shown.first() == Some(&b'<') && is_markup(shown) => Self::Markup,
            _ => Self::Text,
        }
    }
}

fn is_markup(shown: &[u8]) -> bool {
    let head = shown.get(..16.min(shown.len())).unwrap_or_default().to_ascii_lowercase();
    [
        b"<!doctype".as_slice(),
        b"<html",
        b"<?xml",
        b"<table",
        b"<head",
        b"<meta",
        b"<!--",
        b"<style",
        b"<workbook",
    ]
    .iter()
    .any(|tag| head.starts_with(tag))
}

type Opened = (Kind, Format, BTreeSet<SourceNote>);

fn open_workbook(input: Input, choices: &OpenChoices) -> Result<Opened, SourceFault> {
    let archive = Archive::open(input)?;
    let book = read_book(&archive)?;
    let sheet = book.choose(choices.sheet.as_deref())?;
    let strings = book.strings(&archive)?;
    let formats = book.date_formats(&archive)?;
    let xml = book.open_sheet(&archive, sheet)?;
    let mut notes = BTreeSet::new();
    if book.sheets.iter().any(|s| s.hidden) {
        notes.insert(SourceNote::HiddenSheets);
    }
    if book.sheets.iter().filter(|s| !s.hidden).count() > 1 {
        notes.insert(SourceNote::OtherSheets);
    }
    let sheets = book.sheets.iter().map(|s| s.name.clone()).collect();
    let format = Format::Workbook { sheet: sheet.name.clone(), sheets };
    let sheet = Sheet::new(xml, sheet.name.clone(), strings, formats, book.since_1904);
    Ok((Kind::Workbook(Box::new(sheet)), format, notes))
}

fn open_text(
    mut input: Input,
    start: &[u8],
    total: u64,
    choices: &OpenChoices,
) -> Result<Opened, SourceFault> {
    let mark_and_first = guess(start, start.len() as u64 == total, choices.encoding);
    let telling = telling_sample(&mut input, start, total)?;
    let guessed = match telling {
        Some((sample, whole)) if choices.encoding.is_none() => guess(&sample, whole, None),
        _ => mark_and_first,
    };
    let wide = matches!(guessed.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    if !wide && start.contains(&0) {
        return Err(SourceFault::NotATable);
    }
    let mark = mark_and_first.mark as u64;
    let reader = |mut input: Input| {
        input.seek(std::io::SeekFrom::Start(mark)).map_err(|e| SourceFault::from_io(&e))?;
        Ok::<_, SourceFault>(Feed::new(input, guessed.encoding, mark))
    };
    let mut probe = reader(input.again()?)?;
    probe.more()?;
    let delimiter = match choices.delimiter {
        Some(c) if c.is_ascii() && !matches!(c, '"' | '\r' | '\n') => c as u8,
        _ => sniff_delimiter(probe.window()),
    };
    let format =
        Format::Text { encoding: guessed.encoding, sure: guessed.sure, delimiter: char::from(delimiter) };
    let table = TextTable::new(reader(input)?, guessed.encoding, delimiter);
    Ok((Kind::Text(table), format, BTreeSet::new()))
}

/// When the beginning is plain ASCII: the bytes around the first one that is not, and whether they reach the file's end.
fn telling_sample(
    input: &mut Input,
    start: &[u8],
    total: u64,
) -> Result<Option<(Vec<u8>, bool)>, SourceFault> {
    if !start.is_ascii() || start.contains(&0) {
        return Ok(None);
    }
    let mut at = start.len() as u64;
    while at < total.min(SAMPLE_SEARCH) {
        let chunk = input.slice(at, SAMPLE as u64)?;
        if let Some(first) = chunk.iter().position(|b| !b.is_ascii()) {
            let from = at + first as u64;
            let sample = input.slice(from, SAMPLE as u64)?;
            let whole = from + sample.len() as u64 == total;
            return Ok(Some((sample, whole)));
        }
        at += chunk.len().max(1) as u64;
    }
    Ok(None)
}

/// Tells an encrypted workbook from an old one by the name of a stream in the container's directory.
fn compound(mut input: Input) -> Result<SourceFault, SourceFault> {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    input.rewind().map_err(|e| SourceFault::from_io(&e))?;
    let mut window: Vec<u8> = Vec::new();
    let mut chunk = vec![0; SAMPLE];
    loop {
        let read = input.read(&mut chunk).map_err(|e| SourceFault::from_io(&e))?;
        if read == 0 {
            return Ok(SourceFault::OldWorkbook);
        }
        window.extend_from_slice(chunk.get(..read).unwrap_or_default());
        if memchr::memmem::find(&window, &name).is_some() {
            return Ok(SourceFault::Encrypted);
        }
        let keep = window.len().saturating_sub(name.len());
        window.drain(..keep);
    }
}
