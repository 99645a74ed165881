//! Shapes about the ledger, and what a command that changed something prints.

use serde::Serialize;

use super::values::{text, total_yuan, yuan};
use crate::bureau::answer::{BudgetLine, ProgrammeMonth, SecondWordRow, Statement};
use crate::bureau::{Outcome, Receipt};
use crate::domain::ledger::{BudgetState, EntryKind, FundSource, of_source};
use crate::domain::{Date, Total};
use crate::locale::{Lang, second, supervision};

/// `ledger statement --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct StatementJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub due: String,
    pub paid: String,
    pub owed: String,
    pub waits: Vec<WaitsJson<'a>>,
    pub entries: Vec<LineJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct WaitsJson<'a> {
    pub ask: String,
    pub programme: &'a str,
    pub month: String,
    pub kind: EntryKind,
    pub amount: String,
    pub by: &'a str,
    pub on: Date,
}

impl<'a> WaitsJson<'a> {
    fn new(row: &'a SecondWordRow) -> Self {
        Self {
            ask: second::named(row.what),
            programme: &row.programme,
            month: text(row.month),
            kind: row.kind,
            amount: yuan(row.amount),
            by: &row.asked.by,
            on: row.asked.on,
        }
    }
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct LineJson<'a> {
    pub entry: String,
    pub booked: Date,
    pub month: String,
    pub programme: &'a str,
    pub kind: EntryKind,
    pub amount: String,
    pub balance: String,
    pub reverses: Option<String>,
    pub reversed_by: Option<String>,
    pub corrects: Option<String>,
    pub corrected_by: Option<String>,
    pub memo: &'a str,
}

impl<'a> StatementJson<'a> {
    pub(in crate::cli) fn new(statement: &'a Statement) -> Self {
        Self {
            person: text(statement.person),
            name: &statement.name,
            due: yuan(statement.due),
            paid: yuan(statement.paid),
            owed: yuan(statement.owed),
            waits: statement.waits.iter().map(WaitsJson::new).collect(),
            entries: statement
                .lines
                .iter()
                .map(|l| LineJson {
                    entry: text(l.entry),
                    booked: l.booked,
                    month: text(l.month),
                    programme: &l.programme,
                    kind: l.kind,
                    amount: yuan(l.amount),
                    balance: yuan(l.balance),
                    reverses: l.reverses.map(text),
                    reversed_by: l.reversed_by.map(text),
                    corrects: l.corrects.map(text),
                    corrected_by: l.corrected_by.map(text),
                    memo: &l.memo,
                })
                .collect(),
        }
    }
}

/// `ledger budget list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BudgetJson<'a> {
    pub year: u16,
    pub programme: &'a str,
    pub version: Option<u32>,
    pub waiting: Option<u32>,
    pub state: Option<BudgetState>,
    pub basis: &'a str,
    pub funds: Vec<FundJson>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct FundJson {
    pub source: FundSource,
    /// Ten-thousandths of every payment.
    pub share: u16,
    pub amount: String,
    pub paid: String,
    /// Kept for runs under way.
    pub reserved: String,
    pub left: String,
}

impl<'a> BudgetJson<'a> {
    pub(in crate::cli) fn new(year: u16, line: &'a BudgetLine) -> Self {
        let shown = line.in_force.as_ref().or(line.waiting.as_ref());
        let funds = shown.iter().flat_map(|budget| &budget.grants).map(|grant| FundJson {
            source: grant.source,
            share: grant.share,
            amount: yuan(grant.amount),
            paid: yuan(line.paid.of(grant.source)),
            reserved: yuan(of_source(&line.reserved, grant.source)),
            left: total_yuan(Total(line.left(grant.source))),
        });
        Self {
            year,
            programme: &line.programme,
            version: line.in_force.as_ref().map(|b| b.version),
            waiting: line.waiting.as_ref().map(|b| b.version),
            state: shown.map(|b| b.state),
            basis: shown.map_or("", |b| &b.basis),
            funds: funds.collect(),
        }
    }
}

