//! Keys and what they run: chords, chord sequences, one trie per context, and a report of every fault in a
//! keymap file. Generic over the action type `A`; knows neither the terminal library nor the drawing library.
//!
//! * [`Chord`] is one key press with its modifiers, in one canonical form; [`parse_sequence`] and
//!   [`print_sequence`] are the strict grammar of keymap files (`ctrl-w`, `g g`, `shift-tab`, `space`).
//! * [`Registry`] is what the caller says about its contexts and actions.
//! * [`load`] and [`load_layered`] turn files into a [`Keymap`] and a list of [`Problem`]s. A file with
//!   problems still gives a working keymap: the good bindings apply, the bad ones are listed.
//! * Footer, help, which-key, palette and key sheet are all read from the same [`Keymap`].
//!
//! File format:
//!
//! ```toml
//! extends = "default"          # optional: the embedded keymap this file is layered over
//! [global]
//! "ctrl-q" = "app.quit"
//! [lookup]
//! override = ["ctrl-o"]        # or `override = true`: this table may replace and hide other bindings
//! "g g" = "list.top"
//! "ctrl-o" = "person.open"
//! "ctrl-y" = "none"            # takes a binding of the base away
//! ```

mod build;
mod chord;
mod fold;
mod map;
mod problem;
mod registry;
mod source;
mod trie;

#[cfg(test)]
mod tests;

pub use build::{load, load_layered};
pub use chord::{Chord, ChordFault, Key, parse_sequence, print_sequence};
pub use fold::fold;
pub use map::{Keymap, Lookup, SheetRow};
pub use problem::{Problem, ProblemKind};
pub use registry::{ActionSpec, ContextSpec, Registry, Reserved};
pub use source::Source;
pub use trie::{Hint, Leads};
