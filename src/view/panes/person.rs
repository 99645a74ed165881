//! 人员: one person.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::person::State;
use crate::view::pen::Pen;
use crate::view::widgets::card;

pub(super) fn person(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    if let Some(shown) = &state.card {
        card(pen, Rect { height: area.height.min(4), ..area }, &model.shared, shown);
    }
}
