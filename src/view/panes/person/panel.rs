//! The panel: why an amount is what it is, an entry in full, a value shown for a moment.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::person::{Panel, State, Tab};
use crate::locale::ledger;
use crate::text::wrap;
use crate::view::pen::Pen;
use crate::view::widgets::card;

/// Below the list, with a rule that bears the heading.
pub(super) fn below(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(panel) = state.panel(&model.shared) else { return };
    pen.rule(area, area.y);
    let title = format!(" {} ", panel.title.say(pen.lang));
    pen.at(area.x + 2, area.y, area.width.saturating_sub(4), &title, pen.theme.heading);
    let text = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    lines(pen, text, &panel, state.panel_at);
}

/// In the second column: the panel; when it is shut, why beside money, and elsewhere what matters about the person.
pub(super) fn side(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let money = matches!(state.tab, Tab::Statement | Tab::Recognitions) && state.len(&model.shared) > 0;
    let panel = state.panel(&model.shared).or_else(|| money.then(|| state.explanation(&model.shared)));
    match (panel, state.card()) {
        (Some(panel), _) => {
            let title = panel.title.say(pen.lang);
            pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &title, pen.theme.heading);
            let text = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
            lines(pen, text, &panel, state.panel_at);
        }
        (None, Some(shown)) => card(pen, Rect { height: area.height.min(12), ..area }, &model.shared, shown),
        (None, None) => {}
    }
}

/// Wrapped lines from one on; a line that goes on is indented.
fn lines(pen: &mut Pen<'_>, area: Rect, panel: &Panel, first: usize) {
    let cols = usize::from(area.width.saturating_sub(5)).max(1);
    let wrapped: Vec<(usize, String)> = panel
        .lines
        .iter()
        .skip(first)
        .flat_map(|words| wrap(&words.say(pen.lang), cols).into_iter().enumerate())
        .collect();
    // What does not fit leaves its last row to the key that shows it.
    let more = wrapped.len() > usize::from(area.height) && area.height > 1;
    let bottom = area.bottom() - u16::from(more);
    for ((n, text), y) in wrapped.iter().zip(area.top()..bottom) {
        let indent = if *n > 0 { 2 } else { 0 };
        pen.at(area.x + 2 + indent, y, cols as u16, text, pen.theme.plain);
    }
    if more {
        let words = pen.say(ledger::MORE_BELOW);
        pen.right(area.x, bottom, area.width.saturating_sub(1), words, pen.theme.dim);
    }
}
