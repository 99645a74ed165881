//! Names of people: one form for all the ways they are written, and nothing thrown away.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::fold;
use crate::text::{TextFault, is_name_dot, line, private_use};

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
    /// It is or holds an identity number, a phone or an account: it would be read unmasked wherever the name is.
    #[error("a number")]
    Number,
    /// It holds something that no line of text may hold.
    #[error("{0}")]
    Text(#[from] TextFault),
}

/// What is odd about a name, without making it wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameWarning {
    /// It has digits.
    Digit,
    /// It has Latin letters.
    Latin,
    /// It has a character of a private use area (造字): other machines show another or none.
    PrivateUse,
    /// It has a compatibility ideograph, kept as written; [`PersonName::search_form`] has the unified one.
    Compatibility {
        /// Which one.
        character: char,
    },
}

/// Fewest digits in a row that no name has: those of a mobile phone. Identity numbers have more.
const NUMBER_DIGITS: usize = 11;
/// Fewest digits of a name of nothing but digits that is a number: those of a telephone in a town.
const ALL_DIGITS: usize = 7;

/// Whether a text is a number that belongs into another field, or holds one, whatever parts its digits.
fn holds_number(text: &str) -> bool {
    let (mut run, mut digits, mut letters) = (0, 0, 0);
    let mut longest = 0;
    for c in text.chars().map(fold::half).filter(|c| !c.is_whitespace() && !matches!(c, '-' | '·' | '.')) {
        if c.is_ascii_digit() {
            run += 1;
            digits += 1;
        } else {
            run = 0;
            letters += usize::from(!matches!(c, 'x' | 'X'));
        }
        longest = longest.max(run);
    }
    longest >= NUMBER_DIGITS || (letters == 0 && digits >= ALL_DIGITS)
}

/// The text with `·` for every dot between the parts of a name. A full stop counts as one only between Han characters:
/// in `J. Smith` it stays.
fn one_dot(text: &str) -> String {
    let han = |c: Option<char>| c.is_some_and(|c| c > '\u{2e80}');
    let mut before = None;
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let stop = matches!(c, '.' | '。' | '\u{2024}');
        let dot = is_name_dot(c) && (!stop || (han(before) && han(rest.peek().copied())));
        out.push(if dot { '·' } else { c });
        before = Some(c);
    }
    out
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
        let latin = |c: Option<char>| c.is_some_and(|c| c < '\u{2e80}' && c != '·');
        if latin(out.chars().next_back()) && latin(word.chars().next()) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn tidy(text: &str) -> String {
    without_padding(&composed(&one_dot(text)))
}

impl PersonName {
    /// Reads a name: blanks around and between Han characters go, every middle dot becomes `·`, the text is composed.
    pub fn parse(text: &str) -> Result<ParsedName, NameFault> {
        // Only asked whether the text is sound: what it returns has lost compatibility ideographs.
        line(text, usize::MAX)?;
        let mut name = tidy(text);
        // A blank that goes may bring a dot between two Han characters; each round leaves less to do.
        loop {
            let again = tidy(&name);
            if again == name {
                break;
            }
            name = again;
        }
        // Composing may part a letter into marks: what is stored must be sound as well.
        line(&name, usize::MAX)?;
        let found = name.chars().count();
        match found {
            0 => return Err(NameFault::Empty),
            1..=NAME_CHARS if holds_number(&name) => return Err(NameFault::Number),
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
        if private_use(&name) {
            warnings.push(NameWarning::PrivateUse);
        }
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
            ("买买提.吐尔逊", "买买提·吐尔逊"),
            ("J. Smith", "J. Smith"),
        ] {
            assert_eq!(stored(text), name, "{text}");
        }
        assert_eq!(stored(&"王".repeat(60)).chars().count(), 60);
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        for (text, fault) in [("", NameFault::Empty), ("　 ", NameFault::Empty)] {
            assert_eq!(PersonName::parse(text), Err(fault), "{text:?}");
        }
        for text in ["张\u{200b}三", "张\u{202e}三", "张\u{1b}[31m三", "张\n三", "张\u{fffd}"] {
            assert!(matches!(PersonName::parse(text), Err(NameFault::Text(_))), "{text:?}");
        }
        assert_eq!(PersonName::parse(&"王".repeat(61)), Err(NameFault::TooLong { found: 61 }));
    }

    #[test]
    fn a_number_of_another_field_is_no_name() {
        for text in [
            "440121195508170038",
            "４４０１２１１９５５０８１７００３８",
            "44012119550817003X",
            "440121 19550817 003x",
            "440121550817003",
            "13800138000",
            "138-0013-8000",
            "020-86888888",
            "86888888",
            "张三 13800138000",
            "李四440121195508170038",
        ] {
            assert_eq!(PersonName::parse(text), Err(NameFault::Number), "{text}");
        }
        for text in ["李2", "1号哨所老王", "阿卜杜·2026", "X", "某123456", "无名氏20261123"] {
            assert_eq!(stored(text), text);
        }
    }

    #[test]
    fn what_is_odd_is_said_and_kept() {
        for (text, warnings) in [
            ("李建国", vec![]),
            ("李2", vec![NameWarning::Digit]),
            ("李Ａ", vec![NameWarning::Latin]),
            ("李\u{e863}", vec![NameWarning::PrivateUse]),
            ("李\u{f0001}", vec![NameWarning::PrivateUse]),
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
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn a_stored_name_reads_as_itself(text in "\\PC{0,70}") {
            if let Ok(read) = PersonName::parse(&text) {
                prop_assert!((1..=NAME_CHARS).contains(&read.name.as_str().chars().count()));
                prop_assert_eq!(PersonName::parse(read.name.as_str()).unwrap().name, read.name);
            }
        }
    }
}
