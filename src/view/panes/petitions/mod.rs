//! 信访: the queue with what is below or beside it, and the pages of one petition.

mod band;
mod list;
mod page;
mod tabs;
#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::petitions::{BELOW_ROWS, Face, ROWS_ABOVE, State, below, beside, least};
use crate::locale::petitions as say;
use crate::view::pen::Pen;

pub(super) fn petitions(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let body = Rect { y: area.y + ROWS_ABOVE, height: area.height.saturating_sub(ROWS_ABOVE), ..area };
    pen.rule(area, area.y + 1);
    match state.face {
        Face::Queue => {
            tabs::tabs(pen, Rect { height: 1, ..area }, state);
            queue(pen, body, geometry, model, state);
        }
        Face::Whole | Face::Why => {
            page::heading(pen, Rect { height: 1, ..area }, model, state);
            let rows = state.page_rows(&model.shared);
            page::rows(pen, inset(body), &rows, state.scroll.offset);
        }
    }
}

/// Rows below a short list on a small screen, the rule included.
const LEAST_ROWS: u16 = 6;

/// One blank column at either side.
fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn queue(pen: &mut Pen<'_>, body: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let main = Rect { width: geometry.main_cols().min(body.width), ..body };
    let shown = state.shown();
    match geometry.detail {
        Detail::None => {
            // Rows that the list leaves empty say more of the selected one.
            let taken = u16::try_from(state.total()).unwrap_or(u16::MAX).saturating_add(1).min(main.height);
            let room = (main.height - taken).min(LEAST_ROWS);
            list::list(pen, Rect { height: main.height - room, ..main }, model, state);
            if let Some(view) = shown.filter(|_| room > 2) {
                let y = main.bottom() - room;
                pen.rule(body, y);
                let detail = Rect { y: y + 1, height: room - 1, ..inset(body) };
                let rows = least(view, &model.shared, detail.width, usize::from(detail.height));
                page::rows(pen, detail, &rows, 0);
            }
        }
        Detail::Below => {
            let rows = body.height.saturating_sub(BELOW_ROWS);
            list::list(pen, Rect { height: rows, ..main }, model, state);
            pen.rule(body, body.y + rows);
            let detail = Rect { y: body.y + rows + 1, height: BELOW_ROWS - 1, ..body };
            let detail = Rect { x: detail.x + 2, width: detail.width.saturating_sub(3), ..detail };
            if let Some(view) = shown {
                page::rows(pen, detail, &below(view, &model.shared, detail.width), 0);
            }
        }
        Detail::Beside => {
            list::list(pen, main, model, state);
            pen.upright(main.right(), body);
            let x = main.right() + 2;
            let detail = Rect { x, width: body.right().saturating_sub(x + 1), ..body };
            if let Some(view) = shown {
                let rows = beside(view, &model.shared, detail.width);
                page::rows(pen, detail, &rows, 0);
                if rows.len() > usize::from(detail.height) {
                    let last = Rect { y: detail.bottom().saturating_sub(1), height: 1, ..detail };
                    pen.clear(last);
                    let dim = pen.theme.dim;
                    let hint = pen.say(say::MORE_BELOW);
                    pen.text(last, hint, dim);
                }
            }
        }
    }
}
