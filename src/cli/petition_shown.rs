//! `honordesk petition show`: one petition, what happened to it, what is due and what may be done.

use super::case::Case;
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::PetitionJson;
use super::out::Out;
use super::petition::{row_text, view};
use super::why;
use crate::bureau::Refusal;
use crate::bureau::answer::PetitionView;
use crate::domain::petition::{ActFault, PetitionAct, handled_anew};
use crate::locale::{
    Lang, cli as words, petition_after as after, petition_bounds as bounds, petition_corrected as corrected,
    petition_hands as hands, petition_receipt, petition_words as labels, petitions,
};
use crate::text::visible;

pub(super) fn show(desk: &Desk, petition: &Case, json: bool, out: &mut Out) -> Done {
    let view = view(desk, petition, out.lang)?;
    if json {
        out.json(&PetitionJson::new(&view))?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    out.line(row_text(&view.row, lang).trim_end())?;
    out.line(&visible(&petition_receipt::head(&view, lang)))?;
    if let Some(tracking) = view.row.tracked {
        out.line(&after::tracking(tracking, desk.moment.today, lang))?;
    }
    for (demand, n) in view.facts.demands.iter().zip(1..) {
        out.line(&words::DEMAND.with(lang, &[("n", &n), ("text", &demand.text)]))?;
    }
    course(&view, out)?;
    kept_from(&view, out)?;
    for clock in &view.clocks {
        out.line(&why::clock_line(clock, lang))?;
    }
    let events = view.events();
    if handled_anew(&view.case(&events)) && view.row.due.is_none() {
        out.line(&bounds::anew_without_limit(lang))?;
    }
    let acts: Vec<String> =
        view.acts.iter().filter_map(|(act, can)| possible(&view, *act, can, lang)).collect();
    if !acts.is_empty() {
        out.line(&words::ACTS_NOW.with(lang, &[("acts", &acts.join(" · "))]))?;
    }
    Ok(Exit::Done)
}

/// What happened, in the order in which it happened: what was taken back and put right between the steps.
fn course(view: &PetitionView, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    for at in 0..=view.events.len() {
        for (one, by) in view.taken_back.iter().filter(|(one, _)| one.after as usize == at) {
            out.line(&visible(&petitions::taken_back(one, by, lang)))?;
        }
        for (one, by) in view.corrections.iter().filter(|(one, _)| one.after as usize == at) {
            let (line, below) = corrected::lines(one, by, lang);
            out.line(&visible(&line))?;
            for said in &below {
                out.line(&format!("    {}", visible(said)))?;
            }
        }
        step(view, at, out)?;
    }
    Ok(())
}

/// The step that came after so many others, if one did.
fn step(view: &PetitionView, at: usize, out: &mut Out) -> Result<(), Failure> {
    let Some((event, by)) = view.events.get(at) else { return Ok(()) };
    let act = labels::act_of(event.act, view.joined_at(at)).get(out.lang);
    let followed = petitions::done_by(event, by, out.lang);
    let (by, note) = match &followed {
        Some(by) => (by.as_str(), ""),
        None => (by.as_str(), event.note.as_str()),
    };
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("on", &event.on), ("act", &act), ("by", &by), ("note", &note)];
    let line = words::EVENT.with(out.lang, &values);
    let late = event.recorded.map(|on| words::EVENT_RECORDED.with(out.lang, &[("on", &on)]));
    out.line(&format!("{}{}", line.trim_end(), late.unwrap_or_default()))
}

/// The name of an act that may be done; one that only lacks the way says how it is given.
fn possible(view: &PetitionView, act: PetitionAct, can: &Result<(), Refusal>, lang: Lang) -> Option<String> {
    let name = labels::act_of(act, view.joined()).get(lang);
    match can {
        Ok(()) => Some(name.to_owned()),
        Err(Refusal::Act(ActFault::NeedsRoute { .. })) => {
            Some(words::ACT_WITH_ROUTE.with(lang, &[("act", &name)]))
        }
        Err(_) => None,
    }
}

/// From whom of the staff a petition is kept because it accuses them or may: whoever took it in sees whether the right one is meant.
pub(super) fn kept_from(view: &PetitionView, out: &mut Out) -> Result<(), Failure> {
    if view.facts.accused.is_empty() {
        return Ok(());
    }
    let lang = out.lang;
    if view.kept_from.is_empty() {
        return out.line(hands::KEPT_FROM_NOBODY.get(lang));
    }
    out.line(&hands::KEPT_FROM.with(lang, &[("names", &view.kept_from.join("、"))]))
}
