//! 台账: the ledger pane, and why an amount is what it is.

use super::message::{Lang, Msg, messages};
use crate::domain::Total;
use crate::domain::ledger::FundSource;

messages! {
    TITLE = "台账", "Ledger";
    PREVIOUS_MONTH = "前一月", "Month before";
    NEXT_MONTH = "后一月", "Month after";
    THIS_MONTH = "本月", "This month";
    COL_YEAR = "近十二月", "12 months";
    COL_BUDGET = "预算用去", "Budget used";
    NO_BUDGET = "本年没有记预算", "no budget is recorded for the year";
    YEAR_PAID = "全年已发 {paid}（未批预算）", "paid in the year {paid} (no approved budget)";
    YEAR_OF = "全年 {paid} / 预算 {given}", "year {paid} / budget {given}";
    STANDS = "发放情况", "How it stands";
    STANDS_ALL = "全部", "all";
    STANDS_OWED = "未清", "unpaid";
    STANDS_OVER = "多发", "overpaid";
    STANDS_SETTLED = "已清", "settled";
    WHY_MONTH = "{month}  应发 {due}  已发 {paid}", "{month}  due {due}  paid {paid}";
    RATES = "标准", "Rates";
    CLOSE = "结账", "Close the month";
    REOPEN = "申请重开", "Ask to reopen";
    ASK_CLOSE = "结 {month} 的账？", "Close the books of {month}?";
    CLOSE_ALL = "所有项目一起结账。此后记账日期不能再落在这个月；补记、冲销记在未结的月份，在这里单列。随后出月结单签字。", "All programmes close together; what comes late is booked in an open month and shown apart here. The sheet to be signed follows.";
    CLOSE_OPEN_LATER = "重开要两个人：一人写明理由申请，另一人同意。", "Opening it again takes two people: one asks and says why, another one agrees.";
    CLOSED_NOW = "{month} 已结账。", "The books of {month} are closed.";
    REOPENED_NOW = "{month} 已重开。", "The books of {month} are open again.";
    LATE = "结账后补记 {n} 笔", "{n} {n|entry|entries} after the close";
    MORE_BELOW = "PgDn 下面还有", "PgDn shows more";
    CLOSED = "已结账", "closed";
    OPEN = "未结账", "not closed";
    IS_CLOSED = "这个月已经结账。", "This month is closed already.";
    IS_OPEN = "这个月没有结账。", "This month is not closed.";
    OPEN_A_PROGRAMME = "先回车打开一个项目，再筛选里面的人。", "Open a programme with Enter first; its people are filtered.";
    FILTERED = "筛 {text}", "filter {text}";
    NOBODY_MEANT = "这个月没有符合条件的人。Esc 清除筛选。", "Nobody of this month answers that. Escape clears the filter.";
    NO_PROGRAMME_CHOSEN = "请先选一个项目。", "Choose a programme first.";

    COL_PROGRAMME = "项目", "Programme";
    COL_PEOPLE = "人数", "People";
    COL_MONTH = "月份", "Month";
    COL_DUE = "应发", "Due";
    COL_PAID = "已发", "Paid";
    COL_DIFFERENCE = "差额", "Difference";
    COL_BALANCE = "余额", "Balance";
    COL_NAME = "姓名", "Name";
    COL_PLACE = "住址", "Lives at";
    ALL_PROGRAMMES = "全部项目", "All programmes";
    TOTAL = "合计", "Total";
    YUAN = "{amount} 元", "{amount} yuan";
    IN_WAN = "（{wan}）", " ({wan})";
    NOBODY_PAID = "这个月没有人有这一项。", "Nobody has this programme in this month.";
    PEOPLE = "{n} 人", "{n} {n|person|people}";
    MOST = "最高 {month} {wan}", "highest {month}: {wan}";
    LEAST = "最低 {month} {wan}", "lowest {month}: {wan}";
    LOADING = "正在读取", "Reading";

    OF_MONTH = "{programme} {month}", "{programme}, {month}";
    WHY = "为什么是这个数", "Why this amount";
    BASIS = "依据 {articles}", "Basis: {articles}";
    NO_BASIS = "没有找到依据的条文", "No article was found for it";
    GRADE = "{n}级", "grade {n}";
    YEARS = "服役 {n} 年", "{n} {n|year|years} of service";
    BY_RECOGNITION = "按 {who}", "As {who}";
    NO_RECOGNITION = "没有登记享受此项目的身份认定", "No recognition on record is entitled to it";
    NOBODY_NAMED = "没有来源写明谁享受此项目", "No source states who is entitled";
    EVERYONE = "所有对象", "everyone";
    STANDARD_OF = "{of}标准", "{of} standard";
    PER_MONTH = "月", "month";
    PER_YEAR = "年", "year";
    RATE_KNOWN = "{standard} {amount} 元/{per}，自 {date}", "{standard}: {amount} yuan a {per} from {date}";
    RATE_KNOWN_A_YEAR = "{standard} 每服役一年 {amount} 元/{per}，自 {date}", "{standard}: {amount} yuan a {per} for each year of service, from {date}";
    RATE_MONTHLY_A_YEAR = "每服役一年折合每月 {amount} 元", "{amount} yuan a month for each year of service";
    MENTAL = "因精神障碍", "by mental illness";
    RATE_MONTHLY = "折合每月 {amount} 元", "{amount} yuan a month";
    RATE_UNEVEN = "按年公布，除不尽，不折算成月", "Published by the year; it does not divide evenly into months";
    RATE_YEARS = "公布为每服役一年 {published} 元", "Published as {published} yuan for each year of service";
    RATE_SHARE = "当地上一年度城镇单位就业人员月平均工资的 {percent}%；该工资数没有收录。{article}", "{percent} % of the local average monthly wage of the year before, which is not on record here. {article}";
    RATE_BETWEEN = "{least} 元至 {most} 元之间。{article}", "Between {least} and {most} yuan. {article}";
    RATE_NOT_PAYABLE = "按规定不发。{article}", "Not payable. {article}";
    RATE_NEEDS = "缺“{what}”，查不到标准", "“{what}” is missing, so no rate can be told";
    RATE_NONE = "{standard}：{month} 没有找到公布的标准", "{standard}: no published rate was found for {month}";
    RATE_CHANGED = "{date} 起有调整，调整后的数没有找到", "It changed on {date}; the new figure was not found";
    RATE_LAST = "此前公布 {amount} 元/{per}，自 {date}；不能当作现行标准", "Published before: {amount} yuan a {per} from {date}; not to be taken as in force";
    RATE_FOR = "{who}：{what}", "{who}: {what}";
    RATE_CHANGES = "调整日期 {days}", "Changed on {days}";
    SOURCE = "来源 {note}", "Source: {note}";
    SAME_AS_RATE = "应发 {due} 元，与全国标准一致", "Due {due} yuan, the same as the national standard";
    ABOVE_RATE = "应发 {due} 元，比全国标准每月多 {difference} 元（各地可以高于全国标准）", "Due {due} yuan, {difference} yuan above the monthly national standard (places may pay more)";
    BELOW_RATE = "应发 {due} 元，比全国标准每月少 {difference} 元，请核对", "Due {due} yuan, {difference} yuan below the monthly national standard; please compare";
    CENTRAL = "中央财政", "Central government";
    PROVINCE = "省级财政", "Province";
    CITY = "市级财政", "City";
    DISTRICT = "区级财政", "District";
}

/// Who gives the money.
pub fn source(source: FundSource) -> Msg {
    match source {
        FundSource::Central => CENTRAL,
        FundSource::Province => PROVINCE,
        FundSource::City => CITY,
        FundSource::District => DISTRICT,
    }
}

/// Whether people say a sum in units of ten thousand yuan: from one such unit on.
pub fn in_wan(sum: impl Into<Total>) -> bool {
    sum.into().0.unsigned_abs() >= 1_000_000
}

/// A sum in units of ten thousand yuan, as reports speak; cut off, never rounded up. Less than one such unit is said in yuan.
pub fn wan(sum: impl Into<Total>, lang: Lang) -> String {
    let sum = sum.into();
    if !in_wan(sum) {
        return YUAN.with(lang, &[("amount", &sum)]);
    }
    let zh = sum.wan();
    match lang {
        Lang::Zh => zh,
        Lang::En => zh.replace(" 万余元", "+ wan yuan").replace("万元", "wan yuan"),
    }
}
