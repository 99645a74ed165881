//! What a command about the duty did, as the journal says it.

use super::message::{Msg, messages};

messages! {
    DID_RULES = "设值班规则", "duty rules set";
    DID_SHIFT = "排班", "shift set";
    DID_ROTATE = "轮流排班", "shifts given in turn";
    DID_LEAVE = "记休假", "leave noted";
    DID_BACK = "销假", "leave taken off";
    DID_PUBLISH = "公布排班", "rota published";
    DID_ASK_SWAP = "请换班", "swap asked for";
    DID_AGREE_SWAP = "同意换班", "swap agreed to";
    DID_DECLINE_SWAP = "不同意换班", "swap declined";
    DID_ACKNOWLEDGE = "跟进", "acknowledged";
    DID_ACK_BACK = "收回跟进", "acknowledgement taken back";
    DID_PHONES = "查看值班电话", "phones of the ladder shown";
    DID_HOP = "呼叫下一级", "next rung called";
    DID_HOP_BACK = "收回呼叫", "call taken back";
    DID_OPEN_MAJOR = "登记紧急重大", "major matter written down";
    DID_CALL = "紧急重大：呼叫", "call about a major matter";
    DID_CALL_BACK = "紧急重大：收回呼叫", "call about a major matter taken back";
    DID_REPORT = "续报", "follow-up report";
    DID_FINAL = "终报", "final report";
    DID_CLOSE = "紧急重大办结", "major matter closed";
    DID_BEGIN = "开始交班", "handover begun";
    DID_TAKE = "接下一项", "item taken over";
    DID_LEFT = "留下一项", "item left";
    DID_FINISH = "交接完毕", "handover finished";
}

/// What a command about the duty did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "duty.rules" => DID_RULES,
        "duty.shift" => DID_SHIFT,
        "duty.rotate" => DID_ROTATE,
        "duty.leave" => DID_LEAVE,
        "duty.back" => DID_BACK,
        "duty.publish" => DID_PUBLISH,
        "duty.ask-swap" => DID_ASK_SWAP,
        "duty.agree-swap" => DID_AGREE_SWAP,
        "duty.decline-swap" => DID_DECLINE_SWAP,
        "duty.acknowledge" => DID_ACKNOWLEDGE,
        "duty.take-ack-back" => DID_ACK_BACK,
        "duty.phones" => DID_PHONES,
        "duty.hop" => DID_HOP,
        "duty.take-hop-back" => DID_HOP_BACK,
        "duty.take-call-back" => DID_CALL_BACK,
        "duty.open-major" => DID_OPEN_MAJOR,
        "duty.call" => DID_CALL,
        "duty.report" => DID_REPORT,
        "duty.final-report" => DID_FINAL,
        "duty.close-major" => DID_CLOSE,
        "duty.begin-handover" => DID_BEGIN,
        "duty.take-item" => DID_TAKE,
        "duty.leave-item" => DID_LEFT,
        "duty.withdraw-handover" => super::duty_handover::DID_WITHDRAW,
        "duty.finish-handover" => DID_FINISH,
        _ => return None,
    })
}
