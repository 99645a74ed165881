//! 年度确认 on screen: who is still to be confirmed this year.

use super::message::messages;

messages! {
    TITLE = "年度确认", "Yearly confirmation";
    CONFIRM = "记确认", "Confirm";
    NOTICE = "记通知", "Note notice given";
    LEFT = "前一镇街", "Town before";
    RIGHT = "后一镇街", "Next town";

    SUM = "{year} 年度确认：已确认 {confirmed} / {receiving} 人", "{year}: {confirmed} of {receiving} confirmed";
    TOLD = "已通知未确认 {n} 人", "{n} told, not confirmed";
    EVERYWHERE = "未确认 {n}", "not confirmed {n}";
    READING = "正在查…", "Looking…";
    NONE = "都已确认。", "Everybody is confirmed.";
    FIRST = "先列 {n} 人；按 → 分镇街看其余的", "the first {n}; → goes by town";
    COL_NAME = "姓名", "Name";
    COL_TOWN = "镇街", "Town";
    COL_GROUP = "身份", "Group";
    COL_NOTICED = "通知日", "Told";
    COL_LEFT = "距停发", "Until payment stops";
    DAYS_LEFT = "还有 {n} 天", "{n} {n|day|days} left";
    STOPPED = "{month} 起停发", "unpaid from {month}";
    NO_TERM = "已通知，无停发期限", "told; no term";
    NOT_TOLD = "未通知", "not told";
    STOPS = "到期仍未确认，{month} 起停发", "If not confirmed by then, payment stops from {month}";
    NO_RULE = "没有条文为其身份规定停发期限", "No rule sets a term for their group";

    HOW = "确认方式", "How";
    NOTE = "{year} 年度：身份和享受待遇的条件没有变化（军人抚恤优待条例第八条）。", "For {year}: what entitles them has not changed (Regulations on Pensions and Preferential Treatment, art. 8).";
    DONE = "已记 {name} 的 {year} 年度确认。", "The confirmation of {name} for {year} is noted.";
    NOTICE_TITLE = "记 {year} 年度确认的通知", "Note that notice of {year} was given";
    NOTICE_NOTE = "联系不上的，记下哪一天用信函通知或登公告（伤残抚恤管理办法第二十五条）；早已通知过的不再记。一次最多 {most} 人。", "For those who cannot be reached: the day of the letter or of the public notice (Measures for Disability Pensions, art. 25). Who was told before is left as it is. At most {most} at once.";
    NOTICE_WHOM = "通知了谁", "Who was told";
    NOTICE_ALL = "列出的未通知的 {n} 人", "the {n} listed who {n|was|were} not told";
    NOTICE_ONE = "只有 {name}", "{name} alone";
    NOTICE_DAY = "通知日", "Day of it";
    ALL_TOLD = "列出的人都已通知过。", "Everybody listed was told.";
    CHOOSE = "没有未确认的人可选。", "There is nobody to confirm here.";
}
