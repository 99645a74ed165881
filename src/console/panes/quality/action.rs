//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::quality as say;

actions! {
    /// 数据质量
    Act in &["quality"];
    Duplicates = "quality.duplicates", say::TAB_DUPLICATES, Go, None, 0;
    Decisions = "quality.decisions", say::TAB_DECISIONS, Go, None, 0;
    Search = "quality.search", say::SEARCH, Main, None, 12;
    Pick = "quality.pick", say::PICK_PAIR, Main, None, 13;
    Distinct = "quality.distinct", say::NOT_SAME, Main, Some(Gate::JudgeDuplicates), 11;
    TakeBack = "quality.take-back", say::TAKE_BACK, Main, None, 0;
}
