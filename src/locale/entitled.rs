//! 待遇计算: what is due, why, what is missing, and what a rule keeps back.

use super::message::{Msg, messages};
use crate::domain::ledger::PlaceKey;

messages! {
    AS_KNOWN = "{person}，按 {known} 所知", "{person}, as known on {known}";
    NOT_ON_RECORD = "那一天还没有登记这个人。", "Nothing was known of them on that day.";
    STEP_BELOW = "{pad}{what}", "{pad}{what}";
    AS_BOOKED = "与台账上的应发一致", "The same as is due in the ledger";
    NOT_AS_BOOKED = "台账上应发 {booked} 元，相差 {difference} 元，请核对", "The ledger says {booked} yuan are due, {difference} yuan apart; please compare";
    NOT_MONTHLY = "不是按月发的项目，不作推算", "Not paid by the month; it is not worked out";
    TOTAL = "{month} 应发 {fen} 元", "{month}: {fen} yuan due";
    TOTAL_OF_KNOWN = "{month} 能算出的共 {fen} 元，另有缺的", "{month}: {fen} yuan can be told, more is missing";
    CANNOT_TELL = "{month} 算不出，缺：", "{month} cannot be told. Missing:";
    WHY = "为什么", "Why";
    WHY_TITLE = "为什么：{person} {name}", "Why: {person} {name}";
    KNOWN_ON = "按 {day} 知道的资料和标准", "By the facts and rates known on {day}";
    NOTHING = "{month} 没有应发的", "{month}: nothing is due";
    ITEM = "{programme}  {fen} 元", "{programme}  {fen} yuan";
    BASED = "{what}（{articles}）", "{what} ({articles})";
    GRADE_FROM = "{from} 重新评定", "re-assessed {from}";
    GRADE_UNTIL = "{until} 重新评定前", "before the re-assessment of {until}";
    GRADE_BETWEEN = "{from} 重新评定，{until} 再次评定前", "re-assessed {from}, before the next of {until}";
    SEVERAL = "各项都发", "each of them is due";
    SEVERAL_BY = "各项都发：{basis}", "each of them is due: {basis}";
    RATE_YEAR = "{standard} {figure} 元/年，自 {date}；当月份额 {fen} 元", "{standard} {figure} yuan a year from {date}; the month's part is {fen} yuan";
    RATE_MONTH = "{standard} {figure} 元/月，自 {date}；计 {fen} 元", "{standard} {figure} yuan a month from {date}; comes to {fen} yuan";
    LOWER_YEAR = "另有{standard} {figure} 元/年，自 {date}：不高于上面的，取高的", "beside it {standard} {figure} yuan a year from {date}: not higher, the higher counts";
    LOWER_MONTH = "另有{standard} {figure} 元/月，自 {date}：不高于上面的，取高的", "beside it {standard} {figure} yuan a month from {date}: not higher, the higher counts";
    SERVICE_YEARS = "服役 {n} 年，每年计一份", "{n} {n|year|years} of service, the figure counts for each";
    SHARE = "月平均工资 {wage} 元的 {percent}%，计 {fen} 元", "{percent} % of a monthly wage of {wage} yuan comes to {fen} yuan";
    AFTER_DEATH = "去世后继续发 {months} 个月，每月 {each} 元，共 {fen} 元", "{months} more months after the death at {each} yuan, {fen} yuan in all";
    YEARLY = "{programme}：按年发，没有来源写明哪个月", "{programme}: paid by the year; no source says in which month";

    MISSING = "缺", "Missing";
    MISSING_RATE = "{programme}（{group}）：{month} 的标准没有公布，也没有录入", "{programme} ({group}): no figure for {month} is published or entered";
    MISSING_FACT = "{programme}（{group}）：缺“{what}”", "{programme} ({group}): “{what}” is missing";
    MISSING_SETTING = "{programme}：本地的规定还没有设置：{what}", "{programme}: what the place has decided is not set: {what}";
    MISSING_BESIDE = "{programme}（{group}）：要看“{other}”是多少，而它算不出", "{programme} ({group}): it turns on the amount of “{other}”, which cannot be told";
    MISSING_BEFORE = "{programme}（{group}）：收录的条文适用于 {date} 以后的情形", "{programme} ({group}): the articles on record are for what happened from {date} on";

    BARRED = "按规定不发", "Not due by rule";
    BARRED_LINE = "{programme}（{group}）：{rule}。{articles}", "{programme} ({group}): {rule}. {articles}";
    RULE_SINCE = "{rule}（{from}）", "{rule} ({from})";
    RULE_BETWEEN = "{rule}（{from} 至 {until}）", "{rule} ({from} to {until})";
    RULE_START = "还没有到起发的月份", "the first month has not come";
    RULE_END = "身份认定已经结束", "the recognition has ended";
    RULE_DEATH = "去世次月起停发", "stopped from the month after the death";
    RULE_MOVED_OUT = "已经迁出，由迁入地发", "moved away, the new place pays";
    RULE_MOVED_IN = "迁入当年由迁出地发", "the old place pays the year of the move";
    RULE_ARMY_YEAR = "退役或移交当年由部队发", "the forces pay the year of discharge or hand-over";
    RULE_ARMY_NURSING = "退役或移交以前由部队发", "the forces pay before discharge or hand-over";
    RULE_SUSPENDED = "中止期间不发，以后也不补发", "suspended; the months are not paid later";
    RULE_OWN_FAULT = "因本人原因断发，不补发", "interrupted through a fault of one's own; the months are not paid later";
    RULE_NOT_CONFIRMED = "通知 60 日后仍未确认，停发，不补发", "not confirmed within 60 days of the notice; the months are not paid later";
    RULE_AGE = "未满 60 周岁", "not yet 60";
    RULE_EXCLUSIVE = "已经享受其他国家定期抚恤补助", "another regular benefit of the state is received";
    RULE_SEVERAL = "多重身份，就高发一项", "several groups, the highest alone is due";
    RULE_HOSPITAL = "优抚医院集中收治期间由医院统筹使用", "goes to the hospital for veterans meanwhile";
    RULE_SAME_GROUP = "同一类身份有两条，当月只按后起的一条发", "two recognitions of one group: the month is paid once, by the one that began later";
    RULE_NOT_PAYABLE = "这个等级和性质不发", "nothing is paid for this grade and cause";

    PAST_REWRITTEN = "身份认定里计发依据改了，却没有日期：以前各月都会重新计算。重新评定的请填批准日期，结束的请填截止日期；原来就记错的，请写理由", "What money is worked out from was changed in a recognition without a day: all months before are worked out anew. Give the day of the re-assessment or the last day; where it was wrong from the beginning, say why";
    KEY_SERVICE_YEARS = "服役年限不满一年怎么算", "how parts of a year of service count";
    KEY_AGE_START = "满 60 周岁从哪个月起发", "from which month who turns 60 is paid";
    KEY_MULTIPLE_IDENTITY = "多重身份发几项", "what members of several groups get";
    KEY_CYCLE = "发放周期", "how often money is paid out";
    KEY_PAY_DAY = "每月发放日", "the day of the month of payment";
    KEY_NURSING_WAGE = "当地上一年度城镇单位就业人员月平均工资", "local average monthly wage of urban units in the year before";
    KEY_DEATH_OFFSET = "去世后已发月份怎么抵", "how months paid after a death count";
    KEY_SMALL_CHANGE = "一年的尾差多少不补不追", "how much rounding of a year is let pass";
}

