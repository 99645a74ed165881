//! What the small form of a step says above its fields.

use super::case;
use crate::bureau::answer::PetitionView;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::petition::{Clock, ClockStatus, PetitionAct as Do, PetitionEvent, limit_of};
use crate::domain::{Article, Date, Law};
use crate::locale::{petition_hands as hands_words, petition_words, petitions as say};

/// What is good to know before the step: a limit that has passed, what may be extended, what is served, what begins.
pub(super) fn said_above(view: &PetitionView, act: Do, shared: &Shared) -> Option<Words> {
    if let Some(elsewhere) = case::elsewhere(view, shared).filter(|_| case::needs_why(view, act, shared)) {
        return Some(Words::Filled(hands_words::ACCEPT_ANYWAY, vec![("elsewhere", elsewhere)]));
    }
    if let Some(clock) = passed(view, act) {
        return Some(Words::Filled(say::PAST_LIMIT, vec![("clock", case::limit(clock))]));
    }
    match act {
        Do::ApproveExtension | Do::RequestExtension => extension(view).map(|(after, latest)| {
            let article = view.clocks.iter().find(|c| c.rule.extension.is_some()).map(|c| c.rule.article);
            let hint = Words::Filled(
                say::EXTENSION_HINT,
                vec![
                    ("after", Words::Data(after.to_string())),
                    ("latest", Words::Data(latest.to_string())),
                    ("article", article.map_or(Words::Data(String::new()), case::citation)),
                ],
            );
            match asked_for_more(view).filter(|_| act == Do::ApproveExtension) {
                Some((event, by)) => {
                    let asked = Words::with(say::EXTENSION_ASKED, &[("by", by), ("why", &event.note)]);
                    Words::Lines(vec![asked, hint])
                }
                None => hint,
            }
        }),
        Do::Undelivered if view.facts.is_identified() => Some(hands_words::UNDELIVERED_BASIS.into()),
        Do::Undelivered => {
            let article = ("article", case::citation(Article::new(Law::PetitionWork, 23, 2, 0)));
            Some(Words::Filled(hands_words::UNDELIVERED_BASIS_ANONYMOUS, vec![article]))
        }
        Do::Serve => {
            let events = view.events();
            let open = view.case(&events).outstanding();
            let documents = open.iter().map(|(act, on)| paper_of(view, *act, *on, shared)).collect();
            Some(Words::Filled(say::SERVES, vec![("documents", Words::List(documents))]))
        }
        Do::Redo => Some(case::anew_without_limit()),
        _ => {
            let begin = case::leads_to(view, act, shared);
            let clocks: Vec<Words> = begin.iter().map(case::limit).collect();
            (!clocks.is_empty()).then(|| Words::Filled(say::LEADS_TO, vec![("clocks", Words::List(clocks))]))
        }
    }
}

/// A paper that waits to be served: of which step, and its number.
fn paper_of(view: &PetitionView, act: Do, on: Date, shared: &Shared) -> Words {
    let named = view.events.iter().rev().map(|(event, _)| event);
    let named = named.filter(|event| event.act == act && event.on == on && !event.document.is_empty());
    let issued = || {
        let kinds = shared.tables.letters.of(act).filter_map(|letter| view.newest_paper(letter.kind));
        kinds.max_by_key(|row| row.paper).map(|row| row.number.clone())
    };
    let number = named.map(|event| event.document.clone()).next().or_else(issued).unwrap_or_default();
    let values = vec![("act", petition_words::act(act).into()), ("number", Words::Data(number))];
    Words::Filled(say::PAPER_OF, values)
}

/// The limit of an act when it has run out.
fn passed(view: &PetitionView, act: Do) -> Option<&Clock> {
    let id = limit_of(act)?;
    let over = |c: &&Clock| c.rule.id == id && matches!(c.status, ClockStatus::Late | ClockStatus::Lapsed);
    view.clocks.iter().find(over)
}

/// The last day now, and the latest day that an extension may reach.
pub(super) fn extension(view: &PetitionView) -> Option<(Date, Date)> {
    let clock = view.clocks.iter().find(|c| c.rule.extension.is_some() && c.is_open())?;
    clock.latest_extension().map(|latest| (clock.due, latest))
}

/// The last time that more time was asked for, and by whom.
pub(super) fn asked_for_more(view: &PetitionView) -> Option<&(PetitionEvent, String)> {
    view.events.iter().rev().find(|(event, _)| event.act == Do::RequestExtension)
}
