//! What a key meant when a Chinese input method was on.

use crate::text::fold_key;

use super::chord::{Chord, Key};

/// The chord with its character folded to the ASCII character on the same key. For contexts that are not text:
/// `？` runs what `?` runs.
pub fn fold(chord: Chord) -> Chord {
    match chord.key {
        Key::Char(letter) => Chord::new(Key::Char(fold_key(letter)), chord.ctrl, chord.alt, chord.shift),
        _ => chord,
    }
}
