//! JSON of what waits for somebody's word.

use serde::Serialize;

use super::values::{text, yuan};
use crate::bureau::answer::{AfterDeath, SentBack, WaitRow, Waits};
use crate::domain::ledger::run::RunRuleSaid;

/// `ledger waiting --json`.
#[derive(Serialize)]
pub(in crate::cli) struct WaitJson<'a> {
    kind: &'static str,
    object: String,
    /// Of a run its step, of a line its number.
    step: Option<&'static str>,
    seq: Option<u32>,
    lines: Option<u32>,
    /// Of an import its file, and how many accounts wait and are in another's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_differs: Option<u32>,
    person: Option<String>,
    name: Option<&'a str>,
    /// Of an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<&'a str>,
    programmes: Vec<&'a str>,
    month: Option<String>,
    amount: Option<String>,
    reason: &'a str,
    by: &'a str,
    on: Option<String>,
    mine: bool,
    own: bool,
    who: Vec<MayJson<'a>>,
    /// The step of a run that nobody is left for once anybody has said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    leaves_nobody: Option<&'static str>,
    /// Of a calendar or setting: the first signature counts no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    stale: Option<bool>,
}

#[derive(Serialize)]
struct MayJson<'a> {
    role: crate::domain::staff::Role,
    name: &'a str,
}

impl<'a> WaitJson<'a> {
    pub(in crate::cli) fn new(row: &'a WaitRow) -> Self {
        let (kind, object) = named(row);
        let import = match &row.what {
            Waits::AccountImport { file, waiting, another, .. } => Some((file.as_str(), *waiting, *another)),
            _ => None,
        };
        let opens = match &row.what {
            Waits::Rule { said: RunRuleSaid::Opening { programme, .. }, .. } => Some(programme.as_str()),
            _ => None,
        };
        let petitioner = match &row.what {
            Waits::Extension { name, .. } => Some(name.as_str()),
            _ => None,
        };
        Self {
            kind,
            object,
            step: match &row.what {
                Waits::Run { step, .. } | Waits::Stuck { step, .. } | Waits::Astray { step, .. } => {
                    Some(step.name())
                }
                Waits::Death { left } => Some(match left {
                    AfterDeath::Book => "book",
                    AfterDeath::Pay => "pay",
                    AfterDeath::TakeBack => "take-back",
                    AfterDeath::Decide => "decide",
                }),
                _ => None,
            },
            seq: match &row.what {
                Waits::Claim { seq, .. } => Some(*seq),
                _ => None,
            },
            lines: match &row.what {
                Waits::Failed { lines, .. } | Waits::Differing { lines, .. } | Waits::Left { lines, .. } => {
                    Some(*lines)
                }
                Waits::Condolence { lines, .. } => Some(*lines),
                Waits::Astray { lines, .. } => u32::try_from(*lines).ok(),
                _ => None,
            },
            file: import.map(|(file, ..)| file),
            accounts: import.map(|(_, waiting, _)| waiting),
            holder_differs: import.map(|(.., another)| another),
            person: row.person.as_ref().map(|(person, _)| text(person)),
            name: row
                .person
                .as_ref()
                .map(|(_, name)| name.as_str())
                .or(row.account.as_ref().map(|of| of.name.as_str()))
                .or(petitioner),
            login: row.account.as_ref().map(|of| of.login.as_str()),
            programmes: row.programmes.iter().map(String::as_str).chain(opens).collect(),
            month: row.month.map(text),
            amount: row.amount.map(yuan),
            reason: &row.reason,
            by: &row.by,
            on: row.on.map(text),
            mine: row.mine,
            own: row.own,
            who: row.who.iter().map(|may| MayJson { role: may.role, name: &may.name }).collect(),
            leaves_nobody: row.leaves.as_ref().map(|nobody| nobody.step.name()),
            stale: match &row.what {
                Waits::Timing { stale, .. } => Some(*stale),
                _ => None,
            },
        }
    }
}

fn named(row: &WaitRow) -> (&'static str, String) {
    match &row.what {
        Waits::Run { run, .. } => ("run", text(run)),
        Waits::Stuck { run, .. } => ("stuck", text(run)),
        Waits::Differing { run, .. } => ("differing", text(run)),
        Waits::Astray { run, .. } => ("astray", text(run)),
        Waits::Failed { run, .. } => ("failed", text(run)),
        Waits::Claim { run, .. } => ("claim", text(run)),
        Waits::Rule { rule, .. } => ("rule", text(rule)),
        Waits::Proposal { proposal, .. } => ("proposal", text(proposal)),
        Waits::Budget { year, .. } => ("budget", text(year)),
        Waits::Grant { grant } => ("grant", text(grant)),
        Waits::Condolence { list, .. } => ("condolence", text(list)),
        Waits::Recovery { recovery, ends: false } => ("recovery", text(recovery)),
        Waits::Recovery { recovery, ends: true } => ("recovery-end", text(recovery)),
        Waits::Reversal { entry, corrects: false } => ("reversal", text(entry)),
        Waits::Reversal { entry, corrects: true } => ("correction", text(entry)),
        Waits::Posting { ask, .. } => ("posting", text(ask)),
        Waits::Reopening { month } => ("reopening", text(month)),
        Waits::Death { .. } => {
            ("death", row.person.as_ref().map(|(person, _)| text(person)).unwrap_or_default())
        }
        Waits::Left { run, .. } => ("left", text(run)),
        Waits::Account { change } => ("account", text(change)),
        Waits::Password { staff, .. } => ("password", text(staff)),
        Waits::AccountImport { import, .. } => ("account-import", text(import)),
        Waits::Timing { source, counting: false, .. } => ("calendar", source.clone()),
        Waits::Timing { source, counting: true, .. } => ("counting", source.clone()),
        Waits::Supervision { item, .. } => ("supervision", text(item)),
        Waits::Extension { petition, .. } => ("extension", text(petition)),
        Waits::Swap { day, .. } => ("swap", text(day)),
        Waits::Handover { handover, .. } => ("handover", text(handover)),
        Waits::Back { what, .. } => match what {
            SentBack::Run(run) => ("run-back", text(run)),
            SentBack::Grant(grant) => ("grant-back", text(grant)),
            SentBack::Account(change) => ("account-back", text(change)),
            SentBack::Proposal(proposal) => ("proposal-back", text(proposal)),
            SentBack::Budget { year, .. } => ("budget-back", text(year)),
            SentBack::Reversal(entry) => ("reversal-back", text(entry)),
            SentBack::List(list) => ("condolence-back", text(list)),
            SentBack::Posting(ask) => ("posting-back", text(ask)),
            SentBack::Reopening(month) => ("reopening-back", text(month)),
            SentBack::Rule(rule) => ("rule-back", text(rule)),
            SentBack::Password(staff) => ("password-back", text(staff)),
            SentBack::Extension(petition) => ("extension-back", text(petition)),
            SentBack::Recovery(recovery) => ("recovery-back", text(recovery)),
        },
    }
}
