//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{care as say, exports, second};

actions! {
    /// 联系
    Act in &["care"];
    Way1 = "care.way-1", say::WAY_1, Main, Some(Gate::Care), 10;
    Way2 = "care.way-2", say::WAY_2, Main, Some(Gate::Care), 11;
    Way3 = "care.way-3", say::WAY_3, Main, Some(Gate::Care), 12;
    Way4 = "care.way-4", say::WAY_4, Main, Some(Gate::Care), 13;
    Way5 = "care.way-5", say::WAY_5, Main, Some(Gate::Care), 14;
    Detail = "care.detail", say::DETAIL, Main, Some(Gate::Care), 14;
    History = "care.history", say::HISTORY, Main, None, 17;
    Filter = "care.filter", say::FILTER, Main, None, 16;
    Mine = "care.mine", say::MINE, Main, None, 18;
    Measure = "care.measure", say::MEASURE, Main, Some(Gate::Care), 20;
    End = "care.end", say::END, Main, Some(Gate::Care), 21;
    Amend = "care.amend", say::AMEND, Main, Some(Gate::Care), 22;
    New = "care.new", say::NEW, Main, Some(Gate::Care), 23;
    Agree = "care.agree", second::AGREE, Main, None, 9;
    Drop = "care.drop", say::DROP, Main, None, 15, .danger();
    Undo = "care.undo", say::UNDO, Main, Some(Gate::Care), 18;
    Assign = "care.assign", say::ASSIGN, Main, Some(Gate::AssignTowns), 19;
    Export = "care.export", exports::EXPORT, Main, Some(Gate::Export), 25;
    NextTab = "care.next-tab", say::NEXT_TAB, Move, None, 0;
    PreviousTab = "care.previous-tab", say::PREVIOUS_TAB, Move, None, 0;
}
