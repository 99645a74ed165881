//! What floats above a pane. One stack is both the order of drawing and the order of keys: the top one takes every key.
//! An overlay holds why it was opened as data, never a closure.

mod compare;
mod confirm;
mod help;
mod menu;
mod rank;
mod reader;
mod sheet;

pub use compare::{Compare, Differs};
pub use confirm::{Accept, Confirm, GRACE_MS};
pub use help::{Help, HelpRow};
pub use menu::{MENU_PEOPLE, MENU_ROWS, Menu, Purpose, Row, digit_of, row_of};
pub use reader::{READER, Reader};
pub use sheet::{DRAFT_MS, Sheet};

use crate::console::edit::List;

/// Something above the pane.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Keys and what they do.
    Help(Help),
    /// A question.
    Confirm(Confirm),
    /// A form.
    Sheet(Box<Sheet>),
    /// A list to choose from by typing: palette, pickers, recent people.
    Menu(Box<Menu>),
    /// Theirs and mine, field by field.
    Compare(Box<Compare>),
    /// What happened.
    Notices(List),
    /// Something to read.
    Reader(Box<Reader>),
}

impl Overlay {
    /// Its context in the keymap.
    pub fn context(&self) -> &'static str {
        match self {
            Self::Reader(reader) if reader.paper.is_some() => "explained",
            Self::Help(_) | Self::Notices(_) | Self::Reader(_) => "reader",
            Self::Confirm(_) => "dialog",
            Self::Sheet(_) => "form",
            Self::Menu(_) => "menu",
            Self::Compare(_) => "compare",
        }
    }
}

impl From<Help> for Overlay {
    fn from(help: Help) -> Self {
        Self::Help(help)
    }
}

impl From<Reader> for Overlay {
    fn from(reader: Reader) -> Self {
        Self::Reader(Box::new(reader))
    }
}

impl From<Confirm> for Overlay {
    fn from(confirm: Confirm) -> Self {
        Self::Confirm(confirm)
    }
}

impl From<Sheet> for Overlay {
    fn from(sheet: Sheet) -> Self {
        Self::Sheet(Box::new(sheet))
    }
}

impl From<Menu> for Overlay {
    fn from(menu: Menu) -> Self {
        Self::Menu(Box::new(menu))
    }
}

impl From<Compare> for Overlay {
    fn from(compare: Compare) -> Self {
        Self::Compare(Box::new(compare))
    }
}
