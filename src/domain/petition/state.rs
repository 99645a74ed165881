//! The state machine of a petition: which act leads from where to where, and by which article.

use super::case::{CaseFacts, PetitionEvent};
use super::fault::ActFault;
use super::hands::{self, HandsFault};
use super::receipts::OPINIONS;
use super::{Origin, PetitionAct as Act, PetitionState as State, Route};
use crate::domain::{Article, Law, StaffId};

/// Where an act leads.
#[derive(Clone, Copy)]
enum To {
    /// To this state.
    Go(State),
    /// It stays where it is.
    Stay,
    /// Back to where it was before it was suspended.
    Back,
    /// To where the service of the newest opinion leads.
    Answered,
}

/// One line of the machine.
struct Move {
    act: Act,
    from: &'static [State],
    to: To,
    /// The article that orders the step; `None` where the regulation says nothing of it.
    article: Option<Article>,
}

const fn xf(number: u16, paragraph: u8) -> Article {
    Article::new(Law::PetitionWork, number, paragraph, 0)
}

const fn line(act: Act, from: &'static [State], to: To, article: Option<Article>) -> Move {
    Move { act, from, to, article }
}

const ENDED: &[State] = &[
    State::Served,
    State::Enforcing,
    State::ReviewServed,
    State::Directed,
    State::Mediated,
    State::Closed,
    State::Final,
];
/// Where a deadline of somebody's own still means something.
const DEADLINE: &[State] = &[
    State::Registered,
    State::Accepted,
    State::Transferred,
    State::Simple,
    State::Handling,
    State::Hearing,
    State::Extended,
    State::Mediated,
    State::Suspended,
    State::Replied,
    State::Served,
    State::Enforcing,
    State::UnderReview,
    State::Reviewed,
    State::ReviewServed,
    State::UnderRecheck,
    State::Rechecked,
    State::Directed,
    State::Returned,
];
const WORKING: &[State] = &[State::Handling, State::Hearing, State::Extended];
/// Where an opinion waits to be served.
const UNDELIVERED: &[State] = &[State::Replied, State::Reviewed, State::Rechecked];
const UNDER_WAY: &[State] =
    &[State::Accepted, State::Simple, State::Handling, State::Hearing, State::Extended];

