//! Shapes about what a death leaves to be settled.

use serde::Serialize;

use super::ReceiptJson;
use super::values::{text, yuan};
use crate::bureau::Receipt;
use crate::bureau::answer::{HeldByRun, SettlementRow, Statement};
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{Continues, Ended};
use crate::domain::{Article, Date, Fen};

/// `person death --json`: the receipt, where it was written, what follows, and the runs that hold the person.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct DeathJson<'a> {
    #[serde(flatten)]
    pub receipt: Option<ReceiptJson>,
    pub settlement: SettlementJson<'a>,
    pub runs: Vec<HeldJson>,
}

/// A run that holds somebody.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct HeldJson {
    pub run: String,
    pub state: RunState,
    pub line: u32,
    pub amount: String,
}

impl<'a> DeathJson<'a> {
    pub(in crate::cli) fn new(
        receipt: Option<&Receipt>,
        row: &'a SettlementRow,
        statement: &Statement,
    ) -> Self {
        let held = |held: &HeldByRun| HeldJson {
            run: text(held.run),
            state: held.state,
            line: held.seq,
            amount: yuan(Fen::total(held.parts.iter().map(|(_, fen)| *fen)).fen().unwrap_or_default()),
        };
        Self {
            receipt: receipt.map(ReceiptJson::new),
            settlement: SettlementJson::new(row),
            runs: statement.runs.iter().map(held).collect(),
        }
    }
}

/// `ledger proposals --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SettlementJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub died: Date,
    pub programme: &'a str,
    pub month: String,
    pub owed: String,
    pub counted: String,
    pub booked: String,
    pub to_book: String,
    pub take_back: String,
    pub to_pay: String,
    pub overpaid: String,
    pub signed_off: bool,
    pub ended: Vec<EndedJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct EndedJson<'a> {
    pub programme: &'a str,
    pub outcome: &'static str,
    pub months: Option<u8>,
    pub each: Option<String>,
    pub owed: Option<String>,
    pub counted: String,
    pub excess: Option<String>,
    pub paid_after: String,
    pub paid_counted: String,
    pub overpaid: String,
    pub articles: Vec<String>,
}

impl<'a> SettlementJson<'a> {
    pub(in crate::cli) fn new(row: &'a SettlementRow) -> Self {
        let s = &row.settlement;
        let counted = Fen(s.ended.iter().map(|e| e.counted.0).sum());
        Self {
            person: text(row.person),
            name: &row.name,
            died: s.died,
            programme: &s.books_as,
            month: text(s.books_for()),
            owed: yuan(s.owed()),
            counted: yuan(counted),
            booked: yuan(s.booked),
            to_book: yuan(s.to_book()),
            take_back: yuan(Fen(s.excess().0.saturating_add(s.overbooked().0))),
            to_pay: yuan(s.to_pay()),
            overpaid: yuan(s.overpaid()),
            signed_off: s.offset.signed_off,
            ended: s.ended.iter().map(EndedJson::new).collect(),
        }
    }
}

impl<'a> EndedJson<'a> {
    fn new(ended: &'a Ended) -> Self {
        let none: &[Article] = &[];
        let (outcome, months, each, articles) = match &ended.continues {
            Continues::Months { months, each, articles, .. } => {
                ("months", Some(*months), Some(yuan(*each)), articles.as_slice())
            }
            Continues::NoAmount { months, articles } => {
                ("no-amount", Some(*months), None, articles.as_slice())
            }
            Continues::Instead { articles } => ("instead", None, None, articles.as_slice()),
            Continues::AskCause { articles } => ("ask-cause", None, None, articles.as_slice()),
            Continues::AskNature { articles } => ("ask-nature", None, None, articles.as_slice()),
            Continues::Before { .. } => ("before", None, None, none),
            Continues::NoRule => ("no-rule", None, None, none),
        };
        Self {
            programme: &ended.programme,
            outcome,
            months,
            each,
            owed: ended.owed().map(yuan),
            counted: yuan(ended.counted),
            excess: ended.excess.map(yuan),
            paid_after: yuan(ended.paid_after()),
            paid_counted: yuan(ended.paid_counted()),
            overpaid: yuan(ended.overpaid()),
            articles: articles.iter().map(text).collect(),
        }
    }
}
