//! 督办: what somebody was given to do, in the console, on the command line and on the weekly list.

use super::message::{Lang, Msg, messages};
use crate::bureau::answer::SupervisionRow;
use crate::domain::supervision::{
    SupervisionEvent, SupervisionFault, SupervisionOrigin, SupervisionState, SupervisionStep,
};

messages! {
    TITLE = "督办", "Supervision";
    OPEN_N = "未办结 {n}", "Not closed {n}";
    MINE = "我的", "Mine";
    ASKED_N = "待核 {n}", "To check {n}";
    ALL_ITEMS = "全部", "All";
    LATE_N = "逾期 {n}", "{n} late";
    FOR_YOU_N = "等您核实 {n}", "{n} for you to check";
    READING = "正在读取", "Reading";
    NOTHING = "这里没有督办事项。", "There is nothing on this list.";
    CHOOSE = "请先选一件督办事项。", "Choose an item first.";
    NEXT_TAB = "右一栏", "Tab to the right";
    PREVIOUS_TAB = "左一栏", "Tab to the left";
    NEW = "新增", "New item";
    ASK = "申请办结", "Ask to close";
    CLOSE = "核实办结", "Check and close";
    RETURN = "退回", "Send back";
    NUDGE = "催办", "Nudge";
    REASSIGN = "改派", "Reassign";
    DUE = "改期", "New day";
    PRINT = "印清单", "Print the list";
    OPEN_PETITION = "看信访", "Its petition";
    NO_PETITION = "这件事项没有关联信访。", "The item points to no petition.";

    NUMBER = "督{number}", "S{number}";
    COL_NUMBER = "编号", "No.";
    COL_DUE = "期限", "Due";
    COL_OWNER = "责任人", "Owner";
    COL_STATE = "状态", "State";
    COL_TEXT = "事项", "What";
    LATE = "逾期", "late";
    ROW_FROM = "{origin}，{by} {on} 交办，期限 {due}", "{origin}, given by {by} on {on}, due {due}";
    ROW_PETITION = "关联信访 {number}", "About petition {number}";
    ROW_EVENT = "{on} {by} {step}", "{on} {by}: {step}";
    ROW_EVENT_SAYS = "{on} {by} {step}：{text}", "{on} {by}: {step}: {text}";
    FROM_TO = "{from} → {to}，{text}", "{from} → {to}, {text}";
    NUDGED = "{on} {by} 催办过，当天不再催", "nudged by {by} on {on}, not again that day";

    ORIGIN_WEEKLY = "每周督办", "weekly list";
    ORIGIN_MEETING = "会议议定", "meeting decision";
    STATE_OPEN = "在办", "open";
    STATE_ASKED = "待核", "to check";
    STATE_CLOSED = "办结", "closed";

    FORM_NEW = "新增督办事项", "New item of supervision";
    F_ORIGIN = "来源", "From";
    F_TEXT = "办什么", "What is to be done";
    F_OWNER = "责任人", "Owner";
    F_DUE = "期限", "Due";
    F_PETITION = "关联信访", "Petition";
    ABOUT_PETITION = "{name}：{demand}", "{name}: {demand}";
    NO_SUCH_PETITION = "没有这个编号的信访事项。", "No petition has that number.";
    NOT_A_PETITION = "{number} 是督办事项的编号，不是信访的。请写信访编号，例如 2026-0020。", "{number} is the number of an item of supervision, not of a petition. Give that of the petition, for example 2026-0020.";
    F_PETITION_HINT = "没有就空着；写信访编号，例如 2026-0020", "left empty where there is none; its number, for example 2026-0020";
    FORM_ASK = "督{number} 申请办结", "S{number}: ask to close";
    F_EVIDENCE = "办结依据", "Evidence";
    EVIDENCE_NOTE = "写明凭什么算办结：文号、照片、回访记录。由另一人核实后才办结。", "Say what shows that it is done: a document, a picture, a call back. Another person checks it.";
    FORM_CLOSE = "督{number} 核实办结", "S{number}: check and close";
    F_REMARK = "核实意见", "Remark";
    FORM_RETURN = "督{number} 退回", "S{number}: send back";
    F_REASON = "退回原因", "Why";

    FORM_REASSIGN = "督{number} 改派", "S{number}: give it to another";
    FORM_DUE = "督{number} 改期", "S{number}: another day";
    F_NEW_OWNER = "改由谁办", "To whom";
    F_NEW_DUE = "新的期限", "New day";
    F_WHY = "原因", "Why";
    REASSIGN_NOTE = "现在由 {who} 负责；原责任人和原因记在案。", "Now with {who}; who had it and why stay on record.";
    DUE_NOTE = "现在的期限是 {due}；原期限和原因记在案。", "Now due {due}; the day before and why stay on record.";

    ADDED = "督{number} 已列入督办。", "S{number} is on the list.";
    ASKED_NOW = "督{number} 已申请办结，等另一人核实。", "S{number} waits for another person's check.";
    CLOSED_NOW = "督{number} 已核实办结。", "S{number} is checked and closed.";
    RETURNED_NOW = "督{number} 已退回。", "S{number} is sent back.";
    REASSIGNED_NOW = "督{number} 已改派。", "S{number} is given to another.";
    DUE_NOW = "督{number} 已改期。", "S{number} has another day.";
    NUDGED_NOW = "已催办督{number}，责任人看得到。", "S{number} is nudged; its owner sees it.";

    NOT_FOUND = "没有这件督办事项。请核对编号。", "There is no such item. Check its number.";
    NO_EVIDENCE = "没有办结依据，不能办结。请写明文号、照片或回访记录。", "Nothing shows that it is done. Give the evidence: a document, a picture, a call back.";
    OWN_WORK = "责任人和申请办结的人不能自己核实。请另一人核实。", "Whoever has it in hand, or asked to close it, does not check it. Another person must.";
    NUDGED_TODAY = "今天已经催办过。明天再催。", "It was nudged today already. Nudge again tomorrow.";
    STANDS_OPEN = "还没有申请办结。请责任人先写办结依据，申请办结。", "Nobody has asked to close it. Its owner gives the evidence and asks first.";
    STANDS_ASKED = "已经申请办结，等另一人核实。", "It waits for another person's check already.";
    STANDS_CLOSED = "已经办结，不再变动。有新情况请新增一件。", "It is closed and stays so. Enter a new item for what is new.";
    NOT_OWNER = "这件由别人负责。请责任人或交办人申请办结。", "Somebody else has it in hand. They, or whoever gave it to them, ask to close it.";

    NOT_GIVER = "改派、改期由交办人或负责人办。请他们办。", "Whoever gave it, or who leads, gives it to another or says another day. Ask them.";
    UNCHANGED = "和现在一样，没有改。请写明新的责任人或期限。", "It says so already; nothing was changed. Name another owner or another day.";
    OTHER_OWNER = "这件不能交给这个人。请另选责任人。", "It is not given to this person. Choose another owner.";
    REPORTS_NOTHING = "这个人的岗位不承办督办事项，交给他就没人能办结。请另选责任人。", "Their post takes no items in hand: nobody could say that it is done. Choose another owner.";

    DID_ADD = "列入督办", "item put on the list";
    DID_NUDGE = "催办", "nudged";
    DID_ASK = "申请办结督办事项", "asked to close an item";
    DID_CLOSE = "核实办结督办事项", "item checked and closed";
    DID_REASSIGN = "改派督办事项", "item given to another";
    DID_DUE = "督办事项改期", "item given another day";
    DID_RETURN = "退回督办事项", "item sent back";

    HANDED_ON = "随之改派督{number}给{name}", "S{number} went to {name} with it";
    FOLLOWED = "随信访 {number} 自动", "followed from petition {number}";
    CLI_LINE = "督{number}  {state}  {due}  {owner}  {text}", "S{number}  {state}  {due}  {owner}  {text}";
    CLI_SUMS = "未办结 {open}，逾期 {late}，待核 {asked}", "not closed {open}, late {late}, to check {asked}";
    CLI_SEQ = "{done}日志第 {seq} 条。", "{done} Journal entry {seq}.";
    WAITS = "核实 督{number}", "check S{number}";

    PAPER_DAY = "截止日期", "As of";
    PAPER_COUNT = "件数", "Items";
    PAPER_COUNT_SAYS = "未办结 {open} 件（逾期 {late} 件，待核 {asked} 件），本周办结 {closed} 件", "{open} not closed ({late} late, {asked} to check), {closed} closed this week";
    PAPER_OPEN = "未办结", "Not closed";
    PAPER_CLOSED = "本周办结", "Closed this week";
    PAPER_ITEM = "督{number} {text}", "S{number} {text}";
    PAPER_OWNER = "责任人 {owner}，期限 {due}，{state}", "owner {owner}, due {due}, {state}";
    PAPER_EVIDENCE = "办结依据：{text}", "evidence: {text}";
    PAPER_NUDGED = "催办 {n} 次，最近 {on}", "nudged {n} {n|time|times}, last on {on}";
    PAPER_DUE = "原期限 {was}，{on} 改期：{text}", "due {was} before, changed on {on}: {text}";
    PAPER_NONE = "没有。", "None.";
}

