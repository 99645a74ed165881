//! Finding out how wide the terminal draws ambiguous characters: by drawing one and asking where the cursor is.

use std::io;

use crossterm::{cursor, queue, style};

use super::input::AmbiguousWidth;

/// A light horizontal rule: one column in most terminals, two where ambiguous means wide.
const SAMPLE: char = '─';

/// The setting of the person at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmbiguousSetting {
    /// Ask the terminal; narrow until it answers.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

impl AmbiguousSetting {
    /// What the first frame assumes.
    pub fn assumed(self) -> AmbiguousWidth {
        match self {
            Self::Auto | Self::Narrow => AmbiguousWidth::Narrow,
            Self::Wide => AmbiguousWidth::Wide,
        }
    }
}

impl std::str::FromStr for AmbiguousSetting {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        match written {
            "auto" => Ok(Self::Auto),
            "narrow" => Ok(Self::Narrow),
            "wide" => Ok(Self::Wide),
            _ => Err(()),
        }
    }
}

/// The bytes that ask. They go into the first frame's write, before its cells, which paint over the sample: the
/// question costs no time, and a terminal that never answers is narrow. The sample stands in row 2, because a
/// report from row 1 could not be told from F3 with a modifier; the parser knows the answer by its row.
pub(super) fn question() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(bytes, cursor::MoveTo(0, 1), style::Print(SAMPLE))?;
    bytes.extend_from_slice(b"\x1b[6n");
    queue!(bytes, cursor::MoveTo(0, 1), style::Print("  "), cursor::MoveTo(0, 0))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_leaves_no_trace_and_a_setting_answers_it() {
        let bytes = question().unwrap();
        let side = |cells: u16| std::num::NonZeroU16::new(cells).unwrap();
        let mut parser = vt100::Parser::new(side(24), side(80), 0);
        parser.process(&bytes);
        assert_eq!(parser.screen().contents().trim(), "");
        assert_eq!(bytes.windows(4).filter(|part| part == b"\x1b[6n").count(), 1);
        assert_eq!(
            "wide".parse::<AmbiguousSetting>().map(AmbiguousSetting::assumed),
            Ok(AmbiguousWidth::Wide)
        );
        assert_eq!(
            "auto".parse::<AmbiguousSetting>().map(AmbiguousSetting::assumed),
            Ok(AmbiguousWidth::Narrow)
        );
        assert!("broad".parse::<AmbiguousSetting>().is_err());
    }
}
