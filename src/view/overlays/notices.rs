//! What happened, the newest first.

use ratatui::layout::Rect;

use super::middle;
use crate::console::Model;
use crate::console::edit::List;
use crate::console::notice::Weight;
use crate::locale::console as say;
use crate::view::pen::Pen;

pub(super) fn notices(pen: &mut Pen<'_>, area: Rect, model: &Model, list: &List) {
    let frame = middle(area, 76, 22);
    let title = pen.say(say::NOTICES);
    let inside = pen.frame(frame, title);
    let rows = model.shared.notices.newest_first().skip(list.offset);
    for (notice, y) in rows.zip(inside.top()..inside.bottom()) {
        let (hour, minute) = notice.at;
        let mark = match notice.weight {
            Weight::Plain | Weight::Passing | Weight::Found => "  ",
            Weight::Warning => "! ",
        };
        let time = format!("{hour:02}:{minute:02} ");
        let words = notice.words.say(pen.lang);
        let row = Rect { x: inside.x + 1, y, width: inside.width.saturating_sub(2), height: 1 };
        pen.pieces(row, &[(&time, pen.theme.dim), (mark, pen.theme.warn), (&words, pen.theme.plain)]);
    }
}
