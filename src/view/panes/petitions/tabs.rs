//! The tabs with their counts, or the filter while it is typed.

use ratatui::layout::Rect;

use crate::bureau::query::Tab;
use crate::console::panes::petitions::State;
use crate::locale::{petition_words, petitions as say};
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::input;

pub(super) fn tabs(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let mut area = area;
    if state.filtering || !state.filter.text().is_empty() {
        area = filter(pen, area, state);
    }
    let labels: Vec<(Tab, String)> = Tab::ALL
        .iter()
        .map(|tab| {
            let name = pen.say(petition_words::tab(*tab));
            let text = count(state, *tab).map_or(name.to_owned(), |n| format!("{name} {n}"));
            (*tab, if *tab == state.tab { format!("[{text}]") } else { format!(" {text} ") })
        })
        .collect();
    let room = usize::from(area.width.saturating_sub(1));
    let first = first(&labels, state.tab, room);
    let (mut x, end) = (area.x + 1, area.right());
    if first > 0 {
        x += pen.at(x, area.y, 2, pen.theme.ellipsis(), pen.theme.dim);
    }
    for (tab, text) in labels.iter().skip(first) {
        let left = end.saturating_sub(x);
        if width(text) as u16 > left {
            pen.at(x, area.y, left.min(1), pen.theme.ellipsis(), pen.theme.dim);
            break;
        }
        let late = *tab == Tab::Late && count(state, *tab).is_some_and(|n| n > 0);
        let style = match (*tab == state.tab, late) {
            (true, _) => pen.theme.accent,
            (false, true) => pen.theme.warn,
            (false, false) => pen.theme.plain,
        };
        x += pen.at(x, area.y, left, text, style);
    }
}

fn count(state: &State, tab: Tab) -> Option<u32> {
    let queue = state.queue.as_ref()?;
    queue.counts.iter().find(|(t, _)| *t == tab).map(|(_, n)| *n)
}

/// The first label to draw, so that the shown tab and the one after it are inside.
fn first(labels: &[(Tab, String)], shown: Tab, room: usize) -> usize {
    let at = labels.iter().position(|(tab, _)| *tab == shown).unwrap_or(0);
    let upto = (at + 2).min(labels.len());
    let fits = |from: usize| {
        let needed: usize = labels.iter().take(upto).skip(from).map(|(_, text)| width(text)).sum();
        needed + usize::from(from > 0) <= room
    };
    (0..=at).find(|from| fits(*from)).unwrap_or(at)
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
