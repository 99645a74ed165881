//! 信访: the petitions pane. The words of states, acts, routes and articles are in `petition_words`.

use super::message::{Lang, Msg, messages};
use super::{petition_after as after, petition_words as words};
use crate::domain::petition::{ClockUnit, Mark, PetitionEvent, StripWhy, TakenBack};
use crate::domain::{Article, Date, DayKind, Law};

messages! {
    TITLE = "信访", "Petitions";
    STEP_1 = "办理第 1 项", "Step 1";
    STEP_2 = "办理第 2 项", "Step 2";
    STEP_3 = "办理第 3 项", "Step 3";
    STEP_4 = "办理第 4 项", "Step 4";
    STEP_5 = "办理第 5 项", "Step 5";
    STEP_6 = "办理第 6 项", "Step 6";
    STEP_7 = "办理第 7 项", "Step 7";
    STEP_8 = "办理第 8 项", "Step 8";
    STEP_9 = "办理第 9 项", "Step 9";
    STEPS = "更多", "More";
    WHY = "为什么", "Why";
    NEW = "登记", "Take in";
    FILTER = "筛选", "Filter";
    ASSIGN = "指定首办", "Assign";
    PERSON = "人员", "Person";
    WHOLE = "整件", "All of it";
    REPEAT = "登记重复件", "Take in a repeat";
    UNDO = "撤销", "Undo";
    MARK = "标记", "Mark";
    CLAIM = "认领", "Claim";
    NOTHING_TO_UNDO = "没有可以撤销的分办决定。", "There is no decision to take back.";
    NO_UNDO_BUT = "Ctrl-Z 只撤销分办；“{act}”可用“{other}”改回（按 0 选）。", "Ctrl-Z takes back decisions only; “{other}” undoes “{act}” (press 0).";
    NO_UNDO_NOTE = "Ctrl-Z 只撤销分办；“{act}”记错的，用“备注”写明更正。", "Ctrl-Z takes back decisions only; where “{act}” is wrong, a note says so.";
    UNDONE = "已撤销 {number} 的“{act}”：{clock}。", "{number}: “{act}” is taken back; {clock}.";
    CLAIMED = "{number} 由您办理：{clock}。", "{number} is yours; {clock}.";
    MANY_DONE = "已办 {n} 件。Ctrl-Z 撤销。", "{n} done. Ctrl-Z takes it back.";
    MANY_DONE_SOME_LEFT = "已办 {n} 件，{left} 件不能办，原样未动。Ctrl-Z 撤销。", "{n} done, {left} left as they were. Ctrl-Z takes it back.";
    MANY_UNDONE = "已撤销 {n} 件，{left} 件已有后续，未动。", "{n} taken back, {left} went on since and stay.";
    MANY_CLAIMED = "已认领 {n} 件，{left} 件未动。", "{n} are yours now, {left} left as they were.";
    MANY_ASSIGNED = "已交办 {n} 件，{left} 件未动。", "{n} given, {left} left as they were.";
    NO_OWNER = "无人承办", "nobody";
    MARKED = "已标记 {n} 件", "{n} marked";
    NONE_MARKED = "已标记的件都不能“{act}”。", "None of those marked can be: {act}.";
    NOT_FOR_MARKED = "已标记 {n} 件，这一项只能逐件办：先按 Esc 取消标记。", "{n} are marked and this is done one by one: Esc takes the marks off.";
    NO_STEP_MARKED = "成批办理没有第 {n} 项。", "There is no step {n} for several.";
    PICK_DESTINATION = "转送交办给谁", "Pass on to whom";
    PICK_DECLINE = "不予受理的理由", "Why it is declined";
    PICK_DEFER = "暂缓的理由和日期（法定期限照算）", "Why it is set aside, and until when (limits run on)";
    PICK_EARLIER = "是哪一件的重复件", "Which earlier petition it repeats";
    NO_EARLIER = "此人没有正在办理的前件，不能作重复件。请受理，或按 0 看别的办法。", "No earlier petition of theirs is in hand. Accept this one, or press 0 for the rest.";
    OTHER_REASON = "其他，自己写", "Something else, in your own words";
    PREVIEW_TITLE = "办理前看一遍：Enter 一并办理", "Before it is done: Enter does them all";
    PREVIEW = "确认办理 {n} 件（另 {left} 件不动）", "Do it for {n} ({left} stay as they are)";
    PREVIEW_NONE = "一件也不能办。", "None of them can be.";
    PREVIEW_ROW = "{number} {name}：{change}", "{number} {name}: {change}";
    PREVIEW_CHANGE = "{from} → {to}", "{from} → {to}";
    PREVIEW_LEFT = "{number} {name}：不动", "{number} {name}: stays";
    OWNER_EARLIER = "办过前件", "had the earlier one";
    OWNER_LEADS = "领导，专班在前", "leads; the team comes first";
    OWNER_LATE = "预计逾期 {n}", "{n} will be late";
    OWNER_LOAD = "在手 {n}", "{n} in hand";
    OWNER_AWAY = "休假 {n} 天", "{n} {n|day|days} away";
    OWNER_PACE_UNKNOWN = "近期无办理记录，无法预计", "no recent steps, nothing foretold";
    FORECAST_LATE = "预计逾期 {n}（{numbers}）", "{n} will be late ({numbers})";
    FORECAST_BY_LEAVE = "预计逾期 {n}（{numbers}），其中因休假 {leave}（{those}）", "{n} will be late ({numbers}), {leave} of them for leave ({those})";
    SORT = "排序", "Sort";
    SORTED = "按{order}排序。", "Sorted by: {order}.";
    NEXT_TAB = "下一栏", "Next tab";
    PREVIOUS_TAB = "上一栏", "Tab before";

    NO_SELECTION = "没有选中信访件。", "No petition is selected.";
    MORE_BELOW = "下面还有，Enter 看全部", "more below, Enter shows all";
    LOADING = "正在读取，请稍候。", "Still reading, one moment.";
    NO_STEP = "这一步没有第 {n} 项。按 0 看全部办法。", "There is no step {n} here. Press 0 to see all.";
    SORT_IN_QUEUE = "这里没有要保存的；排序在队列里用，先按 Esc 返回。", "Nothing is to be saved here; sorting is for the queue, go back with Esc first.";
    NO_RECORD = "信访人没有建档，不能打开人员。", "No petitioner has a record to open.";
    PICK_PETITIONER = "选择信访人", "Choose a petitioner";
    PICK_STEP = "现在可以办什么", "What can be done now";
    PICK_OWNER = "交给谁首办：首办在前，再看谁预计逾期少，领导在后", "Who shall handle it (first, least late, leaders last)";
    OWNER_NOW = "现在首办", "handles it now";
    ASSIGNED = "{number} 已交给{owner}。", "{number} is with {owner} now.";
    REGISTERED = "已登记 {number}：{clock}；记错了按 Alt-E 更正。", "{number} taken in; {clock}; Alt-E corrects it.";
    DECIDED = "{number} {act}{to}：{clock}。Ctrl-Z 撤销。", "{number} {act}{to}; {clock}. Ctrl-Z takes it back.";
    DECIDED_TO = "→{to}", " → {to}";
    DECIDED_UNTIL = "到 {day}", " until {day}";
    DUE_SHORT = "{name} {due}", "{name} {due}";
    DUE_LATE = "{name} {due}，已迟 {n} 天（{article}）", "{name} {due}, {n} {n|day|days} late ({article})";
    FOLLOWED = "{told}{next}", "{told} {next}";
    CRITICAL_NEXT = "特急：立即报告（第二十五条），Alt-U 登记重大紧急事项。", "Critical: report it at once (art. 25); Alt-U takes the major matter down.";
    ALARMING_NEXT = "内容有极端言行：紧急的按 Alt-E 改紧急程度，重大的按 Alt-U 登记上报（第二十五条）。", "It contains alarming words: Alt-E changes the urgency; Alt-U takes a major matter down (art. 25).";
    WAITS_FOR_HEAD = "待局领导批准（申请人不能自己批准），批准前期限照旧。", "The head's word is awaited, never the requester's; until then the limit stands.";
    TO_DECIDE = "没有法定期限，等分办", "no limit runs; to be decided";
    REPEAT_REMARK = "登记为 {number} 的重复件：前件在办的，用 3 并入，不另行受理", "registered as a repeat of {number}: join it with 3 where that is in hand";
    PREVIEW_REPEAT = "! {number} 的重复件", "! repeats {number}";
    ACCEPTED_DUE = "{act}：{way}，办结 {due}（{number}，Ctrl-Z 撤销）；{clock}。", "{act}, due {due}: {way} ({number}, Ctrl-Z takes it back); {clock}.";
    ACCEPTED_WAY = "{act}：{way}，未定办结期限（{number}，Ctrl-Z 撤销）；{clock}。", "{act}, no limit set: {way} ({number}, Ctrl-Z takes it back); {clock}.";
    JOINED = "{number}（{what}）并入 {earlier}（Ctrl-Z 撤销）；{clock}。", "{number} ({what}) joined to {earlier} (Ctrl-Z takes it back); {clock}.";
    BROUGHT = "{people} 人、{n} 项诉求", "{people} {people|person|people}, {n} {n|demand|demands}";
    JOINS = "这一件（{what}）并入 {earlier}（{people} 人），不再单独答复", "this one ({what}) is joined to {earlier} ({people} {people|person|people}) and has no answer of its own";
    ACTED = "{number} {did}：{clock}。", "{number} {did}; {clock}.";
    DID = "{act}（{state}）", "{act} ({state})";
    NOTHING_DUE = "没有正在计时的期限", "no limit is running";
    DUE_BY = "{name} {due}（{article}）", "{name} {due} ({article})";
    DUE_BY_PROVISIONAL = "{name} {due}（{article}，暂定）", "{name} {due} ({article}, provisional)";

    COL_DUE = "到期", "Due";
    COL_PETITIONERS = "信访人", "Petitioners";
    COL_DEMAND = "诉求", "Demand";
    COL_AGES = "历时/经手", "Age/held";
    COL_OWNER = "首办", "Owner";
    ANONYMOUS = "匿名", "anonymous";
    GROUP = "{name} 等{n}人", "{name} ({n})";
    AGES = "{days}/{owned}", "{days}/{owned}";
    AGE_DAYS = "{n}天", "{n}d";
    AGE_YEARS = "{n}年", "{n}y";
    TODAY = "今天", "today";
    SECRET = "保密", "secret";
    SHORT_PROVISIONAL = "暂定", "prov";
    EMPTY_TAB = "这一栏没有信访件。←→ 换栏。", "No petitions here. Left and right change the tab.";
    FOUND_IN = "这一栏没有符合“{text}”的；{tabs}有。Enter 去“{tab}”，Esc 清除筛选。", "Nothing here matches “{text}”; there is in {tabs}. Enter goes to “{tab}”, Esc clears the filter.";
    FOUND_TAB = "{tab} {n}", "{tab} {n}";
    GO_THERE = "去那一栏", "Go there";
    EMPTY_FILTER = "没有符合“{text}”的信访件。Esc 清除筛选。", "No petition matches “{text}”. Esc clears the filter.";
    FILTER_LINE = "筛", "Filter";
    SHOWN = "{n} 件", "{n}";

    NO_ROUTE = "办理途径未定", "route not decided";
    ABOUT_ENTRY = "关联台账 {entry}", "about ledger entry {entry}";
    EARLIER = "以往", "Earlier";
    EARLIER_NONE = "没有以往信访", "no earlier petitions";
    DEMANDS_MORE = "另有 {n} 项", "{n} more";
    EARLIER_MORE = "另有 {n} 件", "{n} more";
    EARLIER_ROW = "{number} {demand} · {state}", "{number} {demand} - {state}";
    REASONS = "优先办理原因", "Reasons to hurry";
    REASON_BACK_EARLY = "期限临近，暂缓提前到期", "back early: a limit is near";
    DEFERRED_UNTIL = "暂缓至 {until}", "set aside until {until}";
    REASON_REFERRED = "转送交办", "referred";
    REASON_MONEY = "涉款", "about money";
    REPRESENTATIVE = "代表", "representative";
    PEOPLE = "{n} 人", "{n} {n|person|people}";
    RECORDED = "建档 {person}", "record {person}";
    CLOCKS = "期限", "Limits";
    CLOCKS_NOBODY = "没有法定期限：信访人姓名（名称）、地址不清，不欠书面告知（第二十三条第二款）。", "No limit: name or address are not known, so no written notice is owed (art. 23 para. 2).";
    EXTENDED_LENGTH = "{length}，延期 {more} 日", "{length}, extended by {more} {more|day|days}";
    ROUTE_WITHOUT_LIMIT = "信访目的是{purpose}；按这个途径没有 60 日办结期限（第三十四条），请核对", "the purpose is “{purpose}”; this route has no 60-day limit (art. 34), please check";
    NOT_YOURS = "这一件的首办是{owner}，不是您", "{owner} handles this one, not you";
    CLOCKS_NONE = "没有法定期限：条例对这一类没有规定。", "No limit: the Regulation sets none for this kind.";
    TIMELINE = "经过", "What happened";
    TAKEN_BACK = "{on} {name}撤销 {decided} 的{act}", "{on} {name} took back “{act}” of {decided}";
    TAKEN_BACK_FOLLOWED = "{on} 随 {number} 自动撤销 {decided} 的{act}（由 {name} 引起）", "{on} “{act}” of {decided} taken back, followed from {number} (caused by {name})";
    TIMELINE_NONE = "登记后还没有办理", "nothing since it was taken in";
    DOCUMENTS = "文书", "Documents";
    DOCUMENTS_NONE = "还没有文书", "no documents yet";
    NOT_SERVED = "未送达", "not served";
    SERVED = "已送达", "served";
    BY = "经办 {name}", "by {name}";
    BY_ITSELF = "随 {number} 自动（由 {name} 引起）", "followed from {number} (caused by {name})";
    UNTIL = "至 {until}", "until {until}";
    SCORE = "{n} 分", "{n} of 5";
    TAKEN_IN = "登记", "taken in";

    DAYS_NATURAL = "{n} 日", "{n} {n|day|days}";
    DAYS_WORKING = "{n} 个工作日", "{n} working {n|day|days}";
    LEFT_BOTH = "还剩 {natural} 天（{working} 个工作日）", "{natural} {natural|day|days} left ({working} working)";
    LEFT_TODAY = "今天是最后一天", "today is the last day";
    OVER_BOTH = "已过 {natural} 天（{working} 个工作日）", "{natural} {natural|day|days} over ({working} working)";
    STOPPED_ON = "{on} {status}", "{status} on {on}";
    START = "{start} {event}", "{event} on {start}";
    START_ZERO = "当日不算，次日起算第 1 天", "that day does not count, the next is day 1";
    START_ONE = "当日算第 1 天", "that day is day 1";
    COUNT_NATURAL = "逐日连续计算，休息日也算", "every day counts, also days off";
    COUNT_WORKING = "只算工作日：周末和放假不算，补班算", "only working days count: no weekends or holidays, make-up days do";
    EXTENDED = "批准延期：原为 {base}，延至 {due}", "extended: was {base}, now {due}";
    ENDS_ON_REST = "最后一天是休息日；条例没有规定顺延，仍按当天（若顺延则 {rolled}）", "the last day is a day off; the Regulation does not move it on, so it stands ({rolled} if it moved)";
    ROLLED = "最后一天是休息日，顺延到 {due}", "the last day is a day off, so it moves on to {due}";
    PROVISIONAL_YEARS = "{years} 年放假安排没有公布，日期暂定", "the holidays of {years} are not published; the date is provisional";
    UNCONFIRMED = "依据的是旧版条文，新版未见全文，请核对", "from the earlier text; the new one was not read in full, please compare";
    PARTY_BUREAU = "本局办理", "owed by this bureau";
    PARTY_PETITIONER = "信访人的权利", "the petitioner's right";
    PARTY_HIGHER = "上级机关办理", "owed by the organ above";
    PAUSE_RULE = "依据", "Rule";
    PAUSE_CHOICE = "《{title}》{article}", "{title}, {article}";
    UNTIL_PAUSE = "中止至", "Paused until";
    UNTIL_DEADLINE = "期限", "Deadline";
    SET_BY = "谁指定的", "Set by";
    DEADLINE = "指定期限", "Set a deadline";
    DAY_HOLIDAY = "{days} {name}放假，不算", "{days} off for {name}, not counted";
    DAY_HOLIDAY_COUNTED = "{days} {name}放假，照算", "{days} off for {name}, counted all the same";
    DAY_MADE_UP = "{days} 因{name}补班，算", "{days} worked in place of {name}, counted";
    DAYS_WEEKEND = "周末 {n} 天，不算", "{n} weekend {n|day|days}, not counted";
    DAYS_WEEKEND_COUNTED = "周末 {n} 天，照算", "{n} weekend {n|day|days}, counted all the same";
    DAYS_EXTENSION = "延期 {n} 天", "{n} {n|day|days} of extension";
    DAYS_HIDDEN = "…{n} 天…", "..{n}d..";
    WHY_TITLE = "{number} 的期限为什么是那一天", "Why the limits of {number} end when they do";
    RULES_OF = "期限规则 {version}　放假安排 {calendar}", "Rules of {version}; holidays: {calendar}";
    LEGEND = "起=起算日  数字=第几天  休=周末  假=放假  补=补班  听=听证  停=中止  顺=顺延  ●=最后一天  ?=暂定", "0=day of the event  number=which day  off=weekend  hol=holiday  w=made up  hrg=hearing  p=paused  on=moved on  ●=last day  ?=provisional";

    MARK_ZERO = "起", "0";
    MARK_WEEKEND = "休", "off";
    MARK_HOLIDAY = "假", "hol";
    MARK_HEARING = "听", "hrg";
    MARK_PAUSED = "停", "p";
    MARK_ROLLED = "顺", "on";
    MARK_MADE_UP = "{n}补", "{n}w";

    STARTS_RECEIVED = "收到", "received";
    STARTS_ACCEPTED = "受理", "accepted";
    STARTS_SIMPLE = "简易办理", "handled simply";
    STARTS_TRANSFERRED = "转送交办", "passed on";
    STARTS_TAKEN_BACK = "转回本局", "back with the bureau";
    STARTS_CLOSED = "了结", "closed";
    STARTS_NOTICE_SERVED = "告知书送达", "notice served";
    STARTS_OBJECTED = "提出异议", "objected";
    STARTS_MEDIATED = "达成调解", "agreement reached";
    STARTS_OPINION_SERVED = "处理意见送达", "opinion served";
    STARTS_REVIEW_REQUESTED = "收到复查申请", "review requested";
    STARTS_REVIEW_SERVED = "复查意见送达", "review opinion served";
    STARTS_RECHECK_REQUESTED = "收到复核申请", "recheck requested";
    STARTS_RECHECK_SERVED = "复核意见送达", "recheck opinion served";
    STARTS_DEADLINE_SET = "指定期限", "deadline set";

    INTAKE = "登记信访", "Take in a petition";
    INTAKE_NOTE = "数字选渠道，填信访人和诉求就能存（Ctrl-S）；其余已填好常用值，PgDn 到下一段。", "A digit gives the channel; petitioner and demand are enough to save (Ctrl-S). The rest is filled in as usual, PgDn goes there.";
    SECTION_FIRST = "信访人和诉求", "Petitioner and demand";
    SECTION_RECEIVED = "属地和收到", "Place and receipt";
    SECTION_REST = "标记、途径、对象", "Marks, way, whom it accuses";
    SECTION_MORE_DEMANDS = "其余诉求", "Further demands";
    SECTION_MORE_PETITIONERS = "其余代表（连同上面最多五人）", "Further representatives (five at most in all)";
    RECORD = "档案", "Record";
    NAME_HINT = "不具名的写“匿名”；选了档案就不用填，没有建档的写在这里", "Who gives no name is called “anonymous”; not needed with a record";
    HEADCOUNT_HINT = "不填按列出的人数；集体访写实到人数", "Left empty: as many as are named; for a group, how many came";
    MARKS = "标记", "Marks";
    MARKS_HINT = "匿名件不欠书面告知；检举控告自动保密", "Anonymous ones are owed no notice; accusations are secret by themselves";
    DEMAND_HINT = "一项诉求写一处；照信访人的话记", "One demand each, in the petitioner's words";
    ROUTE_LATER = "分办时再定", "decided later";
    ROUTE_LIMIT = "受理后 {n} 日办结", "{n} days from acceptance";
    ROUTE_OWN = "按该程序的期限", "limits of that procedure";
    ROUTE_NONE = "条例未定办结期限", "no limit set";
    REPEATS_NONE = "不是重复件", "not a repeat";
    REPEATS_HINT = "选了档案后，这里列出此人以往的信访", "Lists earlier petitions once a record is chosen";
    RECEIVED_AT_HINT = "例如 09:38", "for example 09:38";
    EXTERNAL_HINT = "国家信访信息系统的编号（第二十一条）", "number in the national petition system (art. 21)";
    FOUND_EARLIER = "同一人或同一事项以往有 {n} 件信访，在“重复件”里可选。", "{n} earlier {n|petition|petitions} of the same person or fact; choose under “Repeats”.";
    REPEAT_OF = "重复件：原件 {number}（{state}）。收到日期仍按这一次。", "A repeat of {number} ({state}). It keeps its own day of receipt.";

    ACT_TITLE = "{act}：{number} {name}", "{act}: {number} {name}";
    UNTIL_EXTENSION = "延至", "Extended until";
    UNTIL_HEARING = "听证至", "Hearing until";
    UNTIL_FEEDBACK = "反馈截止", "Report back by";
    AFTER_LIMIT = "晚于{clock}：要在那以前办结，反馈应更早。", "later than {clock}: it must be concluded by then, so the report is wanted before";
    EXTENSION_ASKED = "{by} 申请的理由：{why}", "{by} asked because: {why}";
    EXTENSION_HINT = "晚于 {after}，最迟 {latest}（{article}）", "after {after}, {latest} at the latest ({article})";
    PAST_LIMIT = "已过期限：{clock}。", "Past its limit: {clock}.";
    LEADS_TO = "办理后：{clocks}", "Afterwards: {clocks}";
    SERVES = "要送达的文书：{documents}", "Papers to be served, on: {documents}";
    SERVE_ON = "回执日期", "Day on the receipt";
    RECEIPT_NUMBER = "送达回证编号", "Receipt number";
    MAIL_NUMBER = "挂号或快递单号", "Letter number";
    PAPER_OF = "{act} {number}", "{act} {number}";
    AGREEMENT_DOCUMENT = "协议书文号", "Number of the agreement";
    SCORE_LABEL = "评分", "Rating";
    SCORE_1 = "很不满意", "very dissatisfied";
    SCORE_2 = "不满意", "dissatisfied";
    SCORE_3 = "基本满意", "fair";
    SCORE_4 = "满意", "satisfied";
    SCORE_5 = "很满意", "very satisfied";
    NOTE_DESTINATION = "去向和理由", "Where to and why";
    NOTE_BACK = "哪个机关退回，或本局为什么收回", "Which organ sent it back, or why the bureau recalls it";
    NOTE_REASON = "理由", "Reason";
    OR_DOCUMENT = "写明内容，或在上面填文书文号", "in words, or the number of the document above";
    NOTE_OPINION = "处理意见", "Opinion";
}

