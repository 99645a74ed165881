//! How a list and the detail of its selected row share what a pane has below its head.

use ratatui::layout::Rect;

use crate::console::geometry::{Detail, Geometry};
use crate::view::pen::Pen;

/// The room of the list, and that of the detail where there is any: beside the list, or in the last `rows` with the rule above it.
pub(super) fn split(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, rows: u16) -> (Rect, Option<Rect>) {
    let mut main = Rect { width: geometry.main_cols(), ..area };
    match geometry.detail {
        Detail::Beside => {
            pen.upright(main.right(), area);
            let x = main.right() + 1;
            main.width = main.width.saturating_sub(1);
            (main, Some(Rect { x, width: area.right().saturating_sub(x), ..area }))
        }
        Detail::Below => {
            main.height = main.height.saturating_sub(rows);
            pen.rule(area, main.bottom());
            (main, Some(Rect { y: main.bottom() + 1, height: rows.saturating_sub(1), ..area }))
        }
        Detail::None => (main, None),
    }
}
