//! A question before something that is hard to take back. The answer "no" has the focus first, and Enter counts only
//! after the question has been on screen for a moment, so that a key held down answers nothing.

use crate::console::panes::PaneId;
use crate::console::words::Words;

/// How long Enter does not count after the question appears, in milliseconds.
pub const GRACE_MS: u64 = 300;

/// What "yes" does.
#[derive(Debug, Clone, PartialEq)]
pub enum Accept {
    /// Tells the pane that asked: its `chosen` is called with these.
    Pane(PaneId, &'static str, String),
    /// Closes the form below without saving it.
    DropForm,
    /// Signs out.
    SignOut,
    /// Ends the program.
    Quit,
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirm {
    /// What is asked, naming the object.
    pub question: Words,
    /// What follows from it, line by line.
    pub consequences: Vec<Words>,
    /// What the button says.
    pub yes: Words,
    /// What "yes" does.
    pub accept: Accept,
    /// "Yes" has the focus.
    pub on_yes: bool,
    /// When it appeared; set by the console.
    pub opened_ms: Option<u64>,
}

impl Confirm {
    /// A question.
    pub fn new(question: impl Into<Words>, yes: impl Into<Words>, accept: Accept) -> Self {
        Self {
            question: question.into(),
            consequences: Vec::new(),
            yes: yes.into(),
            accept,
            on_yes: false,
            opened_ms: None,
        }
    }

    /// A consequence.
    #[must_use]
    pub fn line(mut self, words: impl Into<Words>) -> Self {
        self.consequences.push(words.into());
        self
    }
}
