//! The whole petition.

use super::course::timeline;
use super::facts::{by_due, no_limits, stands, title};
use super::page::{Page, Row, Tone};
use super::parts::{around, demands, earlier, facts, levels};
use crate::bureau::answer::PetitionView;
use crate::console::shared::Shared;
use crate::domain::petition::{ClockStatus, PetitionAct, PetitionEvent, handled_anew};
use crate::locale::{
    field, paper_words, papers, petition_bounds as bounds, petition_hands as hands, petition_words as words,
    petitions as say,
};

/// The whole petition.
pub fn whole(view: &PetitionView, shared: &Shared, cols: u16) -> Vec<Row> {
    let lang = shared.lang;
    let mut page = Page::new(shared, cols);
    facts(&mut page, view);
    levels(&mut page, view);
    people(&mut page, view);
    demands(&mut page, view, true);
    page.head(say::CLOCKS.get(lang));
    if view.clocks.is_empty() {
        page.text(1, no_limits(view, lang), Tone::Plain);
    }
    for clock in by_due(view) {
        let tone = if clock.status == ClockStatus::Late { Tone::Warn } else { Tone::Plain };
        page.text(1, &format!("{}  {}", title(clock, shared), stands(clock, shared)), tone);
    }
    let events = view.events();
    if view.row.due.is_none() && handled_anew(&view.case(&events)) {
        page.text(1, &bounds::anew_without_limit(lang), Tone::Warn);
    }
    timeline(&mut page, view);
    documents(&mut page, view);
    around(&mut page, view);
    earlier(&mut page, view, usize::MAX);
    page.rows
}

fn people(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    let heading = format!(
        "{}  {}",
        field::PETITIONERS.get(lang),
        say::PEOPLE.with(lang, &[("n", &view.facts.headcount)])
    );
    page.head(&heading);
    for one in &view.facts.petitioners {
        let mut parts = vec![one.name.clone(), one.phone.clone()];
        if one.representative {
            parts.push(say::REPRESENTATIVE.get(lang).to_owned());
        }
        parts.extend(one.person.map(|id| say::RECORDED.with(lang, &[("person", &id)])));
        page.flow(1, &parts, Tone::Plain);
    }
    if view.facts.petitioners.is_empty() {
        page.text(1, say::ANONYMOUS.get(lang), Tone::Plain);
    }
}

/// The documents made, and whether each was served.
fn documents(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    page.head(say::DOCUMENTS.get(lang));
    let events = view.events();
    let waiting = view.case(&events).outstanding();
    let waits = |e: &PetitionEvent| waiting.iter().any(|(act, on)| *act == e.act && *on == e.on);
    let all = events.iter().enumerate();
    let made: Vec<(usize, &PetitionEvent)> =
        all.filter(|(_, e)| !e.document.is_empty() || waits(e)).collect();
    for (at, event) in &made {
        let act = words::act_of(event.act, view.joined_at(*at)).get(lang);
        let mut parts = vec![event.on.to_string(), act.to_owned(), event.document.clone()];
        if waits(event) {
            parts.push(format!("! {}", say::NOT_SERVED.get(lang)));
        }
        page.flow(1, &parts, if waits(event) { Tone::Warn } else { Tone::Plain });
    }
    let case = view.case(&events);
    if let Some(event) = case.last(&[PetitionAct::Undelivered]).filter(|_| case.undelivered()) {
        page.text(1, &hands::UNSERVED_WHY.with(lang, &[("why", &event.note)]), Tone::Warn);
    }
    let named = |number: &String| made.iter().any(|(_, event)| event.document == *number);
    let issued: Vec<_> = view.papers.iter().filter(|row| !named(&row.number)).collect();
    for row in &issued {
        let kind = paper_words::kind(row.kind).get(lang).to_owned();
        let mut parts = vec![row.day.to_string(), kind, row.number.clone()];
        parts.extend(row.voided.as_ref().map(|_| papers::STATE_VOID.get(lang).to_owned()));
        page.flow(1, &parts, if row.voided.is_some() { Tone::Dim } else { Tone::Plain });
    }
    if made.is_empty() && issued.is_empty() {
        page.text(1, say::DOCUMENTS_NONE.get(lang), Tone::Dim);
    }
}
