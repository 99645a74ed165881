//! Parts that more than one page has.

use super::facts::{ages, labelled, reasons, receipt};
use super::page::{Page, Tone};
use crate::bureau::answer::PetitionView;
use crate::console::panes::petitions::case;
use crate::console::panes::petitions::intake::earlier_row;
use crate::locale::{field, petition_words as words, petitions as say};

pub fn facts(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    let mut all = vec![words::state(view.row.state).get(lang).to_owned()];
    all.extend(receipt(view, lang));
    page.flow(1, &all, Tone::Plain);
    let owner = view.row.owner.clone().unwrap_or_else(|| "—".to_owned());
    let more = [
        labelled(say::COL_OWNER, &owner, lang),
        labelled(say::COL_AGES, &ages(&view.row, lang), lang),
        labelled(field::DIVISION, &page.shared.place(view.facts.division), lang),
        labelled(field::EXTERNAL_NUMBER, &view.facts.external_number, lang),
        labelled(say::REASONS, &reasons(view, lang).join(" · "), lang),
    ];
    page.flow(1, &more, Tone::Plain);
}

pub fn demands(page: &mut Page<'_>, view: &PetitionView, outcomes: bool) {
    let lang = page.lang;
    page.head(field::DEMANDS.get(lang));
    for (n, demand) in view.demands.iter().enumerate() {
        page.text(1, &format!("{}  {}", n + 1, demand.text), Tone::Plain);
        let mut parts = vec![demand.route.map_or(say::NO_ROUTE, words::route).get(lang).to_owned()];
        parts.extend(demand.route.map(|r| case::limit_of_route(r, page.shared).say(lang)));
        parts.extend(demand.entry.map(|entry| say::ABOUT_ENTRY.with(lang, &[("entry", &entry)])));
        if outcomes {
            parts.push(labelled(field::OUTCOME, &demand.outcome, lang));
        }
        page.flow(4, &parts, Tone::Dim);
    }
}

pub fn earlier(page: &mut Page<'_>, view: &PetitionView, most: usize) {
    let lang = page.lang;
    page.head(say::EARLIER.get(lang));
    for row in view.earlier.iter().take(most) {
        page.text(1, &earlier_row(row).say(lang), Tone::Plain);
    }
    match view.earlier.len() {
        0 => page.text(1, say::EARLIER_NONE.get(lang), Tone::Dim),
        n if n > most => page.text(1, &say::EARLIER_MORE.with(lang, &[("n", &(n - most))]), Tone::Dim),
        _ => {}
    }
}
