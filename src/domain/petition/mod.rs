//! Petitions (信访事项): what was brought, where it stands, and by when the law wants what.
//!
//! Nothing stores a due date: [`PetitionRules::clocks`] computes it from the facts, the rules and the calendar each time, and
//! [`explain`] says day by day why it is that day.

mod accused;
mod alarm;
mod answered;
mod bounds;
mod case;
mod clock;
mod corrected;
mod counting;
mod fault;
mod figures;
mod forecast;
mod grounds;
mod hands;
mod heard;
mod judge;
mod kinds;
mod ladder;
mod letters;
mod levels;
mod liaison;
mod likeness;
mod pause;
mod pressing;
mod receipts;
mod record;
mod refusals;
mod rule;
mod rules;
mod spans;
mod standard;
mod state;
mod strip;
mod taken_back;
mod topic;
mod tracking;
mod unnamed;
mod way;
mod word;

#[cfg(test)]
mod tests;

pub use accused::{Accused, holds_name, may_be_of, spoken_of};
pub use alarm::Alarms;
pub use bounds::{BoundFault, handled_anew};
pub use case::{CaseFacts, Handed, PetitionEvent, ServiceProof, stands_joined};
pub use clock::{Clock, ClockStatus, next_due};
pub use corrected::{Changed, Correction, Registration};
pub use counting::{Counted, Counting, DayZero, Roll};
pub use fault::ActFault;
pub use figures::{Figure, InTime, Rating, Tallied, monday};
pub use forecast::{
    AHEAD, Absences, HISTORY, NobodyAway, Pace, Work, days_ahead, days_behind, is_step, steps_needed,
    will_be_late,
};
pub use grounds::Grounds;
pub use hands::HandsFault;
pub use judge::{ActWarning, Judged, limit_of};
pub use kinds::{Carried, Channel, Origin, PetitionAct, PetitionState, ProofKind, Purpose, Route, Urgency};
pub use ladder::{LadderFault, Milestone, Milestones, Rung};
pub use letters::{
    Letter, LetterFact, LetterList, LetterPart, LetterPiece, LetterSays, LetterSigner, LetterWhen, Letters,
    LettersFault,
};
pub use levels::{Holder, MANY_BOUNCES};
pub use liaison::{Liaison, LiaisonFacts, LiaisonKind};
pub use likeness::{Bigrams, Shared};
pub use pause::{Out, OutBy, PauseRule};
pub use pressing::{AGED, GRAVEST_GRADES, GROUP, Pressing, PressingReason, SOON, pressing_reasons};
pub use record::{Demand, Forwarded, MOST_REPRESENTATIVES, Owed, Petition, PetitionFacts, Petitioner};
pub use refusals::{RefusalGround, refuses};
pub use rule::{Applies, ClockRule, ClockUnit, Excludes, Mark, Party};
pub use rules::{PetitionRules, RulesFault, RulesVersion};
pub use spans::Spans;
pub use standard::{Phrase, PhrasesFault, StandardPhrases, addressed, addressee};
pub use state::{advance, course, next_state};
pub use strip::{StripDay, StripWhy, explain};
pub use taken_back::{Before, Had, TakenBack, WentOn};
pub use topic::petition_topics;
pub use tracking::Tracking;
pub use unnamed::is_no_name;
pub use word::{PetitionerWord, WordKind};
