//! What may follow what (facts: the state table of a district bureau by 信访工作条例), and what else must hold.

use std::collections::BTreeSet;

use honordesk::domain::Date;
use honordesk::domain::petition::{PetitionAct as Act, PetitionState as State, Route};

use super::case::{Ask, Below, Case, OPINIONS};
use super::clocks::Limit;
use super::days::worked;

/// From where an act leads to where; what is not here stays where it is, or does not follow at all.
const MOVES: [(Act, &[State], State); 28] = {
    use State as S;
    [
        (Act::Accept, &[S::Registered], S::Accepted),
        (Act::Simple, &[S::Registered], S::Simple),
        (Act::Transfer, &[S::Registered, S::Accepted], S::Transferred),
        (Act::Decline, &[S::Registered], S::Declined),
        (Act::Object, &[S::Registered], S::Returned),
        (Act::NoFurther, &[S::Registered], S::NotAgain),
        (Act::Direct, &[S::Registered, S::Accepted, S::Handling], S::Directed),
        (Act::TakeBack, &[S::Transferred, S::Returned], S::Registered),
        (Act::Assign, &[S::Accepted, S::Handling], S::Handling),
        (Act::ToOrdinary, &[S::Simple], S::Handling),
        (Act::Mediate, &[S::Handling, S::Hearing, S::Extended], S::Mediated),
        (Act::Hearing, &[S::Handling, S::Hearing, S::Extended], S::Hearing),
        (Act::ApproveExtension, &[S::Handling, S::Hearing], S::Extended),
        (Act::Reply, &[S::Simple, S::Handling, S::Hearing, S::Extended, S::Mediated], S::Replied),
        (Act::Suspend, &[S::Accepted, S::Simple, S::Handling, S::Hearing, S::Extended], S::Suspended),
        (
            Act::Withdraw,
            &[
                S::Registered,
                S::Accepted,
                S::Simple,
                S::Handling,
                S::Hearing,
                S::Extended,
                S::Suspended,
                S::UnderReview,
                S::UnderRecheck,
            ],
            S::Withdrawn,
        ),
        (Act::Enforce, &[S::Served], S::Enforcing),
        (Act::CarryOut, &[S::Enforcing], S::Served),
        (Act::RequestReview, &[S::Served, S::Enforcing], S::UnderReview),
        (Act::ReviewOpinion, &[S::UnderReview], S::Reviewed),
        (Act::Redo, &[S::ReviewServed], S::Handling),
        (Act::RequestRecheck, &[S::ReviewServed], S::UnderRecheck),
        (Act::RecheckOpinion, &[S::UnderRecheck], S::Rechecked),
        (Act::Join, &[S::Registered], S::Closed),
        (Act::Finalise, &[S::Served, S::Enforcing, S::ReviewServed, S::Mediated, S::Suspended], S::Closed),
        (Act::Finalise, &[S::Transferred, S::Returned, S::Declined, S::NotAgain, S::Directed], S::Closed),
        // An opinion that reaches nobody was made all the same: nobody withdrew it.
        (Act::Finalise, &[S::Replied, S::Reviewed, S::Rechecked], S::Unserved),
        (Act::Resume, &[], S::Registered),
    ]
};

/// Where something is worked on.
const UNDER_WAY: [State; 5] =
    [State::Accepted, State::Simple, State::Handling, State::Hearing, State::Extended];

/// Where something has come to an end of whatever kind, and the petitioner may be asked what they think of it.
const ENDED: [State; 7] = [
    State::Served,
    State::Enforcing,
    State::ReviewServed,
    State::Directed,
    State::Mediated,
    State::Closed,
    State::Final,
];

/// The longest hearing, and the longest of every other span that an act names.
const HEARING: i64 = 90;
const YEAR: i64 = 365;

/// Which acts lead away from a state.
pub fn exits(state: State) -> Vec<Act> {
    let moves = MOVES.iter().filter(|(_, from, to)| from.contains(&state) && *to != state);
    let mut acts: Vec<Act> = moves.map(|(act, ..)| *act).collect();
    match state {
        // What was told is served too, before it is closed.
        State::Replied
        | State::Reviewed
        | State::Rechecked
        | State::Declined
        | State::NotAgain
        | State::Directed => acts.push(Act::Serve),
        State::Suspended => acts.push(Act::Resume),
        _ => {}
    }
    acts
}

