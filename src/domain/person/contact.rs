//! Where a person lives, who is near them, and where their money goes.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::person::Capacity;
use crate::domain::{Date, DivisionCode, PersonId, ResidentId};

/// A place: the 12-digit division code and the written address within it.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Residence {
    /// Village or community (or town) by statistical code; a village name alone is not unique.
    #[n(0)]
    pub division: Option<DivisionCode>,
    /// House number and the like, as written.
    #[n(1)]
    pub address: String,
}

/// The account that payments go to.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BankAccount {
    /// 开户银行
    #[n(0)]
    pub bank: String,
    /// 开户名称
    #[n(1)]
    pub holder: String,
    /// 银行账号, digits only.
    #[n(2)]
    pub number: String,
    /// The day a second person approved it: it holds for runs drafted later. `None` where it was taken over with a register, which
    /// answers for it. Set by the bureau alone.
    #[n(3)]
    #[serde(skip)]
    pub approved: Option<Date>,
}

/// A member of the family.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relative {
    /// 关系, as written: 配偶, 子, 女, 父 …
    #[n(0)]
    pub relation: String,
    /// 姓名
    #[n(1)]
    pub name: String,
    /// 身份证号
    #[n(2)]
    pub resident_id: Option<ResidentId>,
    /// 电话, digits only.
    #[n(3)]
    pub phone: String,
    /// The relative's own record, when they have one.
    #[n(4)]
    pub person: Option<PersonId>,
    /// 紧急联系人: called first when something happens.
    #[cbor(n(5), default)]
    pub emergency: bool,
    /// What they may do for the person, by which paper.
    #[n(6)]
    pub capacity: Option<Capacity>,
    /// The other record leads back here. Set by the bureau with every change; links noted before it did so lead one way.
    #[cbor(n(7), default)]
    #[serde(skip)]
    pub mutual: bool,
}

impl fmt::Debug for BankAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BankAccount(..)")
    }
}

impl fmt::Debug for Relative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Relative(..)")
    }
}

crate::text::opaque!(Residence);
