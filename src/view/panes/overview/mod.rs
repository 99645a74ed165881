//! 概览: the tabs, and the one on screen.

mod charts;
mod pivot;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::overview::{State, Tab};
use crate::view::pen::Pen;
use crate::view::widgets::tabs;

pub(super) fn overview(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let labels: Vec<String> = Tab::ALL.iter().map(|tab| pen.say(tab.label()).to_owned()).collect();
    let free = tabs(pen, area, &labels, state.tab as usize);
    pen.rule(area, area.y + 1);
    let beside = Rect { x: free, width: area.right().saturating_sub(free + 1), height: 1, ..area };
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    match state.tab {
        Tab::Charts => charts::charts(pen, (beside, below), model, &state.charts),
        Tab::Pivot => pivot::pivot(pen, (beside, below), model, &state.pivot),
    }
}
