//! How things look: sixteen colours or none, and the signs that draw lines, marks and bars. Colour never carries a
//! meaning alone: whatever it stresses has a sign or a word, too.

use ratatui::style::{Color, Modifier, Style};

/// Which colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// None (`NO_COLOR`): only bold, dim and reversed.
    None,
    /// The sixteen that every terminal has.
    Sixteen,
}

/// Which signs draw lines and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Box drawing and block elements, one column each.
    Unicode,
    /// ASCII only: for terminals without them, and for those that draw characters of ambiguous width two columns wide.
    Ascii,
}

/// The look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Which signs are used.
    pub glyphs: Glyphs,
    /// Running text.
    pub plain: Style,
    /// What is less important: headings of columns, hints.
    pub dim: Style,
    /// The one accent: the mark of the selected row, the pane on screen.
    pub accent: Style,
    /// The selected row.
    pub selected: Style,
    /// A key in the footer.
    pub key: Style,
    /// What deserves a look.
    pub warn: Style,
    /// Rules and borders.
    pub line: Style,
    /// Text that is being edited.
    pub edit: Style,
    /// Headings.
    pub heading: Style,
}

impl Theme {
    /// A look of these colours and signs.
    pub fn new(colours: Colours, glyphs: Glyphs) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        match colours {
            Colours::None => Self {
                glyphs,
                plain,
                dim,
                accent: bold,
                selected: bold,
                key: bold,
                warn: bold,
                line: dim,
                edit: plain.add_modifier(Modifier::UNDERLINED),
                heading: bold,
            },
            Colours::Sixteen => Self {
                glyphs,
                plain,
                dim: plain.fg(Color::DarkGray),
                accent: bold.fg(Color::Cyan),
                selected: bold,
                key: plain.fg(Color::Cyan),
                warn: bold.fg(Color::Yellow),
                line: plain.fg(Color::DarkGray),
                edit: plain.add_modifier(Modifier::UNDERLINED),
                heading: bold,
            },
        }
    }

    fn pick(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }

    /// Whether only ASCII signs are drawn.
    pub fn is_ascii(&self) -> bool {
        self.glyphs == Glyphs::Ascii
    }

    /// The sign of somebody who is at the desk.
    pub fn here(&self) -> &'static str {
        self.pick("● ", "* ")
    }

    /// A horizontal rule, one column of it.
    pub fn rule(&self) -> &'static str {
        self.pick("─", "-")
    }

    /// A vertical rule.
    pub fn bar(&self) -> &'static str {
        self.pick("│", "|")
    }

    /// Corners of a box: top left, top right, bottom left, bottom right.
    pub fn corners(&self) -> [&'static str; 4] {
        match self.glyphs {
            Glyphs::Unicode => ["┌", "┐", "└", "┘"],
            Glyphs::Ascii => ["+"; 4],
        }
    }

    /// The mark of the selected row.
    pub fn mark(&self) -> &'static str {
        self.pick("▌", ">")
    }

    /// What was cut off.
    pub fn ellipsis(&self) -> &'static str {
        self.pick("…", "~")
    }

    /// A separator between short facts.
    pub fn dot(&self) -> &'static str {
        self.pick("·", "-")
    }

    /// What stands where there is nothing.
    pub fn nothing(&self) -> &'static str {
        self.pick("—", "-")
    }

    /// What stands left and right of a choice that can be turned.
    pub fn turn(&self) -> [&'static str; 2] {
        match self.glyphs {
            Glyphs::Unicode => ["‹", "›"],
            Glyphs::Ascii => ["<", ">"],
        }
    }

    /// A vertical or horizontal bar's cells from empty to full: nine steps, or three without block elements.
    pub fn steps(&self, vertical: bool) -> &'static [&'static str] {
        match (self.glyphs, vertical) {
            (Glyphs::Unicode, true) => &[" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
            (Glyphs::Unicode, false) => &[" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
            (Glyphs::Ascii, true) => &[" ", ".", ":", "#"],
            (Glyphs::Ascii, false) => &[" ", "-", "#"],
        }
    }

    /// What fills the parts of a bar: done, kept, expected.
    pub fn fills(&self) -> [&'static str; 3] {
        match self.glyphs {
            Glyphs::Unicode => ["█", "▒", "░"],
            Glyphs::Ascii => ["#", "=", "."],
        }
    }

    /// Text whose characters of ambiguous width are replaced by narrow ones that mean the same, where the terminal would
    /// draw them two columns wide.
    pub fn safe(&self, text: &str) -> Option<String> {
        let ambiguous = |c: char| narrow_twin(c).is_some();
        (self.is_ascii() && text.chars().any(ambiguous))
            .then(|| text.chars().map(|c| narrow_twin(c).unwrap_or(c)).collect())
    }
}

/// The narrow character that says the same. U+FF65 is a half-width form, narrow everywhere.
fn narrow_twin(c: char) -> Option<char> {
    Some(match c {
        '·' => '･',
        '…' => '~',
        '—' | '─' | '–' => '-',
        '›' | '→' => '>',
        '‹' | '←' => '<',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '×' => 'x',
        '●' => '*',
        '○' => 'o',
        '│' => '|',
        '↑' => '^',
        '↓' => 'v',
        _ => return None,
    })
}
