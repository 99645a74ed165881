//! Which digit does what: for each state its steps in a fixed order, so that the same digit does the same on the next
//! petition of that state, whether or not it is possible on this one.

use crate::bureau::Refusal;
use crate::bureau::answer::PetitionView;
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::petition::{ActFault, HandsFault, Holder, PetitionAct as Do, PetitionState as At, Route};

/// The steps of a state, the commonest first; nine at most.
fn of_state(state: At) -> &'static [Do] {
    match state {
        At::Registered => &[
            Do::Accept,
            Do::Transfer,
            Do::Join,
            Do::Defer,
            Do::Decline,
            Do::Direct,
            Do::Simple,
            Do::Object,
            Do::Note,
        ],
        At::Accepted => &[
            Do::Assign,
            Do::Serve,
            Do::Transfer,
            Do::Direct,
            Do::Suspend,
            Do::Withdraw,
            Do::HandDown,
            Do::Note,
        ],
        At::Simple => &[
            Do::Reply,
            Do::Serve,
            Do::Assign,
            Do::Suspend,
            Do::Withdraw,
            Do::HandDown,
            Do::ToOrdinary,
            Do::Note,
        ],
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
        At::Directed => &[Do::Serve, Do::Finalise, Do::Evaluate, Do::Track, Do::Look, Do::Untrack, Do::Note],
        At::Mediated => &[
            Do::Reply,
            Do::Finalise,
            Do::Serve,
            Do::Enforce,
            Do::Evaluate,
            Do::Track,
            Do::Look,
            Do::Untrack,
            Do::Note,
        ],
        At::Suspended => &[Do::Resume, Do::Finalise, Do::Withdraw, Do::Suspend, Do::Note],
        answered => of_answered(answered),
    }
}

/// The same of those that have their answer, or wait for it to be served or reviewed.
fn of_answered(state: At) -> &'static [Do] {
    match state {
        At::Replied | At::Reviewed | At::Rechecked => {
            &[Do::Serve, Do::Undelivered, Do::Finalise, Do::Look, Do::Untrack, Do::Note]
        }
        At::Served => &[
            Do::RequestReview,
            Do::Finalise,
            Do::Enforce,
            Do::Evaluate,
            Do::Serve,
            Do::Track,
            Do::Look,
            Do::Untrack,
            Do::Note,
        ],
        At::Enforcing => &[
            Do::CarryOut,
            Do::RequestReview,
            Do::Finalise,
            Do::Evaluate,
            Do::Serve,
            Do::Track,
            Do::Look,
            Do::Untrack,
            Do::Note,
        ],
        At::UnderReview => &[Do::ReviewOpinion, Do::Serve, Do::Withdraw, Do::Look, Do::Untrack, Do::Note],
        At::ReviewServed => &[
            Do::RequestRecheck,
            Do::Finalise,
            Do::Redo,
            Do::Enforce,
            Do::Evaluate,
            Do::Track,
            Do::Look,
            Do::Untrack,
            Do::Note,
        ],
        At::UnderRecheck => {
            &[Do::RecheckOpinion, Do::Hearing, Do::Serve, Do::Withdraw, Do::Look, Do::Untrack, Do::Note]
        }
        At::Final | At::Closed => &[Do::Evaluate, Do::Track, Do::Look, Do::Untrack, Do::Serve, Do::Note],
        At::Unserved => &[Do::Serve, Do::Look, Do::Untrack, Do::Note],
        _ => &[Do::Look, Do::Untrack, Do::Note],
    }
}

/// Whether an act is a step of what stands there.
pub fn is_step_of(state: At, act: Do) -> bool {
    of_state(state).contains(&act)
}

/// What comes before the steps of the state while a town or village has it, or is asked to take it on.
fn of_holder(holder: Holder) -> &'static [Do] {
    match holder {
        Holder::Bureau => &[],
        Holder::Offered { .. } => &[Do::TakeOn, Do::SendBack],
        Holder::Held { .. } => &[Do::ReportUp, Do::SendBack],
    }
}

