//! Rows, and the hand that writes them.

use crate::console::panes::petitions::strip::{Band, Cell};
use crate::console::shared::Shared;
use crate::locale::Lang;
use crate::text::{width, wrap};

/// How a row is stressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// Less important.
    Dim,
    /// A name, a heading.
    Strong,
    /// Deserves a look; begins with its mark.
    Warn,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Nothing.
    Blank,
    /// A heading.
    Head(String),
    /// Text, so many columns from the left.
    Text(u16, String, Tone),
    /// The days of a band.
    Days(Band),
    /// What they count.
    Marks(Vec<Option<Cell>>),
}

/// Writes rows of a width in a language.
pub struct Page<'a> {
    pub rows: Vec<Row>,
    pub cols: usize,
    pub lang: Lang,
    pub shared: &'a Shared,
}

impl<'a> Page<'a> {
    pub fn new(shared: &'a Shared, cols: u16) -> Self {
        Self { rows: Vec::new(), cols: usize::from(cols).max(20), lang: shared.lang, shared }
    }

    pub fn head(&mut self, text: &str) {
        if !self.rows.is_empty() {
            self.rows.push(Row::Blank);
        }
        self.rows.push(Row::Head(text.to_owned()));
    }

    pub fn text(&mut self, indent: u16, text: &str, tone: Tone) {
        let cols = self.cols.saturating_sub(usize::from(indent)).max(8);
        self.rows.extend(wrap(text, cols).into_iter().map(|line| Row::Text(indent, line, tone)));
    }

    /// Facts side by side as long as they fit, two columns apart.
    pub fn flow(&mut self, indent: u16, facts: &[String], tone: Tone) {
        let cols = self.cols.saturating_sub(usize::from(indent)).max(8);
        let mut line = String::new();
        for fact in facts.iter().filter(|f| !f.is_empty()) {
            if !line.is_empty() && width(&line) + 2 + width(fact) > cols {
                self.text(indent, &line, tone);
                line.clear();
            }
            if !line.is_empty() {
                line.push_str("  ");
            }
            line.push_str(fact);
        }
        if !line.is_empty() {
            self.text(indent, &line, tone);
        }
    }

    pub fn band(&mut self, band: Band) {
        let marks = band.cells.clone();
        self.rows.push(Row::Days(band));
        self.rows.push(Row::Marks(marks));
    }
}
