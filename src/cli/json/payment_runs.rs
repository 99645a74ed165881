//! Shapes about payment runs. Amounts are yuan.

use serde::Serialize;

use super::run_funds::RunFundJson;
use super::values::{text, yuan};
use crate::bureau::answer::{OverpaidRow, PutOff, RunAnswerRow, RunLineRow, RunRow, RunRuleRow, RunView};
use crate::domain::ledger::run::{Claimed, LineChange, Reason, RunRuleSaid, RunState, RunStep};
use crate::domain::{Date, Month};

/// `ledger run list --json`: a run a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunRowJson<'a> {
    pub run: String,
    pub version: u32,
    pub programmes: &'a [String],
    pub month: Month,
    pub state: RunState,
    pub due: Option<Date>,
    pub overdue: bool,
    pub reissues: Option<String>,
    pub lines: u32,
    pub total: String,
    pub unexplained: u32,
    pub paid: u32,
    pub paid_sum: String,
    pub failed: u32,
    pub tasks: u32,
    /// Lines that do not hold any more as they were frozen.
    pub astray: u32,
}

impl<'a> RunRowJson<'a> {
    pub(in crate::cli) fn new(row: &'a RunRow) -> Self {
        Self {
            run: text(row.run),
            version: row.version,
            programmes: &row.programmes,
            month: row.month,
            state: row.state,
            due: row.due,
            overdue: row.overdue,
            reissues: row.reissues.map(text),
            lines: row.lines,
            total: yuan(row.total),
            unexplained: row.unexplained,
            paid: row.paid,
            paid_sum: yuan(row.paid_sum),
            failed: row.failed,
            tasks: row.tasks,
            astray: row.astray,
        }
    }
}

/// `ledger run show --json`, `ledger run compare --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunJson<'a> {
    #[serde(flatten)]
    pub row: RunRowJson<'a>,
    pub previous: Option<String>,
    pub beside: Vec<String>,
    pub known: Date,
    pub minute: &'a str,
    pub digest: &'a str,
    pub file: Option<&'a str>,
    pub file_digest: Option<&'a str>,
    pub changes: Vec<ChangeJson>,
    pub reasons: Vec<ReasonJson>,
    /// Lines that are left to a coming run, by why.
    pub put_off: Vec<PutOffJson<'a>>,
    pub overpaid: u32,
    pub overpaid_sum: String,
    pub answers: Vec<RunAnswerJson<'a>>,
    pub bank_total: Option<String>,
    pub rates_changed: bool,
    /// With the other runs of the month, by which sums of approval count.
    pub together: Option<String>,
    /// A step that nobody is left for.
    pub nobody_for: Option<RunStep>,
    pub funds: Vec<RunFundJson<'a>>,
    pub acts: Vec<ActJson<'a>>,
    pub steps: Vec<StepJson>,
}

/// An answer of the bank that was taken in.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunAnswerJson<'a> {
    pub name: &'a str,
    pub digest: &'a str,
    pub on: Date,
    pub by: &'a str,
    pub paid: u32,
    pub paid_sum: String,
    pub failed: u32,
    pub differing: u32,
}

