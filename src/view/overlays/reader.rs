//! Something to read.

use ratatui::layout::Rect;

use super::middle;
use crate::console::Model;
use crate::console::overlays::{READER, Reader};
use crate::locale::console as say;
use crate::view::pen::Pen;

pub(super) fn reader(pen: &mut Pen<'_>, area: Rect, model: &Model, reader: &Reader) {
    let frame = middle(area, READER.0, READER.1);
    let title = reader.title.say(pen.lang);
    let inside = pen.frame(frame, &title);
    let rows = reader.rows(&model.shared.geometry(), pen.lang);
    let cols = inside.width.saturating_sub(2);
    for (text, y) in rows.iter().skip(reader.list.offset).zip(inside.top()..inside.bottom()) {
        pen.at(inside.x + 1, y, cols, text, pen.theme.plain);
    }
    let below = rows.len().saturating_sub(reader.list.offset + usize::from(inside.height));
    if below > 0 {
        let more = format!(" {} ", say::MORE_BELOW.with(pen.lang, &[("n", &below)]));
        pen.right(
            frame.x,
            frame.bottom().saturating_sub(1),
            frame.width.saturating_sub(2),
            &more,
            pen.theme.dim,
        );
    }
}
