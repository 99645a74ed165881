//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::papers as say;

actions! {
    /// 文书
    Act in &["papers"];
    Print = "papers.print", say::PRINT, Main, None, 10;
    Toggle = "papers.toggle", say::TOGGLE, Main, None, 11;
    Less = "papers.less", say::LESS, Go, None, 0;
    More = "papers.more", say::MORE, Go, None, 13;
    Slip = "papers.slip", say::SLIP, Main, Some(Gate::IssuePapers), 14;
    Void = "papers.void", say::VOID, Main, Some(Gate::IssuePapers), 15, .danger();
    Digit0 = "papers.digit-0", say::DIGIT, Main, None, 0;
    Digit1 = "papers.digit-1", say::DIGIT, Main, None, 0;
    Digit2 = "papers.digit-2", say::DIGIT, Main, None, 0;
    Digit3 = "papers.digit-3", say::DIGIT, Main, None, 0;
    Digit4 = "papers.digit-4", say::DIGIT, Main, None, 0;
    Digit5 = "papers.digit-5", say::DIGIT, Main, None, 0;
    Digit6 = "papers.digit-6", say::DIGIT, Main, None, 0;
    Digit7 = "papers.digit-7", say::DIGIT, Main, None, 0;
    Digit8 = "papers.digit-8", say::DIGIT, Main, None, 0;
    Digit9 = "papers.digit-9", say::DIGIT, Main, None, 0;
}

impl Act {
    /// The digit that it is.
    pub fn digit(self) -> Option<usize> {
        let first = Self::ALL.iter().position(|act| *act == Self::Digit0)?;
        Self::ALL.iter().position(|act| *act == self)?.checked_sub(first)
    }
}
