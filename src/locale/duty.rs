//! 值班: the on-call duty, on screen, on paper and on the command line.

use super::message::{Lang, Msg, messages};
use super::stops;
use crate::bureau::answer::{CallRow, DutyBoard, ItemRow, MajorRow, PageRow};
use crate::domain::duty::{At, DutyFault, DutyLevel, ItemKind, ItemState, Ladder, PageReason, RotaFault};
use crate::domain::{StaffId, mask_phone};

messages! {
    TITLE = "值班", "On call";
    TAB_NOW = "待处理 {n}", "now {n}";
    TAB_REVIEW = "待复核 {n}", "review {n}";
    TAB_MAJOR = "紧急重大 {n}", "major {n}";
    TAB_HANDOVER = "交接 {n}", "handover {n}";
    TAB_ROTA = "排班", "rota";
    READING = "正在查…", "Looking…";
    ON_NOW = "当班：{who}", "On duty: {who}";
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
    REASON_UNDECIDED = "未分办", "undecided";
    ITEM_MAJOR = "紧急重大", "major";
    ITEM_URGENT = "待处理", "urgent";
    ITEM_CLOCK = "下一班到期", "due next shift";
    ITEM_PROMISE = "承诺", "promise";
    ITEM_CALL = "未接通", "no answer";
    ITEM_ROTA = "排班变动", "rota change";
    ITEM_NOTE = "交代", "note";
    STATE_UNSIGNED = "未签", "unsigned";
    STATE_TAKEN = "已接", "taken over";
    STATE_LEFT = "留交班人", "left";

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
    LAST_RUNG = "各级都已呼叫。", "Everybody on the ladder was called.";
    CALLED = "{on} {level} {name} 已接通（{by} 呼叫）", "{on} {level} {name} answered ({by} called)";
    NOT_ANSWERED = "{on} {level} {name} 未接通（{by} 呼叫）", "{on} {level} {name} did not answer ({by} called)";
    FOLLOW_UP = "续报", "Follow-up";
    FINAL = "终报", "Final report";
    REPORTED = "{kind} {on} {by}：{text}", "{kind} {on} {by}: {text}";
    OPEN = "未结", "open";
    CLOSED = "已结 {on}", "closed {on}";
    LACKS = "还缺：{what}", "Still missing: {what}";
    PUBLISHED = "已公布", "published";
    DRAFT = "未公布", "not published";
    GAP = "{day} {shift} 无人", "{day} {shift}: nobody";
    CLASH = "{day} {shift} 与休假冲突（{who}）", "{day} {shift}: on leave ({who})";
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
    PHONES = "显示电话", "Show phones";
    DO_ACK = "跟进到", "Look after until";
    DO_ANSWERED = "呼叫，接通", "Called: answered";
    DO_SILENT = "呼叫，未接通", "Called: no answer";
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
    DO_AGREE = "同意换班", "Agree to the swap";
    DO_PUBLISH = "公布", "Publish";
    DO_ROTATE = "轮流排班", "Fill in turn";
    DO_RULES = "班次和电话", "Shifts and phones";
    NOT_HERE = "这一栏没有这一项。", "There is nothing of that here.";
    CHOOSE = "先选一行。", "Choose a row first.";

    F_UNTIL = "跟到", "Until";
    F_UNTIL_HINT = "例如 23:00、晚上11点、2026-11-24 8:30；已过的时间算明天", "for example 23:00 or 2026-11-24 8:30; a time that is over is tomorrow's";
    F_TIME_HINT = "例如 14:00", "for example 14:00";
    F_WHAT = "何事", "What";
    F_PLACE = "何地", "Where";
    F_WHEN = "何时", "When";
    F_PEOPLE = "涉及人数", "How many people";
    F_DONE = "已采取措施", "What is done";
    F_TEXT = "内容", "Text";
    F_WHY = "为什么留下", "Why it is left";
    F_TO = "接班人", "To";
    F_NOTES = "交代事项 {n}", "Note {n}";
    F_TURNS = "轮流的人", "Who takes turns";
    F_TURNS_HINT = "一人一班轮下去，值得少的先排；休假的、已值别的班的跳过", "one after the other, who stood fewest first; who is on leave or on another shift is passed over";
    F_SHIFT_HINT = "例如 白班 8:30-17:30", "for example Day 8:30-17:30";
    F_RUNG_HINT = "例如 王某 13800138000 30分：30 分钟无人答复后呼叫", "for example Wang 13800138000 30min: called after 30 minutes without an answer";
    F_MINUTES = "{n}分", "{n}min";
    F_REVIEW = "转复核（天）", "Review after (days)";
    F_REVIEW_HINT = "超过这些天的信访转待复核，不再呼叫；空着则都呼叫", "petitions older than this are reviewed and page nobody; empty: all page";
    RULES_NOTE = "班次、呼叫顺序和电话由本单位定，一行一项；空行不记。", "Shifts, whom to call and the phones are the bureau's own, one a line; an empty line is left out.";
    ASK_FINISH = "还有 {n} 项没有签，仍由 {who} 负责。交接完毕吗？", "{n} {n|item is|items are} not signed and stay with {who}. Finish?";
    CLI_WHO = "“{who}”不是能值班的人，或同名不止一人。写编号或姓名：{all}。", "{who} is nobody who may stand duty, or more than one. Give a number or a name: {all}.";
    NOT_SHOWN = "（内容不公开）", "(kept from view)";
    F_SHIFT = "班次", "Shift";
    F_STAFF = "值班人", "Who";
    F_FIRST = "起", "From";
    F_LAST = "止", "Until";
    F_AWAY = "休假", "Leave";
    F_AWAY_YES = "休假", "on leave";
    F_AWAY_NO = "销假", "back";
    F_STAFF_2 = "第二人", "Second person";
    F_NOBODY = "无", "nobody";
    MAJOR_NOTE = "立即报告本级党委政府和联席会议办公室（信访工作条例第二十五条）；条例没有写明小时数。", "To be reported at once to the committee and government of this level (Regulations on Petition Work, art. 25); no number of hours is stated.";
    SAVED = "已记。", "Noted.";
    PUBLISHED_TOLD = "已公布。", "Published.";

    FAULT_NO_SHIFTS = "本单位还没有设班次。先在值班（Alt-O）的排班栏按 7 写入（或 honordesk oncall rules --from 文件）。", "The bureau has set no shifts. Enter them first: 7 in the rota of Alt-O (or honordesk oncall rules --from FILE).";
    FAULT_NO_LADDER = "呼叫顺序里没有下一级。核对电话表：值班（Alt-O）的排班栏按 7。", "There is no further rung on the ladder. Check the phone list: 7 in the rota of Alt-O.";
    FAULT_NO_SUCH_SHIFT = "没有这个班次。班次名称在值班（Alt-O）的排班栏按 7 看（或 honordesk oncall rules）。", "There is no such shift. 7 in the rota of Alt-O names them (or honordesk oncall rules).";
    FAULT_NOTHING_TO_FILL = "没有能排的：这些天这个班都有人值，或所选的人都休假、已值别的班。换日期或加人。", "Nothing to fill: somebody stands the shift on all those days, or everybody chosen is on leave or on another shift. Change the days or add people.";
    FAULT_CANNOT_STAND = "{name} 不能值班：须是在用的信访或负责人账号。换一个人。", "{name} cannot stand duty: it takes an account in use that handles petitions. Choose somebody else.";
    FAULT_ROTA = "有空班或与休假冲突，没有办：{days}。先补上再公布。", "Gaps or clashes with leave, nothing was done: {days}. Mend them first.";
    FAULT_NOT_ON_SHIFT = "这个班不是您的。只能换自己的班。", "That shift is not yours. One swaps one's own.";
    FAULT_SWAP_WAITS = "这个班已有人值或已有换班待答复。等对方答复，或另找人。", "They stand it already, or a swap waits. Wait for the answer or ask somebody else.";
    FAULT_NO_SWAP = "没有请您换这个班。请先由值班人提出。", "Nobody asked you to take that shift. Its holder asks first.";
    FAULT_UNTIL = "时间要晚于现在（{now}），最多两天。改时间再记。", "The time must lie after now ({now}), two days at most. Say another.";
    FAULT_MAJOR_CLOSED = "这件事已办结。有新情况请另登记。", "The matter is closed. Write anything new down as another.";
    FAULT_REPORTS = "还缺{what}，不能办结。补上再办。", "It cannot be closed without {what}. Add it first.";
    FAULT_FINAL_GIVEN = "终报已报，不能再报。可以办结。", "The final report was given. The matter can be closed.";
    FAULT_NO_FOLLOW_UP = "终报之前要有续报。先写续报。", "A follow-up comes before the final report. Write that first.";
    FAULT_HANDOVER_OPEN = "正在向 {to} 交接。先由 {to} 签完。", "A handover to {to} is under way. {to} finishes it first.";
    FAULT_NO_HANDOVER = "没有正在进行的交接。先开始交班。", "No handover is under way. Begin one first.";
    FAULT_TO_ONESELF = "不能交给自己。选另一个人。", "Nobody hands over to themselves. Choose somebody else.";
    FAULT_NOT_INCOMING = "由 {name} 逐项签收。请 {name} 登录后签。", "{name} takes over and signs. {name} signs in for it.";
    FAULT_SIGNED = "这一项已签。接着签下一项。", "The item is signed. Go on with the next.";
    FAULT_NOT_PAGING = "这件不在待处理之列：没有急的，或已转复核。", "It does not page: nothing of it is urgent, or it is on the review list.";
    NO_MAJOR = "没有这件紧急重大事项。核对编号（如 U2）。", "There is no such major matter. Check its number (like U2).";
    NO_HANDOVER = "没有这次交接。核对编号（如 J5）。", "There is no such handover. Check its number (like J5).";
    DO_DUTY = "值班", "stand duty";
    DO_TAKE_CALLS = "接急电", "take urgent calls";

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
    DID_HOP = "呼叫下一级", "next rung called";
    DID_OPEN_MAJOR = "登记紧急重大", "major matter written down";
    DID_CALL = "紧急重大：呼叫", "call about a major matter";
    DID_REPORT = "续报", "follow-up report";
    DID_FINAL = "终报", "final report";
    DID_CLOSE = "紧急重大办结", "major matter closed";
    DID_BEGIN = "开始交班", "handover begun";
    DID_TAKE = "接下一项", "item taken over";
    DID_LEFT = "留下一项", "item left";
    DID_FINISH = "交接完毕", "handover finished";

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
    }
}

