//! The one sanitiser at the door: what may be stored as text.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::visible::{bidi, hidden};

/// Why a text cannot be taken in. `code` is the Unicode code point, `at` its place in the text as given, counted in
/// characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextFault {
    /// A control character (C0, DEL or C1); line breaks count as such where one line is asked for.
    #[error("control character U+{code:04X} at character {at}")]
    Control {
        /// Code point.
        code: u32,
        /// Place, from 1.
        at: usize,
    },
    /// A character that changes the direction of the text around it.
    #[error("direction control U+{code:04X} at character {at}")]
    Bidi {
        /// Code point.
        code: u32,
        /// Place, from 1.
        at: usize,
    },
    /// A character that takes no room and cannot be seen.
    #[error("invisible character U+{code:04X} at character {at}")]
    Invisible {
        /// Code point.
        code: u32,
        /// Place, from 1.
        at: usize,
    },
    /// U+FFFD or a noncharacter: the text was damaged before it came here, most likely by a wrong encoding.
    #[error("damaged character U+{code:04X} at character {at}")]
    Damaged {
        /// Code point.
        code: u32,
        /// Place, from 1.
        at: usize,
    },
    /// Too many combining marks on one base character.
    #[error("too many combining marks, U+{code:04X} at character {at}")]
    Marks {
        /// Code point of the first mark over the limit.
        code: u32,
        /// Place, from 1.
        at: usize,
    },
    /// More characters than the field holds.
    #[error("{chars} characters where {most} fit")]
    TooLong {
        /// Characters after trimming.
        chars: usize,
        /// The field's limit.
        most: usize,
    },
}

/// A text of one line, ready to be stored: NFC, trimmed (the ideographic space too), tabs as spaces, at most two
/// combining marks a character, at most `max_chars` characters. Private-use characters pass; see [`private_use`].
pub fn line(text: &str, max_chars: usize) -> Result<String, TextFault> {
    admit(text, max_chars, false)
}

/// A text of several lines, ready to be stored: like [`line()`], but line breaks stay (as line feeds) and up to eight
/// combining marks a character pass.
pub fn note(text: &str, max_chars: usize) -> Result<String, TextFault> {
    admit(text, max_chars, true)
}

/// Whether `text` holds characters of the private-use areas: rare characters of a name typed with a local font. They
/// are kept, but mean nothing on another machine, so the clerk is told.
pub fn private_use(text: &str) -> bool {
    text.chars().any(
        |c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}'),
    )
}

fn admit(text: &str, most: usize, lines: bool) -> Result<String, TextFault> {
    let edge = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{A0}' | '\u{3000}');
    let start = text.chars().take_while(|c| edge(*c)).count();
    let text = text.trim_matches(edge);
    let mut marks = 0;
    for (at, c) in text.chars().enumerate() {
        let (code, at) = (u32::from(c), start + at + 1);
        if c.is_control() && c != '\t' && !(lines && matches!(c, '\r' | '\n')) {
            return Err(TextFault::Control { code, at });
        }
        if bidi(c) {
            return Err(TextFault::Bidi { code, at });
        }
        if hidden(c) {
            return Err(TextFault::Invisible { code, at });
        }
        if c == '\u{FFFD}' || code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code) {
            return Err(TextFault::Damaged { code, at });
        }
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > if lines { 8 } else { 2 } {
            return Err(TextFault::Marks { code, at });
        }
    }
    let clean: String = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ").nfc().collect();
    let chars = clean.chars().count();
    if chars > most { Err(TextFault::TooLong { chars, most }) } else { Ok(clean) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn clean_text_passes_and_is_normal() {
        assert_eq!(line("　王 建国\t\r\n", 10).unwrap(), "王 建国");
        assert_eq!(line("a\tb", 10).unwrap(), "a b");
        assert_eq!(line("e\u{301}", 10).unwrap(), "é");
        assert_eq!(note("一\r\n二\r三", 10).unwrap(), "一\n二\n三");
        assert_eq!(line("\u{E123}𬭎", 2).unwrap(), "\u{E123}𬭎");
        assert!(private_use("\u{E123}") && !private_use("𬭎"));
        assert_eq!(line("", 10).unwrap(), "");
    }

    #[test]
    fn hostile_text_is_refused_with_its_place() {
        let table = [
            ("王\x1b[31m", TextFault::Control { code: 0x1B, at: 2 }),
            (" 王\n强", TextFault::Control { code: 0x0A, at: 3 }),
            ("王\u{85}强", TextFault::Control { code: 0x85, at: 2 }),
            ("王\u{202E}强", TextFault::Bidi { code: 0x202E, at: 2 }),
            ("\u{FEFF}王", TextFault::Invisible { code: 0xFEFF, at: 1 }),
            ("王\u{200B}", TextFault::Invisible { code: 0x200B, at: 2 }),
            ("王\u{FFFD}", TextFault::Damaged { code: 0xFFFD, at: 2 }),
            ("e\u{301}\u{301}\u{301}", TextFault::Marks { code: 0x301, at: 4 }),
            ("王建国强", TextFault::TooLong { chars: 4, most: 3 }),
        ];
        for (text, fault) in table {
            assert_eq!(line(text, 3), Err(fault), "{text:?}");
        }
        assert!(note("e\u{301}\u{301}\u{301}", 9).is_ok());
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn what_passed_passes_again_unchanged(text in any::<String>()) {
            if let Ok(clean) = note(&text, 200) {
                prop_assert_eq!(note(&clean, 200), Ok(clean.clone()));
                prop_assert!(!clean.chars().any(|c| hidden(c) || (c.is_control() && c != '\n')));
            }
        }
    }
}
