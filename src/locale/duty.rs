//! 值班: the on-call duty, on screen, on paper and on the command line.

use super::message::{Lang, Msg, messages};
use super::petition_words;
use super::stops;
use crate::bureau::answer::{CallRow, DutyBoard, ItemRow, MajorRow, PageRow, ReportRow};
use crate::domain::duty::{
    At, DutyLevel, ItemKind, ItemState, Ladder, PageReason, RotaChange, RotaFault, Rung, Told,
};
use crate::domain::{StaffId, mask_phone};

messages! {
    TITLE = "值班", "On call";
    TAB_NOW = "待处理 {n}", "now {n}";
    TAB_REVIEW = "待复核 {n}", "review {n}";
    TAB_MAJOR = "紧急重大 {n}", "major {n}";
    TAB_HANDOVER = "交接 {n}", "handover {n}";
    TAB_ROTA = "排班", "rota";
    READING = "正在查…", "Looking…";
    ON_NOW = "当班：{on}", "On duty: {on}";
    NOBODY_CAN = "无人可办", "nobody can";
    NOBODY_ON = "当班：无人", "On duty: nobody";
    NO_SHIFTS = "未设班次：值班（Alt-O）的排班栏按 7 写入", "No shifts are set: 7 in the rota of Alt-O enters them";
    NO_LADDER = "未设呼叫顺序和电话：值班（Alt-O）的排班栏按 7 写入", "No ladder and phones are set: 7 in the rota of Alt-O enters them";
    NO_REVIEW = "未设转复核的天数，全部按待处理", "The age of review is not set: everything pages";
    STAYING = "未接 {n} 项", "{n} not taken over";
    STAYING_WITH = "未接 {n} 项，仍由 {who} 负责", "{n} not taken over, still with {who}";
    NONE_NOW = "现在没有等着处理的。", "Nothing needs an answer now.";
    NONE_REVIEW = "没有待复核的。", "Nothing is to be reviewed.";
    NONE_MAJOR = "没有紧急重大事项。Alt-U 登记。", "There is no major urgent matter. Alt-U writes one down.";
    NONE_HANDOVER = "没有交接。5 开始交班。", "No handover. 5 begins one.";

    LEVEL_DUTY = "值班人员", "duty";
    LEVEL_TEAM_LEAD = "班长", "team lead";
    LEVEL_DEPUTY_HEAD = "分管领导", "deputy head";
    LEVEL_HEAD = "主要负责人", "head";
    REASON_LATE = "逾期", "late";
    REASON_DUE_TODAY = "今天到期", "due today";
    REASON_CRITICAL = "特急未答复", "critical, unanswered";
    REASON_UNDECIDED = "未分办", "undecided";
    ITEM_MAJOR = "紧急重大", "major";
    ITEM_URGENT = "待处理", "urgent";
    ITEM_CLOCK = "下一班到期", "due next shift";
    ITEM_PROMISE = "承诺", "promise";
    ITEM_CALL = "未接通", "no answer";
    ITEM_ROTA = "排班变动", "rota change";
    ITEM_NOTE = "交代", "note";
    ITEM_INFO = "本班已办", "dealt with";
    STATE_UNSIGNED = "未签", "unsigned";
    STATE_TAKEN = "已接", "taken over";
    STATE_LEFT = "留交班人", "left";
    STATE_KEPT = "不交", "not handed over";
    STATE_INFO = "阅知", "to know";
    KEPT = "接班人 {to} 须回避，或交班人不能看：不交接，仍由 {who} 负责，不用签。", "{to} keeps away from it, or who hands over may not see it: it is not handed over and stays with {who}; nobody signs it.";

    COL_STATE = "处置", "State";
    COL_WHO = "信访人", "Petitioner";
    COL_WHAT = "事项", "What";
    COL_HOLDER = "责任人", "With";
    COL_DAY = "日期", "Day";
    COL_KIND = "类别", "Kind";
    COL_AWAY = "休假", "On leave";
    COL_SHIFTS = "班次", "Shifts";
    COL_HOLIDAYS = "节假日", "Holidays";
    COL_WEEKENDS = "周末", "Weekends";
    COL_NAME = "姓名", "Name";
    ACKED = "{who} 跟到 {until}", "{who} until {until}";
    UNACKED = "无人跟", "nobody";
    SINCE = "自 {since} 起无人跟", "nobody since {since}";
    NEXT = "下一级：{level} {name} {phone}，{at} 起呼叫", "Next: {level} {name} {phone}, from {at}";
    NEXT_NOW = "该呼叫：{level} {name} {phone}（{at} 起）", "Call now: {level} {name} {phone} (since {at})";
    LAST_RUNG = "各级都已呼叫；再呼从 {level} {name} {phone} 起。", "Everybody on the ladder was called; again from {level} {name} {phone} on.";
    TURN = "再呼叫时：{level} {name} {phone}", "A call now is to {level} {name} {phone}";
    CALLED = "{on} {level} {name} 已接通（{by} 呼叫）", "{on} {level} {name} answered ({by} called)";
    TAKEN_OVER = "{call}，登记前在信访上呼叫", "{call}; about the petition, before this was written down";
    TAKEN_BACK = "{call}，记错，已收回", "{call}; taken back, stamped by mistake";
    NOT_ANSWERED = "{on} {level} {name} 未接通（{by} 呼叫）", "{on} {level} {name} did not answer ({by} called)";
    FOLLOW_UP = "续报", "Follow-up";
    FINAL = "终报", "Final report";
    REPORTED = "{kind} {on} {by}：{text}", "{kind} {on} {by}: {text}";
    REPORTED_TO = "{kind} {on} {by} 报{to}：{text}", "{kind} {on} {by} to {to}: {text}";
    F_ABOVE = "报党委、政府", "To committee, government";
    ABOVE_NO = "没有报", "no";
    ABOVE_YES = "已报", "yes";
    H_ABOVE = "信访局、派出所等不算（第二十五条）", "a petition office or the police does not count (art. 25)";
    ABOVE_WHO = "党委、政府", "the Party committee, the government";
    ABOVE_AND = "党委、政府（{to}）", "the Party committee, the government ({to})";
    F_REPORTED_TO = "报给哪里", "Reported to";
    H_REPORTED_TO = "例如 区委值班室；并通报联席会议办公室（第二十五条）", "for example the district committee's duty office; the joint meeting's office too (art. 25)";
    REPORT_ABOVE = "报党委、政府", "a report to the Party committee or government";
    OPEN = "未结", "open";
    CLOSED = "已结 {on}", "closed {on}";
    LACKS = "还缺：{what}", "Still missing: {what}";
    PUBLISHED = "已公布", "published";
    DRAFT = "未公布", "not published";
    GAP = "{day} {shift} 无人", "{day} {shift}: nobody";
    CLASH = "{day} {shift} 与休假冲突（{who}）", "{day} {shift}: on leave ({who})";
    CANNOT = "{day} {shift} 的 {who} 已不能值班（账号停用或不再办信访），要改排别人", "{day} {shift}: {who} may stand no more (account disabled or no longer on petitions); set somebody else";
    CANNOT_ANY_MORE = "{who}（已不能值班）", "{who} (may stand no more)";
    SWAP_ASKED = "{shift} {from}→{to} 待答复", "{shift} {from}→{to} asked";
    FINISHED = "{on} 交接完毕，摘要 {digest}", "Finished {on}, digest {digest}";
    UNDER_WAY = "{from} → {to}，{on} 起", "{from} → {to}, since {on}";

    NEXT_TAB = "后一栏", "Next tab";
    PREVIOUS_TAB = "前一栏", "Tab before";
    FIRST = "第一项", "First";
    SECOND = "第二项", "Second";
    THIRD = "第三项", "Third";
    FOURTH = "第四项", "Fourth";
    FIFTH = "第五项", "Fifth";
    SIXTH = "第六项", "Sixth";
    SEVENTH = "第七项", "Seventh";
    MAJOR_NEW = "登记紧急重大", "Major urgent matter";
    PRINT = "打印", "Print";
    PHONES = "显示电话", "Phones";
    DO_ACK = "跟进到", "Look after";
    DO_ANSWERED = "叫通", "Answered";
    DO_SILENT = "未叫通", "No answer";
    DO_FOLLOW_UP = "续报", "Follow-up";
    DO_FINAL = "终报", "Final report";
    DO_CLOSE = "办结", "Close";
    DO_TAKE = "接下", "Take over";
    DO_LEAVE = "留交班人", "Leave";
    DO_FINISH = "交接完毕", "Finish";
    DO_BEGIN = "开始交班", "Begin a handover";
    DO_SHIFT = "排班", "Set a shift";
    DO_AWAY = "休假", "Leave";
    DO_SWAP = "换班", "Ask a swap";
    DO_AGREE = "答复换班", "Answer the swap";
    SWAP_YES = "同意", "agree";
    SWAP_NO = "不同意", "decline";
    DO_PUBLISH = "公布", "Publish";
    DO_ROTATE = "轮流排班", "Fill in turn";
    DO_RULES = "班次和电话", "Shifts and phones";
    NOT_HERE = "这一栏没有这一项。", "There is nothing of that here.";
    CHOOSE = "先选一行。", "Choose a row first.";
    SIGNED_ALREADY = "这一行不用签，或已签。", "Nothing is to be signed here, or it is signed.";
    ALL_OVER = "交接已完毕，不能再签。还没接的，再开始一次交接（5）。", "The handover is finished and takes no more signatures. 5 begins another for what was not taken over.";

    F_UNTIL = "跟到", "Until";
    F_UNTIL_HINT = "例如 23:00、晚上十点半、明早八点；已过的时间算明天", "for example 23:00; a time that is over is tomorrow's; a day may stand before it";
    F_TIME_HINT = "例如 14:00", "for example 14:00";
    F_WHAT = "何事", "What";
    F_PLACE = "何地", "Where";
    F_WHEN = "何时", "When";
    F_PEOPLE = "涉及人数", "How many people";
    F_DONE = "已采取措施", "What is done";
    F_TEXT = "内容", "Text";
    F_WHY = "为什么留下", "Why it is left";
    F_TO = "接班人", "To";
    F_NOTE = "交代事项", "Note";
    F_KEPT = "一件的呼叫、跟进、续报", "Calls and reports on one matter";
    F_NOTES = "交代事项 {n}", "Note {n}";
    F_TURNS = "轮流的人", "Who takes turns";
    F_TURNS_HINT = "一人一班轮下去，值得少的先排；休假的、已值别的班的跳过", "one after the other, who stood fewest first; who is on leave or on another shift is passed over";
    F_SHIFT_HINT = "例如 白班 8:30-17:30", "for example Day 8:30-17:30";
    F_RUNG_HINT = "例如 王某 13800138000 30分：30 分钟无人答复后呼叫", "for example Wang 13800138000 30min: called after 30 minutes without an answer";
    F_UNCOVERED = "无人值的时间", "Hours without a shift";
    F_UNCOVERED_NO = "不留", "none";
    F_UNCOVERED_YES = "可以留", "meant so";
    F_MINUTES = "{n}分", "{n}min";
    F_REVIEW = "转复核（天）", "Review after (days)";
    F_REVIEW_HINT = "逾期、未分办超过这些天的转待复核，不再呼叫；今天到期的总要呼叫；空着则都呼叫", "what is late or undecided for longer is reviewed and pages nobody; what ends today always pages; empty: all page";
    RULES_NOTE = "班次、呼叫顺序和电话由本单位定，一行一项；空行不记。", "Shifts, whom to call and the phones are the bureau's own, one a line; an empty line is left out.";
    ASK_FINISH = "还有 {n} 项没有签，仍由 {who} 负责。交接完毕吗？", "{n} {n|item is|items are} not signed and stay with {who}. Finish?";
    CLI_WHO = "“{who}”不是能值班的人，或同名不止一人。写编号或姓名：{all}。", "{who} is nobody who may stand duty, or more than one. Give a number or a name: {all}.";
    NOT_SHOWN = "（内容不公开）", "(kept from view)";
    F_SHIFT = "班次", "Shift";
    F_SHIFT_N = "班次 {n}", "Shift {n}";
    F_ONE_MORE = "再加{what}", "Another: {what}";
    F_STAFF = "值班人", "Who";
    F_FIRST = "起", "From";
    F_LAST = "止", "Until";
    F_AWAY = "休假", "Leave";
    F_AWAY_YES = "休假", "on leave";
    F_AWAY_NO = "销假", "back";
    F_STAFF_2 = "第二人", "Second person";
    F_NOBODY = "无", "nobody";
    MAJOR_NOTE = "立即报告本级党委政府和联席会议办公室（信访工作条例第二十五条）；条例没有写明小时数。", "To be reported at once to the committee and government of this level (Regulations on Petition Work, art. 25); no number of hours is stated.";
    NOT_YOURS = "按上一次交接，值班在 {who} 手里，不是您。", "By the last handover {who} has the duty, not you.";
    SAVED = "已记。", "Noted.";
    BEGUN = "交接开始。请 {who} 到“交接”一栏逐项接下（1）或留下（2），再按 4 完毕；没有接下的仍归原来的责任人。", "The handover has begun. {who} goes through it under “handover”: 1 takes an item over, 2 leaves it, 4 finishes; what is not taken over stays with who has it.";
    PUBLISHED_TOLD = "已公布。", "Published.";

    NO_MAJOR = "没有这件紧急重大事项。核对编号（如 U2）。", "There is no such major matter. Check its number (like U2).";
    NO_HANDOVER = "没有这次交接。核对编号（如 J5）。", "There is no such handover. Check its number (like J5).";
    DO_DUTY = "值班", "stand duty";
    DO_TAKE_CALLS = "接急电", "take urgent calls";

    KIND_URGENT_REPORT = "紧急重大事项报告", "Report of a major urgent matter";
    KIND_CALL_SLIP = "值班电话单", "Call slip";
    KIND_HANDOVER = "交接班记录", "Handover record";
    KIND_DAY_REGISTER = "今日登记情况", "Daily register";
    P_PEOPLE = "{n} 人", "{n} {n|person|people}";
    P_CALLS = "呼叫记录", "Calls";
    P_NO_CALLS = "尚未呼叫。", "No call yet.";
    P_REPORTS = "续报和终报", "Reports";
    P_LIST = "呼叫顺序", "Whom to call";
    P_RUNG = "{level} {name} {phone}，{after} 分钟未答复时", "{level} {name} {phone}, after {after} minutes without an answer";
    P_OUT = "交班人", "Hands over";
    P_IN = "接班人", "Takes over";
    P_ON = "时间", "Time";
    P_SIGNED = "签收", "Signed";
    P_DIGEST = "摘要", "Digest";
    P_WITH = "责任人：{who}", "With: {who}";
    P_WHY = "原因：{why}", "Why: {why}";
    P_DAY = "日期", "Day";
    P_NOTHING = "当天没有登记。", "Nothing was registered that day.";
    FIRST_TIME = "初次", "first";
    REPEATED = "重复", "repeat";
    ANONYMOUS = "匿名", "anonymous";
    SECRET = "（保密）", "(kept secret)";

    CLI_RULES = "班次 {shifts} 个，呼叫 {rungs} 级，{review}", "{shifts} {shifts|shift|shifts}, {rungs} {rungs|rung|rungs}, {review}";
    CLI_REVIEW = "满 {n} 天转复核", "review after {n} {n|day|days}";
    CLI_SHIFT = "班次 {name} {start}–{end}", "shift {name} {start}–{end}";
    CLI_NO_ITEM = "没有要签的。", "There is nothing to sign.";
    CLI_SHARE = "{name}：{shifts} 班，其中周末 {weekends}、节假日 {holidays}", "{name}: {shifts} {shifts|shift|shifts}, {weekends} on weekends, {holidays} on holidays";
}