/// The machine. For one act and one state the first line that fits counts.
const MACHINE: &[Move] = &[
    line(Act::Accept, &[State::Registered], To::Go(State::Accepted), Some(xf(23, 2))),
    line(
        Act::Simple,
        &[State::Registered],
        To::Go(State::Simple),
        Some(Article::new(Law::SimpleHandling, 4, 0, 0)),
    ),
    line(Act::Transfer, &[State::Registered, State::Accepted], To::Go(State::Transferred), Some(xf(23, 2))),
    line(Act::Decline, &[State::Registered], To::Go(State::Declined), Some(xf(23, 2))),
    line(Act::Object, &[State::Registered], To::Go(State::Returned), Some(xf(23, 3))),
    line(Act::NoFurther, &[State::Registered], To::Go(State::NotAgain), Some(xf(36, 3))),
    line(
        Act::Direct,
        &[State::Registered, State::Accepted, State::Handling],
        To::Go(State::Directed),
        Some(xf(31, 0)),
    ),
    line(Act::TakeBack, &[State::Transferred, State::Returned], To::Go(State::Registered), None),
    // What was joined goes on by itself when what it was joined to is given up.
    line(Act::TakeBack, &[State::Closed], To::Go(State::Registered), None),
    line(Act::Assign, &[State::Accepted, State::Handling], To::Go(State::Handling), None),
    line(Act::Assign, &[State::Simple, State::Extended, State::Hearing], To::Stay, None),
    // Whoever handles it simply leaves that in words: the ordinary limit goes on from the acceptance.
    line(Act::ToOrdinary, &[State::Simple], To::Go(State::Handling), None),
    line(Act::Mediate, WORKING, To::Go(State::Mediated), Some(xf(33, 0))),
    line(Act::Hearing, WORKING, To::Go(State::Hearing), Some(Article::new(Law::PetitionWork, 31, 0, 6))),
    line(Act::Hearing, &[State::UnderRecheck], To::Stay, Some(xf(36, 0))),
    line(Act::RequestExtension, &[State::Handling, State::Hearing], To::Stay, Some(xf(34, 0))),
    line(
        Act::ApproveExtension,
        &[State::Handling, State::Hearing, State::Extended],
        To::Go(State::Extended),
        Some(xf(34, 0)),
    ),
    line(Act::RefuseExtension, &[State::Handling, State::Hearing], To::Stay, Some(xf(34, 0))),
    line(Act::Reply, WORKING, To::Go(State::Replied), Some(xf(32, 0))),
    line(Act::Reply, &[State::Simple, State::Mediated], To::Go(State::Replied), Some(xf(32, 0))),
    line(Act::Serve, &[State::Replied], To::Go(State::Served), Some(xf(32, 0))),
    line(Act::Serve, &[State::Reviewed], To::Go(State::ReviewServed), Some(xf(35, 0))),
    line(Act::Serve, &[State::Rechecked], To::Go(State::Final), Some(xf(36, 0))),
    // Whoever could not be reached and is after all has the answer, and from then on the time to ask for a review.
    line(Act::Serve, &[State::Unserved], To::Answered, Some(xf(32, 0))),
    line(Act::Serve, State::ALL, To::Stay, Some(xf(23, 2))),
    // An opinion that reaches nobody: no article says what follows, nor lets a public notice stand for its receipt. It is written down
    // why, and what is done and not served is called so: nobody withdrew it.
    line(Act::Undelivered, UNDELIVERED, To::Stay, None),
    line(Act::Finalise, UNDELIVERED, To::Go(State::Unserved), None),
    // Only what earlier programs recorded; see `advance`.
    line(Act::Withdraw, UNDELIVERED, To::Go(State::Withdrawn), None),
    line(Act::Suspend, UNDER_WAY, To::Go(State::Suspended), None),
    // Another ground while it is paused already.
    line(Act::Suspend, &[State::Suspended], To::Stay, None),
    line(Act::Resume, &[State::Suspended], To::Back, None),
    line(Act::Withdraw, UNDER_WAY, To::Go(State::Withdrawn), None),
    line(
        Act::Withdraw,
        &[State::Registered, State::Suspended, State::UnderReview, State::UnderRecheck],
        To::Go(State::Withdrawn),
        None,
    ),
    line(Act::Enforce, &[State::Served], To::Go(State::Enforcing), Some(xf(32, 2))),
    // What a review or an agreement supports is carried out too, and what may follow there stays.
    line(Act::Enforce, &[State::Mediated, State::ReviewServed], To::Stay, Some(xf(32, 2))),
    line(Act::CarryOut, &[State::Mediated, State::ReviewServed], To::Stay, Some(xf(32, 2))),
    // What was not carried out is enforced anew, with a day of its own.
    line(Act::CarryOut, &[State::Enforcing], To::Go(State::Served), Some(xf(32, 2))),
    line(Act::RequestReview, &[State::Served, State::Enforcing], To::Go(State::UnderReview), Some(xf(35, 0))),
    line(Act::ReviewOpinion, &[State::UnderReview], To::Go(State::Reviewed), Some(xf(35, 0))),
    // A review may order the matter to be handled anew; no article gives that a limit of its own.
    line(Act::Redo, &[State::ReviewServed], To::Go(State::Handling), None),
    line(Act::RequestRecheck, &[State::ReviewServed], To::Go(State::UnderRecheck), Some(xf(36, 0))),
    line(Act::RecheckOpinion, &[State::UnderRecheck], To::Go(State::Rechecked), Some(xf(36, 0))),
    line(
        Act::Finalise,
        &[
            State::Served,
            State::Enforcing,
            State::ReviewServed,
            State::Mediated,
            State::Suspended,
            State::Transferred,
            State::Returned,
            State::Declined,
            State::NotAgain,
            State::Directed,
        ],
        To::Go(State::Closed),
        None,
    ),
    line(Act::Evaluate, ENDED, To::Stay, Some(xf(21, 0))),
    line(Act::Track, ENDED, To::Stay, Some(xf(37, 3))),
    // What is followed may be taken up again meanwhile: it is looked at, and given up, wherever it stands.
    line(Act::Look, State::ALL, To::Stay, Some(xf(37, 3))),
    line(Act::Untrack, State::ALL, To::Stay, Some(xf(37, 3))),
    line(Act::Note, State::ALL, To::Stay, None),
    // Who handles a matter below the bureau moves no limit: to the petitioner it is the bureau's (arts. 15 and 23).
    line(Act::HandDown, UNDER_WAY, To::Stay, Some(xf(15, 3))),
    line(Act::HandDown, &[State::Enforcing], To::Stay, Some(xf(15, 3))),
    line(Act::TakeOn, State::ALL, To::Stay, None),
    line(Act::SendBack, State::ALL, To::Stay, None),
    line(Act::ReportUp, State::ALL, To::Stay, None),
    line(Act::SetDemand, State::ALL, To::Stay, None),
    line(Act::Recuse, State::ALL, To::Stay, Some(xf(28, 3))),
    line(Act::LiftRecusal, State::ALL, To::Stay, Some(xf(28, 3))),
    line(Act::NameAccused, State::ALL, To::Stay, Some(xf(30, 3))),
    line(Act::MarkLong, State::ALL, To::Stay, None),
    line(Act::UnmarkLong, State::ALL, To::Stay, None),
    line(Act::Defer, &[State::Registered], To::Stay, None),
    line(Act::Defer, UNDER_WAY, To::Stay, None),
    // What is asked for is answered where the matter is in hand; that this is so is told in writing.
    line(Act::Join, &[State::Registered], To::Go(State::Closed), None),
    line(Act::SetDeadline, DEADLINE, To::Stay, None),
    line(Act::ClearDeadline, DEADLINE, To::Stay, None),
];

