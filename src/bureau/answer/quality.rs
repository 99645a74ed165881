//! Answers about the quality of the register.

use serde::Serialize;

use super::{PetitionRow, Record, StatementLine, VisitRow};
use crate::domain::person::{Belonging, Evidence, PersonField, Sex};
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

/// Two records side by side, in the order they were asked for.
#[derive(Clone, PartialEq, Serialize)]
pub struct Together {
    /// The records, masked.
    pub records: [Record; 2],
    /// The sum of the evidence.
    pub points: i32,
    /// What they agree and differ in.
    pub evidence: Vec<Evidence>,
    /// The parts in which they differ, whatever their masks look like.
    pub differing: Vec<PersonField>,
    /// What hangs on each.
    pub belongings: [Belongings; 2],
    /// Found to be two people: the day, by whom, why.
    pub distinct: Option<(Date, String, String)>,
}

/// What hangs on a record.
#[derive(Clone, PartialEq, Default, Serialize)]
pub struct Belongings {
    /// Ledger entries in the order of posting.
    pub entries: Vec<StatementLine>,
    /// Petitions, newest first.
    pub petitions: Vec<PetitionRow>,
    /// Visits, newest first.
    pub visits: Vec<VisitRow>,
}

impl Belongings {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.entries.len() + self.petitions.len() + self.visits.len()
    }

    /// All of them: entries, petitions, visits.
    pub fn all(&self) -> Vec<Belonging> {
        let entries = self.entries.iter().map(|line| Belonging::Entry(line.entry));
        let petitions = self.petitions.iter().map(|row| Belonging::Petition(row.petition));
        let visits = self.visits.iter().map(|row| Belonging::Visit(row.visit));
        entries.chain(petitions).chain(visits).collect()
    }
}

/// A record that was merged, as it would be put apart again.
#[derive(Clone, PartialEq, Serialize)]
pub struct Apart {
    /// The record that stands for both, then the one merged into it.
    pub sides: [Side; 2],
    /// The day of the merger.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// What hangs on the merged record and goes with it.
    pub returns: Belongings,
    /// Parts of the record that were changed since and stay with the one that was kept.
    pub stays: Vec<PersonField>,
    /// What was put on the kept record since: for each it is chosen where it goes.
    pub since: Belongings,
}

crate::text::opaque!(Duplicates, DuplicatePair, Side, Decision, Together, Belongings, Apart);
