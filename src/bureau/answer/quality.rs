//! Answers about the quality of the register.

use serde::Serialize;

use super::{ContactRow, HardshipRow, NoteView, PaperRow, PetitionRow, Record, StatementLine, VisitRow};
use crate::bureau::query::Place;
use crate::domain::person::{Belonging, Evidence, Gap, PersonField, Sex};
use crate::domain::{Date, DivisionCode, Fen, GiftId, PersonId};

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
    /// Ledger entries in the order of posting, but for those of gifts.
    pub entries: Vec<StatementLine>,
    /// Gifts of condolence lists that were handed out.
    pub gifts: Vec<GiftGiven>,
    /// Petitions, newest first.
    pub petitions: Vec<PetitionRow>,
    /// Visits, newest first.
    pub visits: Vec<VisitRow>,
    /// Contacts, newest first.
    pub contacts: Vec<ContactRow>,
    /// Households in hardship they belong or belonged to.
    pub households: Vec<HardshipRow>,
    /// Notes.
    pub notes: Vec<NoteView>,
    /// Papers issued, newest first.
    pub papers: Vec<PaperRow>,
}

/// A gift that was handed out.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct GiftGiven {
    /// Which.
    pub gift: GiftId,
    /// The day it was handed out.
    pub on: Date,
    /// For which festival: an id of `festivals.toml`.
    pub festival: String,
    /// Of which year.
    pub year: u16,
    /// How much.
    pub amount: Fen,
}

impl Belongings {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.all().len()
    }

    /// All of them, kind by kind.
    pub fn all(&self) -> Vec<Belonging> {
        let mut all: Vec<Belonging> = self.entries.iter().map(|row| Belonging::Entry(row.entry)).collect();
        all.extend(self.gifts.iter().map(|row| Belonging::Gift(row.gift)));
        all.extend(self.petitions.iter().map(|row| Belonging::Petition(row.petition)));
        all.extend(self.visits.iter().map(|row| Belonging::Visit(row.visit)));
        all.extend(self.contacts.iter().map(|row| Belonging::Contact(row.contact)));
        all.extend(self.households.iter().map(|row| Belonging::Household(row.hardship)));
        all.extend(self.notes.iter().map(|row| Belonging::Note(row.note)));
        all.extend(self.papers.iter().map(|row| Belonging::Paper(row.paper)));
        all
    }

    /// Only those that fit.
    pub fn retain(&mut self, fits: impl Fn(Belonging) -> bool) {
        self.entries.retain(|row| fits(Belonging::Entry(row.entry)));
        self.gifts.retain(|row| fits(Belonging::Gift(row.gift)));
        self.petitions.retain(|row| fits(Belonging::Petition(row.petition)));
        self.visits.retain(|row| fits(Belonging::Visit(row.visit)));
        self.contacts.retain(|row| fits(Belonging::Contact(row.contact)));
        self.households.retain(|row| fits(Belonging::Household(row.hardship)));
        self.notes.retain(|row| fits(Belonging::Note(row.note)));
        self.papers.retain(|row| fits(Belonging::Paper(row.paper)));
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

/// What the records of everybody lack, by town. The dead are not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapTable {
    /// False while the index is being built: then there are no rows.
    pub ready: bool,
    /// A row for each town, where most is to be done first; last those of whom no town is known.
    pub rows: Vec<GapRow>,
}

/// A town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapRow {
    /// Which; `None` where it is not known.
    pub town: Option<DivisionCode>,
    /// People there.
    pub people: u32,
    /// Those whose records lack nothing.
    pub complete: u32,
    /// How many lack each of [`Gap::ALL`], in that order.
    pub missing: Vec<u32>,
}

impl GapRow {
    /// Nobody yet.
    pub fn of(town: Option<DivisionCode>) -> Self {
        Self { town, people: 0, complete: 0, missing: vec![0; Gap::ALL.len()] }
    }
}

impl GapTable {
    /// Everybody.
    pub fn all(&self) -> GapRow {
        self.rows.iter().fold(GapRow::of(None), |mut sum, row| {
            sum.people += row.people;
            sum.complete += row.complete;
            sum.missing.iter_mut().zip(&row.missing).for_each(|(to, n)| *to += n);
            sum
        })
    }
}

/// People whose records lack something.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Lacking {
    /// What.
    pub gap: Gap,
    /// Where.
    pub place: Place,
    /// False while the index of people is being built: nobody was looked through.
    pub ready: bool,
    /// How many there are.
    pub total: usize,
    /// Place of the first in the whole list.
    pub offset: usize,
    /// A page of them.
    pub people: Vec<LackingRow>,
}

/// Somebody whose record lacks something.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct LackingRow {
    /// Who.
    pub side: Side,
    /// All that the record lacks.
    pub gaps: Vec<Gap>,
}

/// Somebody on record who is near what was typed.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NearMatch {
    /// Who.
    pub side: Side,
    /// First phone, masked.
    pub phone_masked: String,
    /// The sum of the evidence.
    pub points: i32,
    /// What they agree and differ in.
    pub evidence: Vec<Evidence>,
}

crate::text::opaque!(
    Duplicates,
    DuplicatePair,
    Side,
    Decision,
    Together,
    Belongings,
    GiftGiven,
    Apart,
    Lacking,
    LackingRow
);