/// The state that an event leads to, or why it cannot be. What the rules and the calendar say of it is judged by
/// [`super::PetitionRules::judge`].
pub fn advance(facts: &CaseFacts<'_>, event: &PetitionEvent) -> Result<State, ActFault> {
    // An opinion was made: it is served, or ends as one that could not be. Earlier programs ended that as withdrawn.
    if event.act == Act::Withdraw && UNDELIVERED.contains(&facts.state) {
        return Err(HandsFault::OpinionNotServed.into());
    }
    let paused = match event.act {
        Act::Resume => fold(facts).map_or(facts.state, |stand| stand.paused),
        _ => facts.state,
    };
    step(facts, event, paused)
}

/// The state that the events lead to from the registration on; or the first that could not follow, counted from 0.
pub fn course(facts: &CaseFacts<'_>) -> Result<State, (usize, ActFault)> {
    fold(facts).map(|stand| stand.state)
}

/// Where a petition stands, and where it stood when it was last suspended.
struct Stand {
    state: State,
    paused: State,
}

fn fold(facts: &CaseFacts<'_>) -> Result<Stand, (usize, ActFault)> {
    let mut stand = Stand { state: State::Registered, paused: State::Registered };
    for (n, event) in facts.events.iter().enumerate() {
        let events = facts.events.get(..n).unwrap_or_default();
        let then = CaseFacts { state: stand.state, events, ..*facts };
        let state = step(&then, event, stand.paused).map_err(|fault| (n, fault))?;
        if event.act == Act::Suspend && stand.state != State::Suspended {
            stand.paused = stand.state;
        }
        stand.state = state;
    }
    Ok(stand)
}

fn step(facts: &CaseFacts<'_>, event: &PetitionEvent, paused: State) -> Result<State, ActFault> {
    let (state, act) = (facts.state, event.act);
    let Some(step) = MACHINE.iter().find(|m| m.act == act && m.from.contains(&state)) else {
        if state == State::Final {
            return Err(ActFault::Final { article: xf(36, 3) });
        }
        let article = MACHINE.iter().find(|m| m.act == act).and_then(|m| m.article);
        return Err(ActFault::NotFrom { act, state, article });
    };
    allow(facts, act, step.article)?;
    let next = match step.to {
        To::Stay if state == State::Simple && event.is_of(&[Act::ToOrdinary]) => State::Handling,
        To::Go(next) => next,
        To::Stay => state,
        To::Back => paused,
        To::Answered => answered(facts),
    };
    if act == Act::Serve { served(facts, event, next) } else { Ok(next) }
}

