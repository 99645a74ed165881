//! The tabs, the figures of what is shown, and the filter.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::care::{State, Tab};
use crate::console::words::{Words, grouped};
use crate::locale::care as say;
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::input;

pub(super) fn tabs(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let mut x = area.x + 1;
    for tab in Tab::ALL {
        let mut text = pen.say(tab.label()).to_owned();
        let count = match tab {
            Tab::Rota => state.page.as_ref().map(|page| page.total),
            Tab::Households => state.households.page.as_ref().map(|page| page.total),
            Tab::Towns | Tab::Condolence => None,
        };
        if let Some(count) = count {
            text = format!("{text} {}", grouped(count as u64));
        }
        let shown = tab == state.tab;
        let text = if shown { format!("[{text}]") } else { format!(" {text} ") };
        let style = if shown { pen.theme.accent } else { pen.theme.plain };
        x += pen.at(x, area.y, area.right().saturating_sub(x), &text, style);
    }
    let rest = Rect { x: x + 1, width: area.right().saturating_sub(x + 2), ..area };
    if !matches!(state.tab, Tab::Rota | Tab::Towns) {
        of_households(pen, rest, state);
    } else if state.filtering || !state.filter.text().is_empty() {
        filter(pen, rest, state);
    } else {
        figures(pen, rest, model, state);
    }
}

/// Households, people and visits of this year.
fn of_households(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(page) = state.households.page.as_ref().filter(|_| state.tab == Tab::Households) else { return };
    let count = |n: usize| Words::Data(grouped(n as u64));
    let figures = Words::Filled(
        say::HOUSEHOLD_FIGURES,
        vec![("n", count(page.total)), ("people", count(page.people)), ("visited", count(page.visited))],
    );
    pen.right(area.x, area.y, area.width, &figures.say(pen.lang), pen.theme.dim);
}

/// How far the work of the period is, over the towns that are shown.
fn figures(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    if state.page.is_none() {
        return;
    }
    let (people, met, late) = state.figures(&model.shared);
    let count = |n: u32| Words::Data(grouped(n.into()));
    let figures = Words::Filled(
        say::FIGURES,
        vec![("met", count(met)), ("people", count(people)), ("late", count(late))],
    );
    let mut parts = Vec::new();
    parts.extend(state.mine.then(|| pen.say(say::OF_MINE).to_owned()));
    parts.extend(state.town.map(|town| model.shared.tables.divisions.short_name(town)));
    let place = parts.join("  ");
    parts.push(figures.say(pen.lang));
    let mut text = parts.join("  ");
    if width(&text) > usize::from(area.width) {
        let short = say::FIGURES_SHORT
            .with(pen.lang, &[("met", &grouped(met.into())), ("people", &grouped(people.into()))]);
        text = if place.is_empty() { short } else { format!("{place}  {short}") };
    }
    let style = if late > 0 { pen.theme.warn } else { pen.theme.dim };
    pen.right(area.x, area.y, area.width, &text, style);
}

fn filter(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let prompt = format!("{} ", pen.say(say::FILTER_LINE));
    let used = pen.at(area.x, area.y, area.width, &prompt, pen.theme.dim);
    let faulty = state.page.as_ref().is_some_and(|page| !page.faults.is_empty());
    let total = state.page.as_ref().map(|p| say::SHOWN.with(pen.lang, &[("n", &p.total)]));
    let total = match (total, faulty) {
        (Some(total), true) => format!("! {total}"),
        (Some(total), false) => total,
        (None, _) => String::new(),
    };
    let style = if faulty { pen.theme.warn } else { pen.theme.dim };
    pen.right(area.x, area.y, area.width, &total, style);
    let taken = used + width(&total) as u16 + 1;
    let line = Rect { x: area.x + used, width: area.width.saturating_sub(taken), ..area };
    input(pen, line, &state.filter, state.filtering, false, pen.theme.edit);
}
