//! The ledger pane.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::ledger::State;
use crate::view::pen::Pen;

pub(super) fn ledger(_pen: &mut Pen<'_>, _area: Rect, _model: &Model, _state: &State) {}
