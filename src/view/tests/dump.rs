//! The screen as text. The stock display of a buffer lists every glyph behind a wide one; this one does not.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::console::Model;
use crate::text::width;
use crate::view::{Colours, Glyphs, Theme, render};

/// Every row without trailing blanks, then the cursor. A cell that a wide glyph covers is skipped.
pub fn dump(model: &Model, theme: &Theme, cols: u16, rows: u16) -> String {
    let area = Rect::new(0, 0, cols, rows);
    let mut buf = Buffer::empty(area);
    let cursor = render(model, theme, area, &mut buf);
    let mut out = String::new();
    for y in 0..rows {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..cols {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buf[(x, y)].symbol();
            skip = width(symbol).saturating_sub(1);
            row.push_str(symbol);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    match cursor {
        Some(at) => {
            let _ = writeln!(out, "cursor {} {}", at.x, at.y);
        }
        None => out.push_str("no cursor\n"),
    }
    out
}

/// The screen in some size, without colours.
pub fn screen_of(model: &Model, size: crate::console::Size) -> String {
    dump(model, &Theme::new(Colours::None, Glyphs::Unicode), size.cols, size.rows)
}

/// The screen in the size the model has, without colours.
pub fn screen(model: &Model) -> String {
    screen_of(model, model.shared.size)
}
