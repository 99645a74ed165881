//! Rate files: a sheet of figures, one a row, or a table as notices print it (grades down, 因战 因公 因病 across). Everything that
//! cannot be read is told by row and column; nothing is guessed.

mod cells;
mod columns;
mod words;

use std::path::Path;

use crate::bureau::command::NewRate;
use crate::bureau::{Fault, Reference};
use crate::domain::Date;
use crate::domain::ledger::{Cell, Doubt, Per, Programme, RateFault, RateForm};
use crate::domain::person::Nature;
use crate::exchange::source::{OpenChoices, Row, RowFaultKind, Source, SourceFault};

use columns::{Column, Columns};
pub use words::{say_place, say_trouble, say_where};

/// Most rows that are read; a notice with every cell of every programme has fewer.
const MOST_ROWS: usize = 2_000;

/// What holds for every row that does not say it itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RateDefaults {
    /// Programme id.
    pub programme: Option<String>,
    /// What figures are counted per.
    pub per: Option<Per>,
    /// First day they hold.
    pub effective: Option<Date>,
}

/// What a cell or a row fails for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellTrouble {
    /// The row cannot be read.
    Row(RowFaultKind),
    /// No column of this kind, and nothing said for every row.
    NoColumn(Wanted),
    /// Not a programme, nor a group that one programme alone pays.
    Programme,
    /// Not a group.
    Group,
    /// Not a grade.
    Grade,
    /// Not a nature.
    Nature,
    /// Not an amount of money in yuan.
    Amount,
    /// Neither a month nor a year.
    Per,
    /// Not a day.
    Effective,
    /// More rows than are read.
    TooMany,
}

/// What every figure needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// What it is for.
    Programme,
    /// How much.
    Amount,
    /// A month or a year.
    Per,
    /// From when.
    Effective,
}

/// Something that cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Row as a spreadsheet program numbers it; that of the headings for what no row can mend.
    pub row: u64,
    /// The heading of the column.
    pub column: String,
    /// What it is.
    pub trouble: CellTrouble,
}

/// A figure of the file, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRate {
    /// Row as a spreadsheet program numbers it.
    pub row: u64,
    /// The heading of the column with the figure.
    pub column: String,
    /// The figure.
    pub rate: NewRate,
}

/// A rate file that was read whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RateSheet {
    /// Its figures.
    pub rates: Vec<FileRate>,
    /// What could not be read.
    pub faults: Vec<CellFault>,
    columns: Vec<(Column, String)>,
}

impl RateSheet {
    /// Where a fault of a proposal made of the figures stands: its field is `rows.0.amount`.
    pub fn place(&self, field: &str) -> Option<(u64, &str)> {
        let mut parts = field.split('.').skip(1);
        let at: usize = parts.next()?.parse().ok()?;
        let rate = self.rates.get(at)?;
        let column = Column::of_field(parts.next().unwrap_or_default());
        let heading = self.columns.iter().find(|(of, _)| Some(*of) == column).map(|(_, text)| text.as_str());
        Some((rate.row, heading.unwrap_or(&rate.column)))
    }

    /// A fault of such a proposal, with the rows it names numbered as the spreadsheet program numbers them.
    pub fn fault(&self, fault: &Fault) -> Fault {
        match fault {
            Fault::Rate(RateFault::Twice { row }) => {
                Fault::Rate(RateFault::Twice { row: self.numbered(*row) })
            }
            other => other.clone(),
        }
    }

    /// The same of a doubt.
    pub fn doubt(&self, doubt: Doubt) -> Doubt {
        doubt.numbered(|row| self.numbered(row))
    }

    /// The row of the file from which a row of the proposal, counted from 1, was read.
    fn numbered(&self, row: u32) -> u32 {
        let found = (row as usize).checked_sub(1).and_then(|at| self.rates.get(at));
        found.and_then(|rate| u32::try_from(rate.row).ok()).unwrap_or(row)
    }
}

/// Reads a file.
pub fn read_rates(
    path: &Path,
    choices: &OpenChoices,
    defaults: &RateDefaults,
    tables: &Reference,
) -> Result<RateSheet, SourceFault> {
    sheet(Source::open(path, choices)?, defaults, tables)
}

fn sheet(mut source: Source, defaults: &RateDefaults, tables: &Reference) -> Result<RateSheet, SourceFault> {
    let columns = Columns::find(&mut source)?;
    let mut reading =
        Reading { tables, defaults, columns: &columns, above: None, sheet: RateSheet::default() };
    reading.sheet.columns = columns.headings();
    let lacking = columns.lacking(defaults);
    if !lacking.is_empty() {
        let heading = source.heading_row();
        reading.sheet.faults.extend(lacking.into_iter().map(|wanted| CellFault {
            row: heading,
            column: String::new(),
            trouble: CellTrouble::NoColumn(wanted),
        }));
        return Ok(reading.sheet);
    }
    while let Some(row) = source.next_row() {
        if reading.sheet.rates.len() >= MOST_ROWS {
            let row = row.map_or_else(|fault| fault.number, |row| row.number);
            reading.fault(row, String::new(), CellTrouble::TooMany);
            break;
        }
        match row {
            Ok(row) => reading.row(&row),
            Err(fault) => reading.fault(fault.number, String::new(), CellTrouble::Row(fault.kind)),
        }
    }
    Ok(reading.sheet)
}

