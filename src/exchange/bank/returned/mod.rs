//! The bank's answer: a result for every line that fits an order of the run, and a fault for every line that does not.
//!
//! A file may come in parts, cut off, or twice. What is read of a beginning is what is read of the whole: a last line without an
//! end is not believed, because nobody can say what it would have become.

mod fault;
mod rows;
mod verdict;

use std::path::Path;

pub use fault::{ReturnFault, ReturnFaultKind};

use super::order::PayOrder;
use crate::domain::Date;
use crate::domain::bank_file::{Reason, ReturnTable};
use crate::exchange::source::{SourceFault, file_bytes};

/// Most bytes of a bank's answer: some 400,000 lines of a generous width.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Most faults that are listed; the rest is counted.
const MOST_FAULTS: usize = 1000;

/// What became of an order.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The bank paid.
    Paid {
        /// On this day.
        on: Date,
    },
    /// The bank did not pay.
    Failed {
        /// Why, in the words of this program.
        reason: Reason,
        /// The bank's code; empty where it gave none.
        code: String,
        /// The bank's words, as they came.
        words: String,
    },
}

impl Outcome {
    /// Whether the bank did not pay.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed { .. })
    }
}

/// The result of an order.
#[derive(Clone, PartialEq, Eq)]
pub struct LineResult {
    /// The number of the order within the run.
    pub seq: u32,
    /// The row of the file that says so.
    pub row: u64,
    /// What became of it.
    pub outcome: Outcome,
}

/// What an answer is held against.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// The number of the run.
    pub run: &'a str,
    /// Its orders.
    pub orders: &'a [PayOrder],
    /// Results that were read before, from an earlier part or the same file.
    pub earlier: &'a [LineResult],
    /// The day on which the bank paid, where its file does not say; without it, such a line is reported.
    pub day: Option<Date>,
    /// The first and the last day on which the bank can have paid; without them, any day is believed.
    pub days: Option<(Date, Date)>,
    /// Somebody looked at the end of the file: its last line is whole although nothing ends it.
    pub whole: bool,
}

/// What was read of an answer.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ReturnRead {
    /// Results by the numbers of their orders, those that were known before among them; of an order that the file says was paid and was
    /// not, both, in the order it says them.
    pub results: Vec<LineResult>,
    /// How many lines said once more what an earlier line, or an earlier file, had said.
    pub repeated: u64,
    /// Orders that the bank has not decided.
    pub pending: Vec<u32>,
    /// Orders without a word, here and earlier.
    pub missing: Vec<u32>,
    /// Lines of the answer that were looked at, whatever became of them.
    pub lines: u64,
    /// What did not fit, in the order of the rows.
    pub faults: Vec<ReturnFault>,
    /// Faults beyond those.
    pub more_faults: u64,
}

impl ReturnRead {
    /// Whether every order has a result and nothing was odd.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.pending.is_empty() && self.faults.is_empty()
    }
}

crate::text::opaque!(Outcome, LineResult, ReturnRead);

impl std::fmt::Debug for Expected<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Expected(..)")
    }
}

/// Reads a bank's answer. `Err` where nothing of the file can be read at all.
pub fn read_return(
    table: &ReturnTable,
    bytes: Vec<u8>,
    expected: &Expected<'_>,
) -> Result<ReturnRead, SourceFault> {
    let mut judge = verdict::Judge::new(table, expected);
    let ended = rows::rows(&table.record, bytes, expected.whole, &mut |row| judge.row(row))?;
    Ok(judge.finish(ended))
}

/// The same, from a file.
pub fn read_return_file(
    table: &ReturnTable,
    path: &Path,
    expected: &Expected<'_>,
) -> Result<ReturnRead, SourceFault> {
    read_return(table, file_bytes(path, MOST_BYTES)?, expected)
}