/// Where an item comes from.
pub fn origin(origin: SupervisionOrigin) -> Msg {
    match origin {
        SupervisionOrigin::Weekly => ORIGIN_WEEKLY,
        SupervisionOrigin::Meeting => ORIGIN_MEETING,
    }
}

/// The number of an item as people see it: its mark tells it from that of a petition.
pub fn number(number: &str, lang: Lang) -> String {
    NUMBER.with(lang, &[("number", &number)])
}

/// How far it is.
pub fn state(state: SupervisionState) -> Msg {
    match state {
        SupervisionState::Open => STATE_OPEN,
        SupervisionState::Asked => STATE_ASKED,
        SupervisionState::Closed => STATE_CLOSED,
    }
}

/// What an event says beside its step: from whom to whom, or from which day to which, and the words or what it followed from.
pub fn said(event: &SupervisionEvent, row: &SupervisionRow, lang: Lang) -> String {
    let text = match (event.followed, &row.petition) {
        (Some(_), Some((_, number))) => FOLLOWED.with(lang, &[("number", number)]),
        _ => event.text.clone(),
    };
    let named = |from: &dyn std::fmt::Display, to: &dyn std::fmt::Display| {
        FROM_TO.with(lang, &[("from", from), ("to", to), ("text", &text)])
    };
    match (event.owner, event.due) {
        (Some((from, to)), _) => named(&row.name_of(from), &row.name_of(to)),
        (_, Some((from, to))) => named(&from, &to),
        _ => text,
    }
}

