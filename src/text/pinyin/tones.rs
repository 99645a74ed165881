//! Pinyin as it is printed, with the marks of its tones.

use unicode_normalization::UnicodeNormalization;

use crate::text::fold;

/// The two dots of `ü`.
const DOTS: char = '\u{308}';

/// `text` [`fold()`]ed, and Latin letters without their tones: `Lǚ Mǐn` becomes `lv min`. Everything else stays.
pub fn toneless(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in fold(text).nfd() {
        match c {
            DOTS if plain.ends_with('u') => {
                plain.pop();
                plain.push('v');
            }
            '\u{300}'..='\u{36f}' => {}
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_go_and_letters_and_characters_stay() {
        for (printed, plain) in
            [("Zhāng Mǐn", "zhang min"), ("Lǚ", "lv"), ("lüè", "lve"), ("张敏 ＡＢ1", "张敏 ab1"), ("", "")]
        {
            assert_eq!(toneless(printed), plain);
        }
    }
}
