//! Making text take a given number of columns.

use std::borrow::Cow;

use super::width::{glyphs, width};

/// `text` cut to at most `cols` columns, with `…` as its last glyph when something was cut. No glyph is ever halved, so
/// the result may be one column short when a wide glyph stood at the edge.
pub fn truncate(text: &str, cols: usize) -> Cow<'_, str> {
    if width(text) <= cols {
        return Cow::Borrowed(text);
    }
    let Some(room) = cols.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let (mut kept, mut used) = (String::new(), 0);
    for (glyph, columns) in glyphs(text) {
        used += columns;
        if used > room {
            break;
        }
        kept.push_str(glyph);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// `text` in exactly `cols` columns: truncated, then blanks at the right.
pub fn fit(text: &str, cols: usize) -> String {
    let (mut out, blanks) = cut(text, cols);
    out.extend(std::iter::repeat_n(' ', blanks));
    out
}

/// `text` in exactly `cols` columns: truncated, then blanks at the left. For numbers.
pub fn fit_left(text: &str, cols: usize) -> String {
    let (out, blanks) = cut(text, cols);
    let mut padded = " ".repeat(blanks);
    padded.push_str(&out);
    padded
}

/// `text` in exactly `cols` columns: truncated, then in the middle; an odd blank goes to the right.
pub fn center(text: &str, cols: usize) -> String {
    let (out, blanks) = cut(text, cols);
    let left = blanks / 2;
    let mut padded = " ".repeat(left);
    padded.push_str(&out);
    padded.extend(std::iter::repeat_n(' ', blanks - left));
    padded
}

fn cut(text: &str, cols: usize) -> (String, usize) {
    let kept = truncate(text, cols).into_owned();
    let blanks = cols.saturating_sub(width(&kept));
    (kept, blanks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_wide_glyph_is_kept_or_dropped_whole() {
        let table = [
            ("区国强", 6, "区国强"),
            ("区国强", 5, "区国…"),
            ("区国强", 4, "区…"),
            ("区国强", 1, "…"),
            ("区国强", 0, ""),
            ("abcdef", 4, "abc…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ];
        for (text, cols, cut) in table {
            assert_eq!(truncate(text, cols), cut, "{text} in {cols}");
        }
        assert!(matches!(truncate("区国强", 6), Cow::Borrowed(_)));
    }

    #[test]
    fn blanks_go_where_asked() {
        assert_eq!(fit("区国强", 5), "区国…");
        assert_eq!(fit("区国强", 4), "区… ");
        assert_eq!(fit("ab", 4), "ab  ");
        assert_eq!(fit_left("12.50", 8), "   12.50");
        assert_eq!(center("区", 5), " 区  ");
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn nothing_is_ever_wider_than_asked(text in "[a-z区国㘵𬭎·ﾞe\u{301}👍 ]{0,24}", cols in 0usize..40) {
            prop_assert!(width(&truncate(&text, cols)) <= cols);
            for exact in [fit(&text, cols), fit_left(&text, cols), center(&text, cols)] {
                prop_assert_eq!(width(&exact), cols, "{:?}", exact);
            }
        }
    }
}
