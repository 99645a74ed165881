//! The tabs with their counts, or the filter while it is typed.

use ratatui::layout::Rect;

use crate::bureau::query::Tab;
use crate::console::panes::petitions::State;
use crate::locale::{petition_words, petitions as say};
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::{input, strip_with};

pub(super) fn tabs(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let mut area = area;
    if state.filtering || !state.filter.text().is_empty() {
        area = filter(pen, area, state);
    }
    let label = |tab: &Tab| {
        let name = pen.say(petition_words::tab(*tab));
        count(state, *tab).map_or(name.to_owned(), |n| format!("{name} {n}"))
    };
    let labels: Vec<String> = Tab::ALL.iter().map(label).collect();
    let chosen = Tab::ALL.iter().position(|tab| *tab == state.tab).unwrap_or(0);
    let late = Tab::ALL.iter().position(|tab| *tab == Tab::Late && count(state, *tab).is_some_and(|n| n > 0));
    let theme = *pen.theme;
    let look = |at: usize| match (at == chosen, Some(at) == late) {
        (true, _) => theme.accent,
        (false, true) => theme.warn,
        (false, false) => theme.plain,
    };
    let room = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    strip_with(pen, room, &labels, (chosen, 1), look);
}

fn count(state: &State, tab: Tab) -> Option<u32> {
    let queue = state.queue.as_ref()?;
    queue.counts.iter().find(|(t, _)| *t == tab).map(|(_, n)| *n)
}

/// The filter at the right; gives the area that is left for the tabs.
fn filter(pen: &mut Pen<'_>, area: Rect, state: &State) -> Rect {
    let cols = (area.width / 3).clamp(18, 32);
    let left = area.width.saturating_sub(cols);
    let mut x = area.x + left;
    let prompt = format!("{} ", pen.say(say::FILTER_LINE));
    x += pen.at(x, area.y, cols, &prompt, pen.theme.dim);
    let total =
        state.queue.as_ref().map(|q| say::SHOWN.with(pen.lang, &[("n", &q.total)])).unwrap_or_default();
    let counted = width(&total) as u16 + 2;
    pen.right(area.x + left, area.y, cols.saturating_sub(1), &total, pen.theme.dim);
    let line = Rect { x, width: area.right().saturating_sub(x + counted), ..area };
    input(pen, line, &state.filter, state.filtering, false, pen.theme.edit);
    Rect { width: left.saturating_sub(1), ..area }
}