impl Case {
    /// The state that an act leads to; `None` where it does not follow.
    pub fn leads_to(&self, ask: &Ask) -> Option<State> {
        use State as S;
        let act = ask.act;
        let state = self.state();
        let stays = match act {
            Act::Serve => return Some(self.served(ask.paper)),
            // What was joined and is taken back goes on by itself.
            Act::TakeBack if state == S::Closed => return self.joined().then_some(S::Registered),
            Act::Resume => return (state == S::Suspended).then_some(self.stand.paused),
            // Whoever has it, it stays simple.
            Act::Assign => matches!(state, S::Simple | S::Extended | S::Hearing),
            // Art. 32 ¶2: what an agreement or a review supports is carried out as well.
            Act::Enforce | Act::CarryOut if matches!(state, S::Mediated | S::ReviewServed) => true,
            Act::Hearing => state == S::UnderRecheck,
            Act::RequestExtension | Act::RefuseExtension => matches!(state, S::Handling | S::Hearing),
            Act::Suspend => state == S::Suspended,
            Act::Undelivered => matches!(state, S::Replied | S::Reviewed | S::Rechecked),
            Act::Evaluate | Act::Track => ENDED.contains(&state),
            Act::HandDown => UNDER_WAY.contains(&state) || state == S::Enforcing,
            Act::Defer => UNDER_WAY.contains(&state) || state == S::Registered,
            Act::SetDeadline | Act::ClearDeadline => {
                !matches!(state, S::Declined | S::NotAgain) && !self.over()
            }
            Act::SetDemand | Act::Recuse | Act::LiftRecusal | Act::MarkLong => !self.over(),
            Act::NameAccused
            | Act::Note
            | Act::TakeOn
            | Act::SendBack
            | Act::ReportUp
            | Act::UnmarkLong
            | Act::Look
            | Act::Untrack => true,
            _ => false,
        };
        if stays {
            return Some(state);
        }
        MOVES.iter().find(|(one, from, _)| *one == act && from.contains(&state)).map(|(_, _, to)| *to)
    }

    /// An opinion counts from the day of its receipt; a receipt of an earlier paper moves nothing.
    fn served(&self, paper: Option<Act>) -> State {
        let state = self.state();
        let (opinion, then) = match state {
            State::Replied => (Act::Reply, State::Served),
            State::Reviewed => (Act::ReviewOpinion, State::ReviewServed),
            State::Rechecked => (Act::RecheckOpinion, State::Final),
            // Reached after all: as if it had been served when it was made.
            State::Unserved => match self.last_of(&OPINIONS).map(|(_, step)| step.act) {
                Some(Act::Reply) => (Act::Reply, State::Served),
                Some(Act::ReviewOpinion) => (Act::ReviewOpinion, State::ReviewServed),
                _ => (Act::RecheckOpinion, State::Final),
            },
            _ => return state,
        };
        if self.meant(paper).iter().any(|(act, _)| *act == opinion) { then } else { state }
    }

    /// Whether all that the law wants holds. `last` is the matter: it went through the recheck once.
    pub fn may(&self, ask: &Ask, today: Date, last: bool) -> bool {
        let free = matches!(ask.act, Act::Note | Act::Serve);
        // Nobody is given time in hindsight.
        let now =
            matches!(ask.act, Act::RequestExtension | Act::ApproveExtension | Act::Suspend | Act::Resume);
        let receives = matches!(ask.act, Act::Recuse | Act::LiftRecusal | Act::NameAccused | Act::SetDemand);
        ask.on <= today
            && (ask.staff.is_none() || receives)
            && (!now || ask.on == today)
            && ask.on >= if free { self.received } else { self.newest() }
            && (ask.signed || !self.heard_too_late(ask, today))
            && self.leads_to(ask).is_some()
            && (ask.said || !must_say(ask.act))
            && self.holds(ask, last)
    }

