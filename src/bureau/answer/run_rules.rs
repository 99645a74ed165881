//! Answers about what is set and decided for runs.

use serde::Serialize;

use crate::domain::ledger::run::{Over, RecoveryWay, RunRuleSaid};
use crate::domain::{Date, Fen, Month, PersonId, RecoveryId, RunRuleId};

/// Somebody who was paid too much.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct OverpaidRow {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Month, due, settled.
    pub months: Vec<(Month, Fen, Fen)>,
    /// What was paid too much.
    pub sum: Fen,
    /// The decision that stands.
    pub recovery: Option<RecoveryId>,
}

/// What is set and decided for runs.
#[derive(Clone, PartialEq, Serialize)]
pub struct RunSettings {
    /// In the order they were proposed.
    pub rules: Vec<RunRuleRow>,
    /// In the order they were decided.
    pub recoveries: Vec<RecoveryRow>,
}

/// A setting.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RunRuleRow {
    /// Its number.
    pub rule: RunRuleId,
    /// What it says.
    pub said: RunRuleSaid,
    /// What it rests on.
    pub basis: String,
    /// Who proposed it, and when.
    pub by: String,
    /// When.
    pub on: Date,
    /// Who approved it, and when.
    pub approved: Option<(String, Date)>,
    /// When it was withdrawn.
    pub dropped: Option<Date>,
    /// When another setting ended it.
    pub ended: Option<Date>,
}

/// A decision about money paid too much.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RecoveryRow {
    /// Its number.
    pub recovery: RecoveryId,
    /// Its version.
    pub version: u32,
    /// Whom.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Programme id.
    pub programme: String,
    /// What is done.
    pub way: RecoveryWay,
    /// The most that one run takes off.
    pub each: Fen,
    /// What it rests on.
    pub basis: String,
    /// Who decided, and when.
    pub by: String,
    /// When.
    pub on: Date,
    /// Who approved it, and when.
    pub approved: Option<(String, Date)>,
    /// When it ended.
    pub ended: Option<Date>,
    /// What it is about, in all.
    pub sum: Fen,
    /// The same month by month.
    pub months: Vec<Over>,
    /// What it still says of each month of which anything is left.
    pub left: Vec<Over>,
    /// The programme that what was paid counts toward.
    pub onto: String,
    /// What was taken off, paid back, waived or moved so far.
    pub taken: Fen,
    /// Who asks that it end, when and why; another one must agree.
    pub ending: Option<(String, Date, String)>,
}

crate::text::opaque!(OverpaidRow, RunSettings, RunRuleRow, RecoveryRow);
