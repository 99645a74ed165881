//! Parts that more than one page has.

use super::facts::{ages, labelled, named, reasons};
use super::page::{Page, Tone};
use crate::bureau::answer::PetitionView;
use crate::console::panes::petitions::case;
use crate::console::panes::petitions::intake::earlier_row;
use crate::domain::mask_phone;
use crate::domain::petition::{Accused, Holder, MANY_BOUNCES, PressingReason as Reason, Urgency};
use crate::locale::{
    Lang, field, petition_after as after, petition_hands as hands, petition_receipt, petition_words as words,
    petitions as say,
};

pub fn facts(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    let mut all = vec![words::state(view.row.state).get(lang).to_owned()];
    all.extend(petition_receipt::receipt(view, lang));
    page.flow(1, &all, Tone::Plain);
    if let Some(tracking) = view.row.tracked {
        let tone = if tracking.has_come(page.shared.today) { Tone::Warn } else { Tone::Plain };
        page.text(1, &after::tracking(tracking, page.shared.today, lang), tone);
    }
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
        parts.extend(demand.obligation.as_ref().map(|owed| format!("{} {}", owed.month, owed.programme)));
        parts.extend(
            view.demand_owners
                .get(n)
                .cloned()
                .flatten()
                .map(|name| hands::DEMAND_OWNER.with(lang, &[("name", &name)])),
        );
        parts.extend(own_limit(view, n, lang));
        if outcomes {
            parts.push(labelled(field::OUTCOME, &demand.outcome, lang));
        }
        page.flow(4, &parts, Tone::Dim);
    }
}

/// Until when a demand must be settled by its own way: one of several may have sixty days and the next none.
fn own_limit(view: &PetitionView, n: usize, lang: Lang) -> Option<String> {
    let clocks = view.demand_clocks.get(n).filter(|_| view.demands.len() > 1)?;
    let clock = clocks.iter().find(|c| c.rule.extension.is_some() && c.is_open())?;
    let values: [(&str, &dyn std::fmt::Display); 2] = [("name", &named(clock, lang)), ("due", &clock.due)];
    Some(hands::DEMAND_DUE.with(lang, &values))
}

/// Who has it and who had it first, how often it came and came back, who keeps away; nothing where there is nothing to say.
pub fn levels(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    let row = &view.row;
    let place = |code| page.shared.tables.divisions.full_name(code);
    let mut said = Vec::new();
    // What presses is said among the reasons already.
    let told = |reason| row.why.contains(&reason);
    if row.urgency != Urgency::Ordinary && !told(Reason::Critical) && !told(Reason::Urgent) {
        said.push(hands::urgency(row.urgency).get(lang).to_owned());
    }
    let topics = view.facts.topics.iter().filter_map(|id| page.shared.tables.petition_topics.get(id));
    said.extend(topics.map(|t| if lang == Lang::Zh { t.zh.clone() } else { t.en.clone() }));
    if row.nth > 1 {
        said.push(hands::NTH.with(lang, &[("n", &row.nth)]));
    }
    if row.long_standing && !told(Reason::LongStanding) {
        said.push(hands::LONG.get(lang).to_owned());
    }
    said.extend(row.first_handler.as_ref().map(|name| labelled(hands::FIRST_HANDLER, name, lang)));
    said.push(labelled(hands::RECUSED, &view.recused.join(" "), lang));
    let office = |one: &Accused| one.division.map(place).unwrap_or_default();
    let accused = view.facts.accused.iter().map(|one| format!("{}{}", office(one), one.name));
    said.push(labelled(hands::ACCUSED, &accused.collect::<Vec<_>>().join("、"), lang));
    said.push(labelled(hands::KEPT_FROM_LABEL, &view.kept_from.join("、"), lang));
    said.extend(view.visit.map(|at| {
        hands::BROUGHT_AT.with(lang, &[("day", &at.day), ("number", &at.number), ("visit", &at.visit)])
    }));
    said.extend(case::elsewhere(view, page.shared).map(|words| words.say(lang)));
    page.flow(1, &said, Tone::Plain);
    match row.holder {
        Holder::Bureau => {}
        Holder::Offered { division, since } => {
            let text = hands::HOLDER_OFFERED.with(lang, &[("place", &place(division)), ("since", &since)]);
            page.text(1, &format!("! {text}"), Tone::Warn);
        }
        Holder::Held { division, since } => {
            let text = hands::HOLDER_HELD.with(lang, &[("place", &place(division)), ("since", &since)]);
            page.text(1, &text, Tone::Plain);
        }
    }
    if row.bounces > MANY_BOUNCES {
        page.text(1, &format!("! {}", hands::BOUNCES.with(lang, &[("n", &row.bounces)])), Tone::Warn);
    }
}

/// Whom to call about it, and the other petitions of the same matter.
pub fn around(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    if !view.family.is_empty() {
        page.head(hands::FAMILY.get(lang));
        for row in &view.family {
            page.text(1, &earlier_row(row).say(lang), Tone::Plain);
        }
    }
    if !view.liaisons.is_empty() {
        page.head(hands::LIAISONS.get(lang));
        for one in &view.liaisons {
            let kind = hands::liaison_kind(one.facts.kind).get(lang);
            let values: [(&str, &dyn std::fmt::Display); 5] = [
                ("kind", &kind),
                ("place", &one.place),
                ("name", &one.facts.name),
                ("phone", &mask_phone(&one.facts.phone)),
                ("post", &one.facts.post),
            ];
            page.text(1, hands::LIAISON_LINE.with(lang, &values).trim_end(), Tone::Plain);
        }
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
