//! Words about keymap files: what is wrong with a binding.

use super::message::{Msg, messages};

messages! {
    UNKNOWN_CONTEXT = "没有叫“{context}”的场合", "there is no context “{context}”";
    UNKNOWN_KEY = "“{written}”不是按键", "“{written}” is no key";
    UNKNOWN_ACTION = "{context} 里没有叫“{name}”的动作", "{context} has no action “{name}”";
    ELSEWHERE = "动作“{name}”不能用在 {context}", "the action “{name}” does not belong into {context}";
    DUPLICATE = "{context} 里 {sequence} 已经有动作", "{sequence} is bound already in {context}";
    PREFIX_SHADOW = "{sequence} 与 {other_context} 的 {other} 首尾相连，其中一个永远按不出来", "{sequence} and {other} of {other_context} begin alike; one of them could never run";
    INDISTINGUISHABLE = "普通终端分不清 {chord} 和 {twin}", "a plain terminal cannot tell {chord} from {twin}";
    RESERVED = "{chord} 有固定用途，不能改", "{chord} has a fixed meaning";
    HIDES_INHERITED = "{sequence} 会盖住 {hidden_context} 的“{hidden}”；确要如此请写 override", "{sequence} would hide “{hidden}” of {hidden_context}; write override if you mean it";
    DANGER = "“{action}”有风险，不能放在单个键 {sequence} 上", "“{action}” is dangerous and not put on the bare key {sequence}";
    UNBOUND = "动作“{action}”没有键", "the action “{action}” has no key";
    PRINTABLE = "{context} 里要输入文字，{sequence} 不能当命令", "{context} takes text; {sequence} cannot be a command there";
    SYNTAX = "文件格式有误", "the file is not TOML here";
    WRONG_VALUE = "“{entry}”的值不对", "the value of “{entry}” is of the wrong kind";
    UNKNOWN_BASE = "没有叫“{base}”的内置键位", "there is no embedded keymap “{base}”";
    AT = "{file}:{line}:{column}：{what}", "{file}:{line}:{column}: {what}";

    CONTEXT = "[{context}] {title}", "[{context}] {title}";
    IN_ALWAYS = "随时", "Always";
    IN_GLOBAL = "各画面", "All panes";
    IN_LIST = "列表", "Lists";
    IN_TEXT = "输入文字时", "While typing";
    IN_FORM = "填表时", "Forms";
    IN_LOCK = "锁屏", "Locked screen";
    IN_DIALOG = "确认框", "Questions";
    IN_MENU = "菜单", "Menus";
    IN_READER = "阅读长文时", "Reading";
    IN_EXPLAINED = "看金额说明时", "Reading how an amount comes about";
    IN_COMPARE = "比较两份记录时", "Comparing";
}

/// What people call a context that belongs to no pane.
pub fn context(name: &str) -> Option<Msg> {
    Some(match name {
        "always" => IN_ALWAYS,
        "global" => IN_GLOBAL,
        "list" => IN_LIST,
        "text" => IN_TEXT,
        "form" => IN_FORM,
        "lock" => IN_LOCK,
        "dialog" => IN_DIALOG,
        "menu" => IN_MENU,
        "reader" => IN_READER,
        "explained" => IN_EXPLAINED,
        "compare" => IN_COMPARE,
        _ => return None,
    })
}