/// How an item stands.
pub fn item_state(state: ItemState) -> Msg {
    match state {
        ItemState::Unsigned => STATE_UNSIGNED,
        ItemState::Taken => STATE_TAKEN,
        ItemState::Left => STATE_LEFT,
    }
}

/// Why a petition pages, the reasons in one line.
pub fn reasons(row: &PageRow, lang: Lang) -> String {
    let said: Vec<&str> = row.reasons.iter().map(|one| reason(*one).get(lang)).collect();
    said.join(stops(lang).comma)
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
    let Some((rung, at)) = board.rung(ladder).zip(ladder.at) else { return LAST_RUNG.get(lang).to_owned() };
    let msg = if at <= now { NEXT_NOW } else { NEXT };
    let level = level(rung.level).get(lang);
    let phone = if shown { rung.phone.clone() } else { mask_phone(&rung.phone) };
    msg.with(lang, &[("level", &level), ("name", &rung.name), ("phone", &phone), ("at", &at)])
}

/// A call in a line.
pub fn call(row: &CallRow, lang: Lang) -> String {
    let msg = if row.answered { CALLED } else { NOT_ANSWERED };
    let level = level(row.level).get(lang);
    msg.with(lang, &[("on", &row.on), ("level", &level), ("name", &row.called), ("by", &row.by)])
}

