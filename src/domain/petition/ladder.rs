//! The ladder of time limits (信访工作条例 arts. 22–23, 34–36) without a petition: from the days that are known, every limit that they
//! start, each with its article. Where the regulation is silent about a last day that is a rest day, both days are given.

use serde::Serialize;
use thiserror::Error;

use super::case::{CaseFacts, PetitionEvent};
use super::clock::Clock;
use super::rule::{ClockRule, needed};
use super::{ClockUnit, Origin, PetitionAct, PetitionRules, PetitionState, Route};
use crate::domain::{Article, Calendar, Date, StaffId};

/// The days that are known of a matter of art. 31 (6), the only kind with a limit for its conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestones {
    /// 收到: received by the bureau.
    pub received: Date,
    /// 转送、交办: it came from a petition office or an organ above, so that the bureau may object.
    pub forwarded: bool,
    /// 受理: accepted; the conclusion counts from here.
    pub accepted: Option<Date>,
    /// 延期: the head has approved the one extension there may be, for as long as it may be.
    pub extended: bool,
    /// 送达: the petitioner received the opinion.
    pub served: Option<Date>,
    /// 申请复查: the organ above received the request for a review.
    pub review_requested: Option<Date>,
    /// 复查意见送达: the petitioner received the review opinion.
    pub review_served: Option<Date>,
    /// 申请复核: the organ above that received the request for a recheck.
    pub recheck_requested: Option<Date>,
    /// 复核听证: first and last day of a hearing held for the recheck, which are not counted (art. 36).
    pub hearing: Option<(Date, Date)>,
}

/// One limit of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung<'r> {
    /// Its name: `notice`, `objection`, `conclusion`, `extension`, `review_request`, `review`, `final_request`, `final_review`.
    pub name: &'r str,
    /// The rule that it follows; for the extension that of the conclusion.
    pub rule: &'r ClockRule,
    /// The day that it is counted from.
    pub start: Date,
    /// Its last day: as the text counts it, or moved on where the bureau has settled so.
    pub due: Date,
    /// The next working day, where the last day as the text counts it is a rest day: with a roll it is `due`, without one the day to which
    /// 民法典 art. 203 would move it.
    pub rolled: Option<Date>,
    /// It depends on a year whose calendar is not published.
    pub provisional: bool,
}

impl Rung<'_> {
    /// Where the limit is written.
    pub fn article(&self) -> Article {
        self.rule.article
    }

    /// Whether it is the extension, which has no rule of its own.
    pub fn is_extension(&self) -> bool {
        self.name == EXTENSION
    }

    /// The day on which the petitioner made the request that it is the last day for, where that was later.
    pub fn after_limit(&self, days: &Milestones) -> Option<Date> {
        let asked = match self.rule.id.as_str() {
            needed::REVIEW_REQUEST => days.review_requested,
            needed::RECHECK_REQUEST => days.recheck_requested,
            _ => None,
        };
        asked.filter(|asked| *asked > self.due)
    }

    /// What it is counted in.
    pub fn unit(&self) -> ClockUnit {
        self.rule.unit
    }
}

/// One of the days of [`Milestones`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// 收到
    Received,
    /// 受理
    Accepted,
    /// 处理意见送达
    Served,
    /// 申请复查
    ReviewRequested,
    /// 复查意见送达
    ReviewServed,
    /// 申请复核
    RecheckRequested,
    /// 复核听证
    Hearing,
    /// 复核听证的最后一天
    HearingEnd,
}

/// Why no ladder can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LadderFault {
    /// A day that comes before one that it follows from.
    #[error("{later:?} on {on} comes before {earlier:?} on {before}")]
    Order {
        /// What is too early.
        later: Milestone,
        /// Its day.
        on: Date,
        /// What it follows from.
        earlier: Milestone,
        /// The day of that.
        before: Date,
    },
    /// A day is said, and the one that it follows from is not.
    #[error("{later:?} needs {earlier:?}")]
    Missing {
        /// What is said.
        later: Milestone,
        /// What is not.
        earlier: Milestone,
    },
    /// Nothing was in force yet that sets a limit.
    #[error("{received} is before {since}, the first day of the rules")]
    BeforeRules {
        /// The day of receipt.
        received: Date,
        /// The first day of the earliest rules.
        since: Date,
    },
    /// A limit would end behind the last day of the calendar.
    #[error("a limit from {received} ends beyond the calendar")]
    BeyondCalendar {
        /// The day of receipt.
        received: Date,
    },
    /// An extension of what was never accepted.
    #[error("an extension needs the day of acceptance")]
    NothingToExtend,
}

impl Milestones {
    /// Only the day on which it was received is known.
    pub fn new(received: Date) -> Self {
        Self {
            received,
            forwarded: false,
            accepted: None,
            extended: false,
            served: None,
            review_requested: None,
            review_served: None,
            recheck_requested: None,
            hearing: None,
        }
    }

