//! 时间线: the kinds of what happens to a person.

use super::message::messages;

messages! {
    FILTER = "看哪些", "Show";
    EVERYTHING = "全部", "everything";
    VISITS = "来访", "visits";
    MONEY = "台账", "money";
    PETITIONS = "信访", "petitions";
    NOTES = "提示", "notes";
    RECORD = "档案", "record";
    JUMP = "到某一天", "to a day";
    NUMBERED = "{n} {what}", "{n} {what}";
    DAY = "日期", "Day";
    DAY_TITLE = "从哪一天往前看", "From which day back";
    UPTO = "{date} 及以前", "{date} and before";
    TURN = "换一类", "Next kind";
    NOTHING = "没有符合的记录；Esc 看全部", "Nothing fits; Esc shows everything";
}