/// A level of the ladder.
pub fn level(level: DutyLevel) -> Msg {
    match level {
        DutyLevel::Duty => LEVEL_DUTY,
        DutyLevel::TeamLead => LEVEL_TEAM_LEAD,
        DutyLevel::DeputyHead => LEVEL_DEPUTY_HEAD,
        DutyLevel::Head => LEVEL_HEAD,
    }
}

/// Why something needs an answer now.
pub fn reason(reason: PageReason) -> Msg {
    match reason {
        PageReason::Late => REASON_LATE,
        PageReason::DueToday => REASON_DUE_TODAY,
        PageReason::Critical => REASON_CRITICAL,
        PageReason::Undecided => REASON_UNDECIDED,
    }
}

/// What an item of a handover is about.
pub fn item_kind(kind: ItemKind) -> Msg {
    match kind {
        ItemKind::Major => ITEM_MAJOR,
        ItemKind::Urgent => ITEM_URGENT,
        ItemKind::Clock => ITEM_CLOCK,
        ItemKind::Promise => ITEM_PROMISE,
        ItemKind::Call => ITEM_CALL,
        ItemKind::Rota => ITEM_ROTA,
        ItemKind::Note => ITEM_NOTE,
        ItemKind::Info => ITEM_INFO,
    }
}

