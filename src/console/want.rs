//! What panes and overlays ask the console for.

use crate::console::forms::Choice;
use crate::console::goal::Goal;
use crate::console::overlays::Overlay;
use crate::exchange::export::List;

/// What a pane asks of the console besides effects; done right after the pane's turn.
#[derive(Debug)]
pub enum Want {
    /// Put an overlay on top.
    Open(Box<Overlay>),
    /// Go somewhere and show something.
    Go(Goal),
    /// Go back to where one came from, as with Escape.
    Back,
    /// Close the form on top, if it is this form.
    Close(&'static str),
    /// Ask anew what waits for whose word.
    Waiting,
    /// Ask anew where the one who sits here stands, and what time is counted by.
    Desk,
    /// Ask what a list is for that is to leave as a file, and how many people it names where that is known.
    Export(List, Option<usize>),
    /// Offer other choices in a field of the form on top, if it is this form.
    Choices(&'static str, &'static str, Vec<Choice>),
}
