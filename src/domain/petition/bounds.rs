//! Where an act ends: what nobody does after its day, over what is still owed, or for somebody else.

use serde::Serialize;
use thiserror::Error;

use super::case::{CaseFacts, PetitionEvent};
use super::fault::ActFault;
use super::grounds::Grounds;
use super::record::Petition;
use super::rule::needed;
use super::rules::PetitionRules;
use super::{Clock, PetitionAct as Act, PetitionState};
use crate::domain::{Article, Calendar, Date, Law, PaperId, PetitionId};

/// Why an act is not possible, as far as it is about its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum BoundFault {
    /// A decision is taken back on its own day and on no later one.
    #[error("`{}` was decided on {on}", act.name())]
    UndoOver {
        /// What was decided.
        act: Act,
        /// When.
        on: Date,
    },
    /// An objection comes within five working days, or not at all.
    #[error("the time to object ran out on {due} ({article})")]
    ObjectionOver {
        /// The last day.
        due: Date,
        /// Art. 23 para. 3.
        article: Article,
    },
    /// Nothing runs that an extension could move.
    #[error("the limit was met ({article})")]
    LimitMet {
        /// It is handled anew, and no limit for that is known.
        anew: bool,
        /// Art. 34.
        article: Article,
    },
    /// What the bureau accepted it answers itself, until the opinion is no longer owed.
    #[error("accepted, an opinion is owed by {due} ({article})")]
    AcceptedStays {
        /// The last day.
        due: Date,
        /// Art. 34.
        article: Article,
    },
    /// Nobody else could approve what they ask for.
    #[error("nobody else approves it ({article})")]
    OnlyApprover {
        /// Art. 34.
        article: Article,
    },
    /// It is not on record what became of the execution.
    #[error("to be carried out by {due} ({article})")]
    NotCarriedOut {
        /// The last day.
        due: Date,
        /// Art. 32 para. 2.
        article: Article,
    },
    /// The petitioner's own word is missing.
    #[error("the petitioner's own word is missing")]
    NeedsWord,
    /// Of a call it is not said when.
    #[error("the time of the call is missing")]
    NeedsCallTime,
    /// Whoever serves a document does not see for themselves that it was refused.
    #[error("the server is no witness")]
    OwnWitness,
    /// Neither the same people nor the same fact.
    #[error("{earlier} is another matter of others ({article})")]
    OthersMatter {
        /// The earlier petition.
        earlier: PetitionId,
        /// Art. 32 para. 1.
        article: Article,
    },
    /// What was taken down is put right by who took it in that day, who handles it, or the head.
    #[error("not theirs to put right")]
    NotTheirsToCorrect,
    /// It would be joined to itself.
    #[error("a petition is not joined to itself")]
    JoinedToItself,
    /// All hearings of a recheck together last longer than one is believed to. No article bounds them: it guards against a day mistyped.
    #[error("{most} days of hearings at most")]
    HeardEnough {
        /// How many days.
        most: i64,
    },
    /// Put right so, a limit that ran out would not have: that is the head's to do.
    #[error("a limit that ran out on {due} would be on time")]
    ExcusesLate {
        /// The last day as it stands.
        due: Date,
    },
    /// A correction leaves everything as it is.
    #[error("nothing of it differs")]
    NothingToCorrect,
    /// It cannot have been received after something was done about it.
    #[error("something was done on {on} already")]
    ReceivedAfter {
        /// The first day on which something was done.
        on: Date,
    },
    /// A paper that counts tells of the day of receipt and what follows from it: from then on it is the head's to put right.
    #[error("told by {paper}")]
    ToldOnPaper {
        /// The paper.
        paper: PaperId,
    },
}

const ARTICLE_34: Article = Article::new(Law::PetitionWork, 34, 0, 0);

impl BoundFault {
    /// Who asks for an extension does not approve it, and nobody else could (信访工作条例 第三十四条).
    pub fn only_approver() -> Self {
        Self::OnlyApprover { article: ARTICLE_34 }
    }

    /// The opinion goes to whoever petitioned (第三十二条第一款): others are not answered by it.
    pub fn others_matter(earlier: PetitionId) -> Self {
        Self::OthersMatter { earlier, article: Article::new(Law::PetitionWork, 32, 1, 0) }
    }
}

