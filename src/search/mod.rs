//! The `search` room: the lookup index. It lives in memory, is built from plain records and can be thrown away at any
//! time; it knows nothing of where the records are kept.
//!
//! How it finds, from the ground up:
//!
//! * [`digits`](self) packs a number four bits a digit, so that a prefix, a tail and a fragment are plain arithmetic;
//!   `numbers` keeps each kind of number in two sorted orders (from its head and from its tail); `fragments` is a small
//!   signature file that leaves few rows to look at when the digits stand in the middle.
//! * `sounds` gives each character a small number, ordered by sound, with all its readings; `lexicon` keeps every distinct
//!   name once, in the order of those numbers, and every tail of every name likewise. `pattern` is what was typed, as an
//!   automaton that eats one character of a name a step (a Han character, a syllable, the beginning of one, an initial);
//!   `walk` runs it down the sorted orders. No spelling of any name is stored.
//! * `gather` collects the people of one term, best tier first, and stops at a cap; `narrow` intersects several terms;
//!   `rank` orders what was gathered.

mod births;
mod digits;
mod explain;
mod found;
mod fragments;
mod gather;
mod index;
mod lexicon;
mod narrow;
mod numbers;
mod pattern;
mod people;
mod places;
mod query;
mod rank;
mod record;
mod sorted;
mod sounds;
mod walk;

#[cfg(test)]
mod tests;

pub use found::{Field, Found, Hit, How, Matched, PastedId, Tier};
pub use index::{Index, IndexBuilder};
pub use record::Record;
