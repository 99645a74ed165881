//! Words of keeping in touch: how somebody was contacted, what came of it, how they stand under the rota.

use super::message::{Msg, messages};
use super::{Lang, care};
use crate::bureau::Reference;
use crate::bureau::answer::ListAgreement;
use crate::domain::care::{ContactKind, ContactResult, DueState, HardshipResult, Recipients, Relief};

messages! {
    KIND_CALL = "电话", "call";
    KIND_HOME_VISIT = "上门走访", "home visit";
    KIND_MESSAGE = "短信微信", "message";

    RESULT_REACHED = "联系上", "reached";
    RESULT_NOT_REACHED = "未联系上", "not reached";

    STATE_LATE = "逾期", "late";
    STATE_NEVER = "还没有过", "never yet";
    STATE_DUE = "本期待联系", "due";
    STATE_MET = "本期已联系", "met";

    AGREED = "约定日期", "as agreed";

    RELIEF_MINIMUM = "低保", "minimum living";
    RELIEF_DESTITUTE = "特困", "destitute";
    RELIEF_NONE = "不享受", "none";
    RESULT_LIFTED = "已脱困", "out of hardship";
    RESULT_NOT_LIFTED = "未脱困", "still in hardship";
    OF_PEOPLE = "人", "people";
    OF_HOUSEHOLDS = "困难户", "households";

    DONE_REGISTER_HARDSHIP = "列入困难户", "household in hardship entered";
    DONE_AMEND_HARDSHIP = "修改困难户", "household in hardship changed";
    DONE_MEASURE = "帮扶措施", "helped";
    DONE_END_HARDSHIP = "结束帮扶", "household ended";
    DONE_REOPEN_HARDSHIP = "重新列入困难户", "household opened again";
    DONE_MAKE = "编制慰问名单", "condolence list made";
    DONE_ADD = "加入慰问名单", "put on a condolence list";
    DONE_DROP = "移出慰问名单", "taken off a condolence list";
    DONE_GIVE = "发放慰问金", "condolence money handed out";
    DONE_TAKE_BACK = "撤回慰问金", "condolence money taken back";
    DONE_CLOSE = "关闭慰问名单", "condolence list closed";
    DONE_REOPEN = "重开慰问名单", "condolence list opened again";
    DONE_AGREE = "同意慰问名单", "condolence list agreed to";
    DONE_DECLINE = "退回慰问名单", "condolence list sent back";
    DONE_PROPOSE = "再提交慰问名单", "condolence list put forward again";
    DONE_RECORD = "联系", "contacted";
    DONE_AMEND = "修改联系记录", "contact changed";
    DONE_VOID = "作废联系记录", "contact taken back";
    DONE_ASSIGN_TOWN = "安排联系分工", "town given to somebody";
    NEXT_ON = "下次 {on}", "next {on}";
}

/// How.
pub fn kind(kind: ContactKind) -> Msg {
    match kind {
        ContactKind::Call => KIND_CALL,
        ContactKind::HomeVisit => KIND_HOME_VISIT,
        ContactKind::Message => KIND_MESSAGE,
    }
}

/// What came of it.
pub fn result(result: ContactResult) -> Msg {
    match result {
        ContactResult::Reached => RESULT_REACHED,
        ContactResult::NotReached => RESULT_NOT_REACHED,
    }
}

/// What civil affairs grant a household.
pub fn relief(relief: Relief) -> Msg {
    match relief {
        Relief::MinimumLiving => RELIEF_MINIMUM,
        Relief::Destitute => RELIEF_DESTITUTE,
        Relief::None => RELIEF_NONE,
    }
}

/// How it ended.
pub fn hardship_result(result: HardshipResult) -> Msg {
    match result {
        HardshipResult::Lifted => RESULT_LIFTED,
        HardshipResult::NotLifted => RESULT_NOT_LIFTED,
    }
}

/// Whom a condolence list is of.
pub fn recipients(of: Recipients) -> Msg {
    match of {
        Recipients::People => OF_PEOPLE,
        Recipients::Households => OF_HOUSEHOLDS,
    }
}

/// How somebody stands.
pub fn state(state: DueState) -> Msg {
    match state {
        DueState::Late => STATE_LATE,
        DueState::Never => STATE_NEVER,
        DueState::Due => STATE_DUE,
        DueState::Met => STATE_MET,
    }
}

/// What a festival is called; the id itself when the table does not know it.
pub fn festival(tables: &Reference, id: &str, lang: Lang) -> String {
    let name = tables.festivals.get(id).map(|festival| lang.of(&festival.zh, &festival.en));
    name.unwrap_or(id).to_owned()
}

/// How another person's word about a list stands: that it went back and what waits, or who agreed to all of it.
pub fn agreement(word: &ListAgreement, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some((by, on)) = &word.sent_back {
        said.push(care::LIST_BACK.with(lang, &[("by", by), ("on", on), ("reason", &word.reason)]));
    }
    if word.lines > 0 {
        let (by, on) = &word.brought;
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("n", &word.lines), ("total", &word.total), ("by", by), ("on", on)];
        said.push(care::LIST_WAITS.with(lang, &values));
    } else if let Some((by, on)) = &word.agreed {
        said.push(care::LIST_AGREED.with(lang, &[("by", by), ("on", on)]));
    }
    said
}

/// What a command about keeping in touch did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "contact.record" => DONE_RECORD,
        "contact.amend" => DONE_AMEND,
        "contact.void" => DONE_VOID,
        "hardship.register" => DONE_REGISTER_HARDSHIP,
        "hardship.amend" => DONE_AMEND_HARDSHIP,
        "hardship.measure" => DONE_MEASURE,
        "hardship.end" => DONE_END_HARDSHIP,
        "hardship.reopen" => DONE_REOPEN_HARDSHIP,
        "condolence.make" => DONE_MAKE,
        "condolence.add" => DONE_ADD,
        "condolence.drop" => DONE_DROP,
        "condolence.give" => DONE_GIVE,
        "condolence.take-back" => DONE_TAKE_BACK,
        "condolence.close" => DONE_CLOSE,
        "condolence.reopen" => DONE_REOPEN,
        "condolence.agree" => DONE_AGREE,
        "condolence.decline" => DONE_DECLINE,
        "condolence.propose" => DONE_PROPOSE,
        "contact.assign-town" => DONE_ASSIGN_TOWN,
        _ => return None,
    })
}
