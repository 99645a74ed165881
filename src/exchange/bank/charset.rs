//! Which characters a file can hold, and what a clerk has written in the place of others.

use std::collections::BTreeMap;

use crate::domain::bank_file::Charset;
use crate::domain::ledger::run::FileMade;
use crate::text::private_use;

/// Most characters that have another in their place.
pub const MOST_SUBSTITUTES: usize = 1000;
/// Most characters in the place of one.
const LONGEST: usize = 4;

/// Whether a file of that encoding can hold a character, and the bank reads the same. A character of the private-use areas means
/// nothing on another machine, whatever the encoding; what cannot be seen and what ends lines belongs into no cell.
pub fn can_hold(charset: Charset, c: char) -> bool {
    let mut text = [0; 4];
    let text: &str = c.encode_utf8(&mut text);
    if private_use(text) || c.is_control() || crate::text::hidden(c) || c == char::REPLACEMENT_CHARACTER {
        return false;
    }
    match charset {
        Charset::Utf8 | Charset::Utf8Mark => true,
        Charset::Gbk => same(encoding_rs::GBK, text),
        Charset::Gb18030 => same(encoding_rs::GB18030, text),
    }
}

fn same(encoding: &'static encoding_rs::Encoding, text: &str) -> bool {
    let (bytes, _, lost) = encoding.encode(text);
    !lost && encoding.decode_without_bom_handling(&bytes).0 == text
}

/// The bytes of a text whose characters were all looked at before.
pub(super) fn encoded(charset: Charset, text: &str) -> Vec<u8> {
    match charset {
        Charset::Utf8 | Charset::Utf8Mark => text.as_bytes().to_vec(),
        Charset::Gbk => encoding_rs::GBK.encode(text).0.into_owned(),
        Charset::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
    }
}

/// The text of bytes; `None` where they are not of that encoding.
pub(super) fn decoded(charset: Charset, bytes: &[u8]) -> Option<String> {
    let text = match charset {
        Charset::Utf8 | Charset::Utf8Mark => return String::from_utf8(bytes.to_vec()).ok(),
        // GB18030 contains GBK.
        Charset::Gbk | Charset::Gb18030 => {
            encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)
        }
    };
    text.map(std::borrow::Cow::into_owned)
}

/// Why a substitute was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubstituteFault {
    /// Nothing was to stand in the place of a character: that would cut a name silently.
    #[error("nothing in the place of a character")]
    Empty,
    /// Too long, or a character that belongs into no cell.
    #[error("not a few plain characters")]
    Text,
    /// There are too many.
    #[error("more than {MOST_SUBSTITUTES} substitutes")]
    Many,
}

/// What stands in the place of characters that a bank's file cannot hold: chosen by a clerk for each character (as the holder's bank
/// writes the name), never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Substitutes(BTreeMap<char, String>);

impl Substitutes {
    /// Has `by` written in the place of a character. Whether a file can hold it is seen when the file is made.
    pub fn choose(&mut self, c: char, by: &str) -> Result<(), SubstituteFault> {
        let by = by.trim();
        if by.is_empty() {
            return Err(SubstituteFault::Empty);
        }
        if by.contains(c) || by.chars().count() > LONGEST || crate::text::line(by, LONGEST).is_err() {
            return Err(SubstituteFault::Text);
        }
        if self.0.len() >= MOST_SUBSTITUTES && !self.0.contains_key(&c) {
            return Err(SubstituteFault::Many);
        }
        self.0.insert(c, by.to_owned());
        Ok(())
    }

    /// Those of a file that was made.
    pub fn of_made(made: &FileMade) -> Self {
        Self(made.substitutes.iter().cloned().collect())
    }

    /// What stands in the place of a character.
    pub fn of(&self, c: char) -> Option<&str> {
        self.0.get(&c).map(String::as_str)
    }

    /// All of them, by character.
    pub fn all(&self) -> impl Iterator<Item = (char, &str)> {
        self.0.iter().map(|(c, by)| (*c, by.as_str()))
    }
}
