//! 发放批次: the board, or one run with its lines.

mod bank;
mod board;
mod lines;
mod run;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::runs::State;
use crate::view::pen::Pen;

pub(super) fn runs(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    match &state.opened {
        None => board::board(pen, area, model, state),
        Some(opened) => run::run(pen, area, geometry, model, (opened, &state.bank)),
    }
}
