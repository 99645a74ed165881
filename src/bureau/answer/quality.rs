//! Answers about the quality of the register.

use serde::Serialize;

use crate::domain::person::{Evidence, Sex};
use crate::domain::{Date, DivisionCode, PersonId};

/// Records that may be one person.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Duplicates {
    /// The likeliest pairs, the likeliest first.
    pub pairs: Vec<DuplicatePair>,
    /// How many pairs there are in all.
    pub total: usize,
    /// Pairs left out because they were declared distinct and nothing new speaks for one person.
    pub distinct: usize,
    /// Records compared.
    pub compared: usize,
}

/// Two records, what they agree and differ in, and what that comes to.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DuplicatePair {
    /// The sum of the evidence, in points of `likeness.toml`.
    pub points: i32,
    /// What they agree and differ in.
    pub evidence: Vec<Evidence>,
    /// The two, the smaller number first.
    pub sides: [Side; 2],
}

/// One record of a pair.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Whose.
    pub person: PersonId,
    /// Version a command must name.
    pub version: u32,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Sex>,
    /// 出生日期
    pub birth: Option<Date>,
    /// 常住地 or, unknown, 户籍地.
    pub division: Option<DivisionCode>,
    /// Masked identity number.
    pub id_masked: String,
    /// Known to be dead.
    pub dead: bool,
}

/// What was decided about two records.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// What.
    pub kind: DecisionKind,
    /// The day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// Why; of a merger it stands in the journal alone.
    pub reason: String,
    /// The two; of a merger the one that was kept first.
    pub sides: [Side; 2],
}

/// The kinds of decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionKind {
    /// Not the same person.
    Distinct,
    /// One person: merged.
    Merged,
}

crate::text::opaque!(Duplicates, DuplicatePair, Side, Decision);
