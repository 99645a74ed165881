//! Columns that text takes on the screen.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes when drawn: the sum over its glyphs, exactly as ratatui lays them into cells.
///
/// A Han character takes two columns, a half-width sound mark (`ﾞ`, `ﾟ`) adds the column that ratatui adds, and a glyph
/// that holds a control character takes none, because it is not drawn at all (see [`visible()`](super::visible()) for making such text honest).
pub fn width(text: &str) -> usize {
    if let Some(columns) = common_width(text) {
        return columns;
    }
    glyphs(text).map(|(_, columns)| columns).sum()
}

/// The glyphs of `text` (extended grapheme clusters) in order, each with its columns.
pub fn glyphs(text: &str) -> impl DoubleEndedIterator<Item = (&str, usize)> {
    text.graphemes(true).map(|glyph| (glyph, glyph_width(glyph)))
}

/// The first edge of a glyph at or behind a byte position. Only the neighbours are looked at: in a long text it costs no more than in a
/// short one.
pub fn edge(text: &str, at: usize) -> usize {
    let mut edges = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    match edges.is_boundary(text, 0) {
        Ok(false) => edges.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at.min(text.len()),
    }
}

/// The width of text made of printable ASCII and of unified Han characters only; `None` for any other text. Two plain
/// comparisons a character replace cluster segmentation for nearly all that is ever drawn.
fn common_width(text: &str) -> Option<usize> {
    let mut columns = 0;
    for c in text.chars() {
        columns += match c {
            ' '..='~' => 1,
            '\u{4E00}'..='\u{9FFF}' => 2,
            _ => return None,
        };
    }
    Some(columns)
}

fn glyph_width(glyph: &str) -> usize {
    if glyph.contains(char::is_control) {
        return 0;
    }
    let sound_marks = glyph.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    glyph.width() + sound_marks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;
    use ratatui::text::Span;

    use super::*;

    fn drawn(text: &str) -> usize {
        Span::raw(text)
            .styled_graphemes(ratatui::style::Style::new())
            .map(|g| g.symbol.cell_width() as usize)
            .sum()
    }

    #[test]
    fn widths_of_what_the_bureau_writes() {
        let table = [
            ("", 0),
            ("abc", 3),
            ("区国强", 6),
            ("㘵", 2),
            ("𬭎", 2),
            ("买买提·吐尔逊", 13),
            ("é", 1),
            ("e\u{301}", 1),
            ("\u{E000}", 1),
            ("a\tb", 2),
            ("１２", 4),
        ];
        for (text, columns) in table {
            assert_eq!(width(text), columns, "{text:?}");
            assert_eq!(drawn(text), columns, "{text:?} as ratatui draws it");
        }
        assert_eq!(width("ｶﾞ"), drawn("ｶﾞ"));
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn widths_are_those_of_the_drawn_cells(text in "[\\PC区·㘵𬭎ﾞﾟe\u{301}👍🏽\u{200D}\u{FE0F}]{0,20}") {
            prop_assert_eq!(width(&text), drawn(&text));
        }
    }
}
