//! Words of keeping in touch: how somebody was contacted, what came of it, how they stand under the rota.

use super::message::{Msg, messages};
use crate::domain::care::{ContactKind, ContactResult, DueState};

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

/// How somebody stands.
pub fn state(state: DueState) -> Msg {
    match state {
        DueState::Late => STATE_LATE,
        DueState::Never => STATE_NEVER,
        DueState::Due => STATE_DUE,
        DueState::Met => STATE_MET,
    }
}

/// What a command about keeping in touch did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "contact.record" => DONE_RECORD,
        "contact.amend" => DONE_AMEND,
        "contact.void" => DONE_VOID,
        "contact.assign-town" => DONE_ASSIGN_TOWN,
        _ => return None,
    })
}
