//! What happened to a petition, in the order in which it happened.

use super::page::{Page, Tone};
use crate::bureau::answer::PetitionView;
use crate::domain::petition::{
    Correction, PetitionAct, PetitionEvent, PetitionerWord, ServiceProof, TakenBack,
};
use crate::locale::{
    Lang, field, letter_words as letter, petition_after as after, petition_bounds as bounds,
    petition_corrected as corrected, petition_hands as hands, petition_words, petitions as say,
};

/// Every step, what was taken back and what was put right between them.
pub fn timeline(page: &mut Page<'_>, view: &PetitionView) {
    let lang = page.lang;
    page.head(say::TIMELINE.get(lang));
    page.flow(1, &[view.facts.received.to_string(), say::TAKEN_IN.get(lang).to_owned()], Tone::Plain);
    for at in 0..=view.events.len() {
        beside(page, view, at);
        step(page, view, at);
    }
    if view.events.is_empty() {
        page.text(1, say::TIMELINE_NONE.get(lang), Tone::Dim);
    }
}

/// What is no step and came when so many steps had been done.
fn beside(page: &mut Page<'_>, view: &PetitionView, at: usize) {
    let is_here = |after: u32| after as usize == at;
    for (one, by) in view.taken_back.iter().filter(|(one, _)| is_here(one.after)) {
        undone(page, one, by);
    }
    for (one, by) in view.corrections.iter().filter(|(one, _)| is_here(one.after)) {
        put_right(page, one, by);
    }
}

fn undone(page: &mut Page<'_>, one: &TakenBack, by: &str) {
    page.text(1, &say::taken_back(one, by, page.lang), Tone::Dim);
}

fn put_right(page: &mut Page<'_>, one: &Correction, by: &str) {
    let (line, below) = corrected::lines(one, by, page.lang);
    page.text(1, &line, Tone::Plain);
    for said in &below {
        page.text(13, said, Tone::Dim);
    }
}

/// The step that came after so many others, if one did.
fn step(page: &mut Page<'_>, view: &PetitionView, at: usize) {
    let Some((event, by)) = view.events.get(at) else { return };
    let (lang, act) = (page.lang, petition_words::act_of(event.act, view.joined_at(at)));
    let by = say::done_by(event, by, lang).unwrap_or_else(|| say::BY.with(lang, &[("name", &by)]));
    let mut parts = vec![event.on.to_string(), act.get(lang).to_owned(), by];
    parts.extend(event.until.map(|until| say::UNTIL.with(lang, &[("until", &until)])));
    parts.extend(event.organ.clone());
    parts.extend(event.next_look.map(|on| after::NEXT_LOOK_ON.with(lang, &[("on", &on)])));
    let letters = &page.shared.tables.letters;
    let ground = event.ground.as_ref().and_then(|_| letters.ground_of(event));
    parts.extend(ground.map(|ground| letter::ground(ground, lang)));
    parts.extend(event.carried.map(|one| after::carried(one).get(lang).to_owned()));
    let to = event.handed.and_then(|to| to.division).map(|code| page.shared.tables.divisions.full_name(code));
    parts.extend(to);
    parts.extend(event.demand.map(|n| say_demand(n, lang)));
    parts.extend(event.proof.as_ref().map(|proof| proven(proof, lang)));
    // What proves a service is its number; that of a paper stands among the documents.
    let served = event.act == PetitionAct::Serve && !event.document.is_empty();
    parts.extend(served.then(|| event.document.clone()));
    let papers = event.papers.iter().filter_map(|at| view.events.get(usize::from(*at)));
    let papers: Vec<String> = papers.map(|(paper, _)| named(paper, lang)).collect();
    let proves = (!papers.is_empty()).then(|| hands::PROVES.with(lang, &[("papers", &papers.join(" "))]));
    parts.extend(proves);
    parts.extend(event.recorded.map(|on| hands::RECORDED.with(lang, &[("on", &on)])));
    parts.extend(event.word.map(|word| said(word, lang)));
    parts.extend(event.score.map(|n| say::SCORE.with(lang, &[("n", &n)])));
    page.flow(1, &parts, Tone::Plain);
    // That of what followed is the number, which is said already.
    if !event.note.is_empty() && event.followed.is_none() {
        page.text(13, &event.note, Tone::Dim);
    }
}

/// A paper by what it decided, and its number.
fn named(paper: &PetitionEvent, lang: Lang) -> String {
    format!("{}{}", petition_words::act(paper.act).get(lang), paper.document)
}

fn say_demand(n: u8, lang: Lang) -> String {
    format!("{} {}", field::DEMAND_TEXT.get(lang), n + 1)
}

/// How the petitioner said it, and when they called.
fn said(word: PetitionerWord, lang: Lang) -> String {
    match word.at {
        Some(at) => bounds::WORD_CALL_AT.with(lang, &[("at", &format!("{:02}:{:02}", at / 60, at % 60))]),
        None => bounds::word(word.kind).get(lang).to_owned(),
    }
}

/// What proves a service, and who saw it.
fn proven(proof: &ServiceProof, lang: Lang) -> String {
    let kind = hands::proof(proof.kind).get(lang);
    if proof.witnesses.is_empty() {
        return kind.to_owned();
    }
    format!("{kind} {}", hands::WITNESSED.with(lang, &[("names", &proof.witnesses.join(" "))]))
}
