//! Shapes of tables of people, and of views.

use serde::Serialize;

use super::values::yuan;
use crate::bureau::answer::{Pivot, Sum};
use crate::domain::filter::{FilterFault, Key, Tables, Tongue, View};

/// `pivot --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PivotJson<'a> {
    pub query: &'a str,
    pub not_read: &'a [FilterFault],
    pub by: Key,
    pub across: Option<Key>,
    pub total: SumJson,
    pub rows: Vec<PartJson>,
    pub columns: Vec<PartJson>,
    pub cells: Vec<CellJson>,
}

/// People, and with months what was due and paid to them, in yuan.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SumJson {
    pub people: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<String>,
}

/// A row or a column, and the query of `lookup` that finds its people.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PartJson {
    pub value: String,
    pub lookup: String,
    #[serde(flatten)]
    pub sum: SumJson,
}

/// A cell that is not empty, by the places of its row and column from 0.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct CellJson {
    pub row: usize,
    pub column: usize,
    pub lookup: String,
    #[serde(flatten)]
    pub sum: SumJson,
}

impl<'a> PivotJson<'a> {
    pub(in crate::cli) fn new(pivot: &'a Pivot, money: bool, tongue: Tongue, tables: Tables<'_>) -> Self {
        let sum = |sum: Sum| SumJson {
            people: sum.people,
            due: money.then(|| yuan(sum.due)),
            paid: money.then(|| yuan(sum.paid)),
        };
        let rows = pivot.rows.iter().zip(&pivot.of_rows).enumerate().map(|(row, (value, of))| PartJson {
            value: value.text(tongue, tables),
            lookup: pivot.lookup(Some(row), None, tongue, tables),
            sum: sum(*of),
        });
        let columns = pivot.cols.iter().zip(&pivot.of_cols).enumerate().map(|(col, (value, of))| PartJson {
            value: value.text(tongue, tables),
            lookup: pivot.lookup(None, Some(col), tongue, tables),
            sum: sum(*of),
        });
        let cells = pivot.cells.iter().map(|((row, column), of)| CellJson {
            row: *row,
            column: *column,
            lookup: pivot.lookup(Some(*row), Some(*column), tongue, tables),
            sum: sum(*of),
        });
        Self {
            query: &pivot.text,
            not_read: &pivot.faults,
            by: pivot.by,
            across: pivot.across,
            total: sum(pivot.total),
            rows: rows.collect(),
            columns: columns.collect(),
            cells: cells.collect(),
        }
    }
}

/// `view list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ViewJson<'a> {
    pub name: &'a str,
    pub text: &'a str,
    pub pin: Option<u8>,
}

impl<'a> ViewJson<'a> {
    pub(in crate::cli) fn new(view: &'a View) -> Self {
        Self { name: &view.name, text: &view.text, pin: view.pin }
    }
}
