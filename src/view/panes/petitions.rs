//! The petitions pane.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::petitions::State;
use crate::view::pen::Pen;

pub(super) fn petitions(_pen: &mut Pen<'_>, _area: Rect, _model: &Model, _state: &State) {}