/// What a matter lacks before it can be closed.
pub fn lacks(row: &MajorRow, lang: Lang) -> Option<String> {
    let missing = |last: bool| !row.reports.iter().any(|one| one.last == last);
    let parts = [(missing(false), FOLLOW_UP), (missing(true), FINAL)];
    let parts: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, msg)| msg.get(lang)).collect();
    (row.closed.is_none() && !parts.is_empty())
        .then(|| LACKS.with(lang, &[("what", &parts.join(stops(lang).comma))]))
}

/// An item of a handover in a line.
pub fn item(row: &ItemRow, lang: Lang) -> String {
    // The numbers of other records are the console's own: what they are called stands in the text.
    let about = if row.kind == ItemKind::Major { row.about.as_str() } else { "" };
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
        ItemKind::Urgent | ItemKind::Clock if !row.text.contains(' ') => {
            format!("{} {}", row.text, NOT_SHOWN.get(lang))
        }
        _ => row.text.clone(),
    }
}

/// A fault of the rota.
pub fn rota_fault(fault: &RotaFault, who: impl Fn(StaffId) -> String, lang: Lang) -> String {
    match fault {
        RotaFault::Gap { day, shift } => GAP.with(lang, &[("day", day), ("shift", shift)]),
        RotaFault::OnLeave { day, shift, staff } => {
            CLASH.with(lang, &[("day", day), ("shift", shift), ("who", &who(*staff))])
        }
    }
}

