//! The five ways in which a contact is noted with one digit.

use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::words::Words;
use crate::domain::care::{ContactKind, ContactResult};
use crate::locale::{Msg, care as say};

use super::Act;

/// A way and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Its digit.
    pub digit: usize,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// What people call it.
    pub label: Msg,
}

const fn way(digit: usize, kind: ContactKind, result: ContactResult, label: Msg) -> Way {
    Way { digit, kind, result, label }
}

/// The ways by their digit, 1 first.
pub const WAYS: [Way; 5] = [
    way(1, ContactKind::Call, ContactResult::Reached, say::WAY_1),
    way(2, ContactKind::Call, ContactResult::NotReached, say::WAY_2),
    way(3, ContactKind::HomeVisit, ContactResult::Reached, say::WAY_3),
    way(4, ContactKind::HomeVisit, ContactResult::NotReached, say::WAY_4),
    way(5, ContactKind::Message, ContactResult::Reached, say::WAY_5),
];

impl Act {
    /// The way that it chooses.
    pub fn way(self) -> Option<Way> {
        let digit = match self {
            Self::Way1 => 1,
            Self::Way2 => 2,
            Self::Way3 => 3,
            Self::Way4 => 4,
            Self::Way5 => 5,
            _ => return None,
        };
        WAYS.into_iter().find(|way| way.digit == digit)
    }
}

impl Way {
    /// The way of a digit as a menu names it.
    pub fn of_key(key: &str) -> Option<Self> {
        WAYS.into_iter().find(|way| way.digit.to_string() == key)
    }

    /// The key of the last row of the menu: no way, but what was noted so far.
    pub const NOTED_SO_FAR: &'static str = "6";

    /// All of them to choose from, by their digit too, and what was noted so far.
    pub fn menu(title: Msg, purpose: Purpose) -> Menu {
        let row = |way: &Self| {
            let digit = way.digit.to_string();
            let mut row = Row::new(digit.clone(), way.label, Words::Data(digit.clone()));
            row.also.push(digit);
            row
        };
        let so_far = Self::NOTED_SO_FAR.to_owned();
        let mut last = Row::new(so_far.clone(), say::HISTORY, Words::Data(so_far.clone()));
        last.also.push(so_far);
        Menu::new(title, purpose, WAYS.iter().map(row).chain([last]).collect()).unmarked()
    }
}
