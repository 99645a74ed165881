//! Help texts of `supervision`.

use crate::locale::message::Msg;

help! {
    "supervision" = "督办：每周督办和会议议定的事项，凭依据申请、另一人核实才办结", "Supervision: what the week's list and meetings gave somebody to do; closed with evidence, by another person";
    "supervision.list" = "督办事项", "The items";
    "supervision.list.which" = "哪些：open 未办结（默认）、mine 我的、asked 待核、week 本周清单、all 全部", "Which: open, mine, asked (to check), week (the weekly list), all";
    "supervision.list.limit" = "最多列出几件（默认 50）", "Most items to list";
    "supervision.list.offset" = "跳过前几件（默认 0）", "Items to skip";
    "supervision.list.json" = "输出 JSON，每件一行", "Print JSON, one line an item";
    "supervision.new" = "列入督办", "Put an item on the list";
    "supervision.new.text" = "办什么", "What is to be done";
    "supervision.new.owner" = "责任人的登录名", "Login of whoever is to do it";
    "supervision.new.due" = "期限", "Until which day";
    "supervision.new.meeting" = "会议议定的（默认是每周督办）", "Decided by a meeting; of the weekly list unless given";
    "supervision.new.petition" = "关联的信访，如 X7 或 2026-0123", "The petition it is about, like X7 or 2026-0123";
    "supervision.new.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.new.json" = "输出 JSON", "Print JSON";
    "supervision.close" = "申请办结：写明依据，由另一人核实", "Ask to close, with evidence; another person checks it";
    "supervision.close.item" = "编号，如 D3 或 督2026-0003；不写“督”也认", "Number, like D3 or S2026-0003; the S may be left out";
    "supervision.close.evidence" = "办结依据", "What shows that it is done";
    "supervision.close.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.close.json" = "输出 JSON", "Print JSON";
    "supervision.check" = "核实办结：不是责任人，也不是申请办结的人", "Check and close; neither by its owner nor by whoever asked";
    "supervision.check.item" = "编号，如 D3 或 督2026-0003；不写“督”也认", "Number, like D3 or S2026-0003; the S may be left out";
    "supervision.check.remark" = "核实意见", "Remark";
    "supervision.check.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.check.json" = "输出 JSON", "Print JSON";
    "supervision.return" = "退回，写明原因", "Send back, with the reason";
    "supervision.return.item" = "编号，如 D3 或 督2026-0003；不写“督”也认", "Number, like D3 or S2026-0003; the S may be left out";
    "supervision.return.reason" = "退回原因", "Why";
    "supervision.return.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.return.json" = "输出 JSON", "Print JSON";
    "supervision.reassign" = "改派：换一个责任人，写明原因；由交办人或负责人办，原责任人留在记录里", "Give an item to another, with the reason: by whoever gave it or who leads; who had it stays on record";
    "supervision.reassign.item" = "编号，如 D3 或 督2026-0003；不写“督”也认", "Number, like D3 or S2026-0003; the S may be left out";
    "supervision.reassign.to" = "新责任人的登录名", "Login of whoever has it from then on";
    "supervision.reassign.reason" = "原因", "Why";
    "supervision.reassign.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.reassign.json" = "输出 JSON", "Print JSON";
    "supervision.due" = "改期：写明新的期限和原因；由交办人或负责人办，原期限留在记录里", "Say another day, with the reason: by whoever gave it or who leads; the day before stays on record";
    "supervision.due.item" = "编号，如 D3 或 督2026-0003；不写“督”也认", "Number, like D3 or S2026-0003; the S may be left out";
    "supervision.due.due" = "新的期限", "The new day";
    "supervision.due.reason" = "原因", "Why";
    "supervision.due.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.due.json" = "输出 JSON", "Print JSON";
    "supervision.nudge" = "催办：一件一天一次", "Nudge; an item once a day";
    "supervision.nudge.item" = "编号，如 D3 或 督2026-0003；不写“督”也认", "Number, like D3 or S2026-0003; the S may be left out";
    "supervision.nudge.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.nudge.json" = "输出 JSON", "Print JSON";
    "supervision.print" = "出本周督办清单，编号连续；paper show 再印或存成 .docx", "Issue the weekly list, numbered without gaps; paper show prints it again or makes a .docx";
    "supervision.print.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "supervision.print.json" = "输出 JSON", "Print JSON";
}
