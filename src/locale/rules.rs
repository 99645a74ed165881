//! 发放规则: what a rule says, and the pane of rules.

use super::message::{Lang, messages};
use super::stops;
use crate::bureau::answer::TakesOver;
use crate::domain::ledger::run::RunRuleSaid;

messages! {
    TITLE = "发放规则", "Rules of payment";
    NEW = "新规则", "New rule";
    APPROVE = "批准", "Approve";
    WITHDRAW = "撤回", "Withdraw";
    LEFT = "前一类", "Kind before";
    RIGHT = "后一类", "Next kind";
    ALL_RULES = "全部", "all";
    TIERS = "审批额度", "limits";
    KIND_TIER = "审批额度", "sums of approval";
    KIND_FREEZE = "封账期", "time of no release";
    KIND_OPENING = "起算月", "opening month";
    KIND_BUDGETS = "无预算不发", "budget needed";
    FREEZES = "封账期", "no release";
    OPENINGS = "起算月", "openings";
    BUDGETS = "无预算不发", "budgets";
    END = "终止", "End it";
    END_TITLE = "终止规则 {rule}", "End rule {rule}";
    ENDED = "已终止", "ended";
    WITHOUT_BUDGET = "没有预算时", "Without a budget";
    BUDGET_NEEDED = "不发", "nothing is paid";
    BUDGET_FREE = "照发", "payments go on";
    NO_BEFORE = "此前没有定起算月。", "No opening month was decided before.";
    BEFORE = "此前从 {month} 起算。", "It is {month} so far.";
    ADDS = "会多出补发：{people} 人、{months} 个月，共 {sum} 元。", "It adds arrears: {people} {people|person|people}, {months} {months|month|months}, {sum} yuan in all.";
    TAKES = "该项目第一次定起算月：批准以前录入、改过的 {people} 人的资料照原样承认（{by}）。录入的人可以计算、送银行、对账第一批，但不复核、不审批它。", "The first opening month of this programme takes over the records of {people} {people|person|people} as they stand ({by}). Whoever entered them may work out, send and reconcile the first run, and neither reviews nor approves it.";
    TAKES_BY = "{name} {n} 人", "{name}: {n}";
    TAKES_MORE = "另有 {n} 名工作人员", "{n} more of the staff";
    ADDS_NOTHING = "不会多出补发。", "It adds no arrears.";
    WAITING = "待批准", "to approve";

    NOW = "今天：", "Today: ";
    NO_TIER = "没有定审批额度，每一批都由负责人审批。", "no sum of approval is set, so the head approves every run.";
    NO_FREEZE = "不在封账期。", "Payments may be released.";
    LACKING = "没有定起算月：{programmes}", "No opening month: {programmes}";
    LACKING_SHORT = "{n} 项没有定起算月", "{n} without opening month";
    LACKING_N = "没有定起算月：{first} 等 {n} 项", "No opening month: {first} and others, {n} in all";
    NONE = "还没有规则。按 1 新建。", "There are no rules yet. Press 1 for a new one.";
    NONE_HERE = "（没有）", "(none)";
    LOADING = "正在读取…", "Reading…";
    COL_NO = "编号", "No";
    COL_SAID = "内容", "What it says";
    COL_BY = "提出", "By";
    COL_STATE = "状态", "State";
    IS_WAITING = "待批准", "to approve";
    HOLDS = "有效", "in force";
    LATER = "未到", "not yet";
    OVER = "已过", "over";
    REPLACED = "已被取代", "replaced";
    WITHDRAWN = "已撤回", "withdrawn";
    BASIS_IS = "依据：{basis}", "Rests on: {basis}";
    BY_ON = "{by} {on} 提出", "proposed by {by} on {on}";
    APPROVED_BY = "{by} {on} 批准", "approved by {by} on {on}";

    KIND = "哪一类", "Kind";
    HEAD = "负责人审批", "The head approves";
    HEAD_HINT = "超过多少元须负责人审批", "Runs above this many yuan";
    MINUTE = "须会议纪要", "Minutes needed";
    MINUTE_HINT = "超过多少元须写“三重一大”纪要编号；不填为不需要", "Above this many yuan the minutes of the meeting are named; empty for never";
    SINCE = "何时起", "From";
    NAME = "名称", "Name";
    NAME_HINT = "如：年终封账；同名的后批准的算数", "Such as the end of the year; of two with one name the one approved last counts";
    FROM = "起", "First day";
    UNTIL = "止", "Last day";
    MONTH = "起算月", "Opening month";
    BASIS = "依据", "Basis";
    BASIS_HINT = "文号或会议", "The notice or the meeting";
    NEW_NOTE = "由另一人批准才算数。", "It counts once somebody else approved it.";
    WITHDRAW_TITLE = "撤回规则 {rule}", "Withdraw rule {rule}";
    ASK_APPROVE = "批准规则 {rule}？", "Approve rule {rule}?";
    APPROVED = "已批准规则 {rule}。", "Rule {rule} is approved.";
    PROPOSED = "已提出规则 {rule}，待另一人批准。", "Rule {rule} is proposed; another person approves it.";
    WITHDRAWN_NOW = "已撤回规则 {rule}。", "Rule {rule} is withdrawn.";
    NOTHING_WAITS = "这一条不在待批准。", "This one does not wait for approval.";
    REPLACE_IT = "这一条不能撤回或终止；要改，按 1 另立一条，批准后取代它。", "This one is not withdrawn or ended; press 1 for another one that takes its place once approved.";

    SAID_TIER = "{from} 起，超过 {head} 元由负责人审批{minute}", "from {from} the head approves above {head} yuan{minute}";
    SAID_MINUTE = "，超过 {minute} 元须有会议纪要", ", and above {minute} yuan minutes are needed";
    SAID_FREEZE = "“{name}”封账 {from} 至 {until}", "“{name}”: nothing is released from {from} to {until}";
    SAID_BUDGETS_NEEDED = "{from} 起，没有已批准的预算不发", "from {from} nothing is paid without an approved budget";
    SAID_BUDGETS_FREE = "{from} 起，没有预算也可以发", "from {from} payments need no budget";
    SAID_END = "终止 {rule}", "{rule} ends";
    SAID_OPENING = "“{programme}”从 {month} 起算", "“{programme}” is counted from {month}";
}