/// `ledger month --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct MonthJson<'a> {
    pub programme: &'a str,
    pub month: String,
    pub people: usize,
    pub due: String,
    pub paid: String,
    pub closed: bool,
    pub late: LateJson,
    pub lines: Vec<MonthLineJson<'a>>,
}

/// What was booked after the close; it is in the totals.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LateJson {
    pub entries: usize,
    pub due: String,
    pub paid: String,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct MonthLineJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub division: Option<String>,
    pub due: String,
    pub paid: String,
}

impl<'a> MonthJson<'a> {
    pub(in crate::cli) fn new(month: &'a ProgrammeMonth) -> Self {
        Self {
            programme: &month.programme,
            month: text(month.month),
            people: month.people,
            due: yuan(month.due),
            paid: yuan(month.paid),
            closed: month.closed,
            late: LateJson {
                entries: month.late.entries,
                due: yuan(month.late.due),
                paid: yuan(month.late.paid),
            },
            lines: month
                .lines
                .iter()
                .map(|l| MonthLineJson {
                    person: text(l.person),
                    name: &l.name,
                    division: l.division.map(text),
                    due: yuan(l.due),
                    paid: yuan(l.paid),
                })
                .collect(),
        }
    }
}

/// What a command that changed something prints.
#[derive(Debug, Serialize, Default)]
pub(in crate::cli) struct ReceiptJson {
    pub seq: u64,
    pub already: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub petition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub petitions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_number: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<bool>,
}

impl ReceiptJson {
    #[allow(clippy::too_many_lines, reason = "one arm an outcome")]
    pub(in crate::cli) fn new(receipt: &Receipt) -> Self {
        let mut json = Self { seq: receipt.seq, already: receipt.already, ..Self::default() };
        match &receipt.outcome {
            // Somebody new; what is changed about others keeps its shape.
            Outcome::Person(id, version) if *version == 1 => {
                json.person = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Condolence(list, version) => {
                json.list = Some(text(list));
                json.version = Some(*version);
            }
            Outcome::Noticed(people) => json.people = Some(*people),
            Outcome::PostingAsked(ask) => json.ask = Some(text(ask)),
            Outcome::Entries(first, _) => json.entry = Some(text(first)),
            Outcome::Petition(id, number, version) => {
                json.petition = Some(text(id));
                json.number = Some(number.clone());
                json.version = Some(*version);
            }
            Outcome::Petitions(done, left) => {
                json.petitions = Some(done.iter().map(|(id, _)| text(id)).collect());
                json.left = Some(*left);
            }
            Outcome::Supervision(id, number, version) => {
                json.item = Some(text(id));
                json.number = Some(supervision::number(number, Lang::En));
                json.version = Some(*version);
            }
            Outcome::AccountChange(id, version) => {
                json.change = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Run(id, version) => {
                json.run = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Recovery(id, version) => {
                json.recovery = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::RunRule(id) => json.rule = Some(text(id)),
            Outcome::Signed { in_force, .. } => json.in_force = Some(*in_force),
            Outcome::Proposal(id, version) => {
                json.proposal = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Contact(id, version) => {
                json.contact = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Liaison(id, version) => {
                json.contact = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Grant(id, version) => {
                json.grant = Some(text(id));
                json.version = Some(*version);
            }
            Outcome::Budget(year, version) => {
                json.year = Some(*year);
                json.version = Some(*version);
            }
            Outcome::Paper(id, number, version) => {
                json.paper = Some(text(id));
                json.number = Some(number.clone());
                json.version = Some(*version);
            }
            Outcome::Visit(id, number, version) => {
                json.visit = Some(text(id));
                json.visit_number = Some(*number);
                json.version = Some(*version);
            }
            Outcome::Note(id, version) => {
                json.note = Some(text(id));
                json.version = Some(*version);
            }
            _ => {}
        }
        json
    }
}
