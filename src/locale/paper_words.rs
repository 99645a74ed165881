//! Words of papers: what they are called, and what stands on them.

use super::duty;
use super::message::{Lang, Msg, messages};
use super::stops;
use crate::domain::Date;
use crate::domain::matter::{Limit, Reply, Said, Standing, Unit};
use crate::domain::paper::PaperKind;

messages! {
    KIND_VISIT_SLIP = "接访单", "Visit slip";
    KIND_NOTICE = "一次性告知书", "One-time notice";
    KIND_PRE_CHECK = "待遇初查单", "First look at benefits";
    KIND_DAY_SHEET = "日结单", "Sheet of the day";
    KIND_MONTH_SHEET = "月结单", "Sheet of the month";
    KIND_SUPERVISION = "督办清单", "Supervision list";
    KIND_EXPLAINED = "待遇计算说明", "How an amount comes about";
    KIND_ACCEPTANCE = "信访事项受理告知书", "Notice of acceptance";
    KIND_REFUSAL = "信访事项不予（不再）受理告知书", "Notice of refusal";
    KIND_TRANSFER = "信访事项转送、交办函", "Letter of transfer";
    KIND_EXTENSION = "延长信访事项办理期限告知书", "Notice of extension";
    KIND_OPINION = "信访处理意见书", "Opinion";
    KIND_REVIEW = "信访事项复查意见书", "Review opinion";
    KIND_RECHECK = "信访事项复核意见书", "Recheck opinion";
    KIND_SERVICE_PROOF = "送达回证", "Proof of service";
    KIND_WHEREABOUTS = "信访事项去向告知书", "Notice of where it went";
    KIND_DIRECTIONS = "信访事项办理途径告知书", "Notice of another procedure";
    KIND_OBJECTION = "信访事项异议函", "Letter of objection";

    DONE_ISSUE = "开具文书", "paper issued";
    DONE_VOID = "作废文书", "paper declared void";
    DONE_REPRINT = "重印文书", "paper printed again";

    NUMBER_LATER = "（打印时编号）", "(numbered when printed)";
    VOID = "作废", "VOID";
    VOID_REPLACED = "作废，由 {number} 代替", "VOID, replaced by {number}";
    REPLACED = "此后又有记账，由 {number} 代替", "Booked on since: replaced by {number}";

    PERSON = "办理人", "For";
    PERSON_WITH_ID = "{name}（身份证 {id}）", "{name} (identity number {id})";
    MATTER = "办理事项", "Matter";
    APPLY = "受理", "Apply at";
    DECIDES = "决定", "Decided by";
    LIMITS = "办理时限", "Time limits";
    NO_LIMITS = "没有查到公布的办理时限，以办理机关告知的为准。", "No published time limit was found; what the deciding office says counts.";
    LIMIT = "{what}：{count}", "{what}: {count}";
    MATERIALS = "应当提供的材料", "What to bring";
    NO_MATERIALS = "没有查到公布的材料清单，以办理机关告知的为准。", "No published list was found; what the deciding office says counts.";
    MARK_HAVE = "有", "yes";
    MARK_MISSING = "缺", "no";
    MARK_IF = "视", "if";
    COPIES = "{what}，{n} 份", "{what}, {n} {n|copy|copies}";
    WHEN = "限：{when}", "only for: {when}";
    BY = "依据：{articles}", "under {articles}";
    MISSING = "还缺", "Missing";
    MISSING_LIST = "{n} 项：{what}。", "{n}: {what}.";
    NOTHING_MISSING = "必备材料已带齐。", "Nothing that everybody needs is missing.";
    NOTHING_SEEN = "尚未查看所带材料。", "What was brought has not been looked at.";
    BASIS = "依据", "Rests on";
    REMARKS = "说明", "Remarks";
    NOTICE_END = "以上材料一次告知，办理机关另有公布清单的以其为准。补齐后请带本单前来。", "All this is told at once; a list published by the deciding office counts before it. Bring this notice with what is missing.";
    CLERK = "经办：{clerk}　{desk}", "Clerk: {clerk}  {desk}";

    VISITOR = "来访人", "Visitor";
    CALLER = "{name}（{kind}，{relation}）代 {person}", "{name} ({kind}, {relation}) for {person}";
    NO_NAME = "未登记姓名", "no name given";
    VISIT_NUMBER = "来访", "Visit";
    VISIT_OF_DAY = "{day} 第 {n} 号", "{day}, number {n}";
    TIMES = "时间", "Time";
    FROM_TO = "{from} 至 {to}", "{from} to {to}";
    FROM_ON = "{from} 起", "from {from}";
    ASKED = "事项", "Asked for";
    OUTCOME = "结果", "Outcome";
    DONE_HEAD = "办理情况", "What was done";
    NOTHING_DONE = "咨询", "A question was answered";
    PROMISES = "承诺", "Promised";
    PROMISE_DUE = "期限 {due}", "by {due}";
    SLIP_END = "请保留本单，下次来访出示可接续办理。", "Keep this slip; show it at the next visit to go on from here.";

    EXPLAINED_END = "本说明只讲计算，不是付款凭证；登记的情况有误，请当场提出。", "This says how the amount is worked out and is no receipt; if what is on record is wrong, please say so.";

    AGE = "年龄", "Age";
    YEARS = "{n} 周岁", "{n}";
    GROUPS = "身份认定", "Recognised as";
    ANSWERS = "问答", "Answers";
    YES = "是", "yes";
    NO = "否", "no";
    UNKNOWN = "未", "?";
    MAY_APPLY = "可以提出申请", "May apply for";
    STILL_OPEN = "问清以后再看", "Open until asked";
    NOTHING_FOUND = "按所答没有对应的待遇。政策细则请向经办人咨询。", "Nothing fits these answers. Ask the clerk about the details.";
    RULE = "规则 {rule}　依据 {articles}", "rule {rule}, under {articles}";
    DECIDED_BY = "由 {who} 决定", "decided by {who}";
    BRING = "带：{what}", "bring: {what}";
    TO_ASK = "未问清：{what}", "not known: {what}";
    PRE_CHECK_END = "本单是窗口的初步查询，不是认定或审批结论；是否符合条件由决定机关依法审查。", "This is a first look at the desk and no decision: the office named decides under the law.";
}

