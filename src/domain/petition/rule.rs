//! One time limit of a petition as data: what a line of `rules.toml` may say.

use serde::{Deserialize, Serialize};

use super::case::{CaseFacts, Reached};
use super::counting::{DayZero, Roll};
use super::receipts::NOTICES;
use super::{Origin, PetitionAct, Route};
use crate::domain::{Article, Date};

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockUnit {
    /// 日: every day.
    Natural,
    /// 工作日: days that the calendar says are worked.
    Working,
}

/// Who must act before the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// This bureau.
    Bureau,
    /// The petitioner: a right that lapses, not a duty.
    Petitioner,
    /// The organ one level up, or above it.
    Higher,
}

/// A point in the life of a petition that starts or stops a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// The bureau received it.
    Received,
    /// The bureau accepted it, simply or not.
    Accepted,
    /// The bureau took it into simple handling.
    Simple,
    /// The bureau passed it on.
    Transferred,
    /// The bureau took back what it had passed on or returned.
    TakenBack,
    /// The bureau closed it.
    Closed,
    /// The written notice was served.
    NoticeServed,
    /// The bureau objected to a referral.
    Objected,
    /// An agreement was reached; both sides hold it.
    Mediated,
    /// The opinion was served.
    OpinionServed,
    /// The petitioner asked for a review.
    ReviewRequested,
    /// The review opinion was served.
    ReviewServed,
    /// The petitioner asked for a recheck.
    RecheckRequested,
    /// The recheck opinion was served.
    RecheckServed,
    /// Somebody set a last day of their own.
    DeadlineSet,
    /// Somebody was named who carries the opinion out.
    Enforced,
    /// It is on record what became of that.
    CarriedOut,
}

impl Mark {
    /// Every time it was reached, in the order recorded.
    fn reached(self, facts: &CaseFacts<'_>) -> Vec<Reached> {
        match self {
            Self::Received => vec![Reached { at: 0, on: facts.received }],
            Self::Accepted => facts.done(&[PetitionAct::Accept, PetitionAct::Simple]),
            Self::Simple => facts.done(&[PetitionAct::Simple]),
            Self::Transferred => facts.done(&[PetitionAct::Transfer]),
            Self::TakenBack => facts.done(&[PetitionAct::TakeBack]),
            Self::Closed => facts.done(&[PetitionAct::Finalise]),
            Self::NoticeServed => facts.served(&NOTICES),
            Self::Objected => facts.done(&[PetitionAct::Object]),
            Self::Mediated => facts.done(&[PetitionAct::Mediate]),
            Self::OpinionServed => facts.served(&[PetitionAct::Reply]),
            Self::ReviewRequested => facts.done(&[PetitionAct::RequestReview]),
            Self::ReviewServed => facts.served(&[PetitionAct::ReviewOpinion]),
            Self::RecheckRequested => facts.done(&[PetitionAct::RequestRecheck]),
            Self::RecheckServed => facts.served(&[PetitionAct::RecheckOpinion]),
            Self::DeadlineSet => facts.done(&[PetitionAct::SetDeadline]),
            Self::Enforced => facts.done(&[PetitionAct::Enforce]),
            Self::CarriedOut => facts.done(&[PetitionAct::CarryOut]),
        }
    }

    /// Where a clock starts: at the last time, but for the acceptance at the first. 信访工作条例 art. 34 counts its 60 days
    /// from the day of acceptance (受理之日) and knows no second one. Who was told that the matter is accepted keeps that
    /// day when the bureau passes it on, takes it back and accepts it once more; a later day would let the bureau give
    /// itself time that only an approved extension may give.
    pub(super) fn starts(self, facts: &CaseFacts<'_>) -> Option<Reached> {
        let reached = self.reached(facts);
        if self != Self::Accepted {
            return reached.last().copied();
        }
        let first = *reached.first()?;
        let kept = first.at.checked_sub(1).and_then(|at| facts.events.get(at)?.since);
        Some(Reached { on: kept.map_or(first.on, |day| day.min(first.on)), ..first })
    }

    /// The day on which it stops a clock that started with the first `since` events: the earliest of those after that, whatever was made
    /// or recorded first. What comes later, as a second opinion after a review, does not undo it.
    pub(super) fn stops(self, facts: &CaseFacts<'_>, since: usize) -> Option<Date> {
        self.reached(facts).into_iter().filter(|r| r.at >= since).map(|r| r.on).min()
    }
}

