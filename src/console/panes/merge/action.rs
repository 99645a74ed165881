//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::quality as say;

actions! {
    /// 合并与拆分
    Act in &["merge"];
    Parts = "merge.parts", say::VIEW_PARTS, Go, None, 0;
    Moves = "merge.moves", say::VIEW_MOVES, Go, None, 0;
    Left = "merge.left", say::PICK_LEFT, Main, None, 10;
    Right = "merge.right", say::PICK_RIGHT, Main, None, 11;
    Turn = "merge.turn", say::PICK_TURN, Main, None, 0;
    Swap = "merge.swap", say::SWAP, Main, None, 13;
    Do = "merge.do", say::MERGE, Main, Some(Gate::MergePeople), 14;
    Distinct = "merge.distinct", say::NOT_SAME, Main, Some(Gate::JudgeDuplicates), 15;
    Person = "merge.person", say::OPEN_PERSON, Main, None, 0;
}
