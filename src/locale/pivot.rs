//! 交叉表: people counted by one key or two.

use super::message::messages;

messages! {
    TITLE = "交叉表", "Pivot";
    LEFT = "左一列", "Column to the left";
    RIGHT = "右一列", "Column to the right";
    ROWS = "行", "Rows";
    ACROSS = "列", "Columns";
    SUMS = "金额", "Money";
    NARROW = "范围", "Narrow";
    NARROW_TEXT = "只数这些人", "Count only";
    NARROW_HINT = "写法同查人，如 镇:新华 -已故；空着就是全部", "written as in the lookup, such as age:80+ -dead; empty is everybody";
    NO_COLUMNS = "不分列", "no columns";
    NOT_READY = "索引还没有建好。", "The index is not ready yet.";
    PEOPLE_OF = "看这些人", "These people";
    EVERYBODY = "这是全部人员，请先选一格。", "That is everybody; choose a cell first.";
    ALL_PEOPLE = "合计", "All";
    PEOPLE = "人数", "People";
    DUE = "应发", "Due";
    PAID = "已发", "Paid";
}
