//! Judging an act with its day and its author: what the state machine alone cannot know.

use serde::Serialize;

use super::bounds::BoundFault;
use super::case::{CaseFacts, PetitionEvent};
use super::fault::ActFault;
use super::grounds::Grounds;
use super::hands::HandsFault;
use super::rule::{Excludes, needed};
use super::rules::PetitionRules;
use super::spans::Spans;
use super::state::advance;
use super::word;
use super::{Carried, PetitionAct as Act, PetitionState};
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

/// The longest hearing, pause with a last day, time given for feedback or set aside, and deadline, in days. No article sets them: they are far
/// beyond what happens, and keep a slip of the pen from stopping a clock for years.
const LONGEST_HEARING: i64 = 90;
const LONGEST_PAUSE: i64 = 365;
const LONGEST_FEEDBACK: i64 = 365;
const LONGEST_DEADLINE: i64 = 365;

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
        let next = advance(facts, event)?;
        let last = facts.events.iter().map(|e| e.on).max().unwrap_or(facts.received).max(facts.received);
        let free = matches!(event.act, Act::Note | Act::Serve);
        // A remark or a receipt may be of any day since there is a petition.
        let last = if free { facts.received } else { last };
        if event.on < last {
            return Err(ActFault::TooEarly { last });
        }
        if event.on > today {
            return Err(ActFault::TooLate);
        }
        match event.act {
            Act::RequestExtension => self.can_ask_extension(facts, calendar, event.on)?,
            Act::ApproveExtension => self.extension(facts, event, calendar)?,
            Act::RefuseExtension => answered_by_another(facts, event)?,
            Act::Finalise => {
                // What could not be served is owed on: its end says so, and ends no duty.
                if next != PetitionState::Unserved {
                    self.nothing_owed(facts, event, calendar)?;
                }
                self.answered_back(facts, event, calendar)?;
                self.carried_out(facts, event, calendar)?;
                self.window_closed(facts, event, calendar)?;
            }
            Act::Evaluate if !event.score.is_some_and(|s| (1..=5).contains(&s)) => {
                return Err(ActFault::NeedsScore);
            }
            Act::Hearing if event.until.is_none() && facts.state == PetitionState::UnderRecheck => {
                return Err(ActFault::NeedsUntil);
            }
            Act::Hearing => {
                within(event, LONGEST_HEARING)?;
                heard_enough(facts, event)?;
            }
            Act::Suspend => {
                self.may_pause(facts, event, calendar)?;
                within(event, LONGEST_PAUSE)?;
            }
            Act::SetDeadline => deadline(event)?,
            Act::Object => self.may_object(facts, calendar, event.on)?,
            Act::Withdraw => word::check(facts.state, event)?,
            Act::Transfer => within(event, LONGEST_FEEDBACK)?,
            Act::HandDown => {
                let to = event.handed.and_then(|to| to.division);
                to.ok_or(HandsFault::NeedsDivision)?;
                within(event, LONGEST_FEEDBACK)?;
            }
            Act::Recuse | Act::LiftRecusal if event.handed.and_then(|who| who.staff).is_none() => {
                return Err(ActFault::NeedsGrounds { grounds: Grounds::Reason, article: None });
            }
            Act::SetDemand if event.demand.is_none() => return Err(HandsFault::NeedsDemand.into()),
            Act::Serve => event.proof.as_ref().map_or(Ok(()), |proof| proof.check(&event.document))?,
            Act::Defer => comes_later(event, event.until)?,
            Act::Track | Act::Look => comes_later(event, event.next_look)?,
            Act::Enforce => {
                event.organ.as_ref().ok_or(HandsFault::NeedsExecutor)?;
                event.until.ok_or(ActFault::NeedsUntil)?;
                within(event, LONGEST_DEADLINE)?;
            }
            Act::CarryOut => match event.carried {
                None => return Err(HandsFault::NeedsCarried.into()),
                Some(Carried::NotDone) if event.note.trim().is_empty() => {
                    return Err(ActFault::NeedsGrounds { grounds: Grounds::Reason, article: None });
                }
                Some(_) => {}
            },
            _ => {}
        }
        Grounds::check(event)?;
        Ok(Judged { next, warnings: self.late(facts, event, calendar).into_iter().collect() })
    }

    /// The 60-day limit, which an extension moves: its last day, and the latest that an extension may set.
    fn conclusion(
        &self,
        facts: &CaseFacts<'_>,
        on: Date,
        calendar: &Calendar,
    ) -> Result<(Date, Date), ActFault> {
        let clock = self.clock(needed::CONCLUDE, facts, calendar, on);
        let clock = clock.and_then(|c| Some((c.due, c.latest_extension()?)));
        clock.ok_or(ActFault::NothingToExtend { article: ARTICLE_34 })
    }

    /// Whether an extension may be asked for or granted on a day: there is a limit that takes one, and it has not run out.
    pub fn can_extend(&self, facts: &CaseFacts<'_>, calendar: &Calendar, on: Date) -> Result<(), ActFault> {
        let (due, _) = self.conclusion(facts, on, calendar)?;
        self.still_runs(facts, calendar, on)?;
        if on > due { Err(ActFault::Expired { due, article: ARTICLE_34 }) } else { Ok(()) }
    }

    /// Whether an extension may be asked for on a day: nobody waits for the answer to one already.
    pub fn can_ask_extension(
        &self,
        facts: &CaseFacts<'_>,
        calendar: &Calendar,
        on: Date,
    ) -> Result<(), ActFault> {
        if let Some(asked) = facts.extension_asked() {
            return Err(ActFault::AlreadyRequested { on: asked.on, article: ARTICLE_34 });
        }
        self.can_extend(facts, calendar, on)
    }

    fn extension(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let article = ARTICLE_34;
        self.can_extend(facts, calendar, event.on)?;
        answered_by_another(facts, event)?;
        let (after, latest) = self.conclusion(facts, event.on, calendar)?;
        let until = event.until.ok_or(ActFault::NeedsUntil)?;
        if until <= after || until > latest {
            return Err(ActFault::ExtensionRange { after, latest, article });
        }
        Ok(())
    }

    /// A petition is not closed while an opinion on it is owed, however it stands: a pause ends no duty.
    fn nothing_owed(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        match self.clock(needed::CONCLUDE, facts, calendar, event.on) {
            Some(c) if c.is_open() => Err(ActFault::OpinionOwed { due: c.due, article: c.rule.article }),
            _ => Ok(()),
        }
    }

    /// A petition is not closed while its petitioner may still ask for a review.
    fn window_closed(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let window = match facts.state {
            PetitionState::Served | PetitionState::Enforcing => needed::REVIEW_REQUEST,
            PetitionState::ReviewServed => needed::RECHECK_REQUEST,
            _ => return Ok(()),
        };
        match self.clock(window, facts, calendar, event.on) {
            Some(c) if event.on <= c.latest() => {
                Err(ActFault::WindowOpen { until: c.latest(), article: c.rule.article })
            }
            _ => Ok(()),
        }
    }

    /// Acts that have a limit of their own and come after it.
    fn late(&self, facts: &CaseFacts<'_>, event: &PetitionEvent, calendar: &Calendar) -> Option<ActWarning> {
        let clock = self.clock(limit_of(event.act)?, facts, calendar, event.on)?;
        (event.on > clock.due).then(|| ActWarning::AfterLimit { due: clock.due, article: clock.rule.article })
    }
}

