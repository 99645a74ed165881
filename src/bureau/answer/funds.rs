//! Answers about what funds cover: the year ahead, single runs, opening months, single sources of money.

use serde::Serialize;

use crate::bureau::query::FundAsked;
use crate::domain::ledger::{FundShort, FundSource, Outlook};
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

/// How the funds of a programme stand to what a run pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunFund {
    /// Year of the budget: that of the run's release, today's while it is not approved.
    pub year: u16,
    /// Programme id.
    pub programme: String,
    /// Version of the budget; `None` where none was approved.
    pub version: Option<u32>,
    /// Whether the place pays nothing without a budget; `None` where nothing was decided.
    pub needed: Option<bool>,
    /// Each source of the budget.
    pub sources: Vec<RunFundSource>,
}

impl RunFund {
    /// The sources that do not cover what the run pays, each with what it lacks.
    pub fn shorts(&self) -> impl Iterator<Item = FundShort> + '_ {
        self.sources.iter().filter(|of| of.short() > 0).map(|of| FundShort {
            year: self.year,
            programme: self.programme.clone(),
            fund: of.source,
            short: Fen(i64::try_from(of.short()).unwrap_or(i64::MAX)),
        })
    }
}

/// How one source stands to what a run pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RunFundSource {
    /// Who gives the money.
    pub source: FundSource,
    /// For the whole year.
    pub given: Fen,
    /// Paid out of it.
    pub paid: Fen,
    /// Kept for other runs under way.
    pub reserved: Fen,
    /// What the run takes of it, as far as it is under way.
    pub takes: Fen,
}

impl RunFundSource {
    /// What it lacks for the run, in fen; nothing where it covers it.
    pub fn short(&self) -> i128 {
        let all = [self.paid, self.reserved, self.takes].iter().map(|fen| i128::from(fen.0)).sum::<i128>();
        if self.takes.0 > 0 { (all - i128::from(self.given.0)).max(0) } else { 0 }
    }
}

/// What the approval of an opening month would add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpeningEffect {
    /// Programme id.
    pub programme: String,
    /// The month proposed.
    pub month: Month,
    /// The one that holds; `None` where none was decided.
    pub before: Option<Month>,
    /// People who are owed something for the months that did not count before.
    pub people: u32,
    /// Those months, over all of them.
    pub months: usize,
    /// What they come to.
    pub sum: Fen,
    /// What it takes over; `None` where it is not the first of the programme, or takes over nothing.
    pub takes: Option<TakesOver>,
}

/// The records that the first opening month of a programme takes over as they stand: whoever entered or changed them before it is approved
/// is kept from no duty of the first run by that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakesOver {
    /// Of how many people.
    pub people: u32,
    /// Who entered or changed them, and of how many people; who did of most first.
    pub by: Vec<(String, u32)>,
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
    /// The year is over: what its runs still pay comes out of it, and what fails is left of it.
    pub over: bool,
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
    Paid { run: Option<RunId>, payments: u32 },
    /// Payments that came back.
    CameBack { run: Option<RunId>, payments: u32 },
}
