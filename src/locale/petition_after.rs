//! Words of what comes after an opinion: who carries it out by when and what became of that, and what is followed.

use super::message::{Lang, Msg, messages};
use super::petition_words::article;
use crate::domain::petition::{Carried, Tracking};
use crate::domain::{Article, Date};

messages! {
    ACT_LOOK = "追踪记录", "record a look";
    ACT_CARRY_OUT = "执行结果", "record what became of it";
    TAB_TRACKED = "追踪", "tracked";

    STARTS_ENFORCED = "督促执行之日", "the day it was to be carried out";
    STARTS_CARRIED_OUT = "记下执行结果之日", "the day its result was recorded";

    ORDER_NEXT_LOOK = "下次追踪的日子", "the day of the next look";
    NEXT_LOOK = "下次追踪", "Next look";
    NEXT_LOOK_ON = "下次追踪 {on}", "next look {on}";
    COL_NEXT_LOOK = "下次追踪", "Next look";
    TRACKED_UNTIL = "追踪中（{since} 起），下次 {on}", "tracked since {since}, next look {on}";
    TRACKED_NO_DAY = "追踪中（{since} 起），没有定下次的日子", "tracked since {since}, no day for the next look";
    LOOK_COME = "该追踪了", "the day has come";
    NO_DAY = "未定日子", "no day";
    NOTE_LOOK = "看到的情况", "What was found";

    EXECUTOR = "由谁落实", "Who carries it out";
    EXECUTOR_HINT = "负责落实的单位或人员（第三十二条第二款）", "the organ or person (art. 32 para. 2)";
    UNTIL_EXECUTION = "落实期限", "By";
    NOTE_TASK = "落实什么", "What is to be done";
    CARRIED = "落实了没有", "Was it carried out";
    CARRIED_DONE = "已经落实", "carried out";
    CARRIED_NOT = "没有落实", "not carried out";
    NOTE_CARRIED = "怎样落实的，或为什么没有", "How, or why not";
    EXECUTION_BY = "由{organ}落实：{what}", "to be carried out by {organ}: {what}";

    NEEDS_EXECUTOR = "没有写由谁落实。请写负责落实的单位或人员。", "It is not said who carries it out. Name the organ or person.";
    NEEDS_CARRIED = "没有写落实了没有。请选已经落实或者没有落实。", "It is not said whether it was carried out. Say that it was, or that it was not.";
    NEEDS_TASK = "请写明要落实什么{basis}。", "Say what is to be carried out{basis}.";
    NOT_CARRIED_OUT = "督促执行还没有结果，期限 {due}（{article}）。请先记执行结果：怎样落实的，或者为什么没有落实。", "What is to be carried out by {due} has no result yet ({article}). First record what was done, or what was not and why.";
}

/// What became of the execution.
pub fn carried(carried: Carried) -> Msg {
    match carried {
        Carried::Done => CARRIED_DONE,
        Carried::NotDone => CARRIED_NOT,
    }
}

/// Since when it is followed, and when somebody looks next.
pub fn tracking(of: Tracking, today: Date, lang: Lang) -> String {
    let Some(on) = of.next_look else { return TRACKED_NO_DAY.with(lang, &[("since", &of.since)]) };
    let said = TRACKED_UNTIL.with(lang, &[("since", &of.since), ("on", &on)]);
    if of.has_come(today) { format!("{said} · {}", LOOK_COME.get(lang)) } else { said }
}

/// Why it is not closed: nobody said what became of the execution.
pub fn not_carried_out(due: &Date, of: &Article, lang: Lang) -> String {
    NOT_CARRIED_OUT.with(lang, &[("due", due), ("article", &article(of, lang))])
}