/// How an item stands.
pub fn item_state(row: &ItemRow) -> Msg {
    match row.state {
        _ if row.kept => STATE_KEPT,
        _ if row.kind == ItemKind::Info => STATE_INFO,
        ItemState::Unsigned => STATE_UNSIGNED,
        ItemState::Taken => STATE_TAKEN,
        ItemState::Left => STATE_LEFT,
    }
}

/// Who answers for it, or that nobody of the bureau can.
pub fn answers(row: &PageRow, lang: Lang) -> &str {
    if row.holder.is_empty() { NOBODY_CAN.get(lang) } else { &row.holder }
}

/// Who looks after it, or that nobody does.
pub fn standing(row: &PageRow, now: At, lang: Lang) -> String {
    match row.looked_after(now) {
        Some((who, until)) => ACKED.with(lang, &[("who", &who), ("until", &until)]),
        None => UNACKED.get(lang).to_owned(),
    }
}

/// Where the ladder stands: whom to call next, from when. On a screen that others see the number is masked unless it is `shown`.
pub fn next(board: &DutyBoard, ladder: &Ladder, (now, shown): (At, bool), lang: Lang) -> String {
    if board.rules.rungs.is_empty() {
        return NO_LADDER.get(lang).to_owned();
    }
    match board.rung(ladder).zip(ladder.at) {
        Some((rung, at)) => called(if at <= now { NEXT_NOW } else { NEXT }, rung, Some(at), shown, lang),
        None => turn(board, ladder, LAST_RUNG, shown, lang).unwrap_or_default(),
    }
}

