//! Answers: what queries give back. Protected fields are masked here, once, so nothing above can show them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::bureau::Action;
use crate::bureau::query::Tab;
use crate::domain::ledger::{Account, EntryKind};
use crate::domain::person::{Recognition, Residence, ServiceRecord, Sex};
use crate::domain::petition::{Clock, Demand, PetitionAct, PetitionEvent, PetitionFacts, PetitionState};
use crate::domain::staff::{BureauProfile, Roles, StaffState};
use crate::domain::{Date, DivisionCode, EntryId, Fen, Month, PersonId, PetitionId, StaffId};

pub use crate::search::{Field as MatchedField, How as MatchedHow, Matched, Tier};

/// The answer to a [`super::Query`], variant by variant.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Answer {
    Desk(Desk),
    Lookup(Lookup),
    Card(Box<Card>),
    Record(Box<Record>),
    Statement(Box<Statement>),
    ProgrammeMonth(Box<ProgrammeMonth>),
    Entry(Box<EntryView>),
    Petitions(Box<PetitionQueue>),
    Petition(Box<PetitionView>),
    PetitionsOf(Vec<PetitionRow>),
    Timeline(Vec<Happening>),
    Journal(Vec<Happening>),
    Staff(Vec<StaffRow>),
    Alike(Vec<Card>),
    ImportProfiles(Vec<(String, String)>),
    ImportedFile(Option<Happening>),
}

/// Where the one who asks stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Desk {
    /// `None` until the bureau is founded.
    pub bureau: Option<BureauProfile>,
    /// Who is signed in.
    pub staff: Option<StaffRow>,
    /// What the gate allows them.
    pub allowed: Vec<Action>,
    /// People on record.
    pub people: u64,
    /// Petitions not finished, and how many of them are late.
    pub petitions_open: u32,
    /// See above.
    pub petitions_late: u32,
}

/// People found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lookup {
    /// The text asked for.
    pub query: String,
    /// How many match in all.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// When the text holds a whole identity number: whose it is, or what is wrong with it.
    pub pasted: Option<Pasted>,
    /// False while the index is still being built: then only whole identity numbers and the recent people are found.
    pub ready: bool,
}

/// One person found, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Sex>,
    /// Age in years.
    pub age: Option<i32>,
    /// Recognitions, best state first: group code.
    pub groups: Vec<String>,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// Masked identity number, last four kept.
    pub id_masked: String,
    /// Known to be dead.
    pub dead: bool,
    /// Why it matched; never holds protected digits.
    pub matched: Vec<Matched>,
    /// Higher is better, comparable within one answer.
    pub score: i64,
}

/// A whole identity number in the query.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pasted {
    /// It belongs to this person.
    Person(PersonId),
    /// It is sound, and nobody on record has it.
    Nobody,
    /// It is wrong.
    Fault(crate::domain::IdFault),
}

/// Three header lines and the preview card of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// Who.
    pub person: PersonId,
    /// Version of the record.
    pub version: u32,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Sex>,
    /// Age in years.
    pub age: Option<i32>,
    /// 身份认定
    pub recognitions: Vec<Recognition>,
    /// 常住地 or, unknown, 户籍地.
    pub division: Option<DivisionCode>,
    /// Masked identity number.
    pub id_masked: String,
    /// First phone, masked.
    pub phone_masked: String,
    /// Died on.
    pub died: Option<Date>,
    /// Petitions not finished.
    pub petitions_open: u32,
    /// The next clock to run out.
    pub next_due: Option<Due>,
    /// Newest payment.
    pub last_paid: Option<LastPaid>,
    /// Payments booked in the year of the business date: how many, and how much.
    pub paid_this_year: (u32, Fen),
    /// Owed to the person now.
    pub owed: Fen,
    /// What deserves a look.
    pub flags: Vec<Flag>,
}

/// A clock's end as lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// Natural days from the business date; negative when late.
    pub in_days: i64,
    /// The calendar of that year is not published yet.
    pub provisional: bool,
}

/// The newest payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastPaid {
    /// Booked on.
    pub booked: Date,
    /// For the month.
    pub month: Month,
    /// Programme id.
    pub programme: String,
    /// How much.
    pub amount: Fen,
}

/// What deserves a look on a person's card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// 已故
    Dead,
    /// 缺电话
    NoPhone,
    /// 缺银行账号
    NoAccount,
    /// 缺身份证号
    NoResidentId,
    /// 缺常住地
    NoDivision,
    /// The identity number's area code was not in force in the year of birth, or is unknown.
    OddArea,
    /// Birth date or sex differ from the identity number.
    IdDisagrees,
    /// The name holds a private-use character (造字).
    PrivateUseName,
    /// More than one recognition in payment.
    SeveralGroups,
    /// More was paid than due.
    Overpaid,
}

/// A person's whole record with masks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Header.
    pub card: Card,
    /// 曾用名
    pub other_names: Vec<String>,
    /// 出生日期
    pub birth: Option<Date>,
    /// 户籍地
    pub household: Residence,
    /// 常住地
    pub residence: Residence,
    /// Phones, masked.
    pub phones: Vec<String>,
    /// Account: bank, holder, masked number.
    pub bank: Option<(String, String, String)>,
    /// Card, masked.
    pub card_masked: Option<String>,
    /// 服役
    pub service: ServiceRecord,
    /// 家庭成员, masked.
    pub relatives: Vec<RelativeView>,
    /// Items of the registry form.
    pub profile: BTreeMap<u16, String>,
}

