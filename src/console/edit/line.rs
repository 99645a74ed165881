//! Text under a caret. The caret stands between graphemes; columns are measured by `text`.

use zeroize::Zeroize;

use crate::text::{edge, glyphs, width};

/// How many characters a line takes at most, whatever its field allows: a pasted megabyte stops here.
pub const MOST: usize = 4_000;
/// Bytes set aside for a password, so that none is left behind where a growing text was moved from.
const SECRET_BYTES: usize = 1_024;

/// A line (or note) being edited. Its text may be a password or personal data, so it is not printed, and wiped when the
/// line is dropped or cleared.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Line {
    text: String,
    /// Byte position of the caret, always at the edge of a grapheme.
    caret: usize,
    /// Line feeds are kept.
    pub multi: bool,
    /// All of it is marked: the first character typed takes its place, a movement keeps it.
    marked: bool,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl Line {
    /// A line with the caret behind the text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { caret: text.len(), text, multi: false, marked: false }
    }

    /// An empty note of several lines.
    pub fn note() -> Self {
        Self { text: String::new(), caret: 0, multi: true, marked: false }
    }

    /// An empty line for a password.
    pub fn secret() -> Self {
        Self { text: String::with_capacity(SECRET_BYTES), caret: 0, multi: false, marked: false }
    }

    /// Marks all of it.
    pub fn mark(&mut self) {
        self.end();
        self.marked = !self.text.is_empty();
    }

    /// Whether all of it is marked.
    pub fn is_marked(&self) -> bool {
        self.marked
    }

    /// Takes the mark off.
    pub fn unmark(&mut self) {
        self.marked = false;
    }

    /// Takes away what is marked; returns whether anything was.
    fn drop_marked(&mut self) -> bool {
        let was = std::mem::take(&mut self.marked);
        if was {
            self.text.clear();
            self.caret = 0;
        }
        was
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts another text in its place, the caret behind it.
    pub fn set(&mut self, text: impl Into<String>) {
        self.text.zeroize();
        self.text.push_str(&text.into());
        self.caret = self.text.len();
        self.marked = false;
    }

    /// The text left of the caret.
    pub fn before(&self) -> &str {
        self.text.get(..self.caret).unwrap_or(&self.text)
    }

    /// The text right of the caret.
    pub fn after(&self) -> &str {
        self.text.get(self.caret..).unwrap_or("")
    }

    /// Columns from the beginning (of the caret's own line in a note) to the caret.
    pub fn caret_col(&self) -> usize {
        width(self.before().rsplit('\n').next().unwrap_or(""))
    }

    /// Types or pastes. Line feeds and tabs become blanks in a line; other control characters are dropped, since no
    /// field takes them. Returns whether something was left out because the line is full.
    pub fn insert(&mut self, typed: &str) -> bool {
        self.drop_marked();
        let room = MOST.saturating_sub(self.text.chars().count());
        if room == 0 {
            return !typed.is_empty();
        }
        let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
        // Text that ends in a line feed is one line that was copied whole.
        let typed = if self.multi { typed.as_str() } else { typed.trim_end_matches('\n') };
        let mut kept = String::new();
        let mut left_out = false;
        for (n, c) in typed.chars().enumerate() {
            if n >= room {
                left_out = true;
                break;
            }
            match c {
                '\n' if self.multi => kept.push(c),
                '\n' | '\t' => kept.push(' '),
                c if c.is_control() => {}
                c => kept.push(c),
            }
        }
        self.text.insert_str(self.caret, &kept);
        self.caret += kept.len();
        kept.zeroize();
        // What was typed may have joined a grapheme on either side.
        self.settle();
        left_out
    }

    fn settle(&mut self) {
        self.caret = edge(&self.text, self.caret);
    }

    /// One grapheme to the left; false at the beginning.
    pub fn left(&mut self) -> bool {
        self.marked = false;
        let Some((glyph, _)) = glyphs(self.before()).next_back() else { return false };
        self.caret -= glyph.len();
        true
    }

    /// One grapheme to the right; false at the end.
    pub fn right(&mut self) -> bool {
        self.marked = false;
        let Some((glyph, _)) = glyphs(self.after()).next() else { return false };
        self.caret += glyph.len();
        true
    }

    /// To the beginning.
    pub fn home(&mut self) {
        self.marked = false;
        self.caret = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.marked = false;
        self.caret = self.text.len();
    }

    /// Takes the grapheme left of the caret away.
    pub fn backspace(&mut self) -> bool {
        if self.drop_marked() {
            return true;
        }
        let end = self.caret;
        if !self.left() {
            return false;
        }
        self.text.replace_range(self.caret..end, "");
        self.settle();
        true
    }

    /// Takes the grapheme right of the caret away.
    pub fn delete(&mut self) -> bool {
        if self.drop_marked() {
            return true;
        }
        let start = self.caret;
        if !self.right() {
            return false;
        }
        let end = self.caret;
        self.caret = start;
        self.text.replace_range(start..end, "");
        self.settle();
        true
    }

    /// Takes the word left of the caret away, with the blanks behind it.
    pub fn delete_word(&mut self) -> bool {
        if self.drop_marked() {
            return true;
        }
        let kept = self.before().trim_end();
        let cut = kept.rfind(char::is_whitespace).map_or(0, |at| {
            at + kept.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        if cut >= self.caret {
            return false;
        }
        self.text.replace_range(cut..self.caret, "");
        self.caret = cut;
        self.settle();
        true
    }

    /// Takes everything away.
    pub fn clear(&mut self) -> bool {
        let had = !self.text.is_empty();
        self.set("");
        had
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Line({} chars)", self.text.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_caret_moves_by_graphemes_and_stands_by_columns() {
        let mut line = Line::new("区e\u{301}a");
        assert_eq!(line.caret_col(), 4);
        line.left();
        line.left();
        assert_eq!((line.before(), line.caret_col()), ("区", 2));
        line.backspace();
        assert_eq!(line.text(), "e\u{301}a");
        line.delete();
        assert_eq!(line.text(), "a");
        assert!(!line.backspace());
    }

    #[test]
    fn words_go_with_the_blanks_behind_them() {
        let mut line = Line::new("区 国英　　");
        assert!(line.delete_word());
        assert_eq!(line.text(), "区 ");
        assert!(line.delete_word());
        assert_eq!(line.text(), "");
        assert!(!line.delete_word());
    }

    #[test]
    fn a_paste_is_text_and_is_capped() {
        let mut line = Line::default();
        assert!(!line.insert("a\tb\r\nc\u{1b}[31m\n"));
        assert_eq!(line.text(), "a b c[31m");
        assert!(line.insert(&"x".repeat(1_000_000)));
        assert_eq!(line.text().chars().count(), MOST);
        let mut note = Line::note();
        note.insert("一\r\n二");
        assert_eq!((note.text(), note.caret_col()), ("一\n二", 2));
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn the_caret_never_leaves_the_edges_of_graphemes(
            typed in proptest::collection::vec("[a-z区㘵e\u{301}👨\u{200d}👩 ]{0,4}", 0..8),
            moves in proptest::collection::vec(0u8..7, 0..40),
        ) {
            let mut line = Line::default();
            for (n, step) in moves.iter().enumerate() {
                match step {
                    0 => { line.left(); }
                    1 => { line.right(); }
                    2 => { line.backspace(); }
                    3 => { line.delete(); }
                    4 => { line.delete_word(); }
                    5 => line.home(),
                    _ => { line.insert(typed.get(n % typed.len().max(1)).map_or("", String::as_str)); }
                }
                let edges: Vec<usize> = glyphs(line.text())
                    .scan(0, |at, (glyph, _)| { *at += glyph.len(); Some(*at) }).collect();
                let at = line.before().len();
                prop_assert!(at == 0 || edges.contains(&at));
            }
        }
    }
}