/// What a setting says.
pub fn said(said: &RunRuleSaid, programme: impl Fn(&str) -> String, lang: Lang) -> String {
    match said {
        RunRuleSaid::Tier { from, head, minute } => {
            let minute = minute.map(|m| SAID_MINUTE.with(lang, &[("minute", &m)])).unwrap_or_default();
            SAID_TIER.with(lang, &[("from", from), ("head", head), ("minute", &minute)])
        }
        RunRuleSaid::Freeze { name, from, until } => {
            SAID_FREEZE.with(lang, &[("name", name), ("from", from), ("until", until)])
        }
        RunRuleSaid::Opening { programme: id, month } => {
            SAID_OPENING.with(lang, &[("programme", &programme(id)), ("month", month)])
        }
        RunRuleSaid::Budgets { from, needed } => {
            let said = if *needed { SAID_BUDGETS_NEEDED } else { SAID_BUDGETS_FREE };
            said.with(lang, &[("from", from)])
        }
        RunRuleSaid::End { rule } => SAID_END.with(lang, &[("rule", rule)]),
    }
}

/// What the first opening month of a programme takes over, and whose work that is.
pub fn takes(of: &TakesOver, lang: Lang) -> String {
    const MOST: usize = 3;
    let one = |(name, n): &(String, u32)| TAKES_BY.with(lang, &[("name", name), ("n", n)]);
    let mut by: Vec<String> = of.by.iter().take(MOST).map(one).collect();
    let more = of.by.len().saturating_sub(MOST);
    if more > 0 {
        by.push(TAKES_MORE.with(lang, &[("n", &more)]));
    }
    TAKES.with(lang, &[("people", &of.people), ("by", &by.join(stops(lang).comma))])
}
