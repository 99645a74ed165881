//! 年度确认 on screen: who is still to be confirmed this year.

use super::message::messages;

messages! {
    TITLE = "年度确认", "Yearly confirmation";
    CONFIRM = "记确认", "Confirm";
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
    CHOOSE = "没有未确认的人可选。", "There is nobody to confirm here.";
}
