//! 亲属: the people around a person.

use super::message::{Msg, messages};
use crate::domain::person::{CapacityKind, Validity};

messages! {
    TAB = "亲属", "Family";
    EMPTY = "没有登记亲属；Ctrl-N 登记", "No relative is on record; Ctrl-N adds one";
    GUARDIAN = "监护人", "guardian";
    AGENT = "受托人", "agent";
    EMERGENCY = "紧急联系人", "emergency contact";
    PAYEE = "代领人", "payee";
    ADD_PAYEE = "设代领人", "Payee";
    SURVIVORS = "遗属", "Survivors";
    ON_RECORD = "在册 {person}", "on record {person}";
    NAMED_THERE = "对方登记为{relation}", "there: {relation}";
    CAPACITY = "{kind}（{validity}）", "{kind} ({validity})";
    UNTIL = "至 {date}", "until {date}";
    OPEN_END = "未定期限", "no end stated";
    EXPIRED = "已过期", "expired";
    NOT_YET = "未到期", "not yet";
    SINCE = "{date} 起", "since {date}";
    FROM_TO = "{from} 至 {until}", "{from} to {until}";
    PAPER = "证明 {paper}", "paper {paper}";
    DEAD = "已故 {date}", "deceased {date}";
    GOES_THERE = "Enter 去对方档案", "Enter goes to that record";
    THERE = "请在对方档案里修改。", "Change it in that person's record.";
    ACCOUNT = "{bank} {holder} {account}", "{bank} {holder} {account}";
    HEAD_PAYEE = "代领 {name}", "paid to {name}";
    PAID_TO = "收款人 {name}（{relation}） {account}", "paid to {name} ({relation}) {account}";
    FAMILY_ONLY = "请先到 6 亲属。", "Go to the family (6) first.";

    CAPACITY_KIND = "代办身份", "Acts as";
    NO_CAPACITY = "无", "nothing";
    CAPACITY_PAPER = "证明或委托书", "Paper";
    PAPER_HINT = "编号或存放处；监护、受托必填", "its number, or where it is kept; a guardian or agent needs it";
    FROM = "起", "From";
    UNTIL_LABEL = "止", "Until";
    TERM_HINT = "例如 2026-12-31；受托须写明起止", "for example 2026-12-31; an agent needs both days";
    YES = "是", "yes";
    NO = "否", "no";
    PAYEE_TITLE = "{name} · 代领人", "{name}: payee";
    PAYEE_NOTE = "补助打到此人账户；须有证明，写明从哪天起", "Money goes to this account; it needs a paper and a first day";

    COL_RELATION = "关系", "Relation";
    COL_NAME = "姓名", "Name";
    COL_REACHED = "电话或账号", "Phone or account";
    COL_MARKS = "说明", "Remarks";
}

/// By what right somebody acts.
pub fn capacity(kind: CapacityKind) -> Msg {
    match kind {
        CapacityKind::Guardian => GUARDIAN,
        CapacityKind::Agent => AGENT,
    }
}

/// What to say of a right that does not hold.
pub fn validity(validity: Validity) -> Option<Msg> {
    match validity {
        Validity::InForce => None,
        Validity::NotYet => Some(NOT_YET),
        Validity::Expired => Some(EXPIRED),
    }
}