    fn holds(&self, ask: &Ask, last: bool) -> bool {
        let way = self.route().or(ask.route);
        let within = |most: i64| ask.until.is_none_or(|day| (0..=most).contains(&day.days_since(ask.on)));
        let comes_later = ask.until.is_some_and(|day| (1..=YEAR).contains(&day.days_since(ask.on)));
        match ask.act {
            Act::Accept => way.is_some() && !last,
            Act::Simple => {
                way.is_some()
                    && !last
                    && self.stand.repeats.is_none()
                    && self.late_with_reason("simple-accept", ask)
            }
            Act::Direct => self.first_five(ask.route),
            // Five working days; by days that nobody knows yet it is for whoever objects to say.
            Act::Object => {
                let over = |limit: Limit| ask.on > limit.due && limit.known();
                self.referred && !self.limit("objection", ask.on).is_some_and(over)
            }
            Act::RequestReview => self.late_with_reason("review-request", ask),
            Act::RequestRecheck => self.late_with_reason("recheck-request", ask),
            Act::Serve => {
                let meant = self.meant(ask.paper);
                ask.signed && !meant.is_empty() && meant.iter().all(|(_, made)| *made <= ask.on)
            }
            // It is the petitioner's own word.
            Act::Withdraw => ask.signed,
            // Art. 36 ¶3 is for what went through the recheck, by the record or by the number of its opinion.
            Act::NoFurther => last || ask.signed,
            Act::RequestExtension => self.extensible(ask.on).is_some() && self.asked_for_more().is_none(),
            Act::RefuseExtension => self.answers(ask),
            Act::ApproveExtension => self.approves(ask),
            Act::Evaluate => ask.score.is_some_and(|score| (1..=5).contains(&score)),
            Act::Track => comes_later && !self.tracked(),
            Act::Look => comes_later && self.tracked(),
            // Whoever is to carry it out has a day.
            Act::Enforce => ask.until.is_some() && within(YEAR) && !self.carries_out(),
            Act::CarryOut => self.carries_out(),
            Act::Untrack => self.tracked(),
            Act::Hearing if self.state() == State::UnderRecheck => {
                ask.until.is_some() && within(HEARING) && self.heard_with(ask) <= HEARING as usize + 1
            }
            Act::Hearing => within(HEARING),
            Act::Suspend => {
                ask.cites && within(YEAR) && self.limit("conclude", ask.on).is_some_and(|l| l.owed())
            }
            Act::SetDeadline => ask.until.is_some() && within(YEAR),
            Act::ClearDeadline => self.has_deadline(),
            // What was accepted is answered here.
            Act::Transfer => {
                let owed = self.limit("conclude", ask.on).is_some_and(|l| l.owed());
                within(YEAR) && (self.state() == State::Registered || !owed)
            }
            Act::HandDown => ask.town.is_some() && within(YEAR),
            Act::TakeOn => self.below() == Below::Asked,
            Act::ReportUp => self.below() == Below::Has,
            Act::SendBack => self.below() != Below::Nobody,
            Act::Defer => comes_later,
            Act::MarkLong => !self.long(),
            Act::UnmarkLong => self.long(),
            Act::SetDemand => self.may_redirect(ask),
            Act::Finalise => {
                let awaited = self.limit("feedback", ask.on).is_some_and(|l| l.owed());
                let carries = self.limit("execution", ask.on).is_some_and(|l| l.owed());
                let waits = matches!(self.state(), State::Replied | State::Reviewed | State::Rechecked);
                let done = if waits { self.undelivered() } else { self.nothing_left(ask.on) };
                done && !carries && (ask.said || !awaited)
            }
            _ => true,
        }
    }

    /// Art. 36 leaves out the days of a hearing. One that is told of when the limit is over moves it by the number of its record alone.
    fn heard_too_late(&self, ask: &Ask, today: Date) -> bool {
        ask.act == Act::Hearing
            && self.state() == State::UnderRecheck
            && ask.on < today
            && self.limit("recheck", today).is_some_and(|limit| limit.due < today && ask.on <= limit.due)
    }

    /// Days of hearings of this recheck, with one more: each day once.
    fn heard_with(&self, ask: &Ask) -> usize {
        let this = self.steps.iter().rev().take_while(|s| s.act != Act::RequestRecheck);
        let held =
            this.filter(|s| s.act == Act::Hearing).map(|s| (s.on, s.until)).chain([(ask.on, ask.until)]);
        let mut days = BTreeSet::new();
        for (first, last) in held {
            let Some(last) = last else { continue };
            days.extend((0..=last.days_since(first)).map(|n| first.plus_days(n)));
        }
        days.len()
    }

