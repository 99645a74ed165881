//! The rows of an answer, cell by cell, whatever kind of file it is.

use super::super::charset::decoded;
use super::fault::ReturnFaultKind;
use crate::domain::bank_file::{Align, Charset, Column, Record, Shape, Slot};
use crate::exchange::source::{Cell, Encoding, OpenChoices, RowFault, RowFaultKind, Source, SourceFault};

/// Which line of the template a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Header,
    Line,
    Trailer,
}

/// A row.
pub(super) struct Row {
    /// Its number as a person counts, from 1.
    pub number: u64,
    pub part: Part,
    /// One text for each column of that line, or what is wrong.
    pub cells: Result<Vec<String>, ReturnFaultKind>,
    /// Days stand as the workbook shows them, not in the form of the template.
    pub free_days: bool,
    /// The bank's words are whatever stands under headings that the template has not.
    pub gathered: bool,
}

/// Gives every row to `each`; headings are found and passed over. What is wrong with the file as a whole comes back.
pub(super) fn rows(
    record: &Record,
    bytes: Vec<u8>,
    whole: bool,
    each: &mut dyn FnMut(&Row),
) -> Result<Option<(u64, ReturnFaultKind)>, SourceFault> {
    match record.shape {
        Shape::Fixed => fixed(record, &bytes, whole, each),
        Shape::Csv => delimited(record, bytes, whole, each),
        Shape::Workbook => workbook(record, bytes, each),
    }
}

/// Which line the first cell of a row makes it.
fn part(record: &Record, first: &str) -> Part {
    let marks = |columns: &[Column]| columns.first().is_some_and(|c| c.text == first);
    if marks(&record.header) {
        Part::Header
    } else if marks(&record.trailer) {
        Part::Trailer
    } else {
        Part::Line
    }
}

fn columns(record: &Record, part: Part) -> &[Column] {
    match part {
        Part::Header => &record.header,
        Part::Line => &record.line,
        Part::Trailer => &record.trailer,
    }
}

