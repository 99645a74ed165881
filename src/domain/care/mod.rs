//! Care: keeping in touch with people (常态化联系). Who is due a call or a home visit follows from the rota's rules and from the
//! contacts on record, on any day anew; it is never stored.

mod contact;
mod rota;
mod standing;

pub use contact::{Contact, ContactKind, ContactResult, Seen, Voided};
pub use rota::{Every, Rota, RotaRule, RotaSource, Span};
pub use standing::{Due, DueState, pressing, standing};