impl<'a> RunAnswerJson<'a> {
    fn new(row: &'a RunAnswerRow) -> Self {
        Self {
            name: &row.name,
            digest: &row.digest,
            on: row.on,
            by: &row.by,
            paid: row.paid,
            paid_sum: yuan(row.paid_sum),
            failed: row.failed,
            differing: row.differing,
        }
    }
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct ChangeJson {
    pub change: LineChange,
    pub lines: u32,
    pub sum: String,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct ReasonJson {
    pub reason: Reason,
    pub lines: u32,
}

/// What is left to a coming run: without words it was put off by itself, since `by` changed the record and is needed for the run.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PutOffJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<u32>,
    pub sum: String,
    pub words: &'a str,
    pub by: &'a str,
}

impl<'a> PutOffJson<'a> {
    fn new(lines: Option<u32>, of: &'a PutOff) -> Self {
        Self { lines, sum: yuan(of.sum), words: &of.words, by: &of.by }
    }
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct ActJson<'a> {
    pub step: RunStep,
    pub by: &'a str,
    pub on: Date,
    pub reason: &'a str,
    pub void: bool,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct StepJson {
    pub step: RunStep,
    pub allowed: bool,
}

impl<'a> RunJson<'a> {
    pub(in crate::cli) fn new(view: &'a RunView) -> Self {
        let changes = view.changes.iter().map(|(change, lines, sum)| ChangeJson {
            change: *change,
            lines: *lines,
            sum: yuan(*sum),
        });
        let acts = view.acts.iter().map(|act| ActJson {
            step: act.step,
            by: &act.by,
            on: act.on,
            reason: &act.reason,
            void: act.void,
        });
        Self {
            row: RunRowJson::new(&view.row),
            previous: view.previous.map(text),
            beside: view.beside.iter().map(|(run, ..)| text(*run)).collect(),
            known: view.known,
            minute: &view.minute,
            digest: &view.digest,
            file: view.file.as_ref().map(|(name, _)| name.as_str()),
            file_digest: view.file.as_ref().map(|(_, digest)| digest.as_str()),
            changes: changes.collect(),
            reasons: view
                .reasons
                .iter()
                .map(|(reason, lines)| ReasonJson { reason: *reason, lines: *lines })
                .collect(),
            put_off: view.put_off.iter().map(|(n, of)| PutOffJson::new(Some(*n), of)).collect(),
            overpaid: view.overpaid.0,
            overpaid_sum: yuan(view.overpaid.1),
            answers: view.answers.iter().map(RunAnswerJson::new).collect(),
            bank_total: view.bank_total.map(yuan),
            rates_changed: view.rates_changed,
            together: view.together.map(yuan),
            nobody_for: view.nobody.as_ref().map(|nobody| nobody.step),
            funds: view.funds.iter().map(RunFundJson::new).collect(),
            acts: acts.collect(),
            steps: view
                .steps
                .iter()
                .map(|(step, may)| StepJson { step: *step, allowed: may.is_ok() })
                .collect(),
        }
    }
}

/// `ledger run lines --json`: a line a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunLineJson<'a> {
    pub line: u32,
    pub person: String,
    pub name: &'a str,
    pub division: Option<String>,
    pub programme: &'a str,
    pub amount: String,
    pub parts: Vec<PartJson>,
    pub holder: &'a str,
    pub bank: &'a str,
    pub account: &'a str,
    pub change: LineChange,
    pub reasons: &'a [Reason],
    pub explained: &'a str,
    pub state: &'a str,
    pub why: &'a str,
    pub left: &'a str,
    pub paid_on: Option<Date>,
    pub says_paid: Option<Date>,
    pub says_failed: Option<&'a str>,
    pub claimed: Option<Claimed>,
    pub claimed_day: Option<Date>,
    pub claimed_by: Option<&'a str>,
    pub reissues: Option<LineRefJson>,
    pub reissued: Option<LineRefJson>,
    pub last: Option<String>,
    pub put_off: Option<PutOffJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct PartJson {
    pub month: Month,
    pub due: String,
    pub settled: String,
    pub amount: String,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct LineRefJson {
    pub run: String,
    pub line: u32,
}

impl<'a> RunLineJson<'a> {
    pub(in crate::cli) fn new(row: &'a RunLineRow) -> Self {
        let at = |(run, line)| LineRefJson { run: text(run), line };
        let parts = row.parts.iter().map(|(month, due, settled, amount)| PartJson {
            month: *month,
            due: yuan(*due),
            settled: yuan(*settled),
            amount: yuan(*amount),
        });
        Self {
            line: row.seq,
            person: text(row.person),
            name: &row.name,
            division: row.division.map(text),
            programme: &row.programme,
            amount: yuan(row.amount),
            parts: parts.collect(),
            holder: &row.holder,
            bank: &row.bank,
            account: &row.account,
            change: row.change,
            reasons: &row.reasons,
            explained: &row.explained,
            state: row.state,
            why: &row.why,
            left: &row.left,
            paid_on: row.paid_on,
            says_paid: row.says.as_ref().and_then(|(paid, _)| *paid),
            says_failed: row.says.as_ref().filter(|(paid, _)| paid.is_none()).map(|(_, why)| why.as_str()),
            claimed: row.claimed.as_ref().map(|claim| claim.what),
            claimed_day: row.claimed.as_ref().and_then(|claim| claim.day),
            claimed_by: row.claimed.as_ref().map(|claim| claim.by.as_str()),
            reissues: row.reissues.map(at),
            reissued: row.reissued.map(at),
            last: row.last.map(yuan),
            put_off: row.put_off.as_ref().map(|of| PutOffJson::new(None, of)),
        }
    }
}

/// `ledger run overpaid --json`: a person a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct OverpaidJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub sum: String,
    pub months: Vec<PartJson>,
    pub recovery: Option<String>,
}

impl<'a> OverpaidJson<'a> {
    pub(in crate::cli) fn new(row: &'a OverpaidRow) -> Self {
        let months = row.months.iter().map(|(month, due, settled)| PartJson {
            month: *month,
            due: yuan(*due),
            settled: yuan(*settled),
            amount: yuan(due.minus(*settled).unwrap_or_default()),
        });
        Self {
            person: text(row.person),
            name: &row.name,
            sum: yuan(row.sum),
            months: months.collect(),
            recovery: row.recovery.map(text),
        }
    }
}

/// `ledger run rule list --json`: a setting a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RunRuleJson<'a> {
    pub rule: String,
    pub kind: &'static str,
    pub from: Option<String>,
    pub until: Option<Date>,
    pub name: Option<&'a str>,
    pub programme: Option<&'a str>,
    pub head: Option<String>,
    pub minute: Option<String>,
    pub basis: &'a str,
    pub by: &'a str,
    pub on: Date,
    pub approved_by: Option<&'a str>,
    pub approved: Option<Date>,
    pub dropped: Option<Date>,
    pub ended: Option<Date>,
    /// Whether payments need a budget.
    pub needed: Option<bool>,
    /// The setting that this one ends.
    pub ends: Option<String>,
}

impl<'a> RunRuleJson<'a> {
    pub(in crate::cli) fn new(row: &'a RunRuleRow) -> Self {
        let mut json = Self {
            rule: text(row.rule),
            kind: "",
            from: None,
            until: None,
            name: None,
            programme: None,
            head: None,
            minute: None,
            basis: &row.basis,
            by: &row.by,
            on: row.on,
            approved_by: row.approved.as_ref().map(|(by, _)| by.as_str()),
            approved: row.approved.as_ref().map(|(_, on)| *on),
            dropped: row.dropped,
            ended: row.ended,
            needed: None,
            ends: None,
        };
        match &row.said {
            RunRuleSaid::Tier { from, head, minute } => {
                (json.kind, json.from) = ("tier", Some(text(from)));
                (json.head, json.minute) = (Some(yuan(*head)), minute.map(yuan));
            }
            RunRuleSaid::Freeze { name, from, until } => {
                (json.kind, json.from) = ("freeze", Some(text(from)));
                (json.name, json.until) = (Some(name.as_str()), Some(*until));
            }
            RunRuleSaid::Opening { programme, month } => {
                (json.kind, json.from) = ("opening", Some(text(month)));
                json.programme = Some(programme);
            }
            RunRuleSaid::Budgets { from, needed } => {
                (json.kind, json.from) = ("budgets", Some(text(from)));
                json.needed = Some(*needed);
            }
            RunRuleSaid::End { rule } => (json.kind, json.ends) = ("end", Some(text(rule))),
        }
        json
    }
}