/// The steps of a petition by their digit, 1 first. Of tracking and of what is carried out, only what would change something is one; a matter that went through
/// the recheck is not declined but not accepted again; whoever may answer a request for more time has the refusal in its place.
pub fn steps(view: &PetitionView) -> Vec<Do> {
    let same = |why: &Refusal| match why {
        Refusal::Act(ActFault::SameTracking) => true,
        Refusal::Act(ActFault::Hands(fault)) => *fault == HandsFault::SameExecution,
        _ => false,
    };
    let changes = |act: &Do| !refusal(view, *act).is_some_and(same);
    let again = |act: Do| match act {
        Do::Decline if view.final_matter.is_some() => Do::NoFurther,
        // Nothing is asked for anew while the head has not answered.
        Do::RequestExtension if refusal(view, Do::RefuseExtension).is_none() => Do::RefuseExtension,
        // The result of what is under way comes before another day for it.
        Do::Enforce if refusal(view, Do::CarryOut).is_none() => Do::CarryOut,
        act => act,
    };
    let all = of_holder(view.row.holder).iter().chain(of_state(view.row.state));
    all.copied().map(again).filter(changes).take(9).collect()
}

/// The step that usually comes next where it is possible, for the footer: what is to be served goes before what is to be done, and
/// what the petitioner has time for before the end.
pub fn usual(view: &PetitionView, today: Date) -> Option<Do> {
    let possible = |act: &Do| why_not(view, *act).is_none();
    let petitioners = view.clocks.iter().any(|c| c.is_window(today));
    let after: &[Do] = match view.row.state {
        At::Registered => return registered(view, today),
        _ if view.row.holder != Holder::Bureau => &[Do::TakeOn, Do::ReportUp],
        At::Accepted => &[Do::Assign],
        At::Simple => &[Do::Reply],
        At::Handling | At::Hearing | At::Extended => &[Do::ApproveExtension, Do::Serve, Do::Reply],
        At::Transferred | At::Returned | At::Declined | At::NotAgain | At::Directed | At::Mediated => {
            &[Do::Serve, Do::Finalise]
        }
        At::Suspended => &[Do::Resume],
        // Nobody can be handed what came without a name.
        At::Replied | At::Reviewed | At::Rechecked if !view.facts.is_identified() => {
            &[Do::Finalise, Do::Undelivered]
        }
        At::Replied | At::Reviewed | At::Rechecked => &[Do::Serve],
        // What is carried out by a day waits for its result, whatever the petitioner has time for.
        At::Enforcing if view.clocks.iter().any(|c| c.rule.is_execution() && c.is_open()) => {
            &[Do::Serve, Do::CarryOut]
        }
        At::Served | At::Enforcing if petitioners => &[Do::Serve, Do::RequestReview],
        At::ReviewServed if petitioners => &[Do::Serve, Do::RequestRecheck],
        At::Served | At::Enforcing | At::ReviewServed => &[Do::Serve, Do::Finalise],
        At::UnderReview => &[Do::ReviewOpinion],
        At::UnderRecheck => &[Do::RecheckOpinion],
        At::Final | At::Closed => &[Do::Serve, Do::Evaluate],
        At::Withdrawn | At::Unserved => &[Do::Note],
    };
    after.iter().copied().find(possible)
}

/// How a new petition usually is taken in: by what is known of the matter, and by the way it goes.
fn registered(view: &PetitionView, today: Date) -> Option<Do> {
    let own = view.facts.route().is_some_and(Route::has_own_procedure);
    let act = match () {
        () if view.final_matter.is_some() => Do::NoFurther,
        () if view.facts.in_hand_elsewhere(today) => Do::Decline,
        () if own => Do::Direct,
        () => Do::Accept,
    };
    why_not(view, act).is_none().then_some(act)
}

/// The step that leads back from another, for those that no decision is taken back of.
pub fn way_back(act: Do) -> Option<Do> {
    Some(match act {
        Do::Transfer | Do::Object => Do::TakeBack,
        Do::Suspend => Do::Resume,
        Do::HandDown | Do::TakeOn => Do::SendBack,
        Do::SetDeadline => Do::ClearDeadline,
        Do::MarkLong => Do::UnmarkLong,
        Do::UnmarkLong => Do::MarkLong,
        Do::Track => Do::Untrack,
        Do::Untrack => Do::Track,
        Do::Evaluate | Do::SetDemand | Do::Assign => act,
        _ => return None,
    })
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

/// Why an act cannot be done, with its article. An act that only lacks the route, or the earlier petition, is possible: it is asked
/// for.
pub fn why_not(view: &PetitionView, act: Do) -> Option<Words> {
    let asks = matches!(refusal(view, act), Some(Refusal::Act(ActFault::NeedsEarlier)));
    if asks || needs_route(view, act) {
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
