//! Answers about people.

use std::collections::BTreeMap;

use serde::Serialize;

use super::account::{AccountWaiting, FormerAccountView, MaskedAccount};
use super::care::LastContact;
use super::family::{KinView, PayeeView, RelativeView};
use super::notes::Caution;
use super::petitions::Due;
use crate::domain::filter::{FilterFault, Value};
use crate::domain::person::{DeathCause, NoId, Recognition, Residence, ServiceRecord, Sex};
use crate::domain::{Date, DivisionCode, Fen, IdFault, Month, PersonId, RunId};
use crate::search::Matched;

/// People found.
#[derive(Clone, PartialEq, Serialize)]
pub struct Lookup {
    /// The text asked for.
    pub query: String,
    /// How many match in all; at least so many, when there are words and no condition.
    pub total: usize,
    /// The place of the first of `hits` among all.
    pub offset: usize,
    /// A page of them: the best first, or, without words, in the order asked for.
    pub hits: Vec<Hit>,
    /// The words that were looked up.
    pub words: String,
    /// The conditions that were read.
    pub conditions: Vec<Narrowing>,
    /// What looks like a condition and could not be read.
    pub faults: Vec<FilterFault>,
    /// When the text holds a whole identity number: whose it is, or what is wrong with it.
    pub pasted: Option<Pasted>,
    /// False while the index is still being built: then only whole identity numbers and the recent people are found.
    pub ready: bool,
}

/// A condition of a list, and what it does there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Narrowing {
    /// As it was written.
    pub word: String,
    /// How many of all people answer it.
    pub holds: usize,
    /// How many would be found without it.
    pub without: usize,
}

/// What the last word of a lookup may become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// The word in its place; a key with its colon.
    pub word: String,
    /// The value it ends with.
    pub value: Option<Value>,
    /// How many people it would leave of those that the other conditions and words leave.
    pub people: Option<usize>,
}

/// One person found, and why.
#[derive(Clone, PartialEq, Serialize)]
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
    /// How good the match is, 1000 to 10999, higher is better: the thousands tell the kind of match ([`Tier`](crate::search::Tier):
    /// 10 a whole number, 9 the whole name, … 1 pinyin with a slip), the rest the order inside it. Never rises down the list.
    pub score: u16,
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
    Fault(IdFault),
}

/// Three header lines and the preview card of a person.
#[derive(Clone, PartialEq, Serialize)]
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
    /// Newest contact.
    pub last_contact: Option<LastContact>,
    /// Owed to the person now.
    pub owed: Fen,
    /// What was left out of a run for a coming one to pay and is due beside what is owed by the books: the run, and what it comes to.
    pub withheld: Option<(RunId, Fen)>,
    /// What deserves a look.
    pub flags: Vec<Flag>,
    /// The change of an account that waits for a second person.
    pub account_waiting: Option<AccountWaiting>,
    /// Whose account receives the money today, where it is not the person's own.
    pub payee: Option<PayeeView>,
    /// What whoever opens the person must know, as far as the asker may know of it.
    pub cautions: Vec<Caution>,
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
    /// 账号变更待复核
    AccountWaits,
    /// 户名不符: money goes to an account in the name of somebody who is neither the person nor a payee or guardian on record.
    HolderIsAnother,
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
#[derive(Clone, PartialEq, Serialize)]
pub struct Record {
    /// Header.
    pub card: Card,
    /// 曾用名
    pub other_names: Vec<String>,
    /// Why there is no identity number, where there is none.
    pub no_id: Option<NoId>,
    /// 出生日期
    pub birth: Option<Date>,
    /// 户籍地
    pub household: Residence,
    /// 常住地
    pub residence: Residence,
    /// Phones, masked.
    pub phones: Vec<String>,
    /// Account: bank, holder, masked number.
    pub bank: Option<MaskedAccount>,
    /// The first day on which a run may be drafted with the account, while that is still to come.
    pub bank_from: Option<Date>,
    /// Accounts that others took the place of, from the oldest on.
    pub former_accounts: Vec<FormerAccountView>,
    /// Card, masked.
    pub card_masked: Option<String>,
    /// 服役
    pub service: ServiceRecord,
    /// 家庭成员, masked.
    pub relatives: Vec<RelativeView>,
    /// People on record who name this one and whom this one does not name.
    pub named_by: Vec<KinView>,
    /// 代领人, in the order they are on record.
    pub payees: Vec<PayeeView>,
    /// Items of the registry form.
    pub profile: BTreeMap<u16, String>,
    /// The record that stands for this one too, when it was merged.
    pub merged_into: Option<PersonId>,
    /// Records merged into this one.
    pub absorbed: Vec<PersonId>,
    /// Number of the document that says the person died, and what of; `None` where none was recorded.
    pub death: Option<(String, Option<DeathCause>)>,
}

crate::text::opaque!(Lookup, Hit, Card, Record);