/// Whom a call made now is to, whoever looks after it.
pub fn turn(board: &DutyBoard, ladder: &Ladder, msg: Msg, shown: bool, lang: Lang) -> Option<String> {
    board.turn(ladder).map(|rung| called(msg, rung, None, shown, lang))
}

fn called(msg: Msg, rung: &Rung, at: Option<At>, shown: bool, lang: Lang) -> String {
    let level = level(rung.level).get(lang);
    let phone = if shown { rung.phone.clone() } else { mask_phone(&rung.phone) };
    let at = at.map(|at| at.to_string()).unwrap_or_default();
    msg.with(lang, &[("level", &level), ("name", &rung.name), ("phone", &phone), ("at", &at)])
}

/// A call in a line.
pub fn call(row: &CallRow, lang: Lang) -> String {
    let msg = if row.answered { CALLED } else { NOT_ANSWERED };
    let level = level(row.level).get(lang);
    let said = msg.with(lang, &[("on", &row.on), ("level", &level), ("name", &row.called), ("by", &row.by)]);
    let msg = match (row.back, row.taken_over) {
        (true, _) => TAKEN_BACK,
        (_, true) => TAKEN_OVER,
        _ => return said,
    };
    msg.with(lang, &[("call", &said)])
}

/// A report in a line.
pub fn reported(report: &ReportRow, lang: Lang) -> String {
    let kind = if report.last { FINAL } else { FOLLOW_UP }.get(lang);
    let to = match (report.above, report.to.as_str()) {
        (true, "") => ABOVE_WHO.get(lang).to_owned(),
        (true, to) => ABOVE_AND.with(lang, &[("to", &to)]),
        (false, to) => to.to_owned(),
    };
    let values: [(&str, &dyn std::fmt::Display); 5] =
        [("kind", &kind), ("on", &report.on), ("by", &report.by), ("to", &to), ("text", &report.text)];
    if to.is_empty() { REPORTED } else { REPORTED_TO }.with(lang, &values)
}

