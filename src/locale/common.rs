//! Words used everywhere.

use super::message::messages;

messages! {
    PRODUCT = "荣军台", "HonorDesk";
    YES = "是", "Yes";
    NO = "否", "No";
    MALE = "男", "M";
    FEMALE = "女", "F";
    NONE = "无", "none";
    YUAN = "元", "yuan";
    PROVISIONAL = "暂定", "provisional";
}

/// A word of a data table, which brings both languages itself.
pub const BOTH: super::Msg = super::Msg::new("{zh}", "{en}");