    /// After its last day only with a reason.
    fn late_with_reason(&self, name: &str, ask: &Ask) -> bool {
        ask.said || self.limit(name, ask.on).is_none_or(|limit| ask.on <= limit.due)
    }

    /// Art. 31 (1)–(5): only what has a procedure of its own is directed to it, by the way of the first demand that has one then.
    fn first_five(&self, asked: Option<Route>) -> bool {
        let decided: Vec<Route> = self.stand.routes.iter().filter_map(|r| r.or(asked)).collect();
        !decided.contains(&Route::Opinion)
            && matches!(
                decided.first(),
                Some(
                    Route::Judicial | Route::Arbitration | Route::Party | Route::Administrative | Route::Duty
                )
            )
    }

    /// Once taken in, the way of a demand is decided; an opinion that was promised by an acceptance (art. 34) even after it came back.
    fn may_redirect(&self, ask: &Ask) -> bool {
        let Some(way) = self.stand.routes.get(ask.demand) else { return false };
        let promised = *way == Some(Route::Opinion) && self.times(Act::Accept) + self.times(Act::Simple) > 0;
        let free = self.state() == State::Registered && !promised;
        free || ask.route.is_none() || way.is_none() || *way == ask.route
    }

    /// Art. 34: once, before the sixty days are over, and only while an opinion is owed.
    fn extensible(&self, on: Date) -> Option<Limit> {
        let limit = self.limit("conclude", on)?;
        (limit.owed() && on <= limit.due && self.times(Act::ApproveExtension) == 0).then_some(limit)
    }

    /// By the head, who has not asked for it, and for no more than thirty days.
    fn approves(&self, ask: &Ask) -> bool {
        let Some(limit) = self.extensible(ask.on) else { return false };
        let more = ask.until.map_or(0, |day| day.days_since(limit.due));
        self.answers(ask) && (1..=30).contains(&more)
    }

    /// Somebody else asked, and has no answer yet.
    fn answers(&self, ask: &Ask) -> bool {
        let mut asked = self.steps.iter().filter(|s| s.act == Act::RequestExtension);
        self.route() == Some(Route::Opinion)
            && self.times(Act::ApproveExtension) == 0
            && self.asked_for_more().is_some()
            && asked.all(|s| s.by != ask.by)
    }

    /// The request that waits for an answer.
    pub fn asked_for_more(&self) -> Option<Date> {
        let acts = [Act::RequestExtension, Act::RefuseExtension, Act::ApproveExtension];
        self.last_of(&acts).filter(|(_, s)| s.act == Act::RequestExtension).map(|(_, s)| s.on)
    }

    /// Nobody waits for a paper or an opinion, and nobody may still ask for a review.
    fn nothing_left(&self, on: Date) -> bool {
        let window = match self.state() {
            State::Served | State::Enforcing => self.limit("review-request", on),
            State::ReviewServed => self.limit("recheck-request", on),
            _ => None,
        };
        // Whether 民法典 art. 203 moves a thirtieth day that is a rest day is not settled, and nobody is shut out by that.
        let last = |limit: Limit| {
            let worked_on = (0..30).map(|n| limit.due.plus_days(n)).find(|date| worked(*date));
            worked_on.unwrap_or(limit.due)
        };
        !self.waits_for_receipt()
            && window.is_none_or(|limit| on > last(limit))
            && self.limit("conclude", on).is_none_or(|limit| !limit.owed())
    }
}

/// What is said in writing, with its reason.
fn must_say(act: Act) -> bool {
    !matches!(
        act,
        Act::Accept
            | Act::Simple
            | Act::Direct
            | Act::Assign
            | Act::Hearing
            | Act::Serve
            | Act::Resume
            | Act::RequestReview
            | Act::RequestRecheck
            | Act::Finalise
            | Act::Evaluate
            | Act::Track
            | Act::TakeBack
            | Act::Redo
            | Act::HandDown
            | Act::TakeOn
            | Act::SetDemand
            | Act::Join
    )
}