/// What somebody took back. That a petition was handled apart is taken back where it is joined again, and of nothing else that went back.
pub fn taken_back(one: &TakenBack, by: &str, lang: Lang) -> String {
    let act = words::act_of(one.event.act, true).get(lang);
    let until = one.event.until.map(|until| UNTIL.with(lang, &[("until", &until)]));
    let act = until.map_or_else(|| act.to_owned(), |until| format!("{act} {until}"));
    let (decided, number) = (one.event.on, &one.event.note);
    let msg = if one.event.followed.is_some() { TAKEN_BACK_FOLLOWED } else { TAKEN_BACK };
    msg.with(
        lang,
        &[("act", &act), ("decided", &decided), ("on", &one.on), ("name", &by), ("number", number)],
    )
}

/// Of what went on by itself: from which petition it followed, and who caused it.
pub fn done_by(event: &PetitionEvent, by: &str, lang: Lang) -> Option<String> {
    event.followed.map(|_| BY_ITSELF.with(lang, &[("number", &event.note), ("name", &by)]))
}

/// What stands under a day of a strip: which day it is, or why it is none.
pub fn mark(why: StripWhy, counted: Option<u16>, lang: Lang) -> String {
    let number = || counted.map(|n| n.to_string()).unwrap_or_default();
    match why {
        StripWhy::DayZero => MARK_ZERO.get(lang).to_owned(),
        StripWhy::Weekend => MARK_WEEKEND.get(lang).to_owned(),
        StripWhy::Holiday => MARK_HOLIDAY.get(lang).to_owned(),
        StripWhy::Hearing => MARK_HEARING.get(lang).to_owned(),
        StripWhy::Paused => MARK_PAUSED.get(lang).to_owned(),
        StripWhy::Rolled => MARK_ROLLED.get(lang).to_owned(),
        StripWhy::MadeUp => MARK_MADE_UP.with(lang, &[("n", &number())]),
        StripWhy::Counted | StripWhy::Extension => number(),
    }
}