/// A relative with masks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelativeView {
    /// 关系
    pub relation: String,
    /// 姓名
    pub name: String,
    /// Masked identity number, empty when unknown.
    pub id_masked: String,
    /// Masked phone, empty when unknown.
    pub phone_masked: String,
    /// Their own record.
    pub person: Option<PersonId>,
}

/// A person's ledger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Whose.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// By month and programme, newest first.
    pub months: Vec<StatementMonth>,
    /// Every entry in order of posting, oldest first, with the running balance.
    pub lines: Vec<StatementLine>,
    /// All that was due.
    pub due: Fen,
    /// All that was paid.
    pub paid: Fen,
    /// Due less paid.
    pub owed: Fen,
}

/// One month and programme of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementMonth {
    /// Month.
    pub month: Month,
    /// Programme id.
    pub programme: String,
    /// Due, reversals counted.
    pub due: Fen,
    /// Paid, reversals counted.
    pub paid: Fen,
    /// Due less paid of this line.
    pub difference: Fen,
    /// Due less paid of everything up to this line.
    pub balance: Fen,
}

/// One entry of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// Entry.
    pub entry: EntryId,
    /// Booked on.
    pub booked: Date,
    /// For the month.
    pub month: Month,
    /// Programme id.
    pub programme: String,
    /// Due or paid.
    pub kind: EntryKind,
    /// Negative on a reversal.
    pub amount: Fen,
    /// Owed after this entry.
    pub balance: Fen,
    /// Takes back this entry.
    pub reverses: Option<EntryId>,
    /// Was taken back by this entry.
    pub reversed_by: Option<EntryId>,
    /// Memo.
    pub memo: String,
}

/// One entry in full.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryView {
    /// As on the statement; its balance is that of the person after it.
    pub line: StatementLine,
    /// Whose.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Debit and credit sides.
    pub legs: Vec<(Account, Fen)>,
    /// Who posted it.
    pub by: String,
    /// What may not be done with it, and why.
    pub can_reverse: Result<(), crate::bureau::Refusal>,
}

/// A programme's month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProgrammeMonth {
    /// Programme id.
    pub programme: String,
    /// Month.
    pub month: Month,
    /// People with a line.
    pub people: usize,
    /// Total due.
    pub due: Fen,
    /// Total paid.
    pub paid: Fen,
    /// The month's books are closed.
    pub closed: bool,
    /// A page of lines by division and name.
    pub lines: Vec<ProgrammeLine>,
    /// Twelve months up to this one: month, due, paid.
    pub months: Vec<(Month, Fen, Fen)>,
}

/// One person in a programme's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeLine {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// Due.
    pub due: Fen,
    /// Paid.
    pub paid: Fen,
}

/// The petition queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PetitionQueue {
    /// Shown tab.
    pub tab: Tab,
    /// How many stand in each tab.
    pub counts: Vec<(Tab, u32)>,
    /// How many match in this tab.
    pub total: usize,
    /// A page, what is due next first.
    pub rows: Vec<PetitionRow>,
}

/// A petition in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PetitionRow {
    /// Which.
    pub petition: PetitionId,
    /// Registration number.
    pub number: String,
    /// First petitioner's name; empty when anonymous.
    pub name: String,
    /// How many petition.
    pub headcount: u16,
    /// First demand.
    pub demand: String,
    /// Where it stands.
    pub state: PetitionState,
    /// The next clock.
    pub due: Option<Due>,
    /// Days since receipt.
    pub days: i64,
    /// Days with the present owner.
    pub days_owned: Option<i64>,
    /// Owner's name.
    pub owner: Option<String>,
    /// Kept from view of others (检举控告).
    pub secret: bool,
}

/// One petition in full. Petitioners' numbers and phones are masked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PetitionView {
    /// As listed.
    pub row: PetitionRow,
    /// Version a command must name.
    pub version: u32,
    /// What was brought; `phone` of a petitioner is masked, `resident_id` absent.
    pub facts: PetitionFacts,
    /// What happened: event and who did it.
    pub events: Vec<(PetitionEvent, String)>,
    /// Every clock.
    pub clocks: Vec<Clock>,
    /// What may be done now by the one who asks, or why not.
    pub acts: Vec<(PetitionAct, Result<(), crate::bureau::Refusal>)>,
    /// Demands again with their routes, for the strip.
    pub demands: Vec<Demand>,
    /// Earlier petitions of the same people.
    pub earlier: Vec<PetitionRow>,
}

/// A journal entry as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// Place in the journal.
    pub seq: u64,
    /// Business date.
    pub today: Date,
    /// Wall time, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Who.
    pub by: String,
    /// At which desk.
    pub desk: String,
    /// Command name.
    pub command: String,
    /// What it was about (`P12`, `E3`, `X4`).
    pub object: String,
    /// Small facts, key and value.
    pub about: Vec<(String, String)>,
}

/// A member of staff in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaffRow {
    /// Who.
    pub id: StaffId,
    /// Version a command must name.
    pub version: u32,
    /// Login.
    pub login: String,
    /// 姓名
    pub name: String,
    /// Roles.
    pub roles: Roles,
    /// Desk.
    pub desk: String,
    /// May sign in.
    pub state: StaffState,
    /// Locked out until, milliseconds since 1970 UTC; 0 when not.
    pub locked_until_ms: i64,
}