/// A sheet while it is read.
struct Reading<'a> {
    tables: &'a Reference,
    defaults: &'a RateDefaults,
    columns: &'a Columns,
    /// Programme and group of the row above: merged cells carry them once.
    above: Option<(String, Option<String>)>,
    sheet: RateSheet,
}

impl Reading<'_> {
    fn fault(&mut self, row: u64, column: String, trouble: CellTrouble) {
        self.sheet.faults.push(CellFault { row, column, trouble });
    }

    /// The value of a column, where it has one; what cannot be read is noted.
    fn take<T>(
        &mut self,
        row: &Row,
        column: Column,
        read: impl FnOnce(&str) -> Option<T>,
        trouble: CellTrouble,
    ) -> Result<Option<T>, ()> {
        let Some((text, heading)) = self.columns.text(row, column) else { return Ok(None) };
        if let Some(value) = read(&text) {
            return Ok(Some(value));
        }
        self.fault(row.number, heading, trouble);
        Err(())
    }

    fn row(&mut self, row: &Row) {
        let figures = self.columns.figures(row);
        // A line without any figure is a title, a remark or a sum.
        if figures.is_empty() {
            return;
        }
        let whose = self.whose(row);
        let grade = self.take(row, Column::Grade, cells::grade, CellTrouble::Grade);
        let nature = self.take(row, Column::Nature, cells::nature, CellTrouble::Nature);
        let per = self.take(row, Column::Per, cells::per, CellTrouble::Per);
        let effective = self.effective(row);
        let (Ok((programme, group)), Ok(grade), Ok(nature), Ok(per), Ok(effective)) =
            (whose, grade, nature, per, effective)
        else {
            return;
        };
        let graded = self.tables.rates.form(&programme) == RateForm::Graded;
        for figure in figures {
            let Some(amount) = cells::amount(&figure.text) else {
                self.fault(row.number, figure.heading, CellTrouble::Amount);
                continue;
            };
            let Some(per) = per.or(figure.per).or(self.defaults.per) else {
                self.fault(row.number, figure.heading, CellTrouble::Per);
                continue;
            };
            let nature = figure.nature.or(nature).filter(|_| graded || nature.is_some());
            let cell = Cell { programme: programme.clone(), group: group.clone(), grade, nature };
            let rate = NewRate { cell, amount: Some(amount), per, effective };
            self.sheet.rates.push(FileRate { row: row.number, column: figure.heading, rate });
        }
    }

    fn effective(&mut self, row: &Row) -> Result<Date, ()> {
        if let Some((cell, heading)) = self.columns.cell(row, Column::Effective) {
            return cells::day(cell, row.since_1904).ok_or_else(|| {
                self.fault(row.number, heading, CellTrouble::Effective);
            });
        }
        self.defaults.effective.ok_or_else(|| {
            let heading = self.columns.heading(Column::Effective);
            self.fault(row.number, heading, CellTrouble::Effective);
        })
    }

    /// Programme and group: as the row says, or the row above where merged cells leave it out, or as said for every row.
    fn whose(&mut self, row: &Row) -> Result<(String, Option<String>), ()> {
        let groups = &self.tables.groups;
        let group = |text: &str| groups.find(text).map(|group| group.code.clone());
        let programmes = &self.tables.programmes;
        let programme = |text: &str| programmes.find(text).map(|programme| programme.id.clone());
        let named = self.take(row, Column::Programme, programme, CellTrouble::Programme)?;
        let group = self.take(row, Column::Group, group, CellTrouble::Group)?;
        let by_group = group.as_deref().and_then(|code| self.paid_to(code)).map(|p| p.id.clone());
        let found = match named.or(self.defaults.programme.clone()).or(by_group) {
            Some(programme) => Some((programme, group)),
            None if group.is_none() => self.above.clone(),
            None => None,
        };
        if let Some(found) = found {
            self.above = Some(found.clone());
            return Ok(found);
        }
        let column = if group_named(self.columns, row) { Column::Group } else { Column::Programme };
        self.fault(row.number, self.columns.heading(column), CellTrouble::Programme);
        Err(())
    }

    /// The one programme that takes figures and pays a group.
    fn paid_to(&self, code: &str) -> Option<&Programme> {
        let rates = &self.tables.rates;
        let mut all = self.tables.programmes.for_group(code).filter(|p| rates.takes_figures(p));
        all.next().filter(|_| all.next().is_none())
    }
}

fn group_named(columns: &Columns, row: &Row) -> bool {
    columns.text(row, Column::Group).is_some()
}

/// A figure of a row before it is read.
struct Figure {
    text: String,
    heading: String,
    per: Option<Per>,
    nature: Option<Nature>,
}

#[cfg(test)]
mod tests;
