//! What changed of a run since it was frozen, as `--json` prints it.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::RunChange;
use crate::domain::Date;
use crate::domain::ledger::run::Astray;

/// `ledger run changes --json`: a line that changed since the freeze a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunChangeJson<'a> {
    pub line: u32,
    pub person: String,
    pub name: &'a str,
    pub facts: bool,
    pub account: bool,
    /// The first day on which a run may be drafted with the new account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_from: Option<Date>,
    /// The day on which the bank refused the account that the run pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_before: Option<Date>,
    pub died: bool,
    pub died_on: Option<Date>,
    pub merged: Option<String>,
    /// What of it keeps the run from going on as it was frozen.
    pub astray: Option<Astray>,
}

impl<'a> RunChangeJson<'a> {
    pub(in crate::cli) fn new(row: &'a RunChange) -> Self {
        let (line, person, merged) = (row.seq, text(row.person), row.merged.map(text));
        Self {
            line,
            person,
            name: &row.name,
            facts: row.facts,
            account: row.account,
            account_from: row.account_from,
            refused_before: row.refused_before,
            died: row.died.is_some(),
            died_on: row.died,
            merged,
            astray: row.astray,
        }
    }
}
