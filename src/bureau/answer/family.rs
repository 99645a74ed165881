//! Answers about the people around a person.

use serde::Serialize;

use crate::domain::person::{CapacityKind, Validity};
use crate::domain::visit::{Caller, CallerKind};
use crate::domain::{Date, PersonId};

/// A relative with masks.
#[derive(Clone, PartialEq, Serialize)]
pub struct RelativeView {
    /// 关系
    pub relation: String,
    /// 姓名
    pub name: String,
    /// Masked identity number, empty when unknown.
    pub id_masked: String,
    /// Masked phone, empty when unknown.
    pub phone_masked: String,
    /// Their own record: the one that stands, whatever was merged since.
    pub person: Option<PersonId>,
    /// When they died, as their own record says.
    pub died: Option<Date>,
    /// 紧急联系人
    pub emergency: bool,
    /// What they may do for the person.
    pub capacity: Option<CapacityView>,
    /// The caller of a visit when this relative comes today: what the form is filled in with.
    pub caller: Caller,
}

impl RelativeView {
    /// The caller whom an authorisation named that is not in force: who comes as an agent nevertheless is refused with the reason.
    pub fn expired_agent(&self) -> Option<Caller> {
        let paper = self.capacity.as_ref().filter(|c| c.kind == CapacityKind::Agent)?;
        (paper.validity != Validity::InForce).then(|| Caller {
            kind: CallerKind::Agent,
            paper: paper.paper.clone(),
            from: paper.from,
            until: paper.until,
            ..self.caller.clone()
        })
    }
}

/// A right to act for the person.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct CapacityView {
    /// Guardian or agent.
    pub kind: CapacityKind,
    /// The paper.
    pub paper: String,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// Where it stands today.
    pub validity: Validity,
}

/// Somebody on record who names the person as a relative.
#[derive(Clone, PartialEq, Serialize)]
pub struct KinView {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// What the person is to them, as written there.
    pub relation: String,
    /// When they died.
    pub died: Option<Date>,
    /// What the person may do for them.
    pub capacity: Option<CapacityView>,
}

/// Whose account receives the money.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PayeeView {
    /// 姓名
    pub name: String,
    /// 关系
    pub relation: String,
    /// 开户银行
    pub bank: String,
    /// 开户名称
    pub holder: String,
    /// Masked account number.
    pub account_masked: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// The paper.
    pub paper: String,
    /// Where it stands today.
    pub validity: Validity,
}

crate::text::opaque!(RelativeView, CapacityView, KinView, PayeeView);
