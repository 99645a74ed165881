//! Names of people: one form for all the ways they are written, and nothing thrown away.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::fold;

/// A name: 1–60 characters, composed (NFC), with `·` (U+00B7) as its only middle dot. `Debug` prints none of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize)]
#[cbor(transparent)]
#[serde(transparent)]
pub struct PersonName(#[n(0)] String);

/// The most characters that a name may have.
pub const NAME_CHARS: usize = 60;

/// A name read from text, and what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedName {
    /// The name in its one form.
    pub name: PersonName,
    /// Worth a look; none of them refuses the name.
    pub warnings: Vec<NameWarning>,
}

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NameFault {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More than [`NAME_CHARS`].
    #[error("{found} characters, at most {NAME_CHARS}")]
    TooLong {
        /// Characters found.
        found: usize,
    },
    /// A character that does not show: control, zero-width, direction mark.
    #[error("the invisible character U+{code_point:04X}")]
    Invisible {
        /// Which one.
        code_point: u32,
    },
    /// U+FFFD: a letter was lost when the text was decoded.
    #[error("a character was lost by a wrong encoding")]
    Damaged,
}

/// What is odd about a name, without making it wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameWarning {
    /// It has digits.
    Digit,
    /// It has Latin letters.
    Latin,
    /// It has a character of a private use area (造字): other machines show another or none.
    PrivateUse {
        /// Which one.
        character: char,
    },
    /// It has a compatibility ideograph, kept as written; [`PersonName::search_form`] has the unified one.
    Compatibility {
        /// Which one.
        character: char,
    },
}

/// The signs that people type for the dot inside a name.
fn one_dot(c: char) -> char {
    match c {
        '•' | '・' | '･' | '‧' | '．' | '∙' | '⋅' | '●' | '᛫' | '⸱' | '⸳' | 'ꞏ' => '·',
        _ => c,
    }
}

fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

fn compatibility(c: char) -> bool {
    matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// NFC, except that compatibility ideographs stay as written: NFC would replace them for good.
fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut plain = String::new();
    for c in text.chars() {
        if compatibility(c) {
            out.extend(plain.nfc());
            plain.clear();
            out.push(c);
        } else {
            plain.push(c);
        }
    }
    out.extend(plain.nfc());
    out
}

/// Blanks are kept only between Latin letters, one each: `张  三` is a name spread over a form, `John Smith` is not.
fn without_padding(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::with_capacity(text.len());
    for word in words {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c < '\u{2e80}');
        if latin(out.chars().next_back()) && latin(word.chars().next()) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

impl PersonName {
    /// Reads a name: blanks around and between Han characters go, every middle dot becomes `·`, the text is composed.
    pub fn parse(text: &str) -> Result<ParsedName, NameFault> {
        let text = text.trim();
        if text.contains('\u{fffd}') {
            return Err(NameFault::Damaged);
        }
        if let Some(c) = text.chars().find(|c| invisible(*c)) {
            return Err(NameFault::Invisible { code_point: c.into() });
        }
        let dotted: String = text.chars().map(one_dot).collect();
        let name = without_padding(&composed(&dotted));
        let found = name.chars().count();
        match found {
            0 => return Err(NameFault::Empty),
            1..=NAME_CHARS => {}
            _ => return Err(NameFault::TooLong { found }),
        }
        let mut warnings = Vec::new();
        if name.chars().any(char::is_numeric) {
            warnings.push(NameWarning::Digit);
        }
        if name.chars().any(|c| fold::half(c).is_ascii_alphabetic()) {
            warnings.push(NameWarning::Latin);
        }
        warnings.extend(
            name.chars().find(|c| private_use(*c)).map(|character| NameWarning::PrivateUse { character }),
        );
        warnings.extend(
            name.chars()
                .find(|c| compatibility(*c))
                .map(|character| NameWarning::Compatibility { character }),
        );
        Ok(ParsedName { name: Self(name), warnings })
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name with compatibility ideographs unified, for comparing and finding.
    pub fn search_form(&self) -> String {
        self.0.nfc().collect()
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stored(text: &str) -> String {
        PersonName::parse(text).unwrap().name.as_str().to_owned()
    }

    #[test]
    fn one_name_has_one_form() {
        for dot in ["·", "•", "・", "･", "‧", "．", "∙"] {
            assert_eq!(stored(&format!("买买提{dot}吐尔逊")), "买买提·吐尔逊", "{dot}");
        }
        for (text, name) in [
            ("　张三　", "张三"),
            ("张  三", "张三"),
            ("张　三", "张三"),
            ("John  Smith", "John Smith"),
            ("𬭎", "𬭎"),
            ("𠮷田㼆", "𠮷田㼆"),
            ("e\u{301}va", "éva"),
            ("买买提 · 吐尔逊", "买买提·吐尔逊"),
        ] {
            assert_eq!(stored(text), name, "{text}");
        }
        assert_eq!(stored(&"王".repeat(60)).chars().count(), 60);
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        for (text, fault) in [
            ("", NameFault::Empty),
            ("　 ", NameFault::Empty),
            ("张\u{200b}三", NameFault::Invisible { code_point: 0x200b }),
            ("张\u{202e}三", NameFault::Invisible { code_point: 0x202e }),
            ("张\u{1b}[31m三", NameFault::Invisible { code_point: 0x1b }),
            ("张\n三", NameFault::Invisible { code_point: 0x0a }),
            ("张\u{fffd}", NameFault::Damaged),
        ] {
            assert_eq!(PersonName::parse(text), Err(fault), "{text:?}");
        }
        assert_eq!(PersonName::parse(&"王".repeat(61)), Err(NameFault::TooLong { found: 61 }));
    }

    #[test]
    fn what_is_odd_is_said_and_kept() {
        for (text, warnings) in [
            ("李建国", vec![]),
            ("李2", vec![NameWarning::Digit]),
            ("李Ａ", vec![NameWarning::Latin]),
            ("李\u{e863}", vec![NameWarning::PrivateUse { character: '\u{e863}' }]),
            ("李\u{f0001}", vec![NameWarning::PrivateUse { character: '\u{f0001}' }]),
            ("\u{f9f4}", vec![NameWarning::Compatibility { character: '\u{f9f4}' }]),
        ] {
            let read = PersonName::parse(text).unwrap();
            assert_eq!(read.warnings, warnings, "{text}");
            assert_eq!(read.name.as_str(), text);
        }
        let old = PersonName::parse("\u{f9f4}某").unwrap().name;
        assert_eq!(old.search_form(), "林某");
        assert_eq!(format!("{old:?}"), "PersonName(..)");
    }

    proptest! {
        #[test]
        fn a_stored_name_reads_as_itself(text in "\\PC{0,70}") {
            if let Ok(read) = PersonName::parse(&text) {
                prop_assert!((1..=NAME_CHARS).contains(&read.name.as_str().chars().count()));
                prop_assert_eq!(PersonName::parse(read.name.as_str()).unwrap().name, read.name);
            }
        }
    }
}