/// What a mark of the petitioner's means: 1 very dissatisfied, 5 very satisfied.
pub fn score(score: u8) -> Msg {
    match score {
        0 | 1 => SCORE_1,
        2 => SCORE_2,
        3 => SCORE_3,
        4 => SCORE_4,
        _ => SCORE_5,
    }
}

/// The event that a limit is counted from.
pub fn starts(mark: Mark) -> Msg {
    match mark {
        Mark::Received => STARTS_RECEIVED,
        Mark::Accepted => STARTS_ACCEPTED,
        Mark::Simple => STARTS_SIMPLE,
        Mark::Transferred => STARTS_TRANSFERRED,
        Mark::TakenBack => STARTS_TAKEN_BACK,
        Mark::Closed => STARTS_CLOSED,
        Mark::NoticeServed => STARTS_NOTICE_SERVED,
        Mark::Objected => STARTS_OBJECTED,
        Mark::Mediated => STARTS_MEDIATED,
        Mark::OpinionServed => STARTS_OPINION_SERVED,
        Mark::ReviewRequested => STARTS_REVIEW_REQUESTED,
        Mark::ReviewServed => STARTS_REVIEW_SERVED,
        Mark::RecheckRequested => STARTS_RECHECK_REQUESTED,
        Mark::RecheckServed => STARTS_RECHECK_SERVED,
        Mark::DeadlineSet => STARTS_DEADLINE_SET,
        Mark::Enforced => after::STARTS_ENFORCED,
        Mark::CarriedOut => after::STARTS_CARRIED_OUT,
    }
}

