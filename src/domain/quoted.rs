//! The numbers that people quote. Petitions and items of supervision are both counted by the year (`2026-0003`), so that those of
//! supervision carry a mark (`督2026-0003`, `S2026-0003`): without it one is taken for the other.

use super::SupervisionId;
use crate::text::fold_bare;

/// How the mark is written, longest first.
const MARKS: [&str; 3] = ["督办", "督", "s"];

/// A number as it was typed, in whatever width: the mark, if there was one, and the number without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// It carries the mark of supervision.
    pub marked: bool,
    /// `2026-0003`
    pub number: String,
}

impl Quoted {
    /// Reads what was typed; `None` if it is no number of a year.
    pub fn read(typed: &str) -> Option<Self> {
        let dash = |c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
        let typed: String = fold_bare(typed).chars().map(dash).collect();
        let bare = MARKS.iter().find_map(|mark| typed.strip_prefix(mark));
        let number = bare.unwrap_or(&typed);
        let (year, n) = number.split_once('-')?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let fits = year.len() == 4 && n.len() >= 4 && digits(year) && digits(n);
        fits.then(|| Self { marked: bare.is_some(), number: number.to_owned() })
    }

    /// Whether what was typed names an item of supervision and nothing else: by its number with the mark, or as `D3`.
    pub fn is_supervision(typed: &str) -> bool {
        let folded = fold_bare(typed);
        let item = || folded.starts_with('d') && SupervisionId::parse(&folded).is_some();
        Self::read(typed).is_some_and(|quoted| quoted.marked) || item()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_read_in_every_width_and_may_be_left_out() {
        for (typed, marked) in [
            ("2026-0003", false),
            (" ２０２６－０００３ ", false),
            ("督2026-0003", true),
            ("督办 2026-0003", true),
            ("督２０２６－０００３", true),
            ("S2026-0003", true),
            ("ｓ2026—0003", true),
        ] {
            let read = Quoted::read(typed);
            assert_eq!(read, Some(Quoted { marked, number: "2026-0003".to_owned() }), "{typed}");
            assert_eq!(Quoted::is_supervision(typed), marked, "{typed}");
        }
        for other in ["", "督", "S4", "2026-3", "26-0003", "X7", "督办〔2026〕1号", "2026-000x"] {
            assert_eq!(Quoted::read(other), None, "{other}");
        }
        assert!(
            Quoted::is_supervision("Ｄ3") && !Quoted::is_supervision("X3") && !Quoted::is_supervision("3")
        );
    }
}