/// What a paper is called.
pub fn kind(kind: PaperKind) -> Msg {
    match kind {
        PaperKind::VisitSlip => KIND_VISIT_SLIP,
        PaperKind::Notice => KIND_NOTICE,
        PaperKind::PreCheck => KIND_PRE_CHECK,
        PaperKind::DaySheet => KIND_DAY_SHEET,
        PaperKind::MonthSheet => KIND_MONTH_SHEET,
        PaperKind::Explained => KIND_EXPLAINED,
        PaperKind::UrgentReport => duty::KIND_URGENT_REPORT,
        PaperKind::CallSlip => duty::KIND_CALL_SLIP,
        PaperKind::Handover => duty::KIND_HANDOVER,
        PaperKind::DayRegister => duty::KIND_DAY_REGISTER,
        PaperKind::Supervision => KIND_SUPERVISION,
        PaperKind::Acceptance => KIND_ACCEPTANCE,
        PaperKind::Refusal => KIND_REFUSAL,
        PaperKind::Transfer => KIND_TRANSFER,
        PaperKind::Extension => KIND_EXTENSION,
        PaperKind::Opinion => KIND_OPINION,
        PaperKind::Review => KIND_REVIEW,
        PaperKind::Recheck => KIND_RECHECK,
        PaperKind::ServiceProof => KIND_SERVICE_PROOF,
        PaperKind::Whereabouts => KIND_WHEREABOUTS,
        PaperKind::Directions => KIND_DIRECTIONS,
        PaperKind::Objection => KIND_OBJECTION,
    }
}

/// What a command about a paper did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "paper.issue" => DONE_ISSUE,
        "paper.void" => DONE_VOID,
        "paper.reprint" => DONE_REPRINT,
        _ => return None,
    })
}

/// A text of a table.
pub fn said(said: &Said, lang: Lang) -> &str {
    lang.of(&said.zh, &said.en)
}

/// What was answered.
pub fn reply(reply: Reply) -> Msg {
    match reply {
        Reply::Yes => YES,
        Reply::No => NO,
        Reply::Unknown => UNKNOWN,
    }
}

/// How sure it is that a matter may be asked for.
pub fn standing(standing: Standing) -> Msg {
    match standing {
        Standing::MayApply => MAY_APPLY,
        Standing::Open => STILL_OPEN,
    }
}

/// A time limit: `初审通过后审核、备案：30 个工作日`.
pub fn limit(limit: &Limit, lang: Lang) -> String {
    let what = lang.of(&limit.zh, &limit.en);
    LIMIT.with(lang, &[("what", &what), ("count", &count(limit.count, limit.unit, lang))])
}

fn count(n: u16, unit: Unit, lang: Lang) -> String {
    match (lang, unit) {
        (Lang::Zh, Unit::Day) => format!("{n} 日"),
        (Lang::Zh, Unit::WorkingDay) => format!("{n} 个工作日"),
        (Lang::Zh, Unit::Month) => format!("{n} 个月"),
        (Lang::Zh, Unit::Year) => format!("{n} 年"),
        (Lang::En, unit) => {
            let word = match unit {
                Unit::Day => "day",
                Unit::WorkingDay => "working day",
                Unit::Month => "month",
                Unit::Year => "year",
            };
            format!("{n} {word}{}", if n == 1 { "" } else { "s" })
        }
    }
}

/// A day as it stands under a paper: `2026年11月25日`.
pub fn day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month_of_year(), day.day()),
        Lang::En => day.to_string(),
    }
}

/// Several things, one after the other.
pub fn join<T: AsRef<str>>(parts: &[T], lang: Lang) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join(stops(lang).comma)
}
