//! Forms: what every form says.

use super::message::messages;

messages! {
    DESPITE = "理由", "Reason";
    DESPITE_HINT = "写明为什么仍要办理；记入日志", "Why it shall be done nevertheless; kept in the journal";
    OTHER_FIELD = "{field}：{fault}", "{field}: {fault}";
    NOT_THE_SAME = "两次输入的密码不一样", "The two passwords differ";
    EMPTY_CHOICE = "未填", "not given";
    PICK_HINT = "按 Enter 选择", "Enter opens the list";
    MASKED_HINT = "不改就不动；要改请重新输入全部", "Left alone it stays; to change it type all of it";
    DATE_HINT = "例如 2026-11-23、8.1、今天", "for example 2026-11-23, 8-1, today";
    MONTH_HINT = "例如 2026-11", "for example 2026-11";
    MONEY_HINT = "元，例如 909.00", "yuan, for example 909.00";
    SAVING = "正在保存", "Saving";
    YUAN = "元", "yuan";
}