fn fixed(
    record: &Record,
    bytes: &[u8],
    whole: bool,
    each: &mut dyn FnMut(&Row),
) -> Result<Option<(u64, ReturnFaultKind)>, SourceFault> {
    let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if rest.is_empty() {
        return Err(SourceFault::Empty);
    }
    let (mut number, mut titles) = (0, record.headings);
    while !rest.is_empty() {
        number += 1;
        let (line, ended) = match memchr::memchr(b'\n', rest) {
            Some(at) => {
                let (line, after) = rest.split_at_checked(at).unwrap_or((rest, &[]));
                rest = after.get(1..).unwrap_or_default();
                (line.strip_suffix(b"\r").unwrap_or(line), true)
            }
            None => (std::mem::take(&mut rest), false),
        };
        if !ended && !whole {
            return Ok(Some((number, ReturnFaultKind::Unended)));
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let part =
            [Part::Header, Part::Trailer].into_iter().find(|p| begins(record, columns(record, *p), line));
        let part = part.unwrap_or(Part::Line);
        if part == Part::Line && std::mem::take(&mut titles) {
            continue;
        }
        each(&Row {
            number,
            part,
            cells: cut(record, columns(record, part), line),
            free_days: false,
            gathered: false,
        });
    }
    Ok(None)
}

/// Whether a line begins with the mark of these columns.
fn begins(record: &Record, columns: &[Column], line: &[u8]) -> bool {
    let Some(first) = columns.first() else { return false };
    let width = first.width.map_or(0, usize::from).min(line.len());
    line.get(..width)
        .and_then(|bytes| decoded(record.charset, bytes))
        .is_some_and(|text| text.trim() == first.text)
}

/// A line cut at the widths. Blanks at the end may be missing where no column needs them.
fn cut(record: &Record, columns: &[Column], line: &[u8]) -> Result<Vec<String>, ReturnFaultKind> {
    let wanted: usize = columns.iter().map(|c| c.width.map_or(0, usize::from)).sum();
    let width = ReturnFaultKind::Width { found: line.len(), wanted };
    let mut rest = line;
    let mut cells = Vec::with_capacity(columns.len());
    for column in columns {
        let room = column.width.map_or(0, usize::from);
        let (cell, after) = rest.split_at_checked(room).unwrap_or((rest, &[]));
        if cell.len() < room && (column.align == Align::Right || !column.optional && cell.is_empty()) {
            return Err(width);
        }
        rest = after;
        let text = decoded(record.charset, cell).ok_or(ReturnFaultKind::Encoding)?;
        cells.push(text.trim().to_owned());
    }
    if rest.iter().all(|b| *b == b' ') { Ok(cells) } else { Err(width) }
}

fn encoding(charset: Charset) -> Encoding {
    match charset {
        Charset::Gbk | Charset::Gb18030 => Encoding::Gb18030,
        Charset::Utf8 | Charset::Utf8Mark => Encoding::Utf8,
    }
}

fn delimited(
    record: &Record,
    bytes: Vec<u8>,
    whole: bool,
    each: &mut dyn FnMut(&Row),
) -> Result<Option<(u64, ReturnFaultKind)>, SourceFault> {
    let ended = whole || matches!(bytes.last(), None | Some(b'\n' | b'\r'));
    let choices = OpenChoices {
        encoding: Some(encoding(record.charset)),
        delimiter: Some(record.delimiter),
        ..OpenChoices::default()
    };
    let mut source = Source::from_bytes(bytes, &choices)?;
    if matches!(source.format(), crate::exchange::source::Format::Workbook { .. }) {
        return Err(SourceFault::NotATable);
    }
    // The first row is a row like the others here.
    let first = source.heading().to_vec();
    let mut held = Some((source.heading_row(), Ok(first)));
    let mut titles = Titles { record, wanted: record.headings, at: None, besides: Vec::new() };
    while let Some((number, cells)) = held.take() {
        held = source.next_row().map(texts);
        if held.is_none() && !ended {
            return Ok(Some((number, ReturnFaultKind::Unended)));
        }
        // Behind a quotation mark that is not closed nobody can say what is a line.
        if matches!(cells, Err(ReturnFaultKind::Row(RowFaultKind::Quote { .. } | RowFaultKind::Broken(_)))) {
            each(&Row { number, part: Part::Line, cells, free_days: false, gathered: false });
            return Ok(Some((number, ReturnFaultKind::RestUnread)));
        }
        if let Some(row) = titles.row(number, cells, false) {
            each(&row);
        }
    }
    Ok(titles.missing())
}

fn workbook(
    record: &Record,
    bytes: Vec<u8>,
    each: &mut dyn FnMut(&Row),
) -> Result<Option<(u64, ReturnFaultKind)>, SourceFault> {
    let mut source = Source::from_bytes(bytes, &OpenChoices::default())?;
    let mut titles = Titles { record, wanted: true, at: None, besides: Vec::new() };
    // A title may stand above the headings.
    let texts_of = |cells: &[Cell]| cells.iter().map(|c| c.text().trim().to_owned()).collect::<Vec<_>>();
    if !titles.find(source.heading()) {
        let ahead =
            source.ahead().position(|row| row.as_ref().is_ok_and(|r| titles.find(&texts_of(&r.cells))));
        match ahead {
            Some(at) => source.move_heading(at + 1)?,
            None => return Ok(titles.missing()),
        }
    }
    let heading = source.heading().to_vec();
    titles.find(&heading);
    while let Some(row) = source.next_row() {
        let (number, cells) = texts(row);
        if let Some(row) = titles.row(number, cells, true) {
            each(&row);
        }
    }
    Ok(None)
}

type Texts = (u64, Result<Vec<String>, ReturnFaultKind>);

/// The texts of a row. One with more cells than the first row has is a row like the others: here the first is no heading of all.
fn texts(row: Result<crate::exchange::source::Row, RowFault>) -> Texts {
    let texts = |cells: &[Cell]| cells.iter().map(|c| c.text().trim().to_owned()).collect();
    match row {
        Ok(row) => (row.number, Ok(texts(&row.cells))),
        Err(RowFault { number, kind: RowFaultKind::ExtraCells { .. }, cells }) => (number, Ok(texts(&cells))),
        Err(fault) => (fault.number, Err(ReturnFaultKind::Row(fault.kind))),
    }
}

/// Where the columns of a line stand.
struct Titles<'a> {
    record: &'a Record,
    /// Headings are still to come.
    wanted: bool,
    /// The place of each column, where headings told it.
    at: Option<Vec<Option<usize>>>,
    /// Places under headings that no column has, where none of them is that of the bank's words: its words are among what stands there.
    besides: Vec<usize>,
}

