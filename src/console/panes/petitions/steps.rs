//! Which digit does what: for each state its steps in a fixed order, so that the same digit does the same on the next
//! petition of that state, whether or not it is possible on this one.

use crate::bureau::Refusal;
use crate::bureau::answer::PetitionView;
use crate::console::words::Words;
use crate::domain::petition::{ActFault, PetitionAct as Do, PetitionState as At};

/// The steps of a state, the commonest first; nine at most.
fn of_state(state: At) -> &'static [Do] {
    match state {
        At::Registered => &[
            Do::Accept,
            Do::Transfer,
            Do::Decline,
            Do::Direct,
            Do::Simple,
            Do::Object,
            Do::NoFurther,
            Do::Withdraw,
            Do::Note,
        ],
        At::Accepted => {
            &[Do::Assign, Do::Serve, Do::Transfer, Do::Direct, Do::Suspend, Do::Withdraw, Do::Note]
        }
        At::Simple => &[Do::Reply, Do::Serve, Do::Assign, Do::Suspend, Do::Withdraw, Do::Note],
        At::Handling | At::Hearing | At::Extended => &[
            Do::Reply,
            Do::Mediate,
            Do::Serve,
            Do::RequestExtension,
            Do::ApproveExtension,
            Do::Hearing,
            Do::Assign,
            Do::Suspend,
            Do::Note,
        ],
        At::Transferred | At::Returned => &[Do::Serve, Do::Finalise, Do::TakeBack, Do::Note],
        At::Declined | At::NotAgain => &[Do::Serve, Do::Finalise, Do::Note],
        At::Directed => &[Do::Serve, Do::Finalise, Do::Evaluate, Do::Track, Do::Untrack, Do::Note],
        At::Mediated => &[Do::Reply, Do::Finalise, Do::Serve, Do::Evaluate, Do::Track, Do::Untrack, Do::Note],
        At::Suspended => &[Do::Resume, Do::Finalise, Do::Withdraw, Do::Suspend, Do::Note],
        At::Replied | At::Reviewed | At::Rechecked => &[Do::Serve, Do::Note],
        At::Served => &[
            Do::RequestReview,
            Do::Finalise,
            Do::Enforce,
            Do::Evaluate,
            Do::Serve,
            Do::Track,
            Do::Untrack,
            Do::Note,
        ],
        At::Enforcing => {
            &[Do::RequestReview, Do::Finalise, Do::Evaluate, Do::Serve, Do::Track, Do::Untrack, Do::Note]
        }
        At::UnderReview => &[Do::ReviewOpinion, Do::Serve, Do::Withdraw, Do::Note],
        At::ReviewServed => {
            &[Do::RequestRecheck, Do::Finalise, Do::Evaluate, Do::Track, Do::Untrack, Do::Redo, Do::Note]
        }
        At::UnderRecheck => &[Do::RecheckOpinion, Do::Hearing, Do::Serve, Do::Withdraw, Do::Note],
        At::Final | At::Closed => &[Do::Evaluate, Do::Track, Do::Untrack, Do::Serve, Do::Note],
        At::Withdrawn => &[Do::Note],
    }
}

/// The steps of a petition by their digit, 1 first. Of tracking, only what would change something is one.
pub fn steps(view: &PetitionView) -> Vec<Do> {
    let changes = |act: &Do| !matches!(refusal(view, *act), Some(Refusal::Act(ActFault::SameTracking)));
    of_state(view.row.state).iter().copied().filter(changes).take(9).collect()
}

/// The step of a digit.
pub fn step(view: &PetitionView, digit: usize) -> Option<Do> {
    steps(view).get(digit.checked_sub(1)?).copied()
}

/// What stands against an act.
fn refusal(view: &PetitionView, act: Do) -> Option<&Refusal> {
    view.acts.iter().find(|(a, _)| *a == act).and_then(|(_, verdict)| verdict.as_ref().err())
}

/// Whether the form of the act must ask for the route first.
pub fn needs_route(view: &PetitionView, act: Do) -> bool {
    matches!(refusal(view, act), Some(Refusal::Act(ActFault::NeedsRoute { .. })))
}

/// Why an act cannot be done, with its article. An act that only lacks the route is possible: its form asks for it.
pub fn why_not(view: &PetitionView, act: Do) -> Option<Words> {
    if needs_route(view, act) {
        return None;
    }
    refusal(view, act).map(|why| why.clone().into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_state_has_one_to_nine_different_steps_and_a_note() {
        for state in At::ALL {
            let steps = of_state(*state);
            assert!((1..=9).contains(&steps.len()), "{}", state.name());
            assert_eq!(steps.iter().collect::<BTreeSet<_>>().len(), steps.len(), "{}", state.name());
            assert_eq!(steps.last(), Some(&Do::Note), "{}", state.name());
        }
    }
}
