//! Shapes of rates and settings of the place.

use serde::Serialize;

use super::ReceiptJson;
use super::values::{text, yuan};
use crate::bureau::Receipt;
use crate::bureau::answer::{
    LackingCell, LackingFact, ProposalRow, ProposalView, RaiseEffect, RateBlock, RateFrom, RateLine,
    RatesLacking, SettingLine,
};
use crate::domain::ledger::{
    Cell, OwnRate, Per, PlaceKey, PlaceRule, PlaceValue, ProposalState, RateNeeds, Setting, SettingKind,
};
use crate::domain::person::Nature;
use crate::domain::{Date, Fen};
use crate::locale::{Lang, rate_words};

/// What a figure is for.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct CellJson<'a> {
    pub programme: &'a str,
    pub group: Option<&'a str>,
    pub grade: Option<u8>,
    pub nature: Option<Nature>,
}

impl<'a> From<&'a Cell> for CellJson<'a> {
    fn from(cell: &'a Cell) -> Self {
        Self {
            programme: &cell.programme,
            group: cell.group.as_deref(),
            grade: cell.grade,
            nature: cell.nature,
        }
    }
}

/// `ledger rates list --json`: one figure.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RateJson<'a> {
    #[serde(flatten)]
    pub cell: CellJson<'a>,
    pub yuan: String,
    pub per: Per,
    pub each_year: bool,
    pub effective: Date,
    pub own: bool,
    pub standard: &'a str,
    pub source: Vec<&'a str>,
    pub known: Option<Date>,
    pub changed: Option<Date>,
}

impl<'a> RateJson<'a> {
    pub(in crate::cli) fn all(block: &'a RateBlock) -> Vec<Self> {
        block.lines.iter().map(Self::new).collect()
    }

    fn new(line: &'a RateLine) -> Self {
        let (own, standard, source, known) = match &line.from {
            RateFrom::Published { standard, sources } => {
                (false, standard, sources.iter().map(String::as_str).collect(), None)
            }
            RateFrom::Own { standard, notice, known } => {
                (true, standard, vec![notice.as_str()], Some(*known))
            }
        };
        Self {
            cell: (&line.cell).into(),
            yuan: yuan(line.figure),
            per: line.per,
            each_year: line.each_year,
            effective: line.effective,
            own,
            standard,
            source,
            known,
            changed: line.changed,
        }
    }
}

/// `ledger rates missing --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LackingJson<'a> {
    pub month: String,
    pub nobody: bool,
    pub rates: Vec<LackingCellJson<'a>>,
    pub facts: Vec<LackingFactJson<'a>>,
    pub settings: Vec<PlaceKey>,
}

/// A fact that amounts want.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LackingFactJson<'a> {
    pub fact: RateNeeds,
    pub group: &'a str,
    pub people: Vec<String>,
}

/// A cell without a figure.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LackingCellJson<'a> {
    #[serde(flatten)]
    pub cell: CellJson<'a>,
    pub since: Option<Date>,
    pub people: u32,
}

impl<'a> LackingJson<'a> {
    pub(in crate::cli) fn new(lacking: &'a RatesLacking) -> Self {
        let cell = |one: &'a LackingCell| LackingCellJson {
            cell: (&one.cell).into(),
            since: one.since,
            people: one.people,
        };
        let fact = |one: &'a LackingFact| LackingFactJson {
            fact: one.fact,
            group: &one.group,
            people: one.people.iter().map(text).collect(),
        };
        Self {
            month: text(lacking.month),
            nobody: lacking.nobody,
            rates: lacking.cells.iter().map(cell).collect(),
            facts: lacking.facts.iter().map(fact).collect(),
            settings: lacking.settings.clone(),
        }
    }
}

/// A proposal in a list.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ProposalJson<'a> {
    pub proposal: String,
    pub version: u32,
    pub state: ProposalState,
    pub by: &'a str,
    pub on: Date,
    pub ended_by: Option<&'a str>,
    pub ended_on: Option<Date>,
    pub reason: &'a str,
    pub despite: &'a str,
    pub notice: &'a str,
    pub programmes: &'a [String],
    pub settings: &'a [PlaceKey],
    pub rows: usize,
    pub effective: Option<Date>,
}

impl<'a> From<&'a ProposalRow> for ProposalJson<'a> {
    fn from(row: &'a ProposalRow) -> Self {
        Self {
            proposal: text(row.id),
            version: row.version,
            state: row.state,
            by: &row.by,
            on: row.on,
            ended_by: row.ended.as_ref().map(|(who, _)| who.as_str()),
            ended_on: row.ended.as_ref().map(|(_, on)| *on),
            reason: &row.reason,
            despite: &row.despite,
            notice: &row.notice,
            programmes: &row.programmes,
            settings: &row.keys,
            rows: row.rows,
            effective: row.effective,
        }
    }
}

