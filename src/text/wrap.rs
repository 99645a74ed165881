//! Breaking long text into lines.

use super::width::{glyphs, width};

/// What may not begin a line (GB/T 15834 §5.1, and the usual typesetting rule for closing marks).
const NO_START: &str = "，。、；：？！」』》〉）】〕”’…—～·％,.;:?!)]}%";
/// What may not end a line.
const NO_END: &str = "「『《〈（【〔“‘([{";

/// `text` in lines of at most `cols` columns. Han text breaks anywhere except before closing and after opening marks;
/// Latin words and numbers stay whole unless one alone is wider than a line. The blank at a break is dropped, nothing
/// else; a line feed in `text` always breaks. Where no rule can be kept (a row of marks wider than the line) width wins.
pub fn wrap(text: &str, cols: usize) -> Vec<String> {
    let cols = cols.max(2);
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, cols)).collect()
}

fn wrap_paragraph(paragraph: &str, cols: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for unit in units(paragraph) {
        let columns = width(&unit);
        if used + columns > cols && used > 0 {
            let blank = unit.trim_start().is_empty();
            lines.push(std::mem::take(&mut line).trim_end_matches(' ').to_owned());
            used = 0;
            if blank {
                continue;
            }
        }
        if columns <= cols {
            line.push_str(&unit);
            used += columns;
            continue;
        }
        for (glyph, columns) in glyphs(&unit) {
            if used + columns > cols && used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(glyph);
            used += columns;
        }
    }
    lines.push(line);
    lines
}

/// The pieces that stay whole: a word, a blank, or a wide glyph together with the marks that cling to it.
fn units(paragraph: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut before = Kind::Blank;
    for (glyph, _) in glyphs(paragraph) {
        let kind = Kind::of(glyph);
        let clings = match (before, kind) {
            (_, Kind::Blank) | (Kind::Blank, _) => false,
            (_, Kind::Closing) | (Kind::Opening, _) | (Kind::Word, Kind::Word) => true,
            _ => false,
        };
        // A blank before a closing mark is no place to break either: the mark would begin a line.
        let blanks =
            units.iter().rev().take_while(|_| kind == Kind::Closing).take_while(|u| is_blank(u)).count();
        if blanks > 0 && blanks < units.len() {
            let tail = units.split_off(units.len() - blanks).concat();
            if let Some(last) = units.last_mut() {
                last.push_str(&tail);
                last.push_str(glyph);
            }
            before = kind;
            continue;
        }
        match units.last_mut() {
            Some(last) if clings => last.push_str(glyph),
            _ => units.push(glyph.to_owned()),
        }
        // A full stop inside `12.50` or `a.b` must not end the word.
        before =
            if kind == Kind::Closing && before == Kind::Word && glyph.is_ascii() { Kind::Word } else { kind };
    }
    units
}

fn is_blank(unit: &str) -> bool {
    Kind::of(unit) == Kind::Blank
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Word,
    Wide,
    Opening,
    Closing,
}

impl Kind {
    fn of(glyph: &str) -> Self {
        if glyph == " " || glyph == "\u{3000}" {
            Self::Blank
        } else if NO_START.contains(glyph) {
            Self::Closing
        } else if NO_END.contains(glyph) {
            Self::Opening
        } else if width(glyph) > 1 {
            Self::Wide
        } else {
            Self::Word
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_keep_their_side_and_words_stay_whole() {
        let table: [(&str, usize, &[&str]); 10] = [
            ("", 10, &[""]),
            ("退役军人事务局", 6, &["退役军", "人事务", "局"]),
            ("已受理，待办结。", 6, &["已受", "理，待", "办结。"]),
            ("依据《条例》办理", 6, &["依据", "《条", "例》办", "理"]),
            ("call the bureau now", 10, &["call the", "bureau now"]),
            ("第 12.50 元", 6, &["第", "12.50", "元"]),
            ("abcdefgh", 3, &["abc", "def", "gh"]),
            ("已登记 ，待分办", 6, &["已登", "记 ，", "待分办"]),
            ("甲\n\n乙", 4, &["甲", "", "乙"]),
            ("电话13800138000转", 12, &["电话", "13800138000", "转"]),
        ];
        for (text, cols, lines) in table {
            assert_eq!(wrap(text, cols), lines, "{text} in {cols}");
        }
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn no_character_is_lost_and_no_line_too_wide(text in "[a-z0-9区国㘵𬭎，。《》（） ]{0,60}", cols in 2usize..30) {
            let lines = wrap(&text, cols);
            let dense = |s: &str| s.replace(' ', "");
            prop_assert_eq!(dense(&lines.concat()), dense(&text));
            for line in &lines {
                prop_assert!(width(line) <= cols, "{:?}", line);
            }
        }

        #[test]
        fn no_line_begins_with_a_closing_mark(text in "([区国强]{1,3} ?[，。；》）]|[《（][区国]{1,2}){1,12}", cols in 12usize..30) {
            for (at, line) in wrap(&text, cols).iter().enumerate() {
                prop_assert!(at == 0 || !line.starts_with(['，', '。', '；', '》', '）']), "{:?}", line);
                prop_assert!(!line.ends_with(['《', '（']) || text.ends_with(['《', '（']), "{:?}", line);
            }
        }
    }
}
