//! `ledger grant --json`.

use serde::Serialize;

use super::run_funds::RunFundJson;
use super::values::{text, total_yuan, yuan};
use crate::bureau::answer::{GrantRow, GrantSum, GrantView};
use crate::domain::Date;
use crate::domain::ledger::{Doubt, GrantBasis, GrantNeeds, GrantState, Opinion, Step, Why, WorkedOut};

/// A request.
#[derive(Serialize)]
pub(in crate::cli) struct GrantJson<'a> {
    pub grant: String,
    pub version: u32,
    pub person: String,
    pub name: &'a str,
    pub programme: &'a str,
    pub month: String,
    pub amount: String,
    pub state: GrantState,
    pub taken_back: bool,
    pub entry: Option<String>,
    pub basis: &'a GrantBasis,
    pub evidence: &'a str,
    pub by: &'a str,
    pub on: Date,
    pub despite: &'a str,
    pub decided: Option<Date>,
    pub decided_by: &'a str,
    pub declined_by: Option<&'a str>,
    pub declined_on: Option<Date>,
    pub reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinions: Option<&'a [Opinion]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubts: Option<&'a [Doubt]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worked: Option<WorkedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_year: Option<GrantSumJson<'a>>,
    /// How the funds stand to it, while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fund: Option<RunFundJson<'a>>,
}

impl<'a> GrantJson<'a> {
    pub(in crate::cli) fn row(row: &'a GrantRow) -> Self {
        Self {
            grant: text(row.grant),
            version: row.version,
            person: text(row.person),
            name: &row.name,
            programme: &row.facts.programme,
            month: text(row.facts.month),
            amount: yuan(row.facts.amount),
            state: row.state,
            taken_back: row.taken_back,
            entry: row.entry.map(text),
            basis: &row.facts.basis,
            evidence: &row.facts.evidence,
            by: &row.by,
            on: row.on,
            despite: &row.despite,
            decided: row.decided,
            decided_by: &row.decided_by,
            declined_by: row.declined.as_ref().map(|(by, ..)| by.as_str()),
            declined_on: row.declined.as_ref().map(|(_, on, _)| *on),
            reason: &row.reason,
            opinions: None,
            doubts: None,
            worked: None,
            in_year: None,
            fund: None,
        }
    }

    pub(in crate::cli) fn whole(view: &'a GrantView) -> Self {
        Self {
            opinions: Some(&view.opinions),
            doubts: Some(&view.doubts),
            worked: Some(WorkedJson::new(&view.row.facts.programme, &view.worked)),
            in_year: view.in_year.as_ref().map(GrantSumJson::new),
            fund: view.fund.as_ref().map(RunFundJson::new),
            ..Self::row(&view.row)
        }
    }
}

/// What requests of a programme come to.
#[derive(Serialize)]
pub(in crate::cli) struct GrantSumJson<'a> {
    pub sum: &'a str,
    pub people: usize,
    pub times: usize,
    pub amount: String,
    pub waiting: usize,
    pub asked: String,
    pub declined: usize,
    pub withdrawn: usize,
    pub taken_back: usize,
}

impl<'a> GrantSumJson<'a> {
    pub(in crate::cli) fn new(sum: &'a GrantSum) -> Self {
        Self {
            sum: &sum.programme,
            people: sum.people,
            times: sum.times,
            amount: total_yuan(sum.amount),
            waiting: sum.waiting,
            asked: total_yuan(sum.asked),
            declined: sum.declined,
            withdrawn: sum.withdrawn,
            taken_back: sum.taken_back,
        }
    }
}

/// `ledger grant work-out --json`.
#[derive(Serialize)]
pub(in crate::cli) struct WorkedJson<'a> {
    pub programme: &'a str,
    pub fen: Option<i64>,
    /// The leaves; they add up to the amount.
    pub items: Vec<ItemJson<'a>>,
    pub missing: &'a [GrantNeeds],
}

#[derive(Serialize)]
pub(in crate::cli) struct ItemJson<'a> {
    pub item: &'a Step,
    pub fen: i64,
    pub article: Vec<String>,
}

impl<'a> WorkedJson<'a> {
    pub(in crate::cli) fn new(programme: &'a str, worked: &'a WorkedOut) -> Self {
        let mut items = Vec::new();
        worked.why.iter().for_each(|why| leaves(why, &mut items));
        Self { programme, fen: worked.fen().map(|fen| fen.0), items, missing: &worked.missing }
    }
}

fn leaves<'a>(why: &'a Why, into: &mut Vec<ItemJson<'a>>) {
    if why.parts.is_empty() {
        let article = why.articles.iter().map(text).collect();
        into.push(ItemJson { item: &why.step, fen: why.fen.0, article });
    }
    why.parts.iter().for_each(|part| leaves(part, into));
}
