//! What is told of a command once the petition has been read anew.

use super::state::State;
use super::{case, letters, triage};
use crate::bureau::answer::PetitionView;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::petition::{PetitionAct, PressingReason, Urgency, spoken_of};
use crate::locale::{Lang, Msg, petition_hands as hands, petition_words, petitions as say};

/// What is to be told when the petition has been read anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// It was taken in.
    Registered,
    /// It was put right.
    Corrected,
    /// A step was done.
    Acted(PetitionAct),
    /// It was decided in the queue, and the next one is selected: F9 would make the letters of that one.
    Decided(PetitionAct),
    /// It was given to someone.
    Assigned,
    /// The last decision was taken back.
    Undone,
    /// It is one's own now.
    Claimed,
}

impl State {
    /// Tells what came of a command, now that the petition has been read anew.
    pub(super) fn tell(&mut self, view: &PetitionView, ctx: &mut Ctx<'_>) {
        let Some(news) = self.news.take() else { return };
        let number = ("number", Words::Data(view.row.number.clone()));
        let clock = ("clock", case::next_limit(view));
        let words = match news {
            News::Registered => {
                let told = Words::Filled(say::REGISTERED, vec![number, clock]);
                let told = match self.speaks_of(view) {
                    Some(next) => Words::Filled(say::FOLLOWED, vec![("told", told), ("next", next)]),
                    None => told,
                };
                match view.row.urgency {
                    Urgency::Critical => followed(told, say::CRITICAL_NEXT),
                    _ if view.row.why.contains(&PressingReason::Alarming) => {
                        followed(told, say::ALARMING_NEXT)
                    }
                    _ => told,
                }
            }
            News::Corrected => case::corrected(view),
            News::Acted(act) => {
                let asked = act == PetitionAct::RequestExtension;
                let did = ("did", did(act, view, ctx.shared.lang));
                let told = letters::told(vec![number, did, clock], view, ctx.shared);
                if asked { followed(told, say::WAITS_FOR_HEAD) } else { told }
            }
            News::Decided(act) => triage::decided(act, view, vec![number, clock]),
            News::Undone => {
                let act = view.taken_back.last().map_or(PetitionAct::Accept, |(one, _)| one.event.act);
                Words::Filled(say::UNDONE, vec![number, ("act", petition_words::act(act).into()), clock])
            }
            News::Claimed => Words::Filled(say::CLAIMED, vec![number, clock]),
            News::Assigned => {
                let owner = view.row.owner.clone().unwrap_or_default();
                Words::Filled(say::ASSIGNED, vec![number, ("owner", Words::Data(owner))])
            }
        };
        // What is to be done next is read whole; a decision is followed by the next one, which it would cover.
        let passing = matches!(news, News::Decided(_));
        ctx.tell(if passing { words } else { Words::Lines(vec![words]) });
    }
}

impl State {
    /// Of whom on the staff a demand speaks, where nobody is named as accused: what to do if it is about them.
    fn speaks_of(&self, view: &PetitionView) -> Option<Words> {
        let demands: Vec<&str> = view.demands.iter().map(|one| one.text.as_str()).collect();
        let names = spoken_of(&demands, self.same.staff.iter().map(|row| row.name.as_str()));
        let told = view.facts.accused.is_empty() && !names.is_empty();
        told.then(|| Words::with(hands::ACCUSED_IN_WORDS, &[("names", &names.join("、"))]))
    }
}

/// What was done and where that leads, once where both are one word.
fn did(act: PetitionAct, view: &PetitionView, lang: Lang) -> Words {
    let joined = view.joined_at(view.events.len().saturating_sub(1));
    let (act, state) = (petition_words::act_of(act, joined), petition_words::state(view.row.state));
    if act.get(lang) == state.get(lang) {
        return act.into();
    }
    Words::Filled(say::DID, vec![("act", act.into()), ("state", state.into())])
}

/// What was done, and what that asks for.
fn followed(told: Words, next: Msg) -> Words {
    Words::Filled(say::FOLLOWED, vec![("told", told), ("next", next.into())])
}