/// A condition on the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applies {
    /// Raised directly.
    Direct,
    /// Referred by another organ.
    Referred,
    /// Name and address are known.
    Identified,
    /// Handled by a written opinion: art. 31 item 6.
    Opinion,
    /// Handled simply.
    Simple,
    /// The first petition of its matter.
    First,
}

impl Applies {
    fn holds(self, facts: &CaseFacts<'_>) -> bool {
        match self {
            Self::Direct => facts.origin == Origin::Direct,
            Self::Referred => facts.origin == Origin::Referred,
            Self::Identified => facts.identified,
            Self::Opinion => facts.route == Some(Route::Opinion),
            Self::Simple => facts.last(&[PetitionAct::Simple]).is_some(),
            Self::First => facts.first,
        }
    }
}

/// Time that a clock does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Excludes {
    /// From the first to the last day of each hearing.
    Hearing,
}

/// One time limit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// What the table and the local rules call it.
    pub id: String,
    /// What commands and JSON call it where limits are worked out without a petition; not among those without one, and called by its id.
    #[serde(default)]
    pub ladder: Option<String>,
    /// What people call it, in Chinese.
    pub zh: String,
    /// What people call it, in English.
    pub en: String,
    /// Where it is written.
    pub article: Article,
    /// What it is counted in.
    pub unit: ClockUnit,
    /// How many; none where the act that starts it sets the last day.
    #[serde(default)]
    pub days: u16,
    /// The act that starts it sets its last day; without one there is no limit.
    #[serde(default)]
    pub set_day: bool,
    /// Whether the day of the event is counted; none where the text is silent.
    #[serde(default)]
    pub day_zero: Option<DayZero>,
    /// What happens when it ends on a rest day; none where the text is silent.
    #[serde(default)]
    pub roll: Option<Roll>,
    /// What starts it.
    pub starts: Mark,
    /// What stops it: the first of these to be reached.
    pub stops: Vec<Mark>,
    /// What must hold for it to exist.
    pub applies: Vec<Applies>,
    /// Who must act.
    pub party: Party,
    /// A choice that lapses, not something owed.
    #[serde(default)]
    pub choice: bool,
    /// Acts after which it no longer means anything.
    #[serde(default)]
    pub moot_on: Vec<PetitionAct>,
    /// The most days that an approved extension may add.
    #[serde(default)]
    pub extension: Option<u16>,
    /// Time that it does not count.
    #[serde(default)]
    pub excludes: Option<Excludes>,
    /// Whether the text in force today was read; `false` when only its predecessor was.
    #[serde(default = "yes")]
    pub confirmed: bool,
    /// The first day of the version that it belongs to.
    #[serde(skip, default = "nothing_before")]
    pub since: Date,
}

fn nothing_before() -> Date {
    Date::FIRST
}

fn yes() -> bool {
    true
}

impl ClockRule {
    /// Whether an organ that the matter went to answers by it.
    pub fn is_feedback(&self) -> bool {
        self.id == needed::FEEDBACK
    }

    /// Whether somebody carries an opinion out by it.
    pub fn is_execution(&self) -> bool {
        self.id == needed::EXECUTION
    }

    /// What it is called in commands and JSON: in the ladder and of a petition by the same name.
    pub fn name(&self) -> &str {
        self.ladder.as_deref().unwrap_or(&self.id)
    }

    pub(super) fn applies_to(&self, facts: &CaseFacts<'_>) -> bool {
        self.applies.iter().all(|a| a.holds(facts))
    }
}

/// The clocks that acts are judged by; every table has them.
pub(super) mod needed {
    pub const CONCLUDE: &str = "conclude";
    pub const OBJECTION: &str = "objection";
    pub const REVIEW_REQUEST: &str = "review-request";
    pub const RECHECK_REQUEST: &str = "recheck-request";
    pub const SIMPLE_ACCEPT: &str = "simple-accept";
    /// Not among those that every table must have: without it nobody waits for an answer of another organ.
    pub const FEEDBACK: &str = "feedback";
    /// Nor is this: without it nobody waits for the execution of an opinion.
    pub const EXECUTION: &str = "execution";
    pub const ALL: [&str; 5] = [CONCLUDE, OBJECTION, REVIEW_REQUEST, RECHECK_REQUEST, SIMPLE_ACCEPT];
}
