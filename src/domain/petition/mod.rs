//! Petitions (信访事项): what was brought, where it stands, and by when the law wants what.

mod record;

pub use record::{Demand, MOST_REPRESENTATIVES, Petition, PetitionFacts, Petitioner};
