//! The screen of a program under test.

/// What the terminal shows.
pub struct Shown<'a>(pub &'a vt100::Screen);

impl Shown<'_> {
    /// All rows, without the blanks at their ends.
    pub fn text(&self) -> String {
        self.0.contents()
    }

    /// One row from 0, without the blanks at its end.
    pub fn row(&self, row: u16) -> String {
        let width = self.0.size().1.get();
        self.0.rows(0, width).nth(usize::from(row)).unwrap_or_default().trim_end().to_owned()
    }

    /// The last row.
    pub fn last_row(&self) -> String {
        self.row(self.0.size().0.get() - 1)
    }

    /// Whether the text is somewhere on the screen.
    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Row and column of the cursor from 0; none when hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        (!self.0.hide_cursor()).then(|| self.0.cursor_position())
    }
}
