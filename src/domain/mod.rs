//! The `domain` room: what the bureau knows: types and rules. No clock, no I/O: whatever a rule needs is passed in.

mod date;
mod id;

pub use date::{Date, Month};
pub use id::{EntryId, PersonId, PetitionId, StaffId};
