//! Help texts of `ledger close` and `ledger correct`.

use crate::locale::Msg;

help! {
    "ledger.close" = "结账：日结、月结、重开和结账单", "The books of days and months: closing, reopening, sheets";
    "ledger.close.month" = "结一个月的账并出月结单；先说明未了事项", "Close a month and issue its sheet; what is open is told first";
    "ledger.close.month.month" = "月份，如 2026-10", "Month, like 2026-10";
    "ledger.close.month.despite" = "这个月还没有过完，或更早的月份还没有结，仍要结账的理由", "Reason to close a month that is not over, or before an earlier one";
    "ledger.close.month.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.month.json" = "输出 JSON", "Print JSON";
    "ledger.close.day" = "出一天的日结单；已出过而此后没有再记账的，给出原单号", "Issue the sheet of a day; where one stands already, its number";
    "ledger.close.day.day" = "哪一天（默认业务日期）", "Which day (the business date unless given)";
    "ledger.close.day.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.day.json" = "输出 JSON", "Print JSON";
    "ledger.close.list" = "结过账的月份、重开申请和月结单号", "The months that were ever closed, what is asked about them, their sheets";
    "ledger.close.list.json" = "输出 JSON，每月一行", "Print JSON, one line a month";
    "ledger.close.reopen" = "申请重开一个月；要另一位复核或负责人同意", "Ask for a month to be opened again; another checker or head must agree";
    "ledger.close.reopen.month" = "月份，如 2026-10", "Month, like 2026-10";
    "ledger.close.reopen.reason" = "理由；印在下一张月结单上", "Reason; it is printed on the next sheet of the month";
    "ledger.close.reopen.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.reopen.json" = "输出 JSON", "Print JSON";
    "ledger.close.agree" = "同意别人的重开申请：该月重开，原月结单作废", "Agree to what somebody else asked: the month is open again and its sheet void";
    "ledger.close.agree.month" = "月份，如 2026-10", "Month, like 2026-10";
    "ledger.close.agree.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.agree.json" = "输出 JSON", "Print JSON";
    "ledger.close.decline" = "不同意别人的重开申请", "Decline what somebody else asked";
    "ledger.close.decline.month" = "月份，如 2026-10", "Month, like 2026-10";
    "ledger.close.decline.reason" = "理由", "Reason";
    "ledger.close.decline.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.decline.json" = "输出 JSON", "Print JSON";
    "ledger.close.withdraw" = "撤回自己的重开申请", "Withdraw what one asked oneself";
    "ledger.close.withdraw.month" = "月份，如 2026-10", "Month, like 2026-10";
    "ledger.close.withdraw.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.withdraw.json" = "输出 JSON", "Print JSON";
    "ledger.close.sheet" = "看日结单或月结单：出过的与原单逐字相同，没出过的是现在的样子", "Show the sheet of a day or month: as it was issued, or as it would look now";
    "ledger.close.sheet.of" = "月份或日期，如 2026-10、2026-10-31", "Month or day, like 2026-10 or 2026-10-31";
    "ledger.close.sheet.issue" = "没出过就编号出单", "Issue it under a number when there is none";
    "ledger.close.sheet.form" = "排版：48、42（80 毫米小票）或 a4（默认 a4）", "Layout: 48 or 42 columns (80 mm) or a4";
    "ledger.close.sheet.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.close.sheet.json" = "输出 JSON", "Print JSON";
    "ledger.close.verify" = "核对结账单：日志是否仍含单上的那一处", "Whether the journal still contains the place that a sheet names";
    "ledger.close.verify.text" = "单号（如 月结〔2026〕3号、W12）或单上的摘要（至少四组）", "Number of the sheet (month-sheet 2026 3, W12), or the digest on it (four groups at least)";
    "ledger.close.verify.json" = "输出 JSON", "Print JSON";
    "ledger.correct" = "更正一笔记录：冲销并重记正确的，互相注明，都记在业务日期", "Put an entry right: it is taken back and booked anew, each naming the other, on the business date";
    "ledger.correct.entry" = "记录编号，如 E345", "Number of the entry, like E345";
    "ledger.correct.amount" = "正确的金额（元）；不写则不变", "The right amount in yuan; unchanged unless given";
    "ledger.correct.programme" = "正确的项目代号；不写则不变", "Id of the right programme; unchanged unless given";
    "ledger.correct.month" = "钱实际属于哪个月；不写则不变", "Month the money is for; unchanged unless given";
    "ledger.correct.reason" = "理由", "Reason";
    "ledger.correct.despite" = "明知少见仍要记的理由", "Reason to book what is seldom meant";
    "ledger.correct.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.correct.json" = "输出 JSON", "Print JSON";
}