/// Which items went to whom by themselves with what was done about a petition, as the journal keeps it.
pub(super) fn handed_on(lines: &str, lang: Lang) -> String {
    let one = |line: &str| {
        let mut parts = line.splitn(3, ' ').skip(1);
        Some(HANDED_ON.with(lang, &[("number", &parts.next()?), ("name", &parts.next()?)]))
    };
    let all: Vec<String> = lines.lines().filter_map(one).collect();
    all.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// What is done about it.
pub fn step(step: SupervisionStep) -> Msg {
    match step {
        SupervisionStep::Nudge => NUDGE,
        SupervisionStep::Ask => ASK,
        SupervisionStep::Close => CLOSE,
        SupervisionStep::Return => RETURN,
        SupervisionStep::Reassign => REASSIGN,
        SupervisionStep::Due => DUE,
    }
}

/// That a step was taken.
pub fn taken(step: SupervisionStep) -> Msg {
    match step {
        SupervisionStep::Nudge => NUDGED_NOW,
        SupervisionStep::Ask => ASKED_NOW,
        SupervisionStep::Close => CLOSED_NOW,
        SupervisionStep::Return => RETURNED_NOW,
        SupervisionStep::Reassign => REASSIGNED_NOW,
        SupervisionStep::Due => DUE_NOW,
    }
}

/// Why a step cannot be taken, and what to do next.
pub fn refused(fault: SupervisionFault) -> Msg {
    match fault {
        SupervisionFault::NoEvidence => NO_EVIDENCE,
        SupervisionFault::OwnWork => OWN_WORK,
        SupervisionFault::NudgedToday => NUDGED_TODAY,
        SupervisionFault::Stands(SupervisionState::Open) => STANDS_OPEN,
        SupervisionFault::Stands(SupervisionState::Asked) => STANDS_ASKED,
        SupervisionFault::Stands(SupervisionState::Closed) => STANDS_CLOSED,
        SupervisionFault::NotOwner => NOT_OWNER,
        SupervisionFault::NotGiver => NOT_GIVER,
        SupervisionFault::Unchanged => UNCHANGED,
        SupervisionFault::OtherOwner => OTHER_OWNER,
        SupervisionFault::ReportsNothing => REPORTS_NOTHING,
    }
}

/// What a command did, in a word.
pub fn done(command: &str) -> Msg {
    match command {
        "supervision.nudge" => DID_NUDGE,
        "supervision.ask" => DID_ASK,
        "supervision.close" => DID_CLOSE,
        "supervision.return" => DID_RETURN,
        "supervision.reassign" => DID_REASSIGN,
        "supervision.due" => DID_DUE,
        _ => DID_ADD,
    }
}
