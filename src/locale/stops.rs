//! The stops of each language: what stands between things that are listed, and between sentences in one line.

use super::Lang;

/// The stops of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stops {
    /// Between things of one list.
    pub comma: &'static str,
    /// Between what could stand alone.
    pub semicolon: &'static str,
}

/// Those of `lang`.
pub const fn stops(lang: Lang) -> Stops {
    match lang {
        Lang::Zh => Stops { comma: "、", semicolon: "；" },
        Lang::En => Stops { comma: ", ", semicolon: "; " },
    }
}