/// What a rule says, by its id; `None` for a rule that the bureau's own table has.
pub fn rule(id: &str) -> Option<Msg> {
    Some(match id {
        "start" => RULE_START,
        "end" => RULE_END,
        "death" => RULE_DEATH,
        "moved-out" => RULE_MOVED_OUT,
        "moved-in" => RULE_MOVED_IN,
        "army-year" => RULE_ARMY_YEAR,
        "army-nursing" => RULE_ARMY_NURSING,
        "suspended" => RULE_SUSPENDED,
        "own-fault" => RULE_OWN_FAULT,
        "not-confirmed" => RULE_NOT_CONFIRMED,
        "age-60" => RULE_AGE,
        "rural-exclusive" => RULE_EXCLUSIVE,
        "multiple-identity" => RULE_SEVERAL,
        "hospital" => RULE_HOSPITAL,
        "same-group" => RULE_SAME_GROUP,
        "not-payable" => RULE_NOT_PAYABLE,
        _ => return None,
    })
}

/// A setting of the place.
pub fn place_key(key: PlaceKey) -> Msg {
    match key {
        PlaceKey::ServiceYears => KEY_SERVICE_YEARS,
        PlaceKey::AgeStart => KEY_AGE_START,
        PlaceKey::MultipleIdentity => KEY_MULTIPLE_IDENTITY,
        PlaceKey::Cycle => KEY_CYCLE,
        PlaceKey::PayDay => KEY_PAY_DAY,
        PlaceKey::NursingWage => KEY_NURSING_WAGE,
        PlaceKey::DeathOffset => KEY_DEATH_OFFSET,
        PlaceKey::SmallChange => KEY_SMALL_CHANGE,
    }
}
