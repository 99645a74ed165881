//! Why an act on a petition is not possible.

use serde::Serialize;
use thiserror::Error;

use super::bounds::BoundFault;
use super::grounds::Grounds;
use super::hands::HandsFault;
use super::{PetitionAct as Act, PetitionState as State};
use crate::domain::{Article, Date, PetitionId, StaffId};

/// Why an act is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum ActFault {
    /// The act does not follow from where the petition stands.
    #[error("{} does not follow from {}", act.name(), state.name())]
    NotFrom {
        /// The act.
        act: Act,
        /// Where the petition stands.
        state: State,
        /// The article that orders this step; `None` where the regulation says nothing of it.
        article: Option<Article>,
    },
    /// After the recheck opinion no organ accepts the matter again.
    #[error("final ({article})")]
    Final {
        /// Art. 36 para. 3.
        article: Article,
    },
    /// Only a matter referred by another organ can be objected to.
    #[error("raised directly, there is nobody to return it to ({article})")]
    NotReferred {
        /// Art. 23 para. 3.
        article: Article,
    },
    /// The procedure must be decided first.
    #[error("the route is not decided ({article})")]
    NeedsRoute {
        /// Arts. 29–31.
        article: Article,
    },
    /// No other procedure handles a matter of this route.
    #[error("no other procedure handles it ({article})")]
    NoOtherProcedure {
        /// The article of the route.
        article: Article,
    },
    /// Simple handling is for first petitions.
    #[error("not a first petition ({article})")]
    NotFirst {
        /// The article.
        article: Article,
    },
    /// There is no document that still has to be served.
    #[error("no document waits to be served")]
    NothingToServe,
    /// A document must be served first.
    #[error("a document is not served yet ({article})")]
    NotServed {
        /// The article.
        article: Article,
    },
    /// The petitioner may still ask for a review.
    #[error("the petitioner has until {until} ({article})")]
    WindowOpen {
        /// The last day.
        until: Date,
        /// Art. 35 or 36.
        article: Article,
    },
    /// There is no time limit that an extension could move.
    #[error("this matter has no 60-day limit ({article})")]
    NothingToExtend {
        /// Art. 34.
        article: Article,
    },
    /// What the law wants said with the act is not said.
    #[error("{grounds:?} missing")]
    NeedsGrounds {
        /// What is missing.
        grounds: Grounds,
        /// The article; `None` where the regulation says nothing and the office wants to know all the same.
        article: Option<Article>,
    },
    /// Extended once already.
    #[error("extended once already ({article})")]
    AlreadyExtended {
        /// Art. 34.
        article: Article,
    },
    /// An opinion is owed, and the limit for it runs or ran out.
    #[error("an opinion is owed by {due} ({article})")]
    OpinionOwed {
        /// The last day.
        due: Date,
        /// Art. 34.
        article: Article,
    },
    /// The day that the act sets cannot be meant.
    #[error("the day must lie between {first} and {latest}")]
    UntilRange {
        /// The first possible day.
        first: Date,
        /// The last possible day.
        latest: Date,
    },
    /// Nobody has asked for an extension.
    #[error("nobody has asked for an extension ({article})")]
    NotRequested {
        /// Art. 34.
        article: Article,
    },
    /// An extension is asked for already, and nobody has answered yet.
    #[error("asked for on {on} already ({article})")]
    AlreadyRequested {
        /// When.
        on: Date,
        /// Art. 34.
        article: Article,
    },
    /// Who asked for the extension cannot approve or refuse it.
    #[error("{by} asked for the extension and cannot approve it ({article})")]
    SamePerson {
        /// Who asked.
        by: StaffId,
        /// Art. 34.
        article: Article,
    },
    /// The time limit has run out.
    #[error("the limit ran out on {due} ({article})")]
    Expired {
        /// The last day.
        due: Date,
        /// Art. 34.
        article: Article,
    },
    /// The new due date is not after the old, or too far from it.
    #[error("the new date must lie after {after} and not after {latest} ({article})")]
    ExtensionRange {
        /// The due date now.
        after: Date,
        /// The latest that the article allows.
        latest: Date,
        /// Art. 34.
        article: Article,
    },
    /// A date is missing: the new due date, or the last day of the hearing.
    #[error("a date is missing")]
    NeedsUntil,
    /// A rating is missing or not 1–5.
    #[error("a rating from 1 to 5 is missing")]
    NeedsScore,
    /// Before the last thing recorded.
    #[error("before {last}, the last thing recorded")]
    TooEarly {
        /// Its day.
        last: Date,
    },
    /// After the business date.
    #[error("after the business date")]
    TooLate,
    /// No rule lets this petition be paused: the regulation takes out hearings at the recheck alone.
    #[error("nothing lets it be paused ({article})")]
    NoPause {
        /// Art. 36.
        article: Article,
    },
    /// A pause must cite its rule.
    #[error("the pause cites no rule ({article})")]
    PauseNotCited {
        /// Art. 36.
        article: Article,
    },
    /// The cited rule stops no clock that runs.
    #[error("the cited rule stops no clock that runs")]
    PauseStopsNothing,
    /// Who set the deadline is not said.
    #[error("who set the deadline is not said")]
    NeedsSetter,
    /// No deadline was set that could be taken back.
    #[error("no deadline is set")]
    NoDeadline,
    /// It is tracked already, or it is not.
    #[error("the tracking is so already")]
    SameTracking,
    /// About who handles it, and what proves a service.
    #[error("{0}")]
    Hands(#[from] HandsFault),
    /// After its day, over what is still owed, or for somebody else.
    #[error("{0}")]
    Bound(#[from] BoundFault),
    /// It is not said which earlier petition it repeats.
    #[error("the earlier petition is missing")]
    NeedsEarlier,
    /// The earlier petition is not in hand any more: nobody would answer this one there.
    #[error("{earlier} is {state:?}", state = state.name())]
    NotInHand {
        /// The earlier petition.
        earlier: PetitionId,
        /// Where it stands.
        state: State,
    },
    /// The last thing done is no decision that can be undone.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Somebody else decided.
    #[error("{by} decided")]
    DecidedByOther {
        /// Who did.
        by: StaffId,
    },
    /// The step that the letter tells of is not done yet.
    #[error("`{}` is not done yet", act.name())]
    NoLetterYet {
        /// The step.
        act: Act,
        /// The article that the letter rests on.
        article: Article,
    },
}
