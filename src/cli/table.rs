//! Tables for people: every column as wide as its widest cell, so that no long name runs into what stands beside it.

use super::exit::Failure;
use super::out::Out;
use crate::text::{fit, fit_left, width};

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows of cells, the first ones its heads.
#[derive(Debug)]
pub(super) struct Table {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of so many columns, each with its side.
    pub(super) fn new(sides: impl IntoIterator<Item = Side>) -> Self {
        Self { sides: sides.into_iter().collect(), rows: Vec::new() }
    }

    /// One more row; its cells are made visible already. What it has beyond the columns is left out.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Its lines, two blanks between columns and none at the end.
    fn lines(&self) -> impl Iterator<Item = String> {
        let wide = |at: usize| self.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
        let columns: Vec<(Side, usize)> =
            self.sides.iter().enumerate().map(|(at, side)| (*side, wide(at).unwrap_or_default())).collect();
        self.rows.iter().map(move |row| {
            let cells = row.iter().zip(&columns).map(|(cell, (side, cols))| match side {
                Side::Left => fit(cell, *cols),
                Side::Right => fit_left(cell, *cols),
            });
            cells.collect::<Vec<String>>().join("  ").trim_end().to_owned()
        })
    }

    /// Prints it, each line after `indent`.
    pub(super) fn print(&self, indent: &str, out: &mut Out) -> Result<(), Failure> {
        for line in self.lines() {
            out.line(&format!("{indent}{line}"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_pushes_what_stands_beside_it_in_every_row() {
        let mut table = Table::new([Side::Left, Side::Right]);
        for (name, sum) in [("项目", "金额"), ("参战参试退役军人生活补助", "759.00"), ("㘵岗", "1.00")]
        {
            table.row([name.to_owned(), sum.to_owned()]);
        }
        let lines: Vec<String> = table.lines().collect();
        assert_eq!(lines[1], "参战参试退役军人生活补助  759.00");
        assert!(lines.iter().all(|line| width(line) == width(&lines[1])), "{lines:?}");
    }

    #[test]
    fn a_line_ends_with_its_last_word() {
        let mut table = Table::new([Side::Left, Side::Left]);
        table.row(["a".to_owned(), "much longer".to_owned()]);
        table.row(["b".to_owned(), String::new()]);
        assert_eq!(table.lines().last().as_deref(), Some("b"));
    }
}