    /// The days in the order in which they come, each with what it follows from: a request needs the reply that it is about.
    fn steps(&self) -> [(Milestone, Option<Date>, Milestone, Option<Date>); 7] {
        use Milestone as M;
        let received = Some(self.received);
        let first = self.hearing.map(|(from, _)| from);
        let last = self.hearing.map(|(_, until)| until);
        [
            (M::Accepted, self.accepted, M::Received, received),
            // What was never accepted as a petition may have been answered all the same.
            (M::Served, self.served, M::Accepted, self.accepted.or(received)),
            (M::ReviewRequested, self.review_requested, M::Served, self.served),
            (M::ReviewServed, self.review_served, M::ReviewRequested, self.review_requested),
            (M::RecheckRequested, self.recheck_requested, M::ReviewServed, self.review_served),
            (M::Hearing, first, M::RecheckRequested, self.recheck_requested),
            (M::HearingEnd, last, M::Hearing, first),
        ]
    }

    fn check(&self) -> Result<(), LadderFault> {
        for (later, on, earlier, before) in self.steps() {
            let Some(on) = on else { continue };
            let before = before.ok_or(LadderFault::Missing { later, earlier })?;
            if on < before {
                return Err(LadderFault::Order { later, on, earlier, before });
            }
        }
        if self.extended && self.accepted.is_none() { Err(LadderFault::NothingToExtend) } else { Ok(()) }
    }

    /// The same as events of a petition, so that the ladder and a real case are counted by one function.
    fn events(&self) -> Vec<PetitionEvent> {
        use PetitionAct as Act;
        let said = [
            (&[Act::Accept][..], self.accepted),
            (&[Act::Reply, Act::Serve][..], self.served),
            (&[Act::RequestReview][..], self.review_requested),
            (&[Act::ReviewOpinion, Act::Serve][..], self.review_served),
            (&[Act::RequestRecheck][..], self.recheck_requested),
            (&[Act::Hearing][..], self.hearing.map(|(from, _)| from)),
        ];
        let mut events = Vec::new();
        for (acts, on) in said {
            let Some(on) = on else { continue };
            events.extend(acts.iter().map(|act| PetitionEvent::new(*act, on, StaffId::default())));
        }
        if let (Some(hearing), Some((_, until))) = (events.last_mut(), self.hearing) {
            hearing.until = Some(until);
        }
        events
    }

    /// What was accepted, and extended as long as it may be.
    fn extended_until(&self, until: Date) -> Vec<PetitionEvent> {
        let event = |act, on| PetitionEvent::new(act, on, StaffId::default());
        let accepted = self.accepted.unwrap_or(self.received);
        let approved = PetitionEvent { until: Some(until), ..event(PetitionAct::ApproveExtension, accepted) };
        vec![event(PetitionAct::Accept, accepted), approved]
    }

    fn facts<'e>(&self, events: &'e [PetitionEvent]) -> CaseFacts<'e> {
        CaseFacts {
            received: self.received,
            origin: if self.forwarded { Origin::Referred } else { Origin::Direct },
            route: Some(Route::Opinion),
            first: true,
            identified: true,
            state: PetitionState::Registered,
            events,
        }
    }
}

impl PetitionRules {
    /// Every limit that the days start, in the order of the rules: each counted as that of a petition is.
    ///
    /// # Errors
    /// When the days cannot follow each other, or no rules were in force on any of them.
    pub fn ladder(&self, days: &Milestones, calendar: &Calendar) -> Result<Vec<Rung<'_>>, LadderFault> {
        days.check()?;
        let events = days.events();
        let facts = days.facts(&events);
        let mut ladder = Vec::new();
        for id in self.names() {
            let Some(clock) = self.clock(id, &facts, calendar, days.received) else { continue };
            let Some(rule) = self.on(clock.start).and_then(|version| version.get(id)) else { continue };
            let Some(name) = rule.ladder.as_deref() else { continue };
            ladder.push(Rung::of(name, rule, clock.start, &clock));
            if let Some(until) = clock.latest_extension().filter(|_| days.extended) {
                let events = days.extended_until(until);
                let clock = self.clock(id, &days.facts(&events), calendar, days.received);
                ladder.extend(clock.map(|clock| Rung::of(EXTENSION, rule, clock.base_due, &clock)));
            }
        }
        match self.versions().first() {
            Some(first) if ladder.is_empty() => {
                Err(LadderFault::BeforeRules { received: days.received, since: first.effective })
            }
            _ if ladder.iter().any(|rung| rung.due == Date::LAST) => {
                Err(LadderFault::BeyondCalendar { received: days.received })
            }
            _ => Ok(ladder),
        }
    }
}

/// What the extension is called: it has no rule of its own, the one of the conclusion says how long it may be.
const EXTENSION: &str = "extension";

impl<'r> Rung<'r> {
    fn of(name: &'r str, rule: &'r ClockRule, start: Date, clock: &Clock) -> Self {
        let Clock { due, rolled, provisional, .. } = *clock;
        Rung { name, rule, start, due, rolled, provisional }
    }
}
