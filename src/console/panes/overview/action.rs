//! What the overview can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::overview as say;

actions! {
    /// 概览
    Act in &["overview"];
    Left = "overview.left", say::LEFT, Move, None, 0;
    Right = "overview.right", say::RIGHT, Move, None, 0;
    Rows = "overview.rows", say::ROWS, Main, Some(Gate::ReadPeople), 10;
    Across = "overview.across", say::ACROSS, Main, Some(Gate::ReadPeople), 11;
    Sums = "overview.sums", say::SUMS, Main, Some(Gate::ReadLedger), 12;
    Narrow = "overview.narrow", say::NARROW, Main, Some(Gate::ReadPeople), 13;
}
