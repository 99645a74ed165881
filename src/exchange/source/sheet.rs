//! The rows of one worksheet, one at a time, in constant memory.

use std::collections::BTreeSet;

use crate::exchange::source::archive::PartReader;
use crate::exchange::source::book::{Strings, push_escaped};
use crate::exchange::source::xml::{Token, Xml, XmlFault};
use crate::exchange::source::{
    Cell, MOST_COLUMNS, Row, RowFault, RowFaultKind, SourceFault, SourceNote, serial_date,
};

/// A worksheet being read.
pub(super) struct Sheet {
    xml: Xml<PartReader>,
    name: String,
    strings: Strings,
    date_formats: Vec<bool>,
    since_1904: bool,
    number: u64,
    ended: bool,
    notes: BTreeSet<SourceNote>,
}

impl Sheet {
    /// A sheet over its XML.
    pub(super) fn new(
        xml: Xml<PartReader>,
        name: String,
        strings: Strings,
        date_formats: Vec<bool>,
        since_1904: bool,
    ) -> Self {
        let notes = BTreeSet::new();
        Self { xml, name, strings, date_formats, since_1904, number: 0, ended: false, notes }
    }

    /// What has been noticed so far.
    pub(super) fn notes(&self) -> &BTreeSet<SourceNote> {
        &self.notes
    }

    /// The next row with anything in it.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, RowFault>> {
        if self.ended {
            return None;
        }
        match self.advance() {
            Ok(Some(row)) => Some(Ok(row)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(XmlFault::Malformed | XmlFault::Stream) => {
                self.ended = true;
                let kind = RowFaultKind::Broken(SourceFault::damaged(&self.name));
                Some(Err(RowFault { number: self.number + 1, kind, cells: Vec::new() }))
            }
        }
    }

    fn advance(&mut self) -> Result<Option<Row>, XmlFault> {
        loop {
            match self.xml.next()? {
                Token::Open => match self.xml.name() {
                    b"row" => {
                        let row = self.row()?;
                        if !row.cells.iter().all(Cell::is_blank) {
                            return Ok(Some(row));
                        }
                    }
                    b"mergeCell" => {
                        self.notes.insert(SourceNote::MergedCells);
                    }
                    _ => {}
                },
                Token::End => return Ok(None),
                Token::Close | Token::Text => {}
            }
        }
    }

    fn row(&mut self) -> Result<Row, XmlFault> {
        let given = self.xml.attribute(b"r").and_then(|r| r.parse::<u64>().ok());
        self.number = given.unwrap_or(self.number + 1);
        let hidden = matches!(self.xml.raw_attribute(b"hidden"), Some(b"1" | b"true"));
        let mut row = Row { number: self.number, hidden, since_1904: self.since_1904, ..Row::default() };
        let mut next = 0;
        loop {
            match self.xml.next()? {
                Token::Open if self.xml.name() == b"c" => {
                    let column = self.xml.raw_attribute(b"r").and_then(column_of).unwrap_or(next);
                    next = column + 1;
                    let (cell, formula) = self.cell()?;
                    self.put(&mut row, column, cell, formula);
                }
                Token::Open => self.xml.skip()?,
                Token::Close if self.xml.name() == b"row" => break,
                Token::End => return Err(XmlFault::Malformed),
                Token::Close | Token::Text => {}
            }
        }
        if hidden {
            self.notes.insert(SourceNote::HiddenRows);
        }
        Ok(row)
    }

    fn put(&mut self, row: &mut Row, column: usize, cell: Cell, formula: bool) {
        if cell == Cell::Empty {
            return;
        }
        if column >= MOST_COLUMNS {
            self.notes.insert(SourceNote::BeyondHeader);
            return;
        }
        if formula {
            self.notes.insert(SourceNote::Formulas);
            row.formulas.push(column as u16);
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(slot) = row.cells.get_mut(column) {
            *slot = cell;
        }
    }

    /// Reads the cell whose start tag the reader stands on, and whether a formula computed it.
    fn cell(&mut self) -> Result<(Cell, bool), XmlFault> {
        let kind = CellKind::of(self.xml.raw_attribute(b"t"));
        let date = || -> Option<bool> {
            let style = std::str::from_utf8(self.xml.raw_attribute(b"s")?).ok()?.parse::<usize>().ok()?;
            self.date_formats.get(style).copied()
        };
        let date = kind == CellKind::Number && date().unwrap_or(false);
        let (mut text, mut formula, mut collect) = (String::new(), false, false);
        loop {
            match self.xml.next()? {
                Token::Open => match self.xml.name() {
                    b"f" => {
                        formula = true;
                        self.xml.skip()?;
                    }
                    b"v" | b"t" => collect = true,
                    b"is" | b"r" => {}
                    _ => self.xml.skip()?,
                },
                Token::Text if collect => self.xml.text_into(&mut text)?,
                Token::Text => {}
                Token::Close => match self.xml.name() {
                    b"c" => break,
                    _ => collect = false,
                },
                Token::End => return Err(XmlFault::Malformed),
            }
        }
        Ok((self.value(kind, text, date)?, formula))
    }

    fn value(&self, kind: CellKind, text: String, date: bool) -> Result<Cell, XmlFault> {
        if text.is_empty() {
            return Ok(Cell::Empty);
        }
        Ok(match kind {
            CellKind::Shared => {
                let index = text.trim().parse().map_err(|_| XmlFault::Malformed)?;
                let text = self.strings.get(index).ok_or(XmlFault::Malformed)?;
                if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
            }
            CellKind::Text => {
                let mut out = String::with_capacity(text.len());
                push_escaped(&text, &mut out);
                Cell::Text(out)
            }
            CellKind::Bool => Cell::Bool(matches!(text.trim(), "1" | "true")),
            CellKind::Error => Cell::Error(text),
            CellKind::Number => match date.then(|| serial_date(&text, self.since_1904)).flatten() {
                Some(day) => Cell::Date(day),
                None => Cell::Number(text),
            },
        })
    }

    /// Packed bytes of the sheet used so far, and all there are.
    pub(super) fn progress(&self) -> (u64, u64) {
        self.xml.input().get_ref().progress()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellKind {
    Shared,
    Text,
    Bool,
    Error,
    Number,
}

impl CellKind {
    fn of(kind: Option<&[u8]>) -> Self {
        match kind {
            Some(b"s") => Self::Shared,
            Some(b"str" | b"inlineStr" | b"d") => Self::Text,
            Some(b"b") => Self::Bool,
            Some(b"e") => Self::Error,
            _ => Self::Number,
        }
    }
}

/// Column number from 0 of a reference such as `AB12`; `None` when it has no letters or too many.
fn column_of(reference: &[u8]) -> Option<usize> {
    let letters: Vec<u8> = reference.iter().copied().take_while(u8::is_ascii_alphabetic).take(4).collect();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let n = letters.iter().fold(0_usize, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    n.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_give_columns() {
        for (reference, column) in
            [("A1", Some(0)), ("Z9", Some(25)), ("AA1", Some(26)), ("XFD1048576", Some(16_383))]
        {
            assert_eq!(column_of(reference.as_bytes()), column, "{reference}");
        }
        for reference in ["1", "", "ABCDE1"] {
            assert_eq!(column_of(reference.as_bytes()), None, "{reference}");
        }
    }
}
