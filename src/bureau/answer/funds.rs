//! Answers about the year ahead and about single sources of money.

use serde::Serialize;

use crate::bureau::query::FundAsked;
use crate::domain::ledger::Outlook;
use crate::domain::{Date, Fen, Month, RunId};

/// The forecast of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForecastYear {
    /// Calendar year.
    pub year: u16,
    /// The month it is seen from.
    pub now: Month,
    /// Every programme with a budget, a payment or something due in it, in the order of the table.
    pub rows: Vec<ForecastRow>,
}

/// One programme's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForecastRow {
    /// Programme id.
    pub programme: String,
    /// Its amounts are worked out month by month; otherwise only what is booked as due is in it.
    pub works_out: bool,
    /// It is decided from which month its obligations count; otherwise what is owed for earlier months is not in it.
    pub opened: bool,
    /// Version of the budget in force.
    pub version: Option<u32>,
    /// January to December.
    pub months: Vec<ForecastMonth>,
    /// People of whom an amount cannot be told.
    pub untold: u32,
    /// How each source comes through the year; empty without a budget.
    pub sources: Vec<Outlook>,
}

/// A month of a programme's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ForecastMonth {
    /// Which.
    pub month: Month,
    /// Paid in it, less what came back.
    pub paid: Fen,
    /// Kept for runs that were released in it and are under way.
    pub reserved: Fen,
    /// Expected to be paid in it.
    pub expected: Fen,
    /// People to whom something is due for it; from this month on.
    pub people: u32,
    /// Of them: not for the month before.
    pub joins: u32,
    /// People to whom something was due for the month before, and not for it.
    pub leaves: u32,
}

impl ForecastMonth {
    /// What the month comes to in all, in fen.
    pub fn sum(&self) -> i128 {
        [self.paid, self.reserved, self.expected].iter().map(|fen| i128::from(fen.0)).sum()
    }
}

/// The statement of a source of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FundStatement {
    /// What was asked for.
    pub asked: FundAsked,
    /// What was left before the first month.
    pub opening: Fen,
    /// In order of the day.
    pub lines: Vec<FundLine>,
    /// What is left after the last month.
    pub closing: Fen,
    /// Kept for runs under way today; not taken off.
    pub reserved: Fen,
}

/// A line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FundLine {
    /// On which day.
    pub on: Date,
    /// Programme id.
    pub programme: String,
    /// What.
    pub event: FundEvent,
    /// More (positive) or less (negative) left.
    pub amount: Fen,
    /// What is left then.
    pub balance: Fen,
}

/// What a line of a statement is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum FundEvent {
    /// A version of the budget was approved.
    Granted { version: u32, basis: String },
    /// Payments of a day, of one run or by hand.
    Paid { run: Option<RunId>, entries: u32 },
    /// Payments that came back.
    CameBack { run: Option<RunId>, entries: u32 },
}