/// The limit that an act has of its own, by the name of its rule.
pub fn limit_of(act: Act) -> Option<&'static str> {
    match act {
        Act::Object => Some(needed::OBJECTION),
        Act::RequestReview => Some(needed::REVIEW_REQUEST),
        Act::Simple => Some(needed::SIMPLE_ACCEPT),
        Act::RequestRecheck => Some(needed::RECHECK_REQUEST),
        _ => None,
    }
}

/// Whoever asked for an extension does not answer it.
fn answered_by_another(facts: &CaseFacts<'_>, event: &PetitionEvent) -> Result<(), ActFault> {
    if facts.asked_for_time(event.by) {
        return Err(ActFault::SamePerson { by: event.by, article: ARTICLE_34 });
    }
    Ok(())
}

/// Acts that give the bureau time: they count from the day on which they are recorded.
const GIVES_TIME: [Act; 4] = [Act::RequestExtension, Act::ApproveExtension, Act::Suspend, Act::Resume];

impl PetitionRules {
    /// Refuses to date back what gives the bureau time (信访工作条例 art. 34). What was decided on paper before `began`, the first day of the
    /// bureau's own records, is taken over with the number of its paper; so is a hearing (art. 36) that is told of when the limit is over.
    ///
    /// # Errors
    /// [`HandsFault::NotBackdated`]; [`HandsFault::NeedsHearingRecord`] and [`HandsFault::NeedsDecisionNumber`] where the number is missing.
    pub fn in_time(
        &self,
        facts: &CaseFacts<'_>,
        calendar: &Calendar,
        (act, on, document): (Act, Date, &str),
        (today, began): (Date, Date),
    ) -> Result<(), HandsFault> {
        let numbered = !document.trim().is_empty();
        let fault = match act {
            _ if on >= today => None,
            Act::Hearing if numbered => None,
            Act::Hearing => self.excuses(facts, calendar, on, today).map(HandsFault::needs_hearing_record),
            act if !GIVES_TIME.contains(&act) => None,
            _ if on >= began => Some(HandsFault::NotBackdated { began }),
            _ => (!numbered).then_some(HandsFault::NeedsDecisionNumber { began }),
        };
        fault.map_or(Ok(()), Err)
    }