/// Why something about the duty is not done, with the next step.
pub fn fault(fault: &DutyFault, lang: Lang) -> String {
    match fault {
        DutyFault::NoShifts => FAULT_NO_SHIFTS.get(lang).into(),
        DutyFault::NoLadder => FAULT_NO_LADDER.get(lang).into(),
        DutyFault::NoSuchShift => FAULT_NO_SUCH_SHIFT.get(lang).into(),
        DutyFault::CannotStand { name } => FAULT_CANNOT_STAND.with(lang, &[("name", name)]),
        DutyFault::Rota(faults) => {
            let named = |one: &RotaFault| rota_fault(one, |staff| staff.to_string(), lang);
            let days: Vec<String> = faults.iter().map(named).collect();
            FAULT_ROTA.with(lang, &[("days", &days.join(stops(lang).comma))])
        }
        DutyFault::NotOnShift => FAULT_NOT_ON_SHIFT.get(lang).into(),
        DutyFault::SwapWaits => FAULT_SWAP_WAITS.get(lang).into(),
        DutyFault::NoSwap => FAULT_NO_SWAP.get(lang).into(),
        DutyFault::Until { now } => FAULT_UNTIL.with(lang, &[("now", now)]),
        DutyFault::MajorClosed => FAULT_MAJOR_CLOSED.get(lang).into(),
        DutyFault::ReportsMissing { follow_up, last } => {
            let parts = [(*follow_up, FOLLOW_UP), (*last, FINAL)];
            let parts: Vec<&str> = parts.iter().filter(|(is, _)| *is).map(|(_, msg)| msg.get(lang)).collect();
            FAULT_REPORTS.with(lang, &[("what", &parts.join(stops(lang).comma))])
        }
        DutyFault::FinalGiven => FAULT_FINAL_GIVEN.get(lang).into(),
        DutyFault::NoFollowUp => FAULT_NO_FOLLOW_UP.get(lang).into(),
        DutyFault::HandoverOpen { to } => FAULT_HANDOVER_OPEN.with(lang, &[("to", to)]),
        DutyFault::NothingToFill => FAULT_NOTHING_TO_FILL.get(lang).into(),
        DutyFault::NoHandover => FAULT_NO_HANDOVER.get(lang).into(),
        DutyFault::ToOneself => FAULT_TO_ONESELF.get(lang).into(),
        DutyFault::NotIncoming { name } => FAULT_NOT_INCOMING.with(lang, &[("name", name)]),
        DutyFault::Signed => FAULT_SIGNED.get(lang).into(),
        DutyFault::NotPaging => FAULT_NOT_PAGING.get(lang).into(),
    }
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
        "duty.hop" => DID_HOP,
        "duty.open-major" => DID_OPEN_MAJOR,
        "duty.call" => DID_CALL,
        "duty.report" => DID_REPORT,
        "duty.final-report" => DID_FINAL,
        "duty.close-major" => DID_CLOSE,
        "duty.begin-handover" => DID_BEGIN,
        "duty.take-item" => DID_TAKE,
        "duty.leave-item" => DID_LEFT,
        "duty.finish-handover" => DID_FINISH,
        _ => return None,
    })
}