/// A length in its unit: `5 个工作日`.
pub fn length(days: u16, unit: ClockUnit, lang: Lang) -> String {
    let msg = match unit {
        ClockUnit::Natural => DAYS_NATURAL,
        ClockUnit::Working => DAYS_WORKING,
    };
    msg.with(lang, &[("n", &days)])
}

/// A day of the week in one or two columns: `一`, `Mo`.
pub fn weekday(date: Date, lang: Lang) -> &'static str {
    const ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    const EN: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let names = match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    };
    names.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or("")
}

/// A day as short as it can be told from `today`: the year only when it is more than three quarters of a year away.
pub fn day(date: Date, today: Date, lang: Lang) -> String {
    let away = date.days_since(today);
    if away == 0 {
        return TODAY.get(lang).to_owned();
    }
    let text = date.to_string();
    let near = away.abs() <= 270;
    let short = if near { text.get(5..).unwrap_or(&text) } else { &text };
    if near { format!("{short} {}", weekday(date, lang)) } else { short.to_owned() }
}

/// A citation without the name of the law when it is the Regulation on Petition Work, which everyone here knows.
pub fn article(article: &Article, lang: Lang) -> String {
    let whole = words::article(article, lang);
    if article.law != Law::PetitionWork {
        return whole;
    }
    let short = match lang {
        Lang::Zh => whole.split_once('》').map(|(_, rest)| rest),
        Lang::En => whole.split_once(", ").map(|(_, rest)| rest),
    };
    short.filter(|s| !s.is_empty()).map_or(whole.clone(), str::to_owned)
}

/// The holiday that a day is off or worked for.
pub fn holiday(kind: &DayKind) -> &str {
    match kind {
        DayKind::Holiday(name) | DayKind::MakeUpWorking(name) => name,
        DayKind::Working | DayKind::Weekend => "",
    }
}

/// Who petitions: the first of them and how many they are.
pub fn who_of(name: &str, headcount: u16, lang: Lang) -> String {
    match headcount {
        _ if name.is_empty() => ANONYMOUS.get(lang).to_owned(),
        0 | 1 => name.to_owned(),
        n => GROUP.with(lang, &[("name", &name), ("n", &n)]),
    }
}
