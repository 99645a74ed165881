//! Shapes about what runs take of the funds, and what an opening month adds. Amounts are yuan.

use serde::Serialize;

use super::values::{text, total_yuan, yuan};
use crate::bureau::answer::{OpeningEffect, RunFund};
use crate::domain::ledger::FundSource;
use crate::domain::{Month, RunRuleId, Total};

/// How the funds of a programme stand to what a run pays.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunFundJson<'a> {
    pub year: u16,
    pub programme: &'a str,
    /// Version of the budget; without one nothing limits the run.
    pub budget: Option<u32>,
    /// Whether the place pays nothing without a budget; absent where nothing was decided.
    pub budget_needed: Option<bool>,
    pub sources: Vec<RunSourceJson>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunSourceJson {
    pub source: FundSource,
    pub amount: String,
    pub paid: String,
    pub reserved: String,
    pub takes: String,
    pub short: String,
}

impl<'a> RunFundJson<'a> {
    pub(super) fn new(fund: &'a RunFund) -> Self {
        let sources = fund.sources.iter().map(|of| RunSourceJson {
            source: of.source,
            amount: yuan(of.given),
            paid: yuan(of.paid),
            reserved: yuan(of.reserved),
            takes: yuan(of.takes),
            short: total_yuan(Total(of.short())),
        });
        Self {
            year: fund.year,
            programme: &fund.programme,
            budget: fund.version,
            budget_needed: fund.needed,
            sources: sources.collect(),
        }
    }
}

/// `ledger run rule show --json`: what the approval of an opening month would add.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct OpeningJson<'a> {
    pub rule: String,
    pub programme: &'a str,
    pub month: Month,
    pub before: Option<Month>,
    pub people: u32,
    pub months: usize,
    pub adds: String,
    pub takes_over: Option<TakesOverJson<'a>>,
}

/// What the first opening month of a programme takes over.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct TakesOverJson<'a> {
    pub people: u32,
    pub by: Vec<TakenByJson<'a>>,
}

/// Whose work that is.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct TakenByJson<'a> {
    pub name: &'a str,
    pub people: u32,
}

impl<'a> OpeningJson<'a> {
    pub(in crate::cli) fn new(rule: RunRuleId, effect: &'a OpeningEffect) -> Self {
        Self {
            rule: text(rule),
            programme: &effect.programme,
            month: effect.month,
            before: effect.before,
            people: effect.people,
            months: effect.months,
            adds: yuan(effect.sum),
            takes_over: effect.takes.as_ref().map(|takes| TakesOverJson {
                people: takes.people,
                by: takes.by.iter().map(|(name, people)| TakenByJson { name, people: *people }).collect(),
            }),
        }
    }
}
