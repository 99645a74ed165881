//! Visits (接访): somebody at the desk, what they asked, what was done and promised.
//!
//! A visit is one record from the moment somebody takes a number (or an appointment is made) until they leave. What was done
//! during it stands in the journal; the record says from which entry to which.

mod ask;
mod board;
mod caller;
mod record;
mod topic;

pub use ask::{Ask, AskAnswer, Asked, Asks, Need};
pub use board::{Board, board, hour_of};
pub use caller::{Caller, CallerFault, CallerKind};
pub use record::{Ending, MOST_PROMISES, Promise, Visit, VisitOutcome, VisitStage};
pub use topic::{Topic, Topics};
