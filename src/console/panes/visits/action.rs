//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::visits as say;

actions! {
    /// 接访
    Act in &["visits"];
    Next = "visits.next", say::CALL_NEXT, Main, Some(Gate::Attend), 10;
    Number = "visits.number", say::NUMBER, Main, Some(Gate::Attend), 11;
    Book = "visits.book", say::BOOK, Main, Some(Gate::Attend), 12;
    Keep = "visits.keep", say::KEEP, Main, Some(Gate::Attend), 13;
    Note = "visits.note", say::NOTE, Main, Some(Gate::Attend), 14;
    TakeBack = "visits.take-back", say::TAKE_BACK, Main, Some(Gate::Attend), 0;
    Slip = "visits.slip", say::PRINT_SLIP, Main, Some(Gate::ReadPapers), 15;
    Before = "visits.day-before", say::DAY_BEFORE, Move, None, 0;
    After = "visits.day-after", say::DAY_AFTER, Move, None, 0;
    Ask1 = "visits.ask-1", say::ASK, Main, Some(Gate::Attend), 0;
    Ask2 = "visits.ask-2", say::ASK, Main, Some(Gate::Attend), 0;
    Ask3 = "visits.ask-3", say::ASK, Main, Some(Gate::Attend), 0;
    Ask4 = "visits.ask-4", say::ASK, Main, Some(Gate::Attend), 0;
    Ask5 = "visits.ask-5", say::ASK, Main, Some(Gate::Attend), 0;
    Ask6 = "visits.ask-6", say::ASK, Main, Some(Gate::Attend), 0;
    Ask7 = "visits.ask-7", say::ASK, Main, Some(Gate::Attend), 0;
    Ask8 = "visits.ask-8", say::ASK, Main, Some(Gate::Attend), 0;
    Ask9 = "visits.ask-9", say::ASK, Main, Some(Gate::Attend), 0;
    Ask0 = "visits.ask-0", say::ASK, Main, Some(Gate::Attend), 0;
}

impl Act {
    /// Which topic of the table a question is about, from 0.
    pub fn topic(self) -> Option<usize> {
        const ASKS: [Act; 10] = [
            Act::Ask1,
            Act::Ask2,
            Act::Ask3,
            Act::Ask4,
            Act::Ask5,
            Act::Ask6,
            Act::Ask7,
            Act::Ask8,
            Act::Ask9,
            Act::Ask0,
        ];
        ASKS.iter().position(|act| *act == self)
    }
}
