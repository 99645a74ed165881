//! 预算: the budgets of a year by programme and fund.

use super::message::messages;

messages! {
    TITLE = "预算", "Budgets";
    NEW = "编报预算", "Enter a budget";
    APPROVE = "批准", "Approve";
    DECLINE = "退回", "Decline";
    PREVIOUS_YEAR = "前一年", "Year before";
    NEXT_YEAR = "后一年", "Year after";
    OPEN_MONTH = "看明细", "See its months";
    LOADING = "正在读取…", "Reading…";
    NONE = "{year} 年没有预算，也没有付过款。", "There is no budget for {year}, and nothing was paid.";
    NONE_NEXT = "按 1 编报：选项目，填各级资金全年给多少、每笔占几成、依据；由负责人批准后生效。", "Press 1 to enter one: programme, what each fund gives in the year and its share of every payment, the document; the head approves it.";
    SUMS = "预算 {given} 元  已付 {paid} 元", "Budgets {given} yuan  paid {paid} yuan";
    WAITING = "{n} 项待审批", "{n} {n|waits|wait} for approval";
    COL_PROGRAMME = "项目", "Programme";
    COL_GIVEN = "全年预算", "Budget";
    COL_PAID = "已付", "Paid";
    COL_KEPT = "占用", "Kept";
    COL_SOURCE = "来源", "Source";
    COL_LEFT = "剩余", "Left";
    COL_STATE = "状态", "State";
    NO_BUDGET = "没有预算", "no budget";
    IS_WAITING = "待审批", "to approve";
    RESTS_ON = "依据 {basis}", "Rests on {basis}";
    ENTERED_BY = "由 {name} 于 {on} 编报", "Entered by {name} on {on}";
    APPROVED_BY = "由 {name} 于 {on} 批准", "Approved by {name} on {on}";
    COL_YEAR = "全年", "Year";
    YEAR = "年份", "Year";
    GIVES = "全年金额", "In the year";
    SHARE = "每笔占", "Share";
    SHARE_HINT = "百分比，如 60 或 33.33；四项合计 100", "Per cent, like 60 or 33.33; the four add up to 100";
    BASIS = "依据", "Rests on";
    BASIS_HINT = "预算批复或资金下达文件的文号", "The number of the document that grants it";
    NEW_NOTE = "不给钱的来源留空。批准后，每一笔已发按这个比例分到各来源；批准前本年已付的也计入。", "Leave out the funds that give nothing. Once approved, every payment is split so; what was paid earlier in the year counts too.";
    DECLINE_TITLE = "退回 {year} 年{programme}预算", "Decline the budget of {programme} for {year}";
    ASK_APPROVE = "批准 {year} 年{programme}的预算？", "Approve the budget of {programme} for {year}?";
    IN_ALL = "合计 {total} 元；依据 {basis}", "{total} yuan in all; rests on {basis}";
    APPROVED = "已批准。", "Approved.";
    DECLINED = "已退回。", "Declined.";
    PROPOSED = "已编报，待负责人批准。", "Entered; the head must approve it.";
    AHEAD = "全年预测", "Year ahead";
    STATEMENT = "来源对账单", "Statement of a source";
    BACK_TO_BUDGETS = "先按 Esc 回到预算表。", "Go back to the budgets with Esc first.";
    AHEAD_OF = "{programme}（{at}/{all}，↑↓ 换项目）", "{programme} ({at}/{all}, ↑↓ for others)";
    SHEET_OF = "期初 {opening}  余 {closing} 元", "{opening} to begin with  {closing} left";
    SHEET_KEPT = "占用 {kept}，扣除后 {left}", "{kept} kept, {left} then";
    NO_LINES = "这一来源没有给过钱，也没有付过。", "This source gave nothing, and nothing was paid out of it.";
    NEXT_SOURCE = "按 5 看下一个来源。", "Press 5 for the next source.";
    PEOPLE_OF = "{n} 人", "{n}";
    NEXT = "下一来源", "Next source";
    COL_DAY = "日期", "Day";
    COL_AMOUNT = "金额", "Amount";
    COL_BALANCE = "余额", "Balance";
    COL_LINE = "事项、项目", "What, programme";
    NOTHING_WAITS = "这个项目没有待审批的预算。", "No budget of this programme waits for approval.";
}
