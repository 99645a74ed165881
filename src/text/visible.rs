//! Showing what would otherwise hide.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether `c` is invisible by nature, or steers the text around it: bidirectional controls, zero-width characters,
/// fillers, tags, and the line and paragraph separators. Combining marks and variation selectors are not among them:
/// rare Han glyphs need them.
pub fn hidden(c: char) -> bool {
    bidi(c)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200D}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether `c` steers the direction of text.
pub(super) fn bidi(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` with everything that hides made visible: control characters as their pictures (`␛`), the rest by code point
/// (`⟨U+202E⟩`). Clean text is borrowed; doing it twice changes nothing more.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match picture(c) {
            Some(picture) => out.push(picture),
            None if c.is_control() || hidden(c) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7F}' => Some('␡'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hidden_characters_show() {
        assert_eq!(visible("a\x1b[31m"), "a␛[31m");
        assert_eq!(visible("a\tb\r\n\x7f"), "a␉b␍␊␡");
        assert_eq!(visible("王\u{202E}强\u{200B}\u{85}"), "王⟨U+202E⟩强⟨U+200B⟩⟨U+0085⟩");
        assert!(matches!(visible("买买提·吐尔逊 𬭎\u{E0100}"), Cow::Borrowed(_)));
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn nothing_hides_after_it_and_twice_is_once(text in any::<String>()) {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(|c| c.is_control() || hidden(c)));
            prop_assert!(matches!(visible(&shown), Cow::Borrowed(_)));
        }
    }
}
