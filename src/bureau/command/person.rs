//! What a command changes of a person's record, and what of it is shown on demand alone.

use serde::{Deserialize, Serialize};

use crate::domain::person::{DeathCause, NoId, Payee, Recognition, Relative, Residence, ServiceRecord, Sex};
use crate::domain::{AccountChangeId, Date};

/// One field of a person's record set anew.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum PersonChange {
    /// 姓名
    Name(String),
    /// 曾用名
    OtherNames(Vec<String>),
    /// 身份证号 as typed
    ResidentId(Option<String>),
    /// Why there is no 身份证号
    NoId(Option<NoId>),
    /// 性别
    Sex(Option<Sex>),
    /// 出生日期
    Birth(Option<Date>),
    /// 户籍地
    Household(Residence),
    /// 常住地
    Residence(Residence),
    /// One phone by position; `None` takes it out.
    Phone(u8, Option<String>),
    /// 优待证
    Card(Option<String>),
    /// 服役信息
    Service(ServiceRecord),
    /// 身份认定, the whole list
    Recognitions(Vec<Recognition>),
    /// One relative by position; `None` takes it out, one past the end adds it.
    Relative(u8, Option<Relative>),
    /// A relative on record by position; what is masked (身份证号, 电话) stays where it is to be kept.
    RelativeKeeping { at: u8, relative: Relative, keep_id: bool, keep_phone: bool },
    /// A payee by position; `None` takes them out. Their name and account stay: another is asked for by [`super::Command::AskAccount`].
    Payee(u8, Option<Payee>),
    /// An item of the registry form by its number; empty clears it.
    Profile(u16, String),
}

/// A death, and the document that says so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDeath {
    /// The day.
    pub on: Date,
    /// Number of the document (死亡证明, 火化证明, 户口注销证明).
    pub document: String,
    /// What of, where it is known.
    #[serde(default)]
    pub cause: Option<DeathCause>,
}

/// A field that is masked until revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProtectedField {
    /// 身份证号
    ResidentId,
    /// A phone by position.
    Phone(u8),
    /// 银行账号
    Account,
    /// 优待证号
    Card,
    /// A relative's 身份证号 by position.
    RelativeId(u8),
    /// A relative's phone by position.
    RelativePhone(u8),
    /// A payee's account by position.
    PayeeAccount(u8),
    /// A former account by position.
    FormerAccount(u8),
    /// The account that a change asks for.
    WantedAccount(AccountChangeId),
}
