//! What the pane can do. The digits mean what stands for them in the footer of each tab.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::person::NEW_PETITION;
use crate::locale::{duty as say, duty_told as told};

actions! {
    /// 值班
    Act in &["oncall"];
    One = "oncall.one", say::FIRST, Main, None, 10;
    Two = "oncall.two", say::SECOND, Main, None, 11;
    Three = "oncall.three", say::THIRD, Main, None, 12;
    Four = "oncall.four", say::FOURTH, Main, None, 13;
    Five = "oncall.five", say::FIFTH, Main, None, 14;
    Six = "oncall.six", say::SIXTH, Main, None, 15;
    Seven = "oncall.seven", say::SEVENTH, Main, None, 16;
    Undo = "oncall.undo", told::UNDO, Main, Some(Gate::TakeCalls), 19;
    Major = "oncall.major", say::MAJOR_NEW, Main, Some(Gate::TakeCalls), 18;
    TakeIn = "oncall.take-in", NEW_PETITION, Main, Some(Gate::TakePetitions), 20;
    Print = "oncall.print", say::PRINT, Main, Some(Gate::TakeCalls), 17;
    PreviousTab = "oncall.previous-tab", say::PREVIOUS_TAB, Move, None, 0;
    NextTab = "oncall.next-tab", say::NEXT_TAB, Move, None, 0;
}

impl Act {
    /// Whether its name and what it does are those of the tab on screen.
    pub fn is_of_tab(self) -> bool {
        !matches!(self, Self::Major | Self::TakeIn | Self::Print | Self::PreviousTab | Self::NextTab)
    }
}