impl Titles<'_> {
    /// Takes a row for the headings if it has those of every column that is needed.
    fn find(&mut self, row: &[String]) -> bool {
        let place = |c: &Column| row.iter().position(|cell| cell == c.heading.trim());
        let at: Vec<Option<usize>> = self.record.line.iter().map(place).collect();
        let all = self.record.line.iter().zip(&at).all(|(c, at)| c.optional || at.is_some());
        if all {
            let unnamed = |place: &usize| !at.contains(&Some(*place));
            let headed = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(place, _)| place);
            let words = self.record.line.iter().zip(&at).any(|(c, at)| c.slot == Slot::Words && at.is_none());
            self.besides = headed.filter(|place| words && unnamed(place)).collect();
            (self.wanted, self.at) = (false, Some(at));
        }
        all
    }

    /// The headings never came.
    fn missing(&self) -> Option<(u64, ReturnFaultKind)> {
        let needed = self.record.line.iter().filter(|c| !c.optional).map(|c| c.heading.clone());
        self.wanted.then(|| (1, ReturnFaultKind::NoHeadings { wanted: needed.collect() }))
    }

    fn row(
        &mut self,
        number: u64,
        cells: Result<Vec<String>, ReturnFaultKind>,
        free_days: bool,
    ) -> Option<Row> {
        let cells = match cells {
            Ok(cells) => cells,
            // Without headings nothing of it can be told.
            Err(_) if self.wanted => return None,
            Err(why) => {
                return Some(Row { number, part: Part::Line, cells: Err(why), free_days, gathered: false });
            }
        };
        let part = part(self.record, cells.first().map_or("", String::as_str));
        if part == Part::Line && self.wanted {
            self.find(&cells);
            return None;
        }
        let columns = columns(self.record, part);
        let cells = match &self.at {
            Some(at) if part == Part::Line => {
                let besides = self.besides.iter().filter_map(|place| cells.get(*place));
                let besides: Vec<&str> =
                    besides.map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                let of = |(column, at): (&Column, &Option<usize>)| match at {
                    Some(at) => cells.get(*at).cloned().unwrap_or_default(),
                    None if column.slot == Slot::Words => besides.join(" "),
                    None => String::new(),
                };
                Ok(columns.iter().zip(at).map(of).collect())
            }
            _ => counted(columns, cells),
        };
        Some(Row { number, part, cells, free_days, gathered: !self.besides.is_empty() })
    }
}

/// As many cells as there are columns; optional ones at the end may be missing.
fn counted(columns: &[Column], mut cells: Vec<String>) -> Result<Vec<String>, ReturnFaultKind> {
    let (found, wanted) = (cells.len(), columns.len());
    while cells.len() > wanted && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    let rest_optional = columns.iter().skip(cells.len()).all(|c| c.optional);
    if cells.len() > wanted || !rest_optional {
        return Err(ReturnFaultKind::Cells { found, wanted });
    }
    cells.resize(wanted, String::new());
    Ok(cells)
}
