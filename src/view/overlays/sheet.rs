//! A form above a pane.

use ratatui::layout::Rect;

use super::middle;
use crate::console::overlays::Sheet;
use crate::locale::forms as say;
use crate::view::pen::Pen;
use crate::view::widgets::{form, form_rows};

pub(super) fn sheet(pen: &mut Pen<'_>, area: Rect, sheet: &Sheet, top: bool) {
    // A form that is higher than the pane scrolls.
    let rows = sheet.form.fields.len() as u16 * 2 + 4;
    let needed = form_rows(pen, &sheet.form, 72.min(area.width.saturating_sub(6))) + 2;
    let frame = middle(area, 76, rows.max(needed).max(9));
    let mut title = sheet.form.title.say(pen.lang);
    if sheet.saving.is_some() {
        title = format!("{title}  {}", pen.say(say::SAVING));
    }
    let inside = pen.frame(frame, &title);
    let fields = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    form(pen, fields, &sheet.form, top && sheet.saving.is_none());
}
