//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::liaisons as say;

actions! {
    /// 三级联系人
    Act in &["liaisons"];
    Add = "liaisons.add", say::ADD, Main, Some(Gate::HandlePetitions), 10;
    Change = "liaisons.change", say::CHANGE, Main, Some(Gate::HandlePetitions), 11;
    End = "liaisons.end", say::END, Main, Some(Gate::HandlePetitions), 12;
    Narrow = "liaisons.narrow", say::NARROW, Main, None, 13;
    Phones = "liaisons.phones", say::PHONES, Main, None, 0;
    NextTab = "liaisons.next-tab", say::NEXT_TAB, Go, None, 0;
    PreviousTab = "liaisons.previous-tab", say::PREVIOUS_TAB, Go, None, 0;
}
