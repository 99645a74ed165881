//! Judging an act with its day and its author: what the state machine alone cannot know.

use serde::Serialize;

use super::case::{CaseFacts, PetitionEvent};
use super::grounds::Grounds;
use super::rule::PetitionRules;
use super::state::{ActFault, next_state};
use super::{PetitionAct as Act, PetitionState};
use crate::domain::{Article, Calendar, Date, Law};

/// An act that may be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// Where the petition stands after it.
    pub next: PetitionState,
    /// Worth saying before it is done.
    pub warnings: Vec<ActWarning>,
}

/// What is odd about an act, without forbidding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActWarning {
    /// After the end of its limit.
    AfterLimit {
        /// The last day.
        due: Date,
        /// The article of the limit.
        article: Article,
    },
}

const ARTICLE_34: Article = Article::new(Law::PetitionWork, 34, 0, 0);

/// Where a service leads: a receipt may be recorded late, after steps that came later, but it covers only documents
/// that were made by its day, and the petition moves on only when its opinion is among them.
fn served(
    facts: &CaseFacts<'_>,
    event: &PetitionEvent,
    next: PetitionState,
) -> Result<PetitionState, ActFault> {
    let open = facts.outstanding();
    let first = open.iter().map(|(_, made)| *made).min().ok_or(ActFault::NothingToServe)?;
    if event.on < first {
        return Err(ActFault::TooEarly { last: first });
    }
    let newest = open.last().is_some_and(|(_, made)| *made <= event.on);
    Ok(if newest { next } else { facts.state })
}

impl PetitionRules {
    /// Judges an event before it is recorded: the machine, the order of days, who may approve, how far an extension may
    /// reach, and windows that are still open. `today` is the business date.
    pub fn judge(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
        today: Date,
    ) -> Result<Judged, ActFault> {
        let mut next = next_state(facts, event.act)?;
        let last = facts.events.iter().map(|e| e.on).max().unwrap_or(facts.received).max(facts.received);
        let free = matches!(event.act, Act::Note | Act::Serve);
        if event.on < last && !free {
            return Err(ActFault::TooEarly { last });
        }
        if event.on > today {
            return Err(ActFault::TooLate);
        }
        match event.act {
            Act::Serve => next = served(facts, event, next)?,
            Act::RequestExtension => self.before_expiry(facts, event, calendar)?,
            Act::ApproveExtension => self.extension(facts, event, calendar)?,
            Act::Finalise => self.window_closed(facts, event, calendar)?,
            Act::Evaluate if !event.score.is_some_and(|s| (1..=5).contains(&s)) => {
                return Err(ActFault::NeedsScore);
            }
            Act::Hearing if facts.state == PetitionState::UnderRecheck => {
                event.until.filter(|until| *until >= event.on).ok_or(ActFault::NeedsUntil)?;
            }
            _ => {}
        }
        Grounds::check(event)?;
        Ok(Judged { next, warnings: self.late(facts, event, calendar).into_iter().collect() })
    }

    /// The due date of the 60-day limit, which an extension moves.
    fn conclusion(
        &self,
        facts: &CaseFacts<'_>,
        on: Date,
        calendar: &Calendar,
    ) -> Result<(Date, u16), ActFault> {
        let clock = self.clock("conclude", facts, calendar, on);
        clock
            .and_then(|c| c.rule.extension.map(|most| (c.due, most)))
            .ok_or(ActFault::NothingToExtend { article: ARTICLE_34 })
    }

    fn before_expiry(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let (due, _) = self.conclusion(facts, event.on, calendar)?;
        if event.on > due { Err(ActFault::Expired { due, article: ARTICLE_34 }) } else { Ok(()) }
    }

    fn extension(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let article = ARTICLE_34;
        self.before_expiry(facts, event, calendar)?;
        let mut requests = facts.events.iter().filter(|e| e.act == Act::RequestExtension);
        if requests.any(|e| e.by == event.by) {
            return Err(ActFault::SamePerson { by: event.by, article });
        }
        let (after, most) = self.conclusion(facts, event.on, calendar)?;
        let latest = after.plus_days(most.into());
        let until = event.until.ok_or(ActFault::NeedsUntil)?;
        if until <= after || until > latest {
            return Err(ActFault::ExtensionRange { after, latest, article });
        }
        Ok(())
    }

    /// A petition is not closed while its petitioner may still ask for a review.
    fn window_closed(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let window = match facts.state {
            PetitionState::Served | PetitionState::Enforcing => "review-request",
            PetitionState::ReviewServed => "recheck-request",
            _ => return Ok(()),
        };
        match self.clock(window, facts, calendar, event.on) {
            Some(c) if event.on <= c.due => {
                Err(ActFault::WindowOpen { until: c.due, article: c.rule.article })
            }
            _ => Ok(()),
        }
    }

    /// Acts that have a limit of their own and come after it.
    fn late(&self, facts: &CaseFacts<'_>, event: &PetitionEvent, calendar: &Calendar) -> Option<ActWarning> {
        let limit = match event.act {
            Act::Object => "objection",
            Act::RequestReview => "review-request",
            Act::RequestRecheck => "recheck-request",
            _ => return None,
        };
        let clock = self.clock(limit, facts, calendar, event.on)?;
        (event.on > clock.due).then(|| ActWarning::AfterLimit { due: clock.due, article: clock.rule.article })
    }
}