    /// The last day of a limit that has run out and that a hearing of this day would make long enough again.
    fn excuses(&self, facts: &CaseFacts<'_>, calendar: &Calendar, on: Date, today: Date) -> Option<Date> {
        let clocks = self.clocks(facts, calendar, today).into_iter();
        let mut over = clocks.filter(|c| c.rule.excludes == Some(Excludes::Hearing) && c.due < today);
        over.find(|c| (c.start..=c.due).contains(&on)).map(|c| c.due)
    }
}

/// Days of hearings are taken out of the limit of the recheck (art. 36), each once. No article bounds their sum: all of them together are
/// believed to be no more than one may last, so that a mistyped day does not move the limit for ever.
fn heard_enough(facts: &CaseFacts<'_>, event: &PetitionEvent) -> Result<(), BoundFault> {
    if facts.state != PetitionState::UnderRecheck {
        return Ok(());
    }
    let since = facts.events.iter().rev().take_while(|e| e.act != Act::RequestRecheck);
    let heard = since.filter(|e| e.act == Act::Hearing).chain([event]);
    let days = Spans::of(heard.filter_map(|e| Some((e.on, e.until?)))).days();
    let most = LONGEST_HEARING + 1;
    if days > most { Err(BoundFault::HeardEnough { most }) } else { Ok(()) }
}

/// A deadline names its day and who set it.
fn deadline(event: &PetitionEvent) -> Result<(), ActFault> {
    if event.until.is_none() {
        return Err(ActFault::NeedsUntil);
    }
    if event.set_by.as_deref().is_none_or(|who| who.trim().is_empty()) {
        return Err(ActFault::NeedsSetter);
    }
    within(event, LONGEST_DEADLINE)
}

/// A day on which something comes back lies after that of the act, and not beyond what can be meant.
fn comes_later(event: &PetitionEvent, day: Option<Date>) -> Result<(), ActFault> {
    let day = day.ok_or(ActFault::NeedsUntil)?;
    let (first, latest) = (event.on.plus_days(1), event.on.plus_days(LONGEST_FEEDBACK));
    if (first..=latest).contains(&day) { Ok(()) } else { Err(ActFault::UntilRange { first, latest }) }
}

/// A day that an act sets lies on its own day or after it, and not beyond what can be meant.
fn within(event: &PetitionEvent, most: i64) -> Result<(), ActFault> {
    let (first, latest) = (event.on, event.on.plus_days(most));
    match event.until {
        Some(until) if !(first..=latest).contains(&until) => Err(ActFault::UntilRange { first, latest }),
        _ => Ok(()),
    }
}
