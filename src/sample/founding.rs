//! The sample bureau itself and its staff. The names are the commonest there are; no real person is meant.

use super::places::Places;
use super::plan::Spec;
use crate::bureau::command::{Founding, NewStaff};
use crate::domain::DivisionCode;
use crate::domain::staff::{ProtectionLevel, Role};

/// Login of the one who signs in by default: front desk, maker and petitions, as one clerk of a small bureau is.
pub const CLERK: &str = "lina";
/// Login of the second maker: hands payment runs to the bank.
pub const SENDER: &str = "zhouqiang";
/// Login of the one who keeps the records of people and books by hand: takes them over from paper, changes them, proposes what the bureau
/// sets itself and what comes back. Whoever changes what money depends on has no part in
/// payment runs, so it is nobody who has.
pub const KEEPER: &str = "heli";
/// Login of the one who checks the ledger and reviews payment runs.
pub const CHECKER: &str = "wangwei";
/// Login of the second checker: compares what the bank says with what was sent.
pub const RECONCILER: &str = "wujing";
/// Login of the head of the bureau.
pub const HEAD: &str = "chenjing";
/// Login of the petition officer.
pub const OFFICER: &str = "zhangmin";
/// Login of the system administrator.
pub const ADMIN: &str = "sysadmin";
/// Login of the auditor.
pub const AUDITOR: &str = "auditor";

const STAFF: [(&str, &str, &[Role], &str); 10] = [
    (ADMIN, "刘洋", &[Role::SystemAdmin], "机房"),
    ("secadmin", "赵磊", &[Role::SecurityAdmin], "机房"),
    (AUDITOR, "黄丽", &[Role::Auditor], "审计室"),
    (CLERK, "李娜", &[Role::FrontDesk, Role::Maker, Role::Petitions], "一号窗"),
    (CHECKER, "王伟", &[Role::Checker], "二号窗"),
    (OFFICER, "张敏", &[Role::FrontDesk, Role::Petitions], "信访室"),
    (HEAD, "陈静", &[Role::Head], "局长室"),
    (SENDER, "周强", &[Role::Maker], "优抚科"),
    (RECONCILER, "吴静", &[Role::Checker], "财务室"),
    (KEEPER, "何丽", &[Role::FrontDesk, Role::Maker], "档案室"),
];

/// The name of somebody of the staff, by their login.
pub(super) fn name_of(login: &str) -> &'static str {
    STAFF.iter().find(|(one, ..)| *one == login).map(|(_, name, ..)| *name).unwrap_or_default()
}

/// What the sample bureau is founded with.
pub(super) fn founding(spec: &Spec) -> Option<Founding> {
    let division: DivisionCode = Places::district()?;
    let staff = STAFF.iter().map(|(login, name, roles, desk)| NewStaff {
        login: (*login).to_owned(),
        name: (*name).to_owned(),
        roles: roles.to_vec(),
        desk: (*desk).to_owned(),
        password: None,
    });
    Some(Founding {
        bureau: "广州市花都区退役军人事务局（示例）".to_owned(),
        division,
        level: ProtectionLevel::Three,
        staff: staff.collect(),
        settings: Vec::new(),
        sample_of: Some(plate(spec.people, spec.seed, spec.paid)),
    })
}

/// The name plate of a sample: what it was made from.
pub fn plate(people: u32, seed: u64, paid: Option<u32>) -> String {
    let paid = paid.map(|paid| format!(" paid={paid}")).unwrap_or_default();
    format!("people={people} seed={seed}{paid}")
}
