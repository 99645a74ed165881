//! Reading digits as people type them: full-width forms, separators, look-alikes of X.

use crate::text::fold_digits;

/// The half-width form of a full-width character (U+FF01–U+FF5E and the ideographic space); others stay.
pub(super) fn half(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// The half-width text.
pub(super) fn half_width(text: &str) -> String {
    text.chars().map(half).collect()
}

/// The text as the number of a document: half-width, no separators, and `X` for what is typed in its place.
pub(super) fn packed(text: &str) -> String {
    fold_digits(text).chars().filter(|c| !c.is_whitespace()).collect()
}
