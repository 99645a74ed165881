//! Shapes about changes of accounts.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{
    AccountChangeRow, AccountImport, AccountWaiting, FormerAccountView, MaskedAccount,
};
use crate::domain::person::{AccountDocument, AccountOrigin, AccountOutcome};
use crate::domain::{Date, PersonId};

/// `person account list --json`, and the changes of `person account history --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct AccountChangeJson<'a> {
    pub change: String,
    pub version: u32,
    pub person: String,
    pub name: &'a str,
    pub payee: Option<&'a str>,
    pub stands: Option<MaskedJson<'a>>,
    pub wanted: Option<MaskedJson<'a>>,
    pub document: Option<AccountDocument>,
    pub note: Option<&'a str>,
    pub origin: AccountOrigin,
    pub holder_differs: bool,
    pub despite: &'a str,
    pub by: &'a str,
    pub on: Date,
    pub outcome: Option<AccountOutcome>,
    pub decided_by: Option<&'a str>,
    pub decided_on: Option<Date>,
    pub declined_by: Option<&'a str>,
    pub declined_on: Option<Date>,
    pub reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct MaskedJson<'a> {
    pub bank: &'a str,
    pub holder: &'a str,
    pub account_masked: &'a str,
}

impl<'a> MaskedJson<'a> {
    fn new((bank, holder, account_masked): &'a MaskedAccount) -> Self {
        Self { bank, holder, account_masked }
    }
}

impl<'a> AccountChangeJson<'a> {
    pub(in crate::cli) fn new(row: &'a AccountChangeRow) -> Self {
        let decided = row.decided.as_ref();
        Self {
            change: text(row.change),
            version: row.version,
            person: text(row.person),
            name: &row.name,
            payee: row.payee.as_deref(),
            stands: row.stands.as_ref().map(MaskedJson::new),
            wanted: row.wanted.as_ref().map(MaskedJson::new),
            document: row.evidence.as_ref().map(|(kind, _)| *kind),
            note: row.evidence.as_ref().map(|(_, note)| note.as_str()),
            origin: row.origin,
            holder_differs: row.holder_is_another,
            despite: &row.despite,
            by: &row.by,
            on: row.on,
            outcome: decided.map(|d| d.outcome),
            decided_by: decided.map(|d| d.by.as_str()),
            decided_on: decided.map(|d| d.on),
            declined_by: row.declined.as_ref().map(|d| d.by.as_str()),
            declined_on: row.declined.as_ref().map(|d| d.on),
            reason: decided.map(|d| d.reason.as_str()),
        }
    }
}

/// An import of which accounts wait, in `person account list --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct AccountImportJson<'a> {
    pub import: u64,
    pub file: &'a str,
    pub people: u32,
    pub waiting: u32,
    pub holder_differs: u32,
    pub by: &'a str,
    pub on: Date,
}

impl<'a> AccountImportJson<'a> {
    pub(in crate::cli) fn new(one: &'a AccountImport) -> Self {
        Self {
            import: one.import,
            file: &one.file,
            people: one.people,
            waiting: one.waiting,
            holder_differs: one.another,
            by: &one.by,
            on: one.on,
        }
    }
}

/// A former account of `person account history --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FormerAccountJson<'a> {
    pub person: String,
    pub payee: Option<&'a str>,
    pub bank: &'a str,
    pub holder: &'a str,
    pub account_masked: &'a str,
    pub from: Option<Date>,
    pub until: Date,
    pub asked_by: &'a str,
    pub approved_by: &'a str,
}

impl<'a> FormerAccountJson<'a> {
    pub(in crate::cli) fn new(person: PersonId, one: &'a FormerAccountView) -> Self {
        Self {
            person: text(person),
            payee: one.payee.as_deref(),
            bank: &one.bank,
            holder: &one.holder,
            account_masked: &one.account_masked,
            from: one.from,
            until: one.until,
            asked_by: &one.asked_by,
            approved_by: &one.approved_by,
        }
    }
}

/// The change that waits, in `person show --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct WaitingJson<'a> {
    pub change: String,
    pub by: &'a str,
    pub on: Date,
}

impl<'a> WaitingJson<'a> {
    pub(super) fn new(waiting: &'a AccountWaiting) -> Self {
        Self { change: text(waiting.change), by: &waiting.by, on: waiting.on }
    }
}
