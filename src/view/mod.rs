//! The `view` room: draws a `&Model`, nothing else. Nothing is stored while drawing, nothing is decided here.
//!
//! [`draw`] is for a frame of the terminal, [`render`] for any buffer; both give the place of the cursor, which stands
//! where text is edited, since an input method puts its candidates there. Everything is put on the screen through a
//! [`Pen`], which measures with `text`, makes hidden characters visible and never leaves its area.
//!
//! A pane's twin is a function in `panes/` that takes the pen, the area and the pane's state.

mod chrome;
mod overlays;
mod panes;
mod pen;
mod stage;
mod theme;
pub mod widgets;

#[cfg(test)]
pub mod tests;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::console::geometry::Geometry;
use crate::console::stage::{Shield, Stage};
use crate::console::{Model, Size};
use crate::locale::console as say;

pub use pen::Pen;
pub use theme::{Colours, Glyphs, Theme};

/// Draws the model on a frame and puts the cursor where text is edited.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    if let Some(cursor) = render(model, theme, area, frame.buffer_mut()) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws the model into an area of a buffer; gives the place of the cursor, if text is edited.
pub fn render(model: &Model, theme: &Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = area.intersection(buf.area);
    let mut pen = Pen::new(buf, theme, model.shared.lang);
    let Some(geometry) = Geometry::of(Size { cols: area.width, rows: area.height }) else {
        pen.text(area, say::TOO_SMALL.get(pen.lang), theme.plain);
        return None;
    };
    let whole = Rect { width: geometry.size.cols, height: geometry.size.rows, ..area };
    match (&model.shield, &model.stage) {
        (Some(shield), _) if shield.is_veiled() => stage::veil(&mut pen, whole, model),
        (Some(Shield::Veil), _) => stage::veil(&mut pen, whole, model),
        (Some(Shield::Lock(lock)), _) => stage::lock(&mut pen, whole, model, lock),
        (None, Stage::Opening) => stage::opening(&mut pen, whole, model),
        (None, Stage::Failed(trouble)) => stage::failed(&mut pen, whole, trouble),
        (None, Stage::SignIn(sheet)) => stage::sign_in(&mut pen, whole, model, sheet),
        (None, Stage::NewPassword(sheet)) => stage::new_password(&mut pen, whole, model, sheet),
        (None, Stage::Founding(wizard)) => stage::founding(&mut pen, whole, model, wizard),
        (None, Stage::Desk) => {
            chrome::chrome(&mut pen, whole, model);
            panes::pane(&mut pen, chrome::body(whole, &geometry), &geometry, model);
        }
    }
    if model.shield.is_none() {
        overlays::overlays(&mut pen, whole, model);
        if model.stage == Stage::Desk {
            chrome::whole(&mut pen, whole, &geometry, model);
        }
    }
    pen.cursor()
}