/// What a matter lacks before it can be closed.
pub fn lacks(row: &MajorRow, lang: Lang) -> Option<String> {
    let missing = |last: bool| !row.reports.iter().any(|one| one.last == last);
    let untold = !row.reports.iter().any(|one| one.above);
    let parts = [(missing(false), FOLLOW_UP), (missing(true), FINAL), (untold, REPORT_ABOVE)];
    let parts: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, msg)| msg.get(lang)).collect();
    (row.closed.is_none() && !parts.is_empty())
        .then(|| LACKS.with(lang, &[("what", &parts.join(stops(lang).comma))]))
}

/// An item of a handover in a line.
pub fn item(row: &ItemRow, lang: Lang) -> String {
    // The numbers of other records are the console's own: what they are called stands in the text.
    let about = if row.about.starts_with('U') { row.about.as_str() } else { "" };
    [about, item_kind(row.kind).get(lang), &item_text(row, lang)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("  ")
}

/// What an item is, in words: whom a call did not reach by what they are, and that something is kept from view.
pub fn item_text(row: &ItemRow, lang: Lang) -> String {
    let level_word = |word: &str| {
        let known = DutyLevel::ALL.iter().find(|level| level.name() == word);
        known.map_or_else(|| word.to_owned(), |known| level(*known).get(lang).to_owned())
    };
    match row.kind {
        ItemKind::Call => row.text.split(' ').map(level_word).collect::<Vec<_>>().join(" "),
        ItemKind::Urgent | ItemKind::Clock => quoted(&row.text, lang),
        ItemKind::Info => match Told::parse(&row.text) {
            Some(Told::Petition(what, state)) => {
                format!("{}  {}", quoted(&what, lang), petition_words::state(state).get(lang))
            }
            Some(Told::Major(what, on)) => format!("{what}  {}", CLOSED.with(lang, &[("on", &on)])),
            None => row.text.clone(),
        },
        ItemKind::Rota => RotaChange::parse(&row.text)
            .map_or_else(|| row.text.clone(), |change| super::duty_rota::words(&change, lang)),
        _ => row.text.clone(),
    }
}

/// A petition as an item quotes it, which leaves the name of nobody empty, and has the number alone of what is kept secret.
fn quoted(text: &str, lang: Lang) -> String {
    match text.split_once(' ') {
        None => format!("{text} {}", NOT_SHOWN.get(lang)),
        Some((number, rest)) if rest.starts_with(' ') => format!("{number} {}{rest}", ANONYMOUS.get(lang)),
        Some(_) => text.to_owned(),
    }
}

/// A fault of the rota.
pub fn rota_fault(fault: &RotaFault, who: impl Fn(StaffId) -> String, lang: Lang) -> String {
    match fault {
        RotaFault::Gap { day, shift } => GAP.with(lang, &[("day", day), ("shift", shift)]),
        RotaFault::OnLeave { day, shift, staff } => {
            CLASH.with(lang, &[("day", day), ("shift", shift), ("who", &who(*staff))])
        }
        RotaFault::CannotStand { day, shift, staff } => {
            CANNOT.with(lang, &[("day", day), ("shift", shift), ("who", &who(*staff))])
        }
    }
}
