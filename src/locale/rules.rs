//! 发放规则 on screen.

use super::message::messages;

messages! {
    TITLE = "发放规则", "Rules of payment";
    NEW = "新规则", "New rule";
    APPROVE = "批准", "Approve";
    WITHDRAW = "撤回", "Withdraw";
    LEFT = "前一类", "Kind before";
    RIGHT = "后一类", "Next kind";
    ALL_RULES = "全部", "all";
    TIERS = "审批额度", "sums of approval";
    FREEZES = "封账期", "times of no release";
    OPENINGS = "起算月", "opening months";
    WAITING = "待批准", "to approve";

    NOW = "今天：", "Today: ";
    NO_TIER = "没有定审批额度，每一批都由负责人审批。", "no sum of approval is set, so the head approves every run.";
    NO_FREEZE = "不在封账期。", "Payments may be released.";
    NO_OPENING = "还有 {n} 个项目没有定起算月", "{n} {n|programme has|programmes have} no opening month decided";
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
    APPROVED = "已批准。", "Approved.";
    PROPOSED = "已提出，待另一人批准。", "Proposed; another person approves it.";
    WITHDRAWN_NOW = "已撤回。", "Withdrawn.";
    NOTHING_WAITS = "这一条不在待批准。", "This one does not wait for approval.";
    REPLACE_IT = "已批准的不能撤回；要改，按 1 另立一条，批准后取代它。", "What is approved is not withdrawn; press 1 for another one that takes its place once approved.";
}
