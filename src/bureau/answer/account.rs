//! Answers about changes of accounts. Accounts are masked.

use serde::Serialize;

use crate::domain::person::{AccountDocument, AccountOrigin, AccountOutcome};
use crate::domain::{AccountChangeId, Date, PersonId};

/// An account with its number masked: 开户银行, 开户名称, 银行账号.
pub type MaskedAccount = (String, String, String);

/// A change that waits, as the card tells it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AccountWaiting {
    /// Which.
    pub change: AccountChangeId,
    /// Version a command must name.
    pub version: u32,
    /// Who asked.
    pub by: String,
    /// When.
    pub on: Date,
    /// Whether the asker of the question asked for it: then somebody else decides.
    pub own: bool,
}

/// A change, whether it waits or was decided.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AccountChangeRow {
    /// Which.
    pub change: AccountChangeId,
    /// Version a command must name.
    pub version: u32,
    /// Whose record it is about.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// The payee it is about; the person's own account without one.
    pub payee: Option<String>,
    /// Whether the payee is new with it.
    pub new_payee: bool,
    /// The account that stands until it is decided.
    pub stands: Option<MaskedAccount>,
    /// The account that is wanted; `None` where it is to be taken out.
    pub wanted: Option<MaskedAccount>,
    /// What was shown, and what was said of it; a registration may not say.
    pub evidence: Option<(AccountDocument, String)>,
    /// How it came up.
    pub origin: AccountOrigin,
    /// Whether the holder is neither the person nor a payee or guardian on record.
    pub holder_is_another: bool,
    /// Why it is right all the same.
    pub despite: String,
    /// Who asked.
    pub by: String,
    /// When.
    pub on: Date,
    /// Whether the asker of the question asked for it.
    pub own: bool,
    /// What became of it; it waits without.
    pub decided: Option<AccountDecided>,
    /// Who had declined it before it was taken back.
    pub declined: Option<AccountDecided>,
}

/// What became of a change.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AccountDecided {
    /// What.
    pub outcome: AccountOutcome,
    /// By whom.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// An import of which accounts wait.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AccountImport {
    /// The journal entry of the import.
    pub import: u64,
    /// The file.
    pub file: String,
    /// People taken in with it.
    pub people: u32,
    /// Accounts that wait.
    pub waiting: u32,
    /// Those among them whose holder is not the person.
    pub another: u32,
    /// Who took it in.
    pub by: String,
    /// When, as business date.
    pub on: Date,
    /// Whether it was the one who asks.
    pub own: bool,
}

/// An account that another took the place of.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct FormerAccountView {
    /// 开户银行
    pub bank: String,
    /// 开户名称
    pub holder: String,
    /// 银行账号, masked.
    pub account_masked: String,
    /// The payee it belonged to; the person's own without one.
    pub payee: Option<String>,
    /// The first day on which a run was drafted with it; `None` where it came with a register.
    pub from: Option<Date>,
    /// The last.
    pub until: Date,
    /// Who asked for the change.
    pub asked_by: String,
    /// Who approved it.
    pub approved_by: String,
}

crate::text::opaque!(AccountImport, AccountWaiting, AccountChangeRow, AccountDecided, FormerAccountView);
