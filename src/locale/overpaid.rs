//! 多发与追回 on screen.

use super::message::messages;

messages! {
    TITLE = "多发与追回", "Overpaid";
    DECIDE = "作决定", "Decide";
    APPROVE = "批准", "Approve";
    END = "结束", "End it";
    WITHDRAW = "撤回", "Withdraw";
    WHY = "为什么", "Why";
    LEFT = "前一类", "Kind before";
    RIGHT = "后一类", "Next kind";
    OPEN_PERSON = "看此人台账", "See their ledger";

    OVER = "多发", "paid too much";
    WAITING = "待批准", "to approve";
    STANDING = "在办", "in force";
    ENDED = "已结束", "ended";
    SUM = "{n} 人次多发，共 {sum} 元", "{n} {n|case|cases} paid too much, {sum} yuan in all";
    READING = "正在核对各项目…", "Going over the programmes…";
    NONE_OVER = "没有多发：各项目已发都不超过应发。", "Nobody was paid too much: nothing settled is above what is due.";
    NONE_HERE = "（没有）", "(none)";
    COL_NAME = "姓名", "Name";
    COL_PROGRAMME = "项目", "Programme";
    COL_MONTHS = "月数", "Months";
    COL_SUM = "多发", "Too much";
    COL_DECISION = "决定", "Decision";
    COL_WAY = "怎么办", "What is done";
    COL_TAKEN = "已扣或免", "Taken off";
    COL_BY = "提出", "By";
    UNDECIDED = "未决定", "nobody decided";
    IS_WAITING = "{way} 待批准", "{way}, to approve";
    IS_STANDING = "{way} 在办", "{way}, in force";
    EACH_RUN = "每批至多 {each} 元", "at most {each} yuan a run";
    MONTH = "{month}  应发 {due}  已清 {settled}  多 {over}", "{month}  due {due}  settled {settled}  over {over}";
    MONTHS = "{n} 个月", "{n} {n|month|months}";
    BASIS_IS = "依据：{basis}", "Rests on: {basis}";
    BY_ON = "{by} {on} 提出", "decided by {by} on {on}";
    APPROVED_BY = "{by} {on} 批准", "approved by {by} on {on}";
    ENDED_ON = "{on} 结束", "ended on {on}";
    TAKEN_SO_FAR = "已扣或免 {taken} 元", "{taken} yuan taken off or waived so far";

    DECIDE_TITLE = "对多发的款作决定", "Decide about money paid too much";
    DECIDE_NOTE = "{name} {programme}：{months}多发 {sum} 元。由另一人批准才算数；没有批准，不从发放中扣。", "{name}, {programme}: {sum} yuan too much in {months}. It counts once somebody else approved it; without that nothing is taken off.";
    WAY = "怎么办", "What is done";
    WAY_HINT = "退回：本人交回；抵扣：以后每批扣一点；免予追回：不再追", "pay back: by the person; set off: a little off every run; waive: nothing is asked for";
    EACH = "每批至多扣", "At most a run";
    EACH_HINT = "元，如 200", "Yuan, such as 200";
    BASIS = "依据", "Basis";
    BASIS_HINT = "文号、会议或本人书面意见", "The notice, the meeting, or what the person signed";
    END_TITLE = "结束决定 {recovery}", "End decision {recovery}";
    WITHDRAW_TITLE = "撤回决定 {recovery}", "Withdraw decision {recovery}";
    END_NOTE = "已扣的不退；以后不再按它扣。", "What was taken off stays; nothing more is taken off by it.";
    ASK_APPROVE = "批准对 {name} {programme} 多发款的决定：{way}？", "Approve the decision about {name}, {programme}: {way}?";
    REPAY_FOLLOWS = "由本人交回；交回前仍列为多发。", "The person pays it back; until then it stays listed.";
    SET_OFF_FOLLOWS = "以后每批至多扣 {each} 元，扣完为止。", "At most {each} yuan is taken off each coming run, until nothing is left.";
    WAIVE_FOLLOWS = "多发的款不再追回，按已发算清。", "Nothing is asked back; the months count as settled as they were paid.";
    APPROVED = "已批准。", "Approved.";
    DECIDED = "已提出，待另一人批准。", "Put down; another person approves it.";
    ENDED_NOW = "已记下。", "Noted.";
    CHOOSE = "先选一行。", "Choose a row first.";
    CHOOSE_A_PERSON = "先按 ← 回到“多发”，选一人。", "Go back to those paid too much with the left arrow and choose somebody.";
    STANDS = "已有决定 {recovery}；要改，先结束它。", "Decision {recovery} stands; end it first to decide otherwise.";
    NOTHING_WAITS = "这一行没有待批准的决定。", "No decision of this row waits for approval.";
    NOTHING_TO_END = "这一行没有在办的决定。", "No decision of this row is in force.";
}
