//! Help texts about petitions.

use crate::locale::Msg;

help! {
    "petition" = "信访", "Petitions";
    "petition.list" = "信访队列，先到期的在前", "The queue, what is due next first";
    "petition.list.tab" = "分类：undecided 待分办、mine 我的、soon 三日内、late 逾期、unserved 未送达、review 复查复核、open 在办（默认）、all 全部", "Tab: undecided, mine, soon, late, unserved, review, open, all";
    "petition.list.text" = "只列姓名、诉求或编号含有这段文字的", "Only those with this text in name, demand or number";
    "petition.list.limit" = "最多列出几件（默认 50）", "Most petitions to list";
    "petition.list.offset" = "跳过前几件（默认 0）", "Petitions to skip";
    "petition.list.json" = "输出 JSON", "Print JSON";
    "petition.show" = "显示一件信访事项", "Show a petition";
    "petition.show.petition" = "编号，如 X7 或 2026-0123", "Number, like X7 or 2026-0123";
    "petition.show.json" = "输出 JSON", "Print JSON";
    "petition.clocks" = "期限试算：按写明的日子逐项算出到期日；不涉及具体的人；写明 --data 则用那个库里的放假安排和设定", "Time limits worked out from the days that are typed, for nobody in particular; with --data by the calendars and settings of that database";
    "petition.clocks.received" = "收到日期", "Received on";
    "petition.clocks.forwarded" = "由信访部门或上级机关转送、交办（可以提出异议）", "Forwarded by a petition office or an organ above, so that the bureau may object";
    "petition.clocks.accepted" = "受理日期，六十日从这一天起算", "Accepted on; the sixty days count from here";
    "petition.clocks.extended" = "已批准延期", "The extension is approved";
    "petition.clocks.served" = "处理意见送达日期，三十日内可以申请复查", "The opinion was served on this day; a review may be asked for within thirty days";
    "petition.clocks.review_requested" = "收到复查申请的日期", "The request for a review was received on";
    "petition.clocks.review_served" = "复查意见送达日期", "The review opinion was served on";
    "petition.clocks.final_requested" = "收到复核申请的日期", "The request for a recheck was received on";
    "petition.clocks.hearing" = "复核听证的起止日期，不计入期限，如 2026-05-06..2026-05-08", "First and last day of a hearing for the recheck, which are not counted, like 2026-05-06..2026-05-08";
    "petition.clocks.json" = "输出一行 JSON：各项期限", "Print one line of JSON: a list of limits";
    "petition.figures" = "研判：存量与增量、按期率、重复、属地、未来 60 天到期", "Figures: stock and growth, limits in time, repeats, towns, what is due in the next 60 days";
    "petition.figures.json" = "输出一行 JSON", "Print one line of JSON";
    "petition.new" = "登记一件信访事项", "Take in a petition";
    "petition.new.from" = "从 JSON 文件读全部内容；- 表示标准输入。个人信息请走这里，不要写在命令行上", "Read everything from a JSON file; - is standard input. Personal data belongs there, not on the command line";
    "petition.new.person" = "信访人编号，如 P12", "Number of the petitioner, like P12";
    "petition.new.demand" = "诉求；可写多个", "Demand; may be given several times";
    "petition.new.channel" = "渠道：visit 来访（默认）、letter 来信、phone 来电、online 网上、fax 传真、reported 上报", "Channel: visit, letter, phone, online, fax, reported";
    "petition.new.purpose" = "目的：resolve 求决（默认）、appeal 申诉、inquiry 咨询、suggestion 意见建议、accusation 检举控告、other 其他", "Purpose: resolve, appeal, inquiry, suggestion, accusation, other";
    "petition.new.route" = "办理途径：opinion、administrative、duty、arbitration、judicial、party、suggestion、accusation", "Route: opinion, administrative, duty, arbitration, judicial, party, suggestion, accusation";
    "petition.new.received" = "收到日期（默认业务日期）", "Received on; the business date unless given";
    "petition.new.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "petition.new.json" = "输出 JSON", "Print JSON";
    "petition.act" = "办理一步：受理、送达、答复……", "Move a petition along: accept, serve, reply …";
    "petition.act.petition" = "编号，如 X7 或 2026-0123", "Number, like X7 or 2026-0123";
    "petition.act.act" = "办什么：accept 受理、transfer 转送、decline 不予受理、assign 交办、reply 处理意见、serve 送达、finalise 了结 等", "What is done: accept, transfer, decline, assign, reply, serve, finalise and others";
    "petition.act.on" = "办理日期（默认业务日期）", "Done on; the business date unless given";
    "petition.act.note" = "说明", "Note";
    "petition.act.document" = "文书或送达回证编号", "Number of the document or of the proof of service";
    "petition.act.until" = "这一步定下的日期，如延期到哪天", "The day the act itself sets, like the end of an extension";
    "petition.act.rule" = "中止依据的规定编号（数据目录 reference/local_rules.toml 里登记的）", "The rule that a suspension cites: an id of reference/local_rules.toml in the data folder";
    "petition.act.set_by" = "指定期限的领导或者机关", "Who set the deadline: the leader or organ";
    "petition.act.route" = "受理等第一步时定下办理途径（同 petition new --route）", "The route, decided with the first step (as petition new --route)";
    "petition.act.score" = "满意度评分，1 到 5（只用于 evaluate）", "Rating from 1 to 5, with evaluate only";
    "petition.act.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "petition.act.json" = "输出 JSON", "Print JSON";
    "petition.why" = "为什么是这一天到期：逐日说明", "Why it is due that day, day by day";
    "petition.why.petition" = "编号，如 X7 或 2026-0123", "Number, like X7 or 2026-0123";
    "petition.why.clock" = "只说明这一个期限", "Explain only this clock";
    "petition.why.json" = "输出 JSON", "Print JSON";
}
