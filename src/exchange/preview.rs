//! What the clerk confirms before anything is read in full: encoding, headings, the mapping and the first five rows.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::{Date, keep_last};
use crate::exchange::inert::unguard;
use crate::exchange::layout::{Field, Kind, Layout, Mapping, known_headings};
use crate::exchange::source::{
    Format, OpenChoices, Row, RowFault, RowFaultKind, Source, SourceFault, SourceNote,
};
use crate::text::fold_digits;

/// Rows shown.
const ROWS: usize = 5;
/// Known headings that make a row the heading row.
const HEADINGS: usize = 2;

/// Digits of the shortest telephone number.
const SHORTEST_NUMBER: usize = 7;

/// The first look at a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Preview {
    /// What the file turned out to be, its encoding included.
    pub format: Format,
    /// Row number of the heading row.
    pub heading_row: u64,
    /// The first rows behind it.
    pub rows: Vec<PreviewRow>,
    /// How the headings were understood, or the remembered mapping that fits them.
    pub mapping: Mapping,
    /// Whether the mapping was remembered.
    pub remembered: bool,
    /// Fields the layout asks for that no column carries.
    pub missing: Vec<Field>,
    /// What is known to deserve a word so far.
    pub notes: BTreeSet<SourceNote>,
}

/// One row as shown. Numbers of people, phones and accounts are masked: visitors can see the monitor.
#[derive(Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// Row number as a spreadsheet program shows it.
    pub number: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with it as a row of the file.
    pub fault: Option<RowFaultKind>,
}

/// Takes a first look at a file. `remembered` are mappings of earlier files.
pub fn preview(
    path: &Path,
    choices: &OpenChoices,
    layout: &Layout,
    remembered: &[Mapping],
) -> Result<Preview, SourceFault> {
    let source = find_heading(Source::open(path, choices)?, layout)?;
    Ok(preview_of(&source, layout, remembered))
}

/// The first look at a source whose heading has been found.
pub fn preview_of(source: &Source, layout: &Layout, remembered: &[Mapping]) -> Preview {
    let known = remembered.iter().find_map(|mapping| mapping.adapted(source.heading(), layout));
    let is_known = known.is_some();
    let mapping = known.unwrap_or_else(|| Mapping::of(source.heading(), layout));
    let rows = source.ahead().take(ROWS).map(|row| shown(row, &mapping, layout)).collect();
    Preview {
        format: source.format().clone(),
        heading_row: source.heading_row(),
        rows,
        missing: mapping.missing(layout),
        mapping,
        remembered: is_known,
        notes: source.notes(),
    }
}

/// Moves the heading behind titles and blank lines: to the row of the first ten with the most known headings.
pub fn find_heading(mut source: Source, layout: &Layout) -> Result<Source, SourceFault> {
    let known = |row: &Row| {
        let texts: Vec<_> = row.cells.iter().map(|cell| cell.text()).collect();
        known_headings(texts.iter().map(AsRef::as_ref), layout)
    };
    let here = known_headings(source.heading().iter().map(String::as_str), layout);
    let counts: Vec<usize> = source.ahead().map(|row| row.as_ref().map_or(0, known)).collect();
    let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count);
    if let Some((at, count)) = best
        && *count > here
        && *count >= HEADINGS
    {
        source.move_heading(at + 1)?;
    }
    Ok(source)
}

fn shown(row: &Result<Row, RowFault>, mapping: &Mapping, layout: &Layout) -> PreviewRow {
    let (number, cells, fault) = match row {
        Ok(row) => (row.number, &row.cells, None),
        Err(fault) => (fault.number, &fault.cells, Some(fault.kind.clone())),
    };
    let secret = |at: usize, text: &str| {
        let field = mapping.columns.get(at).and_then(|c| c.field);
        match field.and_then(|f| layout.column(f)).map(|c| c.kind) {
            Some(Kind::Id | Kind::Phone | Kind::Account) => true,
            Some(Kind::Date | Kind::Division | Kind::Postcode | Kind::Number | Kind::List) => false,
            // A heading that nobody understood, or free text: by what it holds.
            _ => holds_number(text),
        }
    };
    let show = |(at, cell): (usize, &crate::exchange::source::Cell)| {
        let text = cell.text();
        let text = unguard(&text);
        if secret(at, text) { keep_last(text) } else { text.to_owned() }
    };
    PreviewRow { number, cells: cells.iter().enumerate().map(show).collect(), fault }
}

/// Whether a text holds as many digits on end as a telephone has, whatever stands between them, and is no date.
fn holds_number(text: &str) -> bool {
    let mut most = 0;
    let mut run = 0;
    for c in fold_digits(text).chars() {
        match c {
            '0'..='9' => run += 1,
            c if c.is_alphanumeric() => run = 0,
            _ => {}
        }
        most = most.max(run);
    }
    most >= SHORTEST_NUMBER && Date::parse(text).is_none()
}

crate::text::opaque!(Preview, PreviewRow);
