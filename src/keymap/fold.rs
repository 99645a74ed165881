//! What a key meant when a Chinese input method was on: full-width forms folded to the key that typed them.

use super::chord::{Chord, Key};

/// The chord with its character folded to ASCII. For contexts that are not text: `？` runs what `?` runs.
pub fn fold(chord: Chord) -> Chord {
    match chord.key {
        Key::Char(letter) => Chord::new(Key::Char(fold_char(letter)), chord.ctrl, chord.alt, chord.shift),
        _ => chord,
    }
}

/// The ASCII character on the same key, or the character itself.
///
/// The full-width block repeats ASCII at a fixed distance; Chinese punctuation stands on the keys of a US
/// layout as the common pinyin input methods place it.
pub(super) fn fold_char(letter: char) -> char {
    const FULL_WIDTH_DISTANCE: u32 = 0xFEE0;
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - FULL_WIDTH_DISTANCE).unwrap_or(letter),
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '￥' => '$',
        '…' => '^',
        '—' => '_',
        '·' => '`',
        other => other,
    }
}
