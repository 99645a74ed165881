//! Shapes about the forecast of a year and the statement of a source of money. Amounts are yuan.

use serde::Serialize;

use super::values::{total_yuan, yuan};
use crate::bureau::answer::{ForecastRow, FundEvent, FundLine, FundStatement};
use crate::domain::ledger::FundSource;
use crate::domain::{Date, Month, Total};

/// `ledger budget forecast --json`: a programme a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ForecastJson<'a> {
    pub year: u16,
    pub programme: &'a str,
    /// Amounts are worked out month by month; otherwise only what is booked as due is in it.
    pub works_out: bool,
    /// Months before this one are in it: it is decided from which month they count.
    pub opened: bool,
    pub budget: Option<u32>,
    /// People of whom an amount cannot be told.
    pub untold: u32,
    pub months: Vec<ForecastMonthJson>,
    pub funds: Vec<OutlookJson>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct ForecastMonthJson {
    pub month: Month,
    pub paid: String,
    pub reserved: String,
    pub expected: String,
    pub people: u32,
    pub joins: u32,
    pub leaves: u32,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct OutlookJson {
    pub source: FundSource,
    pub amount: String,
    pub paid: String,
    pub reserved: String,
    pub expected: String,
    pub left: String,
    pub runs_out: Option<Month>,
}

impl<'a> ForecastJson<'a> {
    pub(in crate::cli) fn new(year: u16, row: &'a ForecastRow) -> Self {
        let months = row.months.iter().map(|month| ForecastMonthJson {
            month: month.month,
            paid: yuan(month.paid),
            reserved: yuan(month.reserved),
            expected: yuan(month.expected),
            people: month.people,
            joins: month.joins,
            leaves: month.leaves,
        });
        let funds = row.sources.iter().map(|of| OutlookJson {
            source: of.source,
            amount: yuan(of.given),
            paid: yuan(of.paid),
            reserved: yuan(of.reserved),
            expected: yuan(of.expected),
            left: total_yuan(Total(of.left())),
            runs_out: of.runs_out,
        });
        Self {
            year,
            programme: &row.programme,
            works_out: row.works_out,
            opened: row.opened,
            budget: row.version,
            untold: row.untold,
            months: months.collect(),
            funds: funds.collect(),
        }
    }
}

/// `ledger budget statement --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FundStatementJson<'a> {
    pub year: u16,
    pub source: FundSource,
    pub from: Month,
    pub until: Month,
    pub opening: String,
    pub lines: Vec<FundLineJson<'a>>,
    pub closing: String,
    /// Kept for runs under way; not taken off.
    pub reserved: String,
    /// What the year's runs still pay comes out of it; what fails is left of it.
    pub year_over: bool,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct FundLineJson<'a> {
    pub on: Date,
    pub programme: &'a str,
    pub what: &'static str,
    pub version: Option<u32>,
    pub basis: Option<&'a str>,
    pub run: Option<String>,
    pub payments: Option<u32>,
    pub amount: String,
    pub balance: String,
}

impl<'a> FundStatementJson<'a> {
    pub(in crate::cli) fn new(of: &'a FundStatement) -> Self {
        Self {
            year: of.asked.year,
            source: of.asked.source,
            from: of.asked.from,
            until: of.asked.until,
            opening: yuan(of.opening),
            lines: of.lines.iter().map(FundLineJson::new).collect(),
            closing: yuan(of.closing),
            reserved: yuan(of.reserved),
            year_over: of.over,
        }
    }
}

impl<'a> FundLineJson<'a> {
    fn new(line: &'a FundLine) -> Self {
        let (what, version, basis, run, payments) = match &line.event {
            FundEvent::Granted { version, basis } => {
                ("granted", Some(*version), Some(basis.as_str()), None, None)
            }
            FundEvent::Paid { run, payments } => ("paid", None, None, *run, Some(*payments)),
            FundEvent::CameBack { run, payments } => ("came-back", None, None, *run, Some(*payments)),
        };
        Self {
            on: line.on,
            programme: &line.programme,
            what,
            version,
            basis,
            run: run.map(|run| run.to_string()),
            payments,
            amount: yuan(line.amount),
            balance: yuan(line.balance),
        }
    }
}
