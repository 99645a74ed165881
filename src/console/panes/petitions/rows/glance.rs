//! What stands below or beside the list.

use super::facts::{by_due, labelled, named, no_limits, reasons, stands, title, who};
use super::page::{Page, Row, Tone};
use super::parts::{demands, earlier, facts};
use crate::bureau::answer::PetitionView;
use crate::console::panes::petitions::intake::earlier_row;
use crate::console::panes::petitions::strip::{bands, remarks, short_band};
use crate::console::shared::Shared;
use crate::domain::petition::{Clock, ClockStatus, next_due};
use crate::locale::{petition_after as after, petition_receipt, petition_words as words, petitions as say};
use crate::text::width;

/// The few rows below the list: who, what, earlier, and the next limit with its strip.
pub fn below(view: &PetitionView, shared: &Shared, cols: u16) -> Vec<Row> {
    let lang = shared.lang;
    let mut page = Page::new(shared, cols);
    let mut first = vec![who(&view.row, lang), words::state(view.row.state).get(lang).to_owned()];
    first.extend(petition_receipt::receipt(view, lang));
    page.rows.push(Row::Text(0, first.join("  "), Tone::Strong));
    // Of what nothing is due, when it is looked at next.
    let looked_at = view.row.tracked.filter(|_| !view.clocks.iter().any(Clock::is_open));
    let demand = view.demands.first();
    let route = demand.and_then(|d| d.route).map_or(say::NO_ROUTE, words::route).get(lang);
    let more = view.demands.len().saturating_sub(1);
    let more = if more > 0 { say::DEMANDS_MORE.with(lang, &[("n", &more)]) } else { String::new() };
    let text = demand.map(|d| d.text.replace('\n', " ")).unwrap_or_default();
    let tail = [more, route.to_owned()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("  ");
    let room = page.cols.saturating_sub(width(&tail) + 2);
    page.rows.push(Row::Text(0, format!("{}  {tail}", crate::text::fit(&text, room)), Tone::Plain));
    let earlier = match view.earlier.first() {
        Some(row) => earlier_row(row).say(lang),
        None => say::EARLIER_NONE.get(lang).to_owned(),
    };
    let why = reasons(view, lang).join(" · ");
    let third = [labelled(say::EARLIER, &earlier, lang), labelled(say::REASONS, &why, lang)].join("    ");
    page.rows.push(Row::Text(0, third.trim_end().to_owned(), Tone::Dim));
    match first_of(view) {
        _ if looked_at.is_some() => {
            let said = looked_at.map(|one| after::tracking(one, shared.today, lang));
            let come = looked_at.is_some_and(|one| one.has_come(shared.today));
            page.text(0, &said.unwrap_or_default(), if come { Tone::Warn } else { Tone::Strong });
        }
        Some(clock) => {
            let others: Vec<String> = view
                .clocks
                .iter()
                .filter(|c| (c.is_open() || c.is_way_back()) && c.rule.id != clock.rule.id)
                .map(|c| format!("{} {}", named(c, lang), say::day(c.due, shared.today, lang)))
                .collect();
            let tone = if clock.status == ClockStatus::Late { Tone::Warn } else { Tone::Strong };
            page.rows.push(Row::Text(0, title(clock, shared), tone));
            page.band(short_band(clock, shared, page.cols));
            let line = format!("{}    {}", stands(clock, shared), others.join("  "));
            page.rows.push(Row::Text(0, line.trim_end().to_owned(), Tone::Dim));
        }
        None => page.text(0, no_limits(view, lang), Tone::Plain),
    }
    page.rows
}

/// The limit to look at first: what the bureau owes before what it may do.
fn first_of(view: &PetitionView) -> Option<&Clock> {
    let owed = view.clocks.iter().filter(|c| c.is_owed());
    owed.min_by_key(|c| c.due).or_else(|| next_due(&view.clocks)).or_else(|| view.clocks.last())
}

/// As many of the same rows as there is room for, the most needed: who, what, the limit and how it stands, and the earlier ones.
pub fn least(view: &PetitionView, shared: &Shared, cols: u16, room: usize) -> Vec<Row> {
    let mut rows = below(view, shared, cols);
    rows.retain(|row| matches!(row, Row::Text(..)));
    if rows.len() > room && rows.len() > 2 {
        rows.remove(2);
    }
    rows.truncate(room);
    rows
}

/// The column beside the list.
pub fn beside(view: &PetitionView, shared: &Shared, cols: u16) -> Vec<Row> {
    let lang = shared.lang;
    let mut page = Page::new(shared, cols);
    page.rows.push(Row::Head(format!("{}  {}", view.row.number, who(&view.row, lang))));
    facts(&mut page, view);
    demands(&mut page, view, false);
    earlier(&mut page, view, 2);
    let open: Vec<&Clock> = by_due(view).into_iter().filter(|c| c.is_open() || c.is_way_back()).collect();
    page.head(say::CLOCKS.get(lang));
    if view.clocks.is_empty() {
        page.text(1, no_limits(view, lang), Tone::Plain);
    }
    let shown = if open.is_empty() { view.clocks.iter().rev().take(1).collect() } else { open };
    for (at, clock) in shown.into_iter().enumerate() {
        if at > 0 {
            page.rows.push(Row::Blank);
        }
        let tone = if clock.status == ClockStatus::Late { Tone::Warn } else { Tone::Strong };
        page.text(1, &title(clock, shared), tone);
        page.text(1, &stands(clock, shared), Tone::Dim);
        for band in bands(clock, shared, page.cols) {
            page.band(band);
        }
        for line in remarks(clock, shared) {
            page.text(1, &line, Tone::Dim);
        }
    }
    page.rows
}
