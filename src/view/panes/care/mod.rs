//! 联系: tabs with the figures, the people who are due, the towns with their progress.

mod detail;
mod history;
mod households;
mod lists;
mod people;
mod tabs;
#[cfg(test)]
mod tests;
mod towns;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::care::{BELOW_ROWS, ROWS_ABOVE, State, Tab};
use crate::view::pen::Pen;

pub(super) fn care(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let body = Rect { y: area.y + ROWS_ABOVE, height: area.height.saturating_sub(ROWS_ABOVE), ..area };
    tabs::tabs(pen, Rect { height: 1, ..area }, model, state);
    pen.rule(area, area.y + 1);
    match (state.tab, geometry.detail) {
        _ if state.history.is_open() => {
            let (list, rest) = parted(pen, body, geometry);
            history::list(pen, list, &state.history);
            if let Some(area) = rest.map(inset) {
                history::detail(pen, area, model, &state.history);
            }
        }
        (Tab::Towns, _) => towns::list(pen, body, model, state),
        (Tab::Households | Tab::Condolence, _) => with_detail(pen, body, geometry, model, state),
        (Tab::Rota, Detail::None) => people::list(pen, body, model, state),
        (Tab::Rota, Detail::Below) => {
            let rows = body.height.saturating_sub(BELOW_ROWS);
            people::list(pen, Rect { height: rows, ..body }, model, state);
            pen.rule(body, body.y + rows);
            let below = Rect { y: body.y + rows + 1, height: BELOW_ROWS - 1, ..body };
            detail::person(pen, inset(below), model, state);
        }
        (Tab::Rota, Detail::Beside) => {
            let main = Rect { width: geometry.main_cols().min(body.width), ..body };
            people::list(pen, main, model, state);
            pen.upright(main.right(), body);
            let x = main.right() + 1;
            let beside = Rect { x, width: body.right().saturating_sub(x), ..body };
            let used = detail::person(pen, inset(beside), model, state);
            let y = beside.y + used + 1;
            let rest = Rect { y, height: beside.bottom().saturating_sub(y), ..beside };
            pen.rule(Rect { x: x + 1, width: rest.width.saturating_sub(2), ..rest }, y);
            towns::beside(
                pen,
                Rect { y: y + 1, height: rest.height.saturating_sub(1), ..rest },
                model,
                state,
            );
        }
    }
}

/// Where a list stands, and below or beside it what the selected row is; the line between them is drawn.
fn parted(pen: &mut Pen<'_>, body: Rect, geometry: &Geometry) -> (Rect, Option<Rect>) {
    match geometry.detail {
        Detail::None => (body, None),
        Detail::Below => {
            let rows = body.height.saturating_sub(BELOW_ROWS);
            pen.rule(body, body.y + rows);
            let below = Rect { y: body.y + rows + 1, height: BELOW_ROWS - 1, ..body };
            (Rect { height: rows, ..body }, Some(below))
        }
        Detail::Beside => {
            let main = Rect { width: geometry.main_cols().min(body.width), ..body };
            pen.upright(main.right(), body);
            let x = main.right() + 1;
            (main, Some(Rect { x, width: body.right().saturating_sub(x), ..body }))
        }
    }
}

/// Households or lists, and below or beside them what the selected one is.
fn with_detail(pen: &mut Pen<'_>, body: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let homes = state.tab == Tab::Households;
    let (list, below) = parted(pen, body, geometry);
    if homes {
        households::list(pen, list, model, state);
    } else {
        lists::draw(pen, list, model, state);
    }
    match below.map(inset) {
        Some(area) if homes => households::detail(pen, area, state),
        Some(area) => lists::detail(pen, area, model, state),
        None => {}
    }
}

/// One blank column at the left and one at the right.
fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area }
}
