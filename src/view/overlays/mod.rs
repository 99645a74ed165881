//! What floats: drawn in the order of the stack, each on ground cleared for it.

mod compare;
mod help;
mod keys;
mod menu;
mod notices;
mod question;
mod reader;
mod sheet;

use ratatui::layout::Rect;

use crate::console::geometry::Geometry;
use crate::console::overlays::Overlay;
use crate::console::{Model, Size};
use crate::view::pen::Pen;

pub(in crate::view) use question::question;

/// Every overlay, and the keys that may follow an unfinished sequence.
pub(super) fn overlays(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    for (at, overlay) in model.overlays.iter().enumerate() {
        pen.no_cursor();
        let top = at + 1 == model.overlays.len();
        match overlay {
            Overlay::Help(help) => help::help(pen, area, model, help),
            Overlay::Confirm(confirm) => question(pen, area, confirm),
            Overlay::Sheet(sheet) => sheet::sheet(pen, area, sheet, top),
            Overlay::Menu(menu) => menu::menu(pen, area, menu),
            Overlay::Compare(compare) => compare::compare(pen, area, compare),
            Overlay::Notices(list) => notices::notices(pen, area, model, list),
            Overlay::Reader(text) => reader::reader(pen, area, model, text),
        }
    }
    if !model.pending.is_empty() {
        keys::which_key(pen, area, model);
    }
}

/// The area in the middle of the pane for something of a size, borders included.
fn middle(area: Rect, cols: u16, rows: u16) -> Rect {
    let size = Size { cols: area.width, rows: area.height };
    let Some(geometry) = Geometry::of(size) else { return Rect::default() };
    let room = geometry.overlay(cols, rows);
    // A box that nearly covers the screen covers it from edge to edge: slivers beside it only distract.
    let width = if room.cols + 6 >= area.width { area.width } else { room.cols };
    // Title line above, footer and status line below stay readable when there is room for that.
    let height = room.rows.min(geometry.body_rows + 2);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + 1 + (geometry.body_rows + 2).saturating_sub(height) / 2,
        width,
        height,
    }
}
