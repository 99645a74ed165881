//! Decisions about money paid too much, for `--json`.

use serde::Serialize;

use super::values::{text, yuan};
use crate::bureau::answer::RecoveryRow;
use crate::domain::Date;
use crate::domain::ledger::run::RecoveryWay;

/// `ledger run recovery list --json`: a decision a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RecoveryJson<'a> {
    pub recovery: String,
    pub version: u32,
    pub person: String,
    pub name: &'a str,
    pub programme: &'a str,
    pub way: RecoveryWay,
    pub each: String,
    pub basis: &'a str,
    pub by: &'a str,
    pub on: Date,
    pub approved_by: Option<&'a str>,
    pub approved: Option<Date>,
    pub ended: Option<Date>,
    pub sum: String,
    pub months: Vec<OverJson>,
    pub onto: Option<&'a str>,
    pub taken: String,
    pub ending_by: Option<&'a str>,
    pub ending_reason: Option<&'a str>,
}

/// A month that was paid too much.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct OverJson {
    pub month: String,
    pub amount: String,
}

impl<'a> RecoveryJson<'a> {
    pub(in crate::cli) fn new(row: &'a RecoveryRow) -> Self {
        Self {
            recovery: text(row.recovery),
            version: row.version,
            person: text(row.person),
            name: &row.name,
            programme: &row.programme,
            way: row.way,
            each: yuan(row.each),
            basis: &row.basis,
            by: &row.by,
            on: row.on,
            approved_by: row.approved.as_ref().map(|(by, _)| by.as_str()),
            approved: row.approved.as_ref().map(|(_, on)| *on),
            ended: row.ended,
            sum: yuan(row.sum),
            months: row
                .months
                .iter()
                .map(|o| OverJson { month: text(o.month), amount: yuan(o.fen) })
                .collect(),
            onto: Some(row.onto.as_str()).filter(|id| !id.is_empty()),
            taken: yuan(row.taken),
            ending_by: row.ending.as_ref().map(|(by, _, _)| by.as_str()),
            ending_reason: row.ending.as_ref().map(|(_, _, reason)| reason.as_str()),
        }
    }
}
