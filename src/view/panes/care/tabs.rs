//! The tabs, the figures of what is shown, and the filter.

use ratatui::layout::Rect;

use crate::bureau::answer::FestivalSum;
use crate::console::Model;
use crate::console::panes::care::{State, Tab, Whose};
use crate::console::words::{Words, grouped};
use crate::domain::Total;
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
    if let Some(whose) = state.history.whose {
        let title = match whose {
            Whose::Person(_) => say::HISTORY_TITLE,
            Whose::Household(_) => say::HISTORY_TITLE_HOUSEHOLD,
        };
        let title = title.with(pen.lang, &[("name", &state.history.name)]);
        pen.right(rest.x, rest.y, rest.width, &title, pen.theme.heading);
    } else if state.filtering || !state.filter_of_tab().text().is_empty() {
        filter(pen, rest, state);
    } else {
        match state.tab {
            Tab::Rota | Tab::Towns => figures(pen, rest, model, state),
            Tab::Households => of_households(pen, rest, state),
            Tab::Condolence => {
                let said = page_of(pen, state).unwrap_or_else(|| of_condolence(pen, model, state));
                // A sum that is cut off would be another sum.
                let said = if width(&said) <= usize::from(rest.width) { said } else { String::new() };
                pen.right(rest.x, rest.y, rest.width, &said, pen.theme.dim);
            }
        }
    }
}

/// Which rows of a long list are on the page.
fn page_of(pen: &Pen<'_>, state: &State) -> Option<String> {
    let shown = match state.tab {
        Tab::Rota => state.page.as_ref().and_then(|p| state.pages.shown(p.rows.len(), p.total)),
        Tab::Households => {
            let homes = &state.households;
            homes.page.as_ref().and_then(|p| homes.pages.shown(p.rows.len(), p.total))
        }
        Tab::Condolence => {
            let lists = &state.lists;
            lists.view.as_ref().and_then(|v| lists.pages.shown(v.rows.len(), v.total))
        }
        Tab::Towns => None,
    };
    let (from, to) = shown?;
    let count = |n: usize| Words::Data(grouped(n as u64));
    let words = Words::Filled(say::PAGE_OF, vec![("from", count(from)), ("to", count(to))]);
    Some(words.say(pen.lang))
}

/// What money and goods come to that were handed out in the year of the list selected, while no list is open.
fn of_condolence(pen: &Pen<'_>, model: &Model, state: &State) -> String {
    if state.lists.open.is_some() {
        return String::new();
    }
    let sums = state.lists.sums(&model.shared.tables.festivals);
    let total: Total = sums.iter().map(FestivalSum::total).sum();
    let year = sums.first().map(|sum| sum.year);
    year.map_or_else(String::new, |year| say::YEAR_SUM.with(pen.lang, &[("year", &year), ("total", &total)]))
}

/// Households, people and visits of this year.
fn of_households(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(page) = state.households.page.as_ref() else { return };
    let count = |n: usize| Words::Data(grouped(n as u64));
    let figures = Words::Filled(
        say::HOUSEHOLD_FIGURES,
        vec![("n", count(page.total)), ("people", count(page.people)), ("visited", count(page.visited))],
    );
    let figures = figures.say(pen.lang);
    let with_page = page_of(pen, state).map(|page| format!("{page}  {figures}"));
    let text = with_page.filter(|text| width(text) <= usize::from(area.width)).unwrap_or(figures);
    pen.right(area.x, area.y, area.width, &text, pen.theme.dim);
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
    if let Some(page) =
        page_of(pen, state).filter(|page| width(page) + 2 + width(&text) <= usize::from(area.width))
    {
        text = format!("{page}  {text}");
    }
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
    let found = match state.tab {
        Tab::Rota | Tab::Towns => state.page.as_ref().map(|p| (p.total, !p.faults.is_empty())),
        Tab::Households => state.households.page.as_ref().map(|p| (p.total, !p.faults.is_empty())),
        Tab::Condolence => state.lists.view.as_ref().map(|v| (v.total, !v.faults.is_empty())),
    };
    let faulty = found.is_some_and(|(_, faulty)| faulty);
    let msg = if state.tab == Tab::Households { say::SHOWN_HOUSEHOLDS } else { say::SHOWN };
    let total = found.map(|(total, _)| msg.with(pen.lang, &[("n", &total)]));
    let total = match (total, faulty) {
        (Some(total), true) => format!("! {total}"),
        (Some(total), false) => total,
        (None, _) => String::new(),
    };
    let style = if faulty { pen.theme.warn } else { pen.theme.dim };
    pen.right(area.x, area.y, area.width, &total, style);
    let taken = used + width(&total) as u16 + 1;
    let line = Rect { x: area.x + used, width: area.width.saturating_sub(taken), ..area };
    input(pen, line, state.filter_of_tab(), state.filtering, false, pen.theme.edit);
}
