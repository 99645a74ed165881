//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::quality as say;

actions! {
    /// 数据质量
    Act in &["quality"];
    Gaps = "quality.gaps", say::TAB_GAPS, Go, None, 0;
    Duplicates = "quality.duplicates", say::TAB_DUPLICATES, Go, None, 0;
    Decisions = "quality.decisions", say::TAB_DECISIONS, Go, None, 0;
    Left = "quality.left", say::GAP_LEFT, Main, None, 9;
    Right = "quality.right", say::GAP_RIGHT, Main, None, 10;
    Search = "quality.search", say::SEARCH, Main, None, 12;
    Pick = "quality.pick", say::PICK_PAIR, Main, None, 13;
    Distinct = "quality.distinct", say::NOT_SAME, Main, Some(Gate::JudgeDuplicates), 11;
    TakeBack = "quality.take-back", say::TAKE_BACK, Main, None, 0;
}
