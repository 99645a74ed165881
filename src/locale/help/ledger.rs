//! Help texts of `ledger`.

use super::super::message::Msg;

help! {
    "ledger" = "优抚补助台账", "The subsidy ledger";
    "ledger.statement" = "一个人的台账和余额", "A person's ledger with its balance";
    "ledger.statement.person" = "人员编号，如 P12", "Number of the person, like P12";
    "ledger.statement.json" = "输出 JSON", "Print JSON";
    "ledger.month" = "一个项目的一个月：合计和名单", "A programme's month: totals and people";
    "ledger.month.programme" = "项目代号", "Id of the programme";
    "ledger.month.month" = "月份，如 2026-10", "Month, like 2026-10";
    "ledger.month.limit" = "最多列出几行（默认 50）", "Most lines to list";
    "ledger.month.offset" = "跳过前几行（默认 0）", "Lines to skip";
    "ledger.month.json" = "输出 JSON", "Print JSON";
    "ledger.proposals" = "去世后按条款应补记、应冲销或待查明的，逐人说明", "What deaths leave to book, to take back or to find out, person by person";
    "ledger.proposals.person" = "只看这个人，如 P12", "Only this person, like P12";
    "ledger.proposals.json" = "输出 JSON，每人一行", "Print JSON, one line a person";
    "ledger.budget" = "预算：各级资金一年给多少、付了多少、还剩多少", "Budgets: what each fund gives in a year, what was paid and what is left";
    "ledger.budget.list" = "一年的预算和已付数，逐项目、逐来源", "The budgets of a year and what was paid, by programme and fund";
    "ledger.budget.list.year" = "年份（默认今年）", "Year; this year unless given";
    "ledger.budget.list.json" = "输出 JSON，每个项目一行", "Print JSON, one line a programme";
    "ledger.budget.propose" = "编报一个项目一年的预算，由另一人审批后生效", "Enter the budget of a programme for a year; it holds once another person approves it";
    "ledger.budget.propose.year" = "年份，如 2026", "Year, like 2026";
    "ledger.budget.propose.programme" = "项目代号或名称", "Id or name of the programme";
    "ledger.budget.propose.grant" = "来源=全年金额（元）:每笔所占百分比，如 central=3000000:60；来源：central 中央、province 省、city 市、district 区；可写多个，比例合计 100", "Source=yuan of the year:per cent of every payment, like central=3000000:60; sources: central, province, city, district; several, adding up to 100 per cent";
    "ledger.budget.propose.basis" = "依据（预算批复、资金下达文件）", "The document it rests on";
    "ledger.budget.propose.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.budget.propose.json" = "输出 JSON", "Print JSON";
    "ledger.budget.approve" = "批准一版预算（不能是编报人）", "Approve a budget that somebody else entered";
    "ledger.budget.approve.year" = "年份，如 2026", "Year, like 2026";
    "ledger.budget.approve.programme" = "项目代号或名称", "Id or name of the programme";
    "ledger.budget.approve.version" = "第几版", "Version";
    "ledger.budget.approve.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.budget.approve.json" = "输出 JSON", "Print JSON";
    "ledger.budget.decline" = "退回一版预算，写明理由", "Decline a budget, with a reason";
    "ledger.budget.decline.year" = "年份，如 2026", "Year, like 2026";
    "ledger.budget.decline.programme" = "项目代号或名称", "Id or name of the programme";
    "ledger.budget.decline.version" = "第几版", "Version";
    "ledger.budget.decline.reason" = "理由", "Reason";
    "ledger.budget.decline.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.budget.decline.json" = "输出 JSON", "Print JSON";
    "ledger.post" = "记一笔应发或已发", "Post one entry, due or paid";
    "ledger.post.person" = "人员编号，如 P12", "Number of the person, like P12";
    "ledger.post.programme" = "项目代号", "Id of the programme";
    "ledger.post.month" = "钱属于哪个月，如 2026-10", "Month the money is for, like 2026-10";
    "ledger.post.amount" = "金额（元），如 909.00", "Amount in yuan, like 909.00";
    "ledger.post.paid" = "记已发；不写则记应发", "Post it as paid; it is due unless given";
    "ledger.post.booked" = "记账日期（默认业务日期）", "Booked on; the business date unless given";
    "ledger.post.memo" = "备注", "Memo";
    "ledger.post.despite" = "明知已有同月记录仍要再记的理由", "Reason to post although the month has such an entry";
    "ledger.post.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.post.json" = "输出 JSON", "Print JSON";
    "ledger.reverse" = "冲销一笔记录（记一笔相反的，原记录不动）；已发的钱是申请，要另一人同意", "Take an entry back by a linked reversal; money that was paid is asked for, and somebody else must agree";
    "ledger.reverse.entry" = "记录编号，如 E345", "Number of the entry, like E345";
    "ledger.reverse.reason" = "理由", "Reason";
    "ledger.reverse.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.reverse.json" = "输出 JSON", "Print JSON";
}