/// `ledger rates show --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ProposalViewJson<'a> {
    #[serde(flatten)]
    pub row: ProposalJson<'a>,
    pub rates: Vec<ProposedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<EffectJson<'a>>,
}

/// A figure that is proposed, beside the one before.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ProposedJson<'a> {
    pub programme: &'a str,
    pub group: Option<&'a str>,
    pub grade: Option<u8>,
    pub nature: Option<Nature>,
    pub yuan: Option<String>,
    pub per: Per,
    pub effective: Date,
    pub standard: &'a str,
    pub before: Option<String>,
    pub before_per: Option<Per>,
}

/// Whose amount would change.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EffectJson<'a> {
    pub month: String,
    pub since: String,
    pub people: usize,
    pub old: String,
    pub new: String,
    pub rows: Vec<EffectRowJson<'a>>,
}

/// `ledger rates approve --json`: the receipt, and whose amount changes by it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ApprovedJson<'a> {
    #[serde(flatten)]
    pub receipt: ReceiptJson,
    pub effect: EffectJson<'a>,
}

impl<'a> ApprovedJson<'a> {
    pub(in crate::cli) fn new(receipt: &Receipt, effect: &'a RaiseEffect) -> Self {
        Self { receipt: ReceiptJson::new(receipt), effect: EffectJson::new(effect) }
    }
}

/// One of them.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EffectRowJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub old: Option<String>,
    pub new: Option<String>,
}

impl<'a> ProposalViewJson<'a> {
    pub(in crate::cli) fn new(view: &'a ProposalView, effect: Option<&'a RaiseEffect>) -> Self {
        let proposed = |(row, before): &'a (OwnRate, Option<(Fen, Per)>)| ProposedJson {
            programme: &row.programme,
            group: row.group.as_deref(),
            grade: row.grade,
            nature: row.nature,
            yuan: row.amount.map(yuan),
            per: row.per,
            effective: row.effective,
            standard: &row.standard,
            before: before.map(|(fen, _)| yuan(fen)),
            before_per: before.map(|(_, per)| per),
        };
        Self {
            row: (&view.row).into(),
            rates: view.rates.iter().map(proposed).collect(),
            effect: effect.map(EffectJson::new),
        }
    }
}

impl<'a> EffectJson<'a> {
    fn new(effect: &'a RaiseEffect) -> Self {
        let row = |row: &'a crate::bureau::answer::EffectRow| EffectRowJson {
            person: text(row.person),
            name: &row.name,
            old: row.old.map(yuan),
            new: row.new.map(yuan),
        };
        Self {
            month: text(effect.month),
            since: text(effect.since),
            people: effect.rows.len(),
            old: yuan(effect.old),
            new: yuan(effect.new),
            rows: effect.rows.iter().map(row).collect(),
        }
    }
}

/// `ledger settings list --json`: one setting.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SettingJson<'a> {
    pub setting: PlaceKey,
    pub value: Option<String>,
    pub from: Option<String>,
    pub basis: Option<&'a str>,
    pub known: Option<Date>,
    pub pending: Option<String>,
    pub choices: Vec<&'static str>,
    pub ask: &'a str,
    pub left_to_place: &'a str,
    pub articles: Vec<String>,
}

impl<'a> SettingJson<'a> {
    pub(in crate::cli) fn new(line: &'a SettingLine, setting: &'a Setting, lang: Lang) -> Self {
        let now = line.now.as_ref();
        Self {
            setting: line.key,
            value: now.map(|rule: &PlaceRule| plain(rule.value)),
            from: now.map(|rule| text(rule.from)),
            basis: now.map(|rule| rule.basis.as_str()),
            known: now.map(|rule| rule.known),
            pending: line.pending.map(text),
            choices: match &setting.kind {
                SettingKind::Choices(choices) => choices.iter().map(|choice| choice.name()).collect(),
                _ => Vec::new(),
            },
            ask: rate_words::question(setting, lang),
            left_to_place: rate_words::left_to_place(setting, lang),
            articles: rate_words::articles(setting, lang),
        }
    }
}

/// A value as it is typed.
fn plain(value: PlaceValue) -> String {
    match value {
        PlaceValue::Choice(choice) => choice.name().to_owned(),
        PlaceValue::Number(n) => text(n),
        PlaceValue::Amount(fen) => yuan(fen),
    }
}

/// `ledger rates import --json`: what a file holds, and the receipt once it was proposed.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RateFileJson {
    pub rows: usize,
    pub faults: Vec<String>,
    pub doubts: Vec<String>,
    pub seq: Option<u64>,
    pub already: Option<bool>,
    pub proposal: Option<String>,
}
