//! Rosters: the workbook of a payment that is checked, signed and kept.

use std::collections::BTreeMap;
use std::path::Path;

use super::cells::figures;
use crate::bureau::{Asking, Bureau};
use crate::domain::bank_file::{RosterColumn, RosterKind, Rosters, Unit};
use crate::domain::{Fen, Month, Total, mask_account, mask_id};
use crate::exchange::Trouble;
use crate::exchange::export::{Cells, Exported, Kind, Leaving, SHEET_ROWS, Table, leave, table_bytes, whose};
use crate::locale::{Lang, Msg, bank as say};

/// What became of a line since the roster before (发放类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change {
    /// Nothing.
    #[default]
    Unchanged,
    /// It was not there.
    Added,
    /// It is not there any more; on the sheet of changes alone.
    Dropped,
    /// Its amount or account is another.
    Changed,
}

impl Change {
    fn word(self) -> Msg {
        match self {
            Self::Unchanged => say::CHANGE_UNCHANGED,
            Self::Added => say::CHANGE_ADDED,
            Self::Dropped => say::CHANGE_DROPPED,
            Self::Changed => say::CHANGE_CHANGED,
        }
    }
}

/// A line of a roster.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct RosterRow {
    /// What stands in the columns of words.
    pub words: BTreeMap<RosterColumn, String>,
    /// What stands in the columns of money; nothing where nothing is paid for it.
    pub money: BTreeMap<RosterColumn, Fen>,
    /// What became of it since the roster before.
    pub change: Change,
}

/// How identity numbers and accounts stand in a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbers {
    /// With stars, as lists do.
    #[default]
    Masked,
    /// In full, for those who pay and audit.
    Full,
}

/// A roster.
#[derive(Clone, Copy)]
pub struct Roster<'a> {
    /// Which.
    pub kind: &'a RosterKind,
    /// The month that is paid for.
    pub month: Month,
    /// Its lines.
    pub rows: &'a [RosterRow],
    /// What the run pays: the lines must add up to it.
    pub sum: Total,
    /// How numbers stand in it.
    pub numbers: Numbers,
    /// Only lines that changed, with what became of them (变更明细).
    pub changes: bool,
    /// Language of headings and words.
    pub lang: Lang,
}

crate::text::opaque!(RosterRow);

impl std::fmt::Debug for Roster<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Roster(..)")
    }
}

/// Why no roster was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterFault {
    /// Its lines do not add up to what the run pays.
    Sum {
        /// What they add up to.
        lines: Total,
        /// What the run pays.
        run: Total,
    },
    /// It has no line.
    Empty,
    /// A text is longer than a cell of a workbook holds.
    Workbook,
}

/// Why no roster was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterTrouble {
    /// It was not made.
    Roster(RosterFault),
    /// It could not leave.
    Leaving(Trouble),
}

impl Roster<'_> {
    /// The name of the sheet.
    pub fn title(&self) -> String {
        let named = self.lang.of(&self.kind.zh, &self.kind.en);
        if self.changes { say::CHANGES_OF.with(self.lang, &[("roster", &named)]) } else { named.to_owned() }
    }

    /// The columns: those of the roster, and on a sheet of changes what became of each line, before the note.
    fn columns(&self) -> Vec<RosterColumn> {
        let mut columns = self.kind.columns.clone();
        if self.changes {
            let before_note = columns.iter().position(|c| *c == RosterColumn::Note);
            columns.insert(before_note.unwrap_or(columns.len()), RosterColumn::Change);
        }
        columns
    }

    fn lines(&self) -> Vec<&RosterRow> {
        let unwanted = if self.changes { Change::Unchanged } else { Change::Dropped };
        self.rows.iter().filter(|row| row.change != unwanted).collect()
    }

    fn cell(&self, row: &RosterRow, column: RosterColumn) -> String {
        let words = row.words.get(&column).map_or("", String::as_str);
        match (column, self.numbers) {
            (RosterColumn::Change, _) => row.change.word().get(self.lang).to_owned(),
            (RosterColumn::IdNumber, Numbers::Masked) => mask_id(words),
            (RosterColumn::Account, Numbers::Masked) => mask_account(words),
            _ if column.is_money() => {
                row.money.get(&column).map_or_else(String::new, |fen| yuan(Total::from(*fen)))
            }
            _ => words.to_owned(),
        }
    }
}

/// Yuan without thousands, exactly.
fn yuan(amount: Total) -> String {
    figures(amount.0, Unit::Yuan)
}

