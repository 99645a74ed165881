//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::bulk as say;

actions! {
    /// 批量
    Act in &["bulk"];
    First = "bulk.first", say::TAB_FIRST, Go, None, 0;
    Second = "bulk.second", say::TAB_SECOND, Go, None, 0;
    Third = "bulk.third", say::TAB_THIRD, Go, None, 0;
    Left = "bulk.left", say::TAB_BEFORE, Go, None, 0;
    Right = "bulk.right", say::TAB_AFTER, Go, None, 14;
    Apply = "bulk.apply", say::APPLY, Main, Some(Gate::EditMany), 10;
    Other = "bulk.other", say::OTHER, Main, Some(Gate::EditMany), 11;
    Undo = "bulk.undo", say::UNDO, Main, Some(Gate::EditMany), 12;
    Batches = "bulk.batches", say::BATCHES, Go, None, 13;
}
