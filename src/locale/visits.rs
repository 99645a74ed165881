//! 接访: the pane of a day's visits, and the forms of a visit.

use super::message::messages;

messages! {
    TITLE = "接访", "Visits";
    BEGUN = "开始接访，{number} 号。F5 记事项和结果。", "Attending number {number}. F5 notes what is asked and how it ends.";
    FOR_MINUTES = "接访 {n} 分", "here {n} min";
    WAITED = "等 {n} 分", "waiting {n} min";
    HALF_TYPED = "有没填完的表", "a form is half filled in";
    HEAD_VISIT = "接访 {n} 分", "attended {n} min";
    HEAD_SINCE = "接访自 {day}", "attended since {day}";
    HEAD_WAITING = "候 {n}", "{n} waiting";
    HEAD_HERE = "在接 {n}", "{n} here";
    HEAD_MEAN = "均等 {n} 分", "mean wait {n} min";

    KEEP_ONE = "承诺已兑现", "Promise kept";
    PRINT_SLIP = "打印接访单", "Print the slip";
    SHOW_SLIP = "看接访单", "Show the slip";
    REGISTER = "文书登记", "Register of papers";
    CALL_NEXT = "叫下一位", "Call next";
    NUMBER = "取号", "Take a number";
    BOOK = "预约", "Book";
    KEEP = "已兑现", "Promise kept";
    NOTE = "接访登记", "Visit form";
    DAY_BEFORE = "前一天", "Day before";
    DAY_AFTER = "后一天", "Day after";
    ASK = "问事", "Question";
    BACK_TO = "回到来访人", "Back to them";
    CALL = "叫号接访", "Call";
    ARRIVE = "人到了", "They came";

    NOBODY_WAITS = "没有人候办。", "Nobody waits.";
    NO_PROMISE = "请先选一条承诺。", "Select a promise first.";
    NO_VISIT = "请先选一位来访人。", "Select a visitor first.";
    NO_RECORD = "这次来访没有对应的档案。", "No record belongs to this visit.";
    NAMELESS = "未留姓名", "(no name)";
    NUMBERED = "{number} 号 {name}", "no. {number} {name}";
    LOADING = "正在读取", "Reading";
    EMPTY = "这一天还没有来访。Ctrl-N 取号，数字键记一次问事。", "Nobody came on this day. Ctrl-N gives a number, a digit notes a question.";
    TODAY = "今天", "today";
    FIGURES = "在接 {attended}  候 {waiting}  预约 {booked}  已结束 {ended}", "here {attended}  waiting {waiting}  booked {booked}  left {ended}";
    MEAN = "平均等 {n} 分", "mean wait {n} min";
    QUESTIONS = "问事", "Questions";

    COL_NUMBER = "号", "No.";
    COL_TIME = "时间", "Time";
    COL_NAME = "来访人", "Visitor";
    COL_TOPICS = "来办", "Asked";
    COL_STATE = "情况", "Stands";
    COL_DESK = "窗口", "Desk";
    PROMISE_ROW = "承诺", "promise";
    PROMISE_DUE = "{due} 到期", "due {due}";
    PROMISE_LATE = "{due} 已过", "was due {due}";

    CALLER = "来人", "Who came";
    TOPICS = "来办", "Asked about";
    TOPICS_HINT = "数字键选，可多选；其余用 ← → 和空格", "digits choose, several may be; arrows and space for the rest";
    NOTED = "情况", "Noted";
    PROMISED = "承诺", "Promised";
    PROMISE_HINT = "答应来访人的事，写明哪天；到期提醒", "what was promised, with its day; it comes up when due";
    PROMISE_OPEN = "{what}，{due} 前", "{what}, by {due}";
    PROMISE_KEPT = "{what}，{due} 前，{on} 已兑现", "{what}, by {due}, kept on {on}";
    ENDED_AS = "结果", "Outcome";
    ASKED_DONE = "{asked}｜{done}", "{asked} | {done}";
    DONE = "办理", "Done";
    SLIP = "接访单", "Slip";
    ENDED_AND_SLIP = "{outcome}  {slip}", "{outcome}  {slip}";
    SLIP_IS = "{number}，校验 {digest}", "{number}, check {digest}";
    SLIP_VOID = "{number}，已作废", "{number}, void";
    ATTENDED_BY = "接访人", "Attended by";
    AT_DESK = "{staff} {desk}", "{staff}, {desk}";
    GOES_ON = "还在接访", "goes on";
    RECORD = "档案", "Record";
    RECORD_HINT = "按 Enter 查人；没有档案就留空", "Enter looks them up; left empty when there is no record";
    NAME_ONLY = "姓名", "Name";
    NAME_HINT = "可以不填", "may stay empty";
    RELATION_HINT = "例如 配偶、女儿", "for example spouse, daughter";
    PAPER_FROM = "委托起", "Authorised from";
    PAPER_UNTIL = "委托止", "Authorised until";
    KNOWN = "{relation} {name}", "{relation} {name}";
    KNOWN_ACTS = "{relation} {name}（{kind}）", "{relation} {name} ({kind})";
    KNOWN_EXPIRED = "{relation} {name}（{stands}）", "{relation} {name} ({stands})";
    KNOWN_AS_RELATIVE = "{relation} {name}（按亲属）", "{relation} {name} (as a relative)";
    DIED_NOTE = "{name} 已故（{on}）。来人请选亲属或代理人。", "{name} died on {on}. Choose the relative or agent who came.";
    NOT_IN_FORCE = "{name} 的委托书 {from} 至 {until}，今天不在期内，不能作为代理人办理。请本人另行授权；只以亲属身份来的，选下一项。", "The authorisation of {name}, {from} to {until}, is not in force today, so they cannot act as an agent. Ask for a new one; who comes as a relative takes the next choice.";
    MINUTE_HINT = "例如 9:30", "for example 9:30";
    NOTE_TITLE = "接访 {who}", "Visit of {who}";
    HOW_ENDED = "结果", "How did it end";

    CAME = "{name}已到，候办。", "{name} is there and waits.";
    CALLED = "请 {number} 号 {name}。", "Number {number} {name}, please.";
    WHICH_PROMISE = "兑现了哪一项", "Which promise was kept";
    NOTHING_PROMISED = "没有到期未兑现的承诺；更早兑现的请先在来访页打开那次来访。", "No promise is due. For one kept early, open its visit on the visits tab first.";
    HEAD_PROMISE_LATE = "承诺 {due} 已过：{what}", "promise was due {due}: {what}";
    HEAD_PROMISE_TODAY = "承诺今天到期：{what}", "promise due today: {what}";
    HEAD_PROMISES_MORE = "{first} 等 {n} 项", "{first} ({n} in all)";
    HEAD_PROMISES = "承诺 {n}", "{n} {n|promise|promises} due";
    HEAD_BOOKED = "约 {n}", "{n} booked";
    HEAD_NEXT = "下一位 {n} 号", "next no. {n}";
    KEPT = "已兑现：{name} {what}。", "Kept: {name}, {what}.";
    QUESTION_NOTED = "已记问事：{topic}，{outcome}。", "Question noted: {topic}, {outcome}.";
    NUMBER_IS = "取号 {number}。", "The number is {number}.";
    BOOKED = "已预约 {day} {time}。", "Booked for {day} {time}.";
    ENDED = "{number} 号接访结束：{outcome}。", "Number {number}: the visit ended, {outcome}.";
    ENDED_SLIP = "{number} 号接访结束：{outcome}。F9 打印接访单。", "Number {number}: the visit ended, {outcome}. F9 prints the slip.";
    NOTED_SO_FAR = "已记下，接访继续。", "Noted; the visit goes on.";
}
