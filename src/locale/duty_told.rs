//! What was just put on record on duty, with what it is about; and why something stands where it does.

use super::duty::{
    ANONYMOUS, CANNOT_ANY_MORE, NO_SHIFTS, NOBODY_ON, ON_NOW, TURN, item_text, level, next, reason, turn,
};
use super::message::{Lang, messages};
use super::{petition_words, petitions, stops};
use crate::bureau::answer::{DutyBoard, ItemRow, PageRow, PetitionRow};
use crate::domain::duty::{At, ItemKind, PageReason};
use crate::domain::petition::PressingReason;

/// Characters of a line of a form.
const LINE_CHARS: usize = 200;

messages! {
    FORM = "{what} · {item}", "{what} · {item}";
    ANSWERED = "{item}：{name} 已接通。Ctrl-Z 收回。", "{item}: {name} answered. Ctrl-Z takes it back.";
    SILENT = "{item}：{name} 未接通。Ctrl-Z 收回。", "{item}: {name} did not answer. Ctrl-Z takes it back.";
    BACK = "{item}：{name} 的这次呼叫已收回。", "{item}: the call to {name} is taken back.";
    ACK = "{item}：跟进到 {until}。Ctrl-Z 收回。", "{item}: looked after until {until}. Ctrl-Z takes it back.";
    ACK_BACK = "{item}：跟进到 {until}，已收回。", "{item}: that you look after it until {until} is taken back.";
    MAJOR = "{id} {item}：已登记。", "{id} {item}: written down.";
    REPORT = "{item}：{kind}已记。", "{item}: {kind} noted.";
    CLOSED = "{item}：已办结。", "{item}: closed.";
    TAKEN = "已接下：{item}。", "Taken over: {item}.";
    LEFT = "留交班人：{item}。", "Left: {item}.";
    FINISH = "交接完毕，值班由 {who} 接下。", "The handover is finished, {who} has the duty.";
    SPAN = "{first} 至 {last}", "{first} to {last}";
    ROTA = "{what}已记：{on}。", "{what} noted: {on}.";
    ON_RECORD = "已记：{what}（日志第 {seq} 条）。", "On record: {what} (journal entry {seq}).";
    ON_RECORD_ABOUT = "已记：{what}，{on}（日志第 {seq} 条）。", "On record: {what}, {on} (journal entry {seq}).";
    UNTIL = "{item}，到 {until}", "{item}, until {until}";
    TAKE_BACK = "收回呼叫", "Take the call back";
    TAKE_ACK_BACK = "收回跟进", "Take it back";
    UNDO = "收回跟进、呼叫", "Take back what was noted";
    NOTHING_BACK = "这一件没有可以收回的跟进或呼叫。", "There is nothing about this one to take back.";
    ASK_CLOSE = "{item} 办结吗？", "Close {item}?";
    CLOSE_LACKS = "{what}，现在不能办结。", "{what}; it cannot be closed now.";
    CLOSE_ENDS = "办结后不能再呼叫、续报，也不能撤销。", "After that nothing is called or reported about it, and it is not undone.";
    CLOSE_SILENT = "呼叫过、还没有人接通：{who}", "Called and nobody answered: {who}";
    CRITICAL_HINT = "特急：按 Alt-U 登记紧急重大，立即报告（第二十五条）", "Critical: Alt-U writes it down as a major matter (art. 25)";
    WRITTEN_DOWN = "已登记紧急重大 {id}", "Written down as major matter {id}";
    CALLED_THERE = "已登记紧急重大 {id}，呼叫都记在那里", "Written down as major matter {id}, which is called about";
    FROM_PETITION = "来自信访 {number}；内容已带过来，核对后补上措施。", "From petition {number}; what is known is taken over, add what is done.";
    FROM = "来自", "Came up with";
    NO_PETITION = "不是由它引起", "something else";
    PETITION = "信访 {number}", "petition {number}";
    LINE = "{number} {who}：{demand}", "{number} {who}: {demand}";
    NOT_RELIEVED = "当班：{on}，未接班，值班仍在 {who} 手里", "On duty: {on}, not taken over from {who}";
    NOT_RELIEVED_SHORT = "{on} 未接班（在 {who}）", "{on} not in charge ({who} is)";
    LAST_ANSWERED = "{on} {name} 已接通", "{on} {name} answered";
    LAST_SILENT = "{on} {name} 未接通", "{on} {name} did not answer";
    RELIEVED = "当班：{on}，已交给 {who}", "On duty: {on}, handed over to {who}";
    RELIEVED_SHORT = "{on} 已交 {who}", "{on}, {who} took over";
    STAYING_LEAST = "未接 {n}", "{n} left";
    HELD_BY_OTHER = "按上一次交接由 {who} 负责，没有转到交班人 {from}；接下前仍由 {who} 负责。", "By the handover before {who} has it, not {from} who hands over; it stays with {who} until it is taken over.";
    NO_SLIP = "这件不在待处理、待复核之列（已办理或没有急的），没有电话单可开。看这一件：honordesk petition show {number}", "It neither pages nor is to be reviewed (dealt with, or nothing of it is urgent): there is no call slip of it. See honordesk petition show {number}";
    NO_TIME = "“{text}”不是时间，没有记。写成 14:00、晚上十点半，或 '2026-11-24 08:00'；已过的时间算明天。", "“{text}” is no time; nothing was noted. Write 14:00 or '2026-11-24 08:00'; a time that is over is tomorrow's.";
    NO_TIME_EMPTY = "没有写时间，没有记。写成 14:00、晚上十点半，或 '2026-11-24 08:00'。", "No time is given; nothing was noted. Write 14:00 or '2026-11-24 08:00'.";
}

