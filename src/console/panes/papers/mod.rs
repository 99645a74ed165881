//! 文书: one-time notices, the first look at benefits, visit slips, and the register of what was issued; for somebody on record or for
//! nobody in particular.
//!
//! * `state` what is on screen and where in the work one is; `pane` what keys and replies do, `acts` what actions do, `press` how a
//!   paper comes to be issued and printed;
//! * `lists` how a list leaves as a file;
//! * `shown` what the drawing needs of it in words.

mod action;
mod acts;
mod pane;
mod press;
mod shown;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use shown::{material_mark, matter_facts, reply_mark};
pub use state::{Page, Preview, State, Tab, list_rows};
