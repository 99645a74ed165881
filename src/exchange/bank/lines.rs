//! One line laid out in its columns.

use super::charset::{can_hold, encoded};
use crate::domain::bank_file::{Align, Column, Quote, Record, Shape};

/// Bytes of a text in a column without a width of its own.
const LONGEST: usize = 1000;

/// Why a text cannot stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A character that the file cannot hold, or not at this place.
    Character {
        /// Which.
        c: char,
        /// Counted from 1.
        at: usize,
    },
    /// It is longer than the column.
    Long {
        /// Its bytes in the encoding of the file.
        bytes: usize,
        /// Those of the column.
        width: usize,
    },
    /// Nothing stands where something must.
    Empty,
}

/// Every reason why a text cannot stand in a column.
pub(super) fn unfit(record: &Record, column: &Column, text: &str) -> Vec<Unfit> {
    if text.is_empty() {
        return if column.optional { Vec::new() } else { vec![Unfit::Empty] };
    }
    // What a spreadsheet program would run does not go to a bank, whose clerk may open the file in one.
    let formula =
        |at: usize, c: char| record.shape == Shape::Csv && at == 0 && matches!(c, '=' | '+' | '-' | '@');
    let breaks = |c: char| {
        record.shape == Shape::Csv && record.quote == Quote::Never && (c == record.delimiter || c == '"')
    };
    let odd = |(at, c): &(usize, char)| !can_hold(record.charset, *c) || breaks(*c) || formula(*at, *c);
    let mut found: Vec<Unfit> =
        text.chars().enumerate().filter(odd).map(|(at, c)| Unfit::Character { c, at: at + 1 }).collect();
    if found.is_empty() {
        let bytes = encoded(record.charset, text).len();
        let width = column.width.map_or(LONGEST, usize::from);
        if bytes > width {
            found.push(Unfit::Long { bytes, width });
        }
    }
    found
}

/// The bytes of a line, its end included; the texts were looked at by [`unfit`] before.
pub(super) fn line(record: &Record, columns: &[Column], cells: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
        if record.shape == Shape::Fixed {
            out.extend(padded(record, column, cell));
        } else {
            if at > 0 {
                out.extend(encoded(record.charset, record.delimiter.encode_utf8(&mut [0; 4])));
            }
            out.extend(encoded(record.charset, &quoted(record, cell)));
        }
    }
    out.extend(record.line_end.bytes());
    out
}

fn padded(record: &Record, column: &Column, cell: &str) -> Vec<u8> {
    let text = encoded(record.charset, cell);
    let room = column.width.map_or(0, usize::from).saturating_sub(text.len());
    let fill = std::iter::repeat_n(u8::try_from(column.fill).unwrap_or(b' '), room);
    match column.align {
        Align::Left => text.into_iter().chain(fill).collect(),
        Align::Right => fill.chain(text).collect(),
    }
}

fn quoted(record: &Record, cell: &str) -> String {
    let needs = || cell.contains([record.delimiter, '"']) || cell.trim() != cell;
    let quote = match record.quote {
        Quote::Always => true,
        Quote::Never => false,
        Quote::Needed => needs(),
    };
    if quote { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// The line of headings.
pub(super) fn headings(record: &Record) -> Vec<String> {
    record.line.iter().map(|c| c.heading.clone()).collect()
}
