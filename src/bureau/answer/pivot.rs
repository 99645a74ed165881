//! Answers about how many people there are of each kind, and what was due and paid to them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::Fen;
use crate::domain::filter::{FilterFault, Key, Tables, Tongue, Value};

/// People counted by one key, or by two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pivot {
    /// What the people were narrowed by.
    pub text: String,
    /// What could not be read of it.
    pub faults: Vec<FilterFault>,
    /// The key of the rows.
    pub by: Key,
    /// The key of the columns.
    pub across: Option<Key>,
    /// The values of the rows, in their own order.
    pub rows: Vec<Value>,
    /// The values of the columns.
    pub cols: Vec<Value>,
    /// Everybody of each row and column; what is not here is nobody.
    pub cells: BTreeMap<(usize, usize), Sum>,
    /// Everybody of each row.
    pub of_rows: Vec<Sum>,
    /// Everybody of each column.
    pub of_cols: Vec<Sum>,
    /// Everybody. Whoever has several values of a key stands in each of them, but only once here.
    pub total: Sum,
    /// False while people cannot be counted yet.
    pub ready: bool,
}

/// Some people, and what is on the ledger for them in the months asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Sum {
    /// How many.
    pub people: usize,
    /// Due, reversals taken off.
    pub due: Fen,
    /// Paid, reversals taken off.
    pub paid: Fen,
}

impl Sum {
    /// One more person, with what was due and paid.
    pub fn add(&mut self, (due, paid): (i64, i64)) {
        self.people += 1;
        self.due = Fen(self.due.0.saturating_add(due));
        self.paid = Fen(self.paid.0.saturating_add(paid));
    }
}

impl Pivot {
    /// The lookup that finds exactly the people of a row and a column; of everybody in a row, a column or all, when one is `None`.
    pub fn lookup(
        &self,
        row: Option<usize>,
        col: Option<usize>,
        tongue: Tongue,
        tables: Tables<'_>,
    ) -> String {
        let at = |values: &[Value], n: Option<usize>| n.and_then(|n| values.get(n)).copied();
        let values = [at(&self.rows, row), at(&self.cols, col)];
        let words = values.into_iter().flatten().map(|value| value.word(tongue, tables));
        let all: Vec<String> =
            Some(self.text.trim().to_owned()).filter(|t| !t.is_empty()).into_iter().chain(words).collect();
        all.join(" ")
    }

    /// The people of a row and a column.
    pub fn cell(&self, row: usize, col: usize) -> Sum {
        self.cells.get(&(row, col)).copied().unwrap_or_default()
    }
}
