//! A person: anyone the bureau serves (veteran, bereaved relative, dependant), and what is on record about them.

mod contact;
mod recognition;
mod record;
mod service;

pub use contact::{BankAccount, Relative, Residence};
pub use recognition::{Nature, Recognition, RecognitionState};
pub use record::{Person, PersonFacts, Sex};
pub use service::ServiceRecord;
