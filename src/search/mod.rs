//! The `search` room: the lookup index. It lives in memory, is built from plain records and can be thrown away at any
//! time; it knows nothing of where the records are kept.
//!
//! How it finds, from the ground up:
//!
//! * `digits` packs a number four bits a digit, so that a prefix, a tail and a fragment are plain arithmetic;
//!   `numbers` keeps each kind of number in two sorted orders (from its head and from its tail); `fragments` is a small
//!   signature file that leaves few rows to look at when the digits stand in the middle; `births` keeps the dates.
//! * `people` says who stands where, and `places` who lives where.
//! * `sounds` gives each character a small number, ordered by sound, with all its readings; `lexicon` keeps every distinct
//!   name once, in the order of those numbers, and every tail of every name likewise. `pattern` is what was typed, as an
//!   automaton that takes one character of a name a step (by the character itself, a syllable, the beginning of one, an
//!   initial); `walk` runs it down the sorted orders, `fronts` tells it which characters can come next, and `explain`
//!   says afterwards which character took what. No spelling of any name is stored.
//! * `gather` collects the people of one term, best tier first, and stops at a cap; `narrow` intersects several terms;
//!   `rank` orders what was gathered. `among` gathers everybody, for lists that conditions narrow too.
//!
//! Everything is changed in place: a person who comes or goes moves a few thousand to a few million bytes in the sorted
//! arrays, well below a millisecond even among a million people.

mod among;
mod births;
mod digits;
mod explain;
mod found;
mod fragments;
mod fronts;
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
