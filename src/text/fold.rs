//! Making what people type comparable.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The ASCII character on the same key: full-width forms (`Ａ`, `：`), the ideographic space and the punctuation that a
/// Chinese input method puts on an ASCII key (`。` `、` `【` `】` `《` `》` `￥`). Any other character stays, and so does
/// the case, because `G` and `g` are different chords.
pub fn fold_key(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '￥' | '¥' => '$',
        _ => c,
    }
}

/// `text` for comparing: compatibility forms replaced (NFKC: full-width to ASCII, `①` to `1`, the ideographic space to a
/// space), then lower-cased. Borrowed when nothing changes. For queries and keys only; never for what is stored.
pub fn fold(text: &str) -> Cow<'_, str> {
    let plain = |c: char| matches!(c, ' '..='@' | '['..='~' | '\u{4E00}'..='\u{9FFF}');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let lower = |c: char| !c.is_uppercase() && c.to_lowercase().eq([c]);
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes && text.chars().all(lower) {
        return Cow::Borrowed(text);
    }
    // Lower-casing can leave a sequence that composes again (`İ`), so it is normalised once more.
    Cow::Owned(text.nfkc().flat_map(char::to_lowercase).nfkc().collect())
}

/// `text` [`fold()`]ed, without any blank: names and headings are written with and without.
pub fn fold_bare(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// `text` as the number of a document: [`fold()`]ed, with the multiplication sign that is often typed for the last place
/// of a resident ID read as `X`, every `x` in upper case, and the separators people write inside numbers (spaces,
/// hyphens) dropped.
pub fn fold_digits(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
        .map(|c| if matches!(c, 'x' | '×' | '✕' | '✖' | '╳' | 'х') { 'X' } else { c })
        .collect()
}

/// Whether `c` is one of the dots written between the parts of a name (`买买提·吐尔逊`). U+00B7 is the standard one
/// (GB/T 15834); the others come from other input methods and old files.
pub fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '．' | '･' | '∙' | '⋅' | '●' | '。' | '.' | '\u{2024}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn full_width_and_case_fold_away() {
        assert_eq!(fold("ＯＵ　ｇｙ"), "ou gy");
        assert_eq!(fold("Ou①"), "ou1");
        assert!(matches!(fold("王jg 1950"), Cow::Borrowed(_)));
        assert_eq!(fold_key('Ｇ'), 'G');
        assert_eq!(fold_key('。'), '.');
        assert_eq!(fold_key('王'), '王');
        for written in [
            "44012119500101001x",
            "44012119500101001×",
            "４４０１２１１９５００１０１００１Ｘ",
            "440121-19500101-001X",
        ] {
            assert_eq!(fold_digits(written), "44012119500101001X");
        }
        assert!("·•・‧．".chars().all(is_name_dot));
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,12}") {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once).into_owned(), once);
        }
    }
}
