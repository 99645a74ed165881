//! Pauses: time that a rule, cited by name, takes out of a limit. 信访工作条例 art. 36 takes out hearings at the recheck and nothing
//! else, so every other pause needs a rule of the place, loaded with the document that it stands in.

use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use super::case::CaseFacts;
use super::rule::{ClockRule, Excludes};
use super::rules::PetitionRules;
use super::spans::Spans;
use super::{ActFault, PetitionAct, PetitionEvent};
use crate::domain::{Article, Calendar, Date, Law};

/// A rule that lets a pause stop clocks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PauseRule {
    /// Its name in commands, records and JSON.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// Where it stands there: `第十二条`.
    pub article: String,
    /// The number of the document or the file that it was read from.
    pub file: String,
    /// The first day on which a pause may begin by it.
    pub effective: Date,
    /// The clocks that it stops.
    pub clocks: Vec<String>,
}

impl PauseRule {
    /// Whether anything that a citation needs is missing.
    pub(super) fn is_blank(&self) -> bool {
        let said = [&self.id, &self.title, &self.article, &self.file];
        self.clocks.is_empty() || said.into_iter().any(|text| text.trim().is_empty())
    }
}

/// Why days are out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutBy {
    /// A hearing at the recheck (信访工作条例 art. 36).
    Hearing,
    /// A pause by this rule.
    Pause(Arc<PauseRule>),
}

impl Serialize for OutBy {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Hearing => s.serialize_str("hearing"),
            Self::Pause(rule) => s.serialize_str(&rule.id),
        }
    }
}

/// Days that a clock does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Out {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// Why.
    pub by: OutBy,
}

impl Out {
    /// Whether a day is one of them.
    pub fn holds(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The days of these, each once.
pub(super) fn spans(out: &[Out]) -> Spans {
    Spans::of(out.iter().map(|one| (one.from, one.to)))
}

/// What ends every pause.
const ENDS: [PetitionAct; 3] = [PetitionAct::Resume, PetitionAct::Withdraw, PetitionAct::Finalise];

const ARTICLE_36: Article = Article::new(Law::PetitionWork, 36, 0, 0);

impl PetitionRules {
    /// The days that a clock does not count, as known on `today`. A pause takes out its own first day and every day up to the one
    /// before work is resumed, or up to the last day it was set for; one that still goes on takes out today too.
    pub(super) fn out(&self, rule: &ClockRule, facts: &CaseFacts<'_>, start: Date, today: Date) -> Vec<Out> {
        // A last day that somebody set is a day, not a number of days.
        if rule.set_day {
            return Vec::new();
        }
        let asked = facts.events.iter().rposition(|e| e.act == PetitionAct::RequestRecheck);
        let mut out = Vec::new();
        for (n, event) in facts.events.iter().enumerate() {
            match event.act {
                // A recheck hearing is held after the request for the recheck: one of the same day before it is of the handling.
                PetitionAct::Hearing
                    if rule.excludes == Some(Excludes::Hearing)
                        && event.on >= start
                        && asked.is_some_and(|at| n > at) =>
                {
                    // Nobody is heard any more once the opinion is made, whatever end the hearing was to have.
                    let made = facts.events.iter().skip(n + 1).find(|e| e.act == PetitionAct::RecheckOpinion);
                    let to = event.until.map(|to| made.map_or(to, |made| to.min(made.on)));
                    let heard = to.filter(|to| event.on <= *to);
                    out.extend(heard.map(|to| Out { from: event.on, to, by: OutBy::Hearing }));
                }
                PetitionAct::Suspend => {
                    let Some(by) = self.cited(event).filter(|cited| cited.clocks.contains(&rule.id)) else {
                        continue;
                    };
                    let ended = facts.events.iter().skip(n + 1).find(|e| ENDS.contains(&e.act));
                    let to = ended.map_or(today, |e| e.on.plus_days(-1));
                    let to = event.until.map_or(to, |set| set.min(to));
                    let (from, by) = (event.on.max(start), OutBy::Pause(Arc::clone(by)));
                    out.extend((from <= to).then_some(Out { from, to, by }));
                }
                _ => {}
            }
        }
        out
    }

    /// The rule that a pause cites, if it is loaded and was in force.
    fn cited(&self, event: &PetitionEvent) -> Option<&Arc<PauseRule>> {
        let rule = self.pause(event.rule.as_deref()?)?;
        (rule.effective <= event.on).then_some(rule)
    }

    /// The pause rules that would stop a clock of the petition if it were paused on a day.
    pub fn pauses_for<'r>(
        &'r self,
        facts: &CaseFacts<'_>,
        calendar: &Calendar,
        on: Date,
    ) -> Vec<&'r Arc<PauseRule>> {
        let clocks = self.clocks(facts, calendar, on);
        let stops = |rule: &PauseRule| clocks.iter().any(|c| c.is_open() && rule.clocks.contains(&c.rule.id));
        self.pauses().iter().filter(|rule| rule.effective <= on && stops(rule)).collect()
    }

    /// A pause must cite a rule that is loaded, in force, and stops something.
    pub(super) fn may_pause(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let article = ARTICLE_36;
        let may = self.pauses_for(facts, calendar, event.on);
        match event.rule.as_deref() {
            None if may.is_empty() => Err(ActFault::NoPause { article }),
            None => Err(ActFault::PauseNotCited { article }),
            Some(id) if may.iter().any(|rule| rule.id == id) => Ok(()),
            Some(id) if self.pause(id).is_some() => Err(ActFault::PauseStopsNothing),
            Some(_) => Err(ActFault::NoPause { article }),
        }
    }

    /// Whether the petition can be paused at all on a day.
    pub fn can_pause(&self, facts: &CaseFacts<'_>, calendar: &Calendar, on: Date) -> Result<(), ActFault> {
        if self.pauses_for(facts, calendar, on).is_empty() {
            return Err(ActFault::NoPause { article: ARTICLE_36 });
        }
        Ok(())
    }
}