/// What an act put on record, and what it is about where that can be told.
pub fn on_record(what: &str, on: &str, seq: u64, lang: Lang) -> String {
    let msg = if on.is_empty() { ON_RECORD } else { ON_RECORD_ABOUT };
    msg.with(lang, &[("what", &what), ("on", &on), ("seq", &seq)])
}

/// The same with the minute until which it is looked after: a time that is over today is tomorrow's.
pub fn until(item: &str, until: Option<At>, lang: Lang) -> String {
    until.map_or_else(|| item.to_owned(), |at| UNTIL.with(lang, &[("item", &item), ("until", &at)]))
}

/// Who is on, from the widest words to the shortest; and whether something about it is not as it should be.
pub fn on_now(board: &DutyBoard, lang: Lang) -> (Vec<String>, bool) {
    if board.rules.shifts.is_empty() {
        return (vec![NO_SHIFTS.get(lang).to_owned()], true);
    }
    if board.on.is_empty() {
        return (vec![format!("! {}", NOBODY_ON.get(lang))], true);
    }
    let named = board.on.iter().map(|post| {
        let who = format!("{} {}", post.shift, post.name);
        if board.stands(post.staff) { who } else { CANNOT_ANY_MORE.with(lang, &[("who", &who)]) }
    });
    let on = named.collect::<Vec<String>>().join("  ");
    // Who stands the shift without having taken it over does not have the duty.
    let (all, who, warns) = match (board.not_relieved(), board.relieved_by()) {
        (Some(who), _) => ([NOT_RELIEVED, NOT_RELIEVED_SHORT], who, true),
        (_, Some(who)) => ([RELIEVED, RELIEVED_SHORT], who, false),
        _ => ([ON_NOW, ON_NOW], "", board.on.iter().any(|post| !board.stands(post.staff))),
    };
    let mark = if warns { "! " } else { "" };
    (all.map(|msg| format!("{mark}{}", msg.with(lang, &[("on", &on), ("who", &who)]))).to_vec(), warns)
}

/// Whom to call about a petition and when, or as which major matter it is called about; while somebody looks after it whom a call made
/// all the same is to, if that is known. On a screen that others see the number is masked unless it is `shown`.
pub fn whom(board: &DutyBoard, row: &PageRow, (now, shown): (At, bool), lang: Lang) -> Option<String> {
    match (row.major, row.looked_after(now)) {
        (Some(major), _) => Some(CALLED_THERE.with(lang, &[("id", &major)])),
        (None, Some(_)) => turn(board, &row.ladder, TURN, shown, lang),
        (None, None) => Some(next(board, &row.ladder, (now, shown), lang)),
    }
}

/// A petition in a few words: number and who petitions.
pub fn petition(row: &PetitionRow, lang: Lang) -> String {
    format!("{} {}", row.number, who(row, lang))
}

/// The same with what they ask, in a line of a form.
pub fn line(row: &PetitionRow, lang: Lang) -> String {
    let demand = row.demand.replace('\n', " ");
    let said = LINE.with(lang, &[("number", &row.number), ("who", &who(row, lang)), ("demand", &demand)]);
    said.chars().take(LINE_CHARS).collect()
}

/// Who petitions, and how many.
pub fn who(row: &PetitionRow, lang: Lang) -> String {
    match (row.name.as_str(), row.headcount) {
        ("", _) => ANONYMOUS.get(lang).to_owned(),
        (name, 0 | 1) => name.to_owned(),
        (name, n) => petitions::GROUP.with(lang, &[("name", &name), ("n", &n)]),
    }
}

/// An item of a handover in its line: of a petition that pages why it does, who it is with how many others, and the last call about it.
pub fn handed(board: &DutyBoard, row: &ItemRow, lang: Lang) -> String {
    let page = row.case().filter(|_| row.kind == ItemKind::Urgent).and_then(|id| board.page_of(id));
    let Some(page) = page else { return item_text(row, lang) };
    let of = &page.petition;
    let call = page.hops.iter().rfind(|call| !call.back).map(|call| {
        let msg = if call.answered { LAST_ANSWERED } else { LAST_SILENT };
        let name = if call.called.is_empty() { level(call.level).get(lang) } else { &call.called };
        msg.with(lang, &[("on", &call.on.time()), ("name", &name)])
    });
    // Of what is kept secret the item says the number alone, because its record is printed.
    let what = if of.secret { item_text(row, lang) } else { petition(of, lang) };
    let demand = Some(of.demand.replace('\n', " ")).filter(|_| !of.secret);
    [Some(reasons(page, lang)), Some(what), call, demand].into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// Why a petition pages and why it stands before others, the most pressing first.
pub fn reasons(row: &PageRow, lang: Lang) -> String {
    // The page says by itself what is late or ends today.
    let apart = |why: &&PressingReason| {
        !matches!(why, PressingReason::Late(_) | PressingReason::Left(0) | PressingReason::Notice)
    };
    let (mut first, later): (Vec<_>, Vec<_>) =
        row.petition.why.iter().filter(apart).partition(|why| **why == PressingReason::Critical);
    // That it is critical is said once.
    first.retain(|_| !row.reasons.contains(&PageReason::Critical));
    let pressing = |all: Vec<&PressingReason>| {
        all.into_iter().map(|why| petition_words::pressing_reason(*why, lang)).collect::<Vec<_>>()
    };
    let page = |wanted: bool| {
        let mut of: Vec<&PageReason> =
            row.reasons.iter().filter(|one| (**one != PageReason::Undecided) == wanted).collect();
        of.sort_by_key(|one| **one != PageReason::Critical);
        of.into_iter().map(|one| reason(*one).get(lang).to_owned()).collect::<Vec<_>>()
    };
    [pressing(first), page(true), pressing(later), page(false)].concat().join(stops(lang).comma)
}
