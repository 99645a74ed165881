//! 研判: what petitions come to, week by week, limit by limit, day by day.

use super::Lang;
use super::message::messages;

messages! {
    TITLE = "研判", "Figures";
    WEEKS = "存量与增量", "Stock and growth";
    CLOCKS = "按期率", "On time";
    DAYS = "到期分布", "Due days";
    TOWNS = "重复与属地", "Repeats, towns";
    TOPICS = "内容", "Topics";
    SATISFACTION = "满意度", "Satisfaction";
    COL_MARK = "评分", "Rating";
    COL_SHARE = "占已评", "Of rated";
    DISSATISFIED = "不满意合计", "Dissatisfied";
    UNRATED = "还没有评", "Not rated";
    SINCE_RATED = "{since}，已评 {n} 件", "{since}, {n} rated";
    COL_TOPIC = "内容分类与属地", "Topic, then town";
    TOPIC_NONE = "未分类", "no topic";
    READING = "正在统计", "Counting";
    NEXT = "右移", "Right";
    PREVIOUS = "左移", "Left";
    OPEN = "看是哪些", "Which ones";
    NONE_BEHIND = "没有这样的信访事项。", "There is no such petition.";
    COL_WEEK = "周", "Week of";
    COL_RECEIVED = "收到", "Received";
    COL_CONCLUDED = "办结", "Concluded";
    COL_OPEN = "期末在办", "Open";
    COL_CLOCK = "期限", "Limit";
    COL_MET = "按期", "In time";
    COL_LATE = "逾期", "Late";
    COL_RUNNING = "未到期", "Running";
    COL_RATE = "按期率", "Rate";
    COL_OF = "项目", "What";
    COL_N = "件数", "Petitions";
    RATE = "{whole}.{tenth}%", "{whole}.{tenth}%";
    NO_RATE = "—", "-";
    SINCE = "{since} 起收到 {n} 件", "{n} received since {since}";
    OVERDUE = "已逾期", "Overdue";
    REPEATS = "重复件", "Repeats";
    TOWN_UNKNOWN = "属地不明", "town unknown";
    REST = "休", "r";
    DAYS_LEGEND = "休 休息日  柱和数 这一天到期几件", "r day off  bar and number: due on the day";
    MONTH_DAY = "{month}-{day}", "{month}-{day}";
    BEHIND_N = "共 {n} 件", "{n} {n|petition|petitions}";
    CLI_WEEK = "{week}  收到 {received}  办结 {concluded}  期末在办 {open}", "{week}  received {received}  concluded {concluded}  open at end {open}";
    CLI_CLOCK = "{clock}  按期 {met}  逾期 {late}  未到期 {open}  按期率 {rate}", "{clock}  in time {met}  late {late}  running {open}  rate {rate}";
    CLI_DAY = "{on} 到期 {n} 件，期限 {limits} 项", "{on} {n} due, {limits} {limits|limit|limits}";
    CLI_MARK = "{name} {n}  占已评 {rate}", "{name} {n}  {rate} of those rated";
    CLI_NAMED = "{name} {n}", "{name} {n}";
}

/// In time of what ended, in tenths of a percent.
pub fn rate(rate: Option<u32>, lang: Lang) -> String {
    rate.map_or_else(
        || NO_RATE.get(lang).to_owned(),
        |rate| RATE.with(lang, &[("whole", &(rate / 10)), ("tenth", &(rate % 10))]),
    )
}

/// What a topic is called; the id where the table does not know it any more.
pub fn topic(id: Option<&str>, (zh, en): (&str, &str), lang: Lang) -> String {
    match (id, lang.of(zh, en)) {
        (None, _) => TOPIC_NONE.get(lang).to_owned(),
        (Some(id), "") => id.to_owned(),
        (Some(_), name) => name.to_owned(),
    }
}
