//! A person: anyone the bureau serves (veteran, bereaved relative, dependant), and what is on record about them.

mod account;
mod account_change;
mod belonging;
mod capacity;
mod confirmation;
mod contact;
mod death;
mod distinct;
mod fields;
mod gap;
mod glance;
mod likeness;
#[cfg(test)]
mod likeness_tests;
mod merge;
mod no_id;
mod rebase;
#[cfg(test)]
mod rebase_tests;
mod recognition;
mod record;
mod service;
mod spans;
mod standing;
mod twins;

pub use crate::domain::Sex;
pub use account::{FORMER_KEPT, FormerAccount, NoAccount, PaidTo, account_for};
pub use account_change::{
    AccountChange, AccountDecision, AccountDocument, AccountEvidence, AccountOrigin, AccountOutcome,
    AccountWanted, OfImport,
};
pub use belonging::Belonging;
pub use capacity::{Capacity, CapacityKind, Payee, Validity};
pub use confirmation::{Confirmation, ConfirmationAct, ConfirmationDone, ConfirmationLog, ConfirmedHow};
pub use contact::{BankAccount, Relative, Residence};
pub use death::{Death, DeathCause};
pub use distinct::Distinct;
pub use fields::{FieldGroup, FieldKind, FieldMisfit, FieldTableFault, RegistryField, RegistryFields};
pub use gap::{Gap, Gaps};
pub use glance::{Glance, Recognised};
pub use likeness::{Evidence, Ground, Likeness, Traits, Weight, Weights, digest as fingerprint, likeness};
pub use merge::{Absorbed, Merged, PersonField};
pub use no_id::NoId;
pub use recognition::{Break, BreakGround, MOST_SERVICE_YEARS, Nature, Recognition, RecognitionState};
pub use record::{Person, PersonFacts};
pub use service::ServiceRecord;
pub use spans::{FormerGrade, Graded, Stay, rewritten};
pub use standing::{Standing, StandingFacts, account_digest};
pub use twins::{Twins, twins, twins_of};
