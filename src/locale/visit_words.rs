//! Words of visits: who came, where a visit stands, how it ended, and why something is not possible.

use super::message::{Lang, Msg, messages};
use crate::domain::visit::{CallerFault, CallerKind, VisitOutcome, VisitStage};

messages! {
    CALLER_IN_PERSON = "本人", "in person";
    CALLER_RELATIVE = "亲属代办", "relative";
    CALLER_AGENT = "代理人", "agent";

    STAGE_BOOKED = "已预约", "booked";
    STAGE_WAITING = "候办", "waiting";
    STAGE_ATTENDED = "接访中", "at the desk";
    STAGE_ENDED = "已结束", "ended";

    OUTCOME_SETTLED = "当场办结", "settled";
    OUTCOME_TAKEN = "已收件待办", "taken in";
    OUTCOME_INFORMED = "已告知补材料", "told what is missing";
    OUTCOME_GUIDED = "已引导", "guided elsewhere";
    OUTCOME_LEFT = "未办离开", "left unattended";
    OUTCOME_MISTAKEN = "误开", "opened by mistake";

    DONE_BOOK = "预约来访", "visit booked";
    DONE_TAKE_NUMBER = "取号候办", "took a number";
    DONE_ARRIVE = "预约到访", "came as booked";
    DONE_BEGIN = "接访", "attended";
    DONE_CALL = "叫号接访", "called to the desk";
    DONE_AMEND = "修改接访记录", "visit changed";
    DONE_END = "结束接访", "visit ended";
    DONE_CORRECT = "更正接访记录", "visit put right";
    WAS = "原{outcome}", "was {outcome}";
    DONE_ASK = "现场询问", "asked while here";
    DONE_KEEP = "兑现承诺", "promise kept";

    FAULT_NAME = "替别人来办的，请写明来人姓名。", "Whoever comes for another gives their name. Enter it.";
    FAULT_RELATION = "亲属代办，请写明与本人的关系。", "A relative says how they are related. Enter the relation.";
    FAULT_PAPER = "代理人应当出示书面授权委托书（民法典第一百六十五条）。请写明委托书编号或存放处。", "An agent shows a written authorisation (Civil Code, art. 165). Enter its number or where it is kept.";
    FAULT_TERM = "授权委托书应当载明期限（民法典第一百六十五条）。请填写起止日期。", "The authorisation states its term (Civil Code, art. 165). Enter its first and last day.";
    FAULT_NOT_IN_FORCE = "授权委托书不在有效期内。请核对日期，或请本人另行授权。", "The authorisation is not in force on this day. Check the dates, or ask for a new one.";
    FAULT_DIED = "此人在来访那天以前已去世，来人不会是本人。请选来办的亲属或代理人；没有人来的，结果选误开。", "This person had died before the day of the visit and did not come themselves. Choose the relative or agent who came; if nobody came, end it as opened by mistake.";

    STANDS_BOOKED = "这次来访还只是预约，人未到。请先登记到访。", "The visit is only booked. Note that they came first.";
    STANDS_WAITING = "来访人还在候办。请先叫号。", "The visitor is still waiting. Call them first.";
    STANDS_ATTENDED = "来访人已在窗口接访。", "The visitor is at a desk already.";
    STANDS_ENDED = "这次来访已经结束。要更正，在接访表（F5）选中它按 F7；再来办事的，另开一次接访。", "The visit has ended. To put it right, select it in the list of visits (F5) and press F7; for more business, begin another one.";
    ATTENDED_ALREADY = "{desk}的{by}正在接待此人（{visit}）。请先结束那次接访。", "{by} at {desk} is attending this person ({visit}). End that visit first.";
}

/// In what capacity somebody came.
pub fn caller_kind(kind: CallerKind) -> Msg {
    match kind {
        CallerKind::InPerson => CALLER_IN_PERSON,
        CallerKind::Relative => CALLER_RELATIVE,
        CallerKind::Agent => CALLER_AGENT,
    }
}

/// Where a visit stands.
pub fn stage(stage: VisitStage) -> Msg {
    match stage {
        VisitStage::Booked => STAGE_BOOKED,
        VisitStage::Waiting => STAGE_WAITING,
        VisitStage::Attended => STAGE_ATTENDED,
        VisitStage::Ended => STAGE_ENDED,
    }
}

/// How a visit ended.
pub fn outcome(outcome: VisitOutcome) -> Msg {
    match outcome {
        VisitOutcome::Settled => OUTCOME_SETTLED,
        VisitOutcome::Taken => OUTCOME_TAKEN,
        VisitOutcome::Informed => OUTCOME_INFORMED,
        VisitOutcome::Guided => OUTCOME_GUIDED,
        VisitOutcome::Left => OUTCOME_LEFT,
        VisitOutcome::Mistaken => OUTCOME_MISTAKEN,
    }
}

/// How a visit that was put right had ended before.
pub(super) fn was(before: VisitOutcome, lang: Lang) -> String {
    WAS.with(lang, &[("outcome", &outcome(before).get(lang))])
}

/// What a command about a visit did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "visit.book" => DONE_BOOK,
        "visit.take-number" => DONE_TAKE_NUMBER,
        "visit.arrive" => DONE_ARRIVE,
        "visit.begin" => DONE_BEGIN,
        "visit.call" => DONE_CALL,
        "visit.amend" => DONE_AMEND,
        "visit.end" => DONE_END,
        "visit.correct" => DONE_CORRECT,
        "visit.ask" => DONE_ASK,
        "visit.keep-promise" => DONE_KEEP,
        _ => return None,
    })
}

/// What a caller's capacity asks for and is not given.
pub fn say_caller_fault(fault: CallerFault, lang: Lang) -> &'static str {
    match fault {
        CallerFault::Name => FAULT_NAME,
        CallerFault::Relation => FAULT_RELATION,
        CallerFault::Paper => FAULT_PAPER,
        CallerFault::Term => FAULT_TERM,
        CallerFault::NotInForce => FAULT_NOT_IN_FORCE,
        CallerFault::Died => FAULT_DIED,
    }
    .get(lang)
}

/// Why a visit that stands there cannot be moved so.
pub fn say_stage(stage: VisitStage, lang: Lang) -> &'static str {
    match stage {
        VisitStage::Booked => STANDS_BOOKED,
        VisitStage::Waiting => STANDS_WAITING,
        VisitStage::Attended => STANDS_ATTENDED,
        VisitStage::Ended => STANDS_ENDED,
    }
    .get(lang)
}