/// What lines add up to in a column; nothing where no line has anything there.
fn sum(rows: &[&RosterRow], column: RosterColumn) -> Option<Total> {
    let all: Vec<Fen> = rows.iter().filter_map(|row| row.money.get(&column).copied()).collect();
    (!all.is_empty()).then(|| Fen::total(all))
}

/// The bytes of a roster as a workbook: a sheet for each 60,000 lines, each with its sum, the last with the sum of all in figures
/// and in words. The same lines and the same `mark` give the same bytes.
pub fn roster(rosters: &Rosters, of: &Roster<'_>, mark: &str) -> Result<Vec<u8>, RosterFault> {
    let table = table(rosters, of)?;
    table_bytes(Kind::Xlsx, mark, &table).map_err(|_| RosterFault::Workbook)
}

fn table(rosters: &Rosters, of: &Roster<'_>) -> Result<Table, RosterFault> {
    let paid: Vec<&RosterRow> = of.rows.iter().filter(|row| row.change != Change::Dropped).collect();
    let lines = sum(&paid, RosterColumn::Total).unwrap_or_default();
    if lines != of.sum {
        return Err(RosterFault::Sum { lines, run: of.sum });
    }
    let (columns, rows) = (of.columns(), of.lines());
    if rows.is_empty() {
        return Err(RosterFault::Empty);
    }
    let heading = |column: &RosterColumn| {
        let (zh, en) = rosters.heading(of.kind, *column);
        of.lang.of(zh, en).to_owned()
    };
    let chunks: Vec<&[&RosterRow]> = rows.chunks(SHEET_ROWS).collect();
    let several = chunks.len() > 1;
    let mut sheets: Vec<Vec<Cells>> = chunks
        .into_iter()
        .map(|chunk| {
            let cells = |row: &&RosterRow| columns.iter().map(|c| of.cell(row, *c)).collect();
            let own_sum = several.then(|| summed(say::SHEET_TOTAL, chunk, &columns, of.lang));
            chunk.iter().map(cells).chain(own_sum).collect()
        })
        .collect();
    if let Some(last) = sheets.last_mut() {
        last.push(summed(say::TOTAL, &rows, &columns, of.lang));
        let all = sum(&rows, RosterColumn::Total).unwrap_or_default();
        let capital = all.fen().map(Fen::capital).unwrap_or_default();
        last.push(vec![say::IN_WORDS.get(of.lang).to_owned(), capital]);
    }
    Ok(Table { headings: columns.iter().map(heading).collect(), sheets })
}

/// A row of sums; its label stands in the first column.
fn summed(label: Msg, rows: &[&RosterRow], columns: &[RosterColumn], lang: Lang) -> Cells {
    let cell = |(at, column): (usize, &RosterColumn)| match (at, column.is_summed()) {
        (0, _) => label.get(lang).to_owned(),
        (_, true) => sum(rows, *column).map(yuan).unwrap_or_default(),
        (_, false) => String::new(),
    };
    columns.iter().enumerate().map(cell).collect()
}

/// Writes a roster: on record with its purpose and digest before the file appears, like every list that leaves.
pub fn write_roster(
    bureau: &Bureau,
    asking: &Asking,
    of: &Roster<'_>,
    (purpose, file, folder): (&str, Option<&Path>, Option<&Path>),
) -> Result<Exported, RosterTrouble> {
    let leaving = |why: Trouble| RosterTrouble::Leaving(why);
    let rosters = &bureau.reference().rosters;
    let (whose, who) = whose(bureau, asking).map_err(|why| leaving(why.into()))?;
    let rows = of.lines().len();
    let (mark, list) = match of.numbers {
        Numbers::Masked => (say::ROSTER_MARK, "roster"),
        Numbers::Full => (say::ROSTER_MARK_FULL, "roster-full"),
    };
    let mark = mark.with(
        of.lang,
        &[
            ("bureau", &whose),
            ("title", &of.title()),
            ("month", &of.month),
            ("who", &who),
            ("day", &asking.moment.today),
            ("purpose", &purpose),
            ("n", &rows),
        ],
    );
    let bytes = roster(rosters, of, &mark).map_err(RosterTrouble::Roster)?;
    let columns = of.columns().iter().map(|c| c.name().to_owned()).collect();
    let about = format!("{} {}{}", of.kind.id, of.month, if of.changes { " changes" } else { "" });
    let extension = Kind::Xlsx.extension();
    let leaves = Leaving { list, about, columns, rows, purpose, file, folder, extension };
    leave(bureau, asking, leaves, &bytes).map_err(leaving)
}