impl Petition {
    /// Whether the last decision may still be taken back: on the day on which it was recorded. Later its limits have run, and a day of one's
    /// choice would begin them anew. A hearing begins none: without it the recheck has the limit that it had, which is never later.
    ///
    /// # Errors
    /// [`BoundFault::UndoOver`].
    pub fn undo_open(&self, today: Date) -> Result<(), ActFault> {
        let recorded = |event: &PetitionEvent| event.recorded.unwrap_or(event.on);
        let ends = |event: &&PetitionEvent| event.before.is_some() && event.act != Act::Hearing;
        match self.events.last().filter(ends).filter(|event| recorded(event) < today) {
            Some(event) => Err(BoundFault::UndoOver { act: event.act, on: recorded(event) }.into()),
            None => Ok(()),
        }
    }
}

impl PetitionRules {
    /// An extension moves a limit that runs. A review that orders the matter to be handled anew begins none: the regulation has no limit for
    /// that, and the one that was met stays met.
    pub(super) fn still_runs(
        &self,
        facts: &CaseFacts<'_>,
        calendar: &Calendar,
        on: Date,
    ) -> Result<(), BoundFault> {
        match self.clock(needed::CONCLUDE, facts, calendar, on) {
            Some(clock) if !clock.is_open() => {
                Err(BoundFault::LimitMet { anew: handled_anew(facts), article: clock.rule.article })
            }
            _ => Ok(()),
        }
    }

    /// Whether a matter may go to another organ: what was accepted is answered here while an opinion is owed. A town handles it below the
    /// bureau ([`Act::HandDown`]), with the same limit.
    ///
    /// # Errors
    /// [`BoundFault::AcceptedStays`].
    pub fn may_pass_on(&self, facts: &CaseFacts<'_>, calendar: &Calendar, on: Date) -> Result<(), ActFault> {
        let owed = self.clock(needed::CONCLUDE, facts, calendar, on).filter(Clock::is_open);
        match owed.filter(|_| facts.state != PetitionState::Registered) {
            Some(clock) => {
                Err(BoundFault::AcceptedStays { due: clock.due, article: clock.rule.article }.into())
            }
            None => Ok(()),
        }
    }

    /// Whether an objection comes in time. A last day by a calendar that is not published forbids nothing.
    ///
    /// # Errors
    /// [`BoundFault::ObjectionOver`].
    pub fn may_object(&self, facts: &CaseFacts<'_>, calendar: &Calendar, on: Date) -> Result<(), ActFault> {
        match self
            .clock(needed::OBJECTION, facts, calendar, on)
            .filter(|clock| on > clock.due && !clock.provisional)
        {
            Some(clock) => {
                Err(BoundFault::ObjectionOver { due: clock.due, article: clock.rule.article }.into())
            }
            None => Ok(()),
        }
    }

    /// What went to another organ with a day for its answer is closed with that answer, in words or by the number of its report.
    pub(super) fn answered_back(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), ActFault> {
        let waits = self.clock(needed::FEEDBACK, facts, calendar, event.on).filter(Clock::is_open);
        match waits.filter(|_| event.note.trim().is_empty() && event.document.trim().is_empty()) {
            Some(clock) => {
                Err(ActFault::NeedsGrounds { grounds: Grounds::Findings, article: Some(clock.rule.article) })
            }
            None => Ok(()),
        }
    }
}

impl PetitionRules {
    /// What somebody is to carry out by a day is closed once it is on record what became of it.
    pub(super) fn carried_out(
        &self,
        facts: &CaseFacts<'_>,
        event: &PetitionEvent,
        calendar: &Calendar,
    ) -> Result<(), BoundFault> {
        match self.clock(needed::EXECUTION, facts, calendar, event.on).filter(Clock::is_open) {
            Some(clock) => Err(BoundFault::NotCarriedOut { due: clock.due, article: clock.rule.article }),
            None => Ok(()),
        }
    }
}

/// Whether a review ordered it to be handled anew, and no opinion followed.
pub fn handled_anew(facts: &CaseFacts<'_>) -> bool {
    facts.last(&[Act::Redo, Act::Reply, Act::Mediate]).is_some_and(|event| event.act == Act::Redo)
}
