//! Petitions (信访事项): what was brought, where it stands, and by when the law wants what.
//!
//! Nothing stores a due date: [`PetitionRules::clocks`] computes it from the facts, the rules and the calendar each time, and
//! [`explain`] says day by day why it is that day.

mod case;
mod clock;
mod counting;
mod fault;
mod figures;
mod grounds;
mod judge;
mod kinds;
mod ladder;
mod letters;
mod pause;
mod record;
mod rule;
mod rules;
mod spans;
mod state;
mod strip;

#[cfg(test)]
mod tests;

pub use case::{CaseFacts, PetitionEvent};
pub use clock::{Clock, ClockStatus, next_due};
pub use counting::{Counted, Counting, DayZero, Roll};
pub use fault::ActFault;
pub use figures::{Figure, InTime, Tallied, monday};
pub use grounds::Grounds;
pub use judge::{ActWarning, Judged};
pub use kinds::{Channel, Origin, PetitionAct, PetitionState, Purpose, Route};
pub use ladder::{LadderFault, Milestone, Milestones, Rung};
pub use letters::{
    Letter, LetterFact, LetterList, LetterPart, LetterPiece, LetterSays, LetterSigner, LetterWhen, Letters,
    LettersFault,
};
pub use pause::{Out, OutBy, PauseRule};
pub use record::{Demand, MOST_REPRESENTATIVES, Petition, PetitionFacts, Petitioner};
pub use rule::{Applies, ClockRule, ClockUnit, Excludes, Mark, Party};
pub use rules::{PetitionRules, RulesFault, RulesVersion};
pub use spans::Spans;
pub use state::{advance, allowed_acts, course, next_state};
pub use strip::{StripDay, StripWhy, explain};
