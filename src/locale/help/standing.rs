//! Help texts of `ledger explain` and `ledger confirm`.

use super::super::message::Msg;

help! {
    "ledger.explain" = "一个人一个月应发多少，逐步说明：条文、标准、来源、月数；缺什么，哪条规定不发", "What is due to a person for a month, step by step: article, rate, source, months; what is missing, what a rule keeps back";
    "ledger.explain.person" = "人员编号，如 P12", "Number of the person, like P12";
    "ledger.explain.month" = "月份，如 2026-10（默认当月）", "Month, like 2026-10; the present one unless given";
    "ledger.explain.known" = "按哪一天所知的来算（默认业务日期）；以前的日子，什么时候问都一样", "As known at the end of this day, the business date unless given; of a day that is over the answer never changes";
    "ledger.explain.json" = "输出 JSON，一行", "Print JSON, one line";
    "ledger.confirm" = "年度确认", "Yearly confirmations";
    "ledger.confirm.list" = "按月领取待遇的人里，谁还没有确认，分镇街合计", "Who of those paid monthly is still to be confirmed, with counts by town";
    "ledger.confirm.list.query" = "只看哪些人：写法同 lookup", "Only these people: written as for lookup";
    "ledger.confirm.list.year" = "年度（默认今年）", "Year; this one unless given";
    "ledger.confirm.list.standing" = "open 未确认、noticed 已通知未确认、confirmed 已确认", "open: not confirmed; noticed: told and not confirmed; confirmed";
    "ledger.confirm.list.town" = "只看这个镇街（区划代码）", "Only this town (its division code)";
    "ledger.confirm.list.limit" = "最多列出几人（默认 50）", "Most people to list";
    "ledger.confirm.list.offset" = "跳过前几人（默认 0）", "People to skip";
    "ledger.confirm.list.json" = "输出 JSON，一行", "Print JSON, one line";
    "ledger.confirm.show" = "一个人历年的确认和通知", "What was done about a person's confirmations";
    "ledger.confirm.show.person" = "人员编号，如 P12", "Number of the person, like P12";
    "ledger.confirm.show.json" = "输出 JSON，每项一行", "Print JSON, one line a thing done";
    "ledger.confirm.notice" = "记通知或公告：联系不上的人", "Note that people who could not be reached were told, by letter or public notice";
    "ledger.confirm.notice.people" = "人员编号，如 P12，可写几个", "Numbers of people, like P12; several may be given";
    "ledger.confirm.notice.found" = "给条件找到的、还没有确认也没有通知过的人；写法同 lookup", "For those whom this finds and who were neither confirmed nor told; written as for lookup";
    "ledger.confirm.notice.year" = "年度（默认今年）", "Year; this one unless given";
    "ledger.confirm.notice.on" = "通知或公告的日期（默认业务日期）", "Day of the notice; the business date unless given";
    "ledger.confirm.notice.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "ledger.confirm.notice.json" = "输出 JSON", "Print JSON";
    "ledger.confirm.done" = "记一次年度确认", "Note that somebody was confirmed for a year";
    "ledger.confirm.done.person" = "人员编号，如 P12", "Number of the person, like P12";
    "ledger.confirm.done.how" = "怎样确认的：in-person 见面、face 人脸识别、data 数据比对", "How: in-person, face (face recognition), data (data compared)";
    "ledger.confirm.done.document" = "出示或比对的材料名称、编号", "Name or number of the document that was shown or compared";
    "ledger.confirm.done.year" = "年度（默认今年）", "Year; this one unless given";
    "ledger.confirm.done.on" = "确认的日期（默认业务日期）", "Day of the confirmation; the business date unless given";
    "ledger.confirm.done.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "ledger.confirm.done.json" = "输出 JSON", "Print JSON";
    "ledger.confirm.withdraw" = "撤回记错的确认；写 --notice 则撤回通知", "Take back a confirmation noted by mistake, or with --notice a notice";
    "ledger.confirm.withdraw.person" = "人员编号，如 P12", "Number of the person, like P12";
    "ledger.confirm.withdraw.notice" = "撤回通知", "Take the notice back";
    "ledger.confirm.withdraw.reason" = "理由", "Reason";
    "ledger.confirm.withdraw.year" = "年度（默认今年）", "Year; this one unless given";
    "ledger.confirm.withdraw.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "ledger.confirm.withdraw.json" = "输出 JSON", "Print JSON";
}