/// Where the newest opinion leads once it is received.
fn answered(facts: &CaseFacts<'_>) -> State {
    match facts.last(&OPINIONS).map(|opinion| opinion.act) {
        Some(Act::Reply) => State::Served,
        Some(Act::ReviewOpinion) => State::ReviewServed,
        Some(Act::RecheckOpinion) => State::Final,
        _ => facts.state,
    }
}

/// Where a service leads: a receipt may be recorded late, after steps that came later, but it proves only the papers that it names —
/// one of an earlier program those made by its day —, and the petition moves on only when its opinion is among them.
fn served(facts: &CaseFacts<'_>, event: &PetitionEvent, next: State) -> Result<State, ActFault> {
    let open: Vec<_> = facts.unserved().collect();
    let first = open.iter().map(|(_, made)| made.on).min().ok_or(ActFault::NothingToServe)?;
    if event.on < first {
        return Err(ActFault::TooEarly { last: first });
    }
    let proves = |at: usize, made: &PetitionEvent| match event.papers.as_slice() {
        [] => made.on <= event.on,
        papers => papers.iter().any(|paper| usize::from(*paper) == at),
    };
    let newest = open.last().is_some_and(|(at, made)| proves(*at, made));
    Ok(if newest { next } else { facts.state })
}

/// What the facts forbid although the machine has the step.
fn allow(facts: &CaseFacts<'_>, act: Act, article: Option<Article>) -> Result<(), ActFault> {
    let article = article.unwrap_or(xf(31, 0));
    match (act, facts.route) {
        (Act::Object, _) if facts.origin != Origin::Referred => Err(ActFault::NotReferred { article }),
        (Act::Accept | Act::Simple | Act::Direct, None) => Err(ActFault::NeedsRoute { article: xf(31, 0) }),
        (Act::Direct, Some(route)) if !route.has_own_procedure() => {
            Err(ActFault::NoOtherProcedure { article: route.article() })
        }
        (Act::Simple, _) if !facts.first => Err(ActFault::NotFirst { article }),
        (Act::Join, _) if facts.first => Err(ActFault::NeedsEarlier),
        (Act::TakeBack, _) if facts.state.is_closed() && !facts.joined() => {
            Err(ActFault::NotFrom { act, state: facts.state, article: None })
        }
        (Act::Serve, _) if facts.outstanding().is_empty() => Err(ActFault::NothingToServe),
        (Act::Withdraw | Act::Finalise, _) if UNDELIVERED.contains(&facts.state) => {
            if facts.undelivered() {
                Ok(())
            } else {
                Err(HandsFault::OpinionNotServed.into())
            }
        }
        (Act::Finalise, _) if facts.waits_for_receipt() => Err(ActFault::NotServed { article: xf(23, 2) }),
        (Act::RequestExtension | Act::ApproveExtension | Act::RefuseExtension, route) => {
            extends(facts, act, article, route)
        }
        (Act::ClearDeadline, _) if facts.deadline().is_none() => Err(ActFault::NoDeadline),
        (Act::Track, _) if facts.tracked().is_some() => Err(ActFault::SameTracking),
        (Act::Look | Act::Untrack, _) if facts.tracked().is_none() => Err(ActFault::SameTracking),
        (Act::Enforce, _) if facts.carries_out() => Err(HandsFault::SameExecution.into()),
        (Act::CarryOut, _) if !facts.carries_out() => Err(HandsFault::SameExecution.into()),
        _ => Ok(hands::allow(facts, act)?),
    }
}

/// An extension is given once, and only what was asked for is answered.
fn extends(facts: &CaseFacts<'_>, act: Act, article: Article, route: Option<Route>) -> Result<(), ActFault> {
    match (act, facts.extension_asked()) {
        _ if route != Some(Route::Opinion) => Err(ActFault::NothingToExtend { article }),
        _ if facts.extended_until().is_some() => Err(ActFault::AlreadyExtended { article }),
        (Act::ApproveExtension | Act::RefuseExtension, None) => Err(ActFault::NotRequested { article }),
        _ => Ok(()),
    }
}

/// The state that an act of the newest day leads to, or why it cannot be done.
pub fn next_state(facts: &CaseFacts<'_>, act: Act) -> Result<State, ActFault> {
    let last = facts.events.iter().map(|e| e.on).max().unwrap_or(facts.received).max(facts.received);
    advance(facts, &PetitionEvent::new(act, last, StaffId::default()))
}
