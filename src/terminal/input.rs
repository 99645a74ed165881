//! What arrives from the person at the keyboard, free of terminal details.

use crate::keymap::Chord;

/// Columns that are drawn at most; a wider terminal shows a margin.
pub const MAX_COLUMNS: u16 = 400;
/// Rows that are drawn at most.
pub const MAX_ROWS: u16 = 150;
/// Bytes of one paste that are kept; the rest is dropped and said so.
pub const PASTE_LIMIT: usize = 64 * 1024;

/// How wide the terminal draws characters of East Asian ambiguous width (`─`, `…`, `·`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmbiguousWidth {
    /// One column, as all layout assumes.
    Narrow,
    /// Two columns: only ASCII borders stay in line.
    Wide,
}

/// One thing that came in.
#[derive(Clone, PartialEq, Eq)]
pub enum Input {
    /// A key press. A printable character that is bound to nothing types itself.
    Chord(Chord),
    /// Several characters at once, as an input method commits them. Text, never keys.
    Text(String),
    /// A paste, bracketed or recognised by its flood of characters. Text, never keys; not sanitised.
    Paste {
        /// At most [`PASTE_LIMIT`] bytes; line ends are `\n`.
        text: String,
        /// More came than was kept.
        truncated: bool,
    },
    /// The terminal has this size now, already clamped by [`clamp_size`].
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The window came to the front.
    FocusGained,
    /// The window went behind another.
    FocusLost,
    /// The answer to the width probe of the first frame.
    Ambiguous(AmbiguousWidth),
}

/// The size that may be drawn of a size that a terminal claims: ratatui allocates a cell for every place, so a
/// claim of 20000×20000 would ask for gigabytes.
pub fn clamp_size(columns: u16, rows: u16) -> (u16, u16) {
    (columns.min(MAX_COLUMNS), rows.min(MAX_ROWS))
}

/// One decoded unit before bursts are judged.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Raw {
    Chord(Chord),
    Paste {
        text: String,
        truncated: bool,
    },
    FocusGained,
    FocusLost,
    /// Cursor report: row and column from 1.
    CursorAt {
        row: u16,
        column: u16,
    },
}

/// Line ends of any system as `\n`.
pub(super) fn unify_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

crate::text::opaque!(Input, Raw);
