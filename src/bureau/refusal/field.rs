//! Where in a form a refusal is to be mended.

use super::Refusal;
use crate::domain::petition::{ActFault, HandsFault};
use crate::domain::visit::CallerFault;

impl Refusal {
    /// The field of a form that it is about, where there is one.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::MonthClosed(_) => Some("booked"),
            Self::PersonDied { .. } => Some("month"),
            Self::NoSuchProgramme(_) => Some("programme"),
            Self::SameResidentId(_) => Some("resident_id"),
            Self::Login => Some("login"),
            Self::MovesDiffer { .. } => Some("moves"),
            Self::OneIsDead { .. } => Some("lives"),
            Self::Caller(CallerFault::Died) => Some("caller.kind"),
            Self::Caller(CallerFault::Name) => Some("caller.name"),
            Self::Caller(CallerFault::Relation) => Some("caller.relation"),
            Self::Caller(CallerFault::Paper) => Some("caller.paper"),
            Self::Caller(CallerFault::Term) => Some("caller.from"),
            Self::Caller(CallerFault::NotInForce) => Some("caller.until"),
            Self::Act(ActFault::Hands(HandsFault::NeedsReceiptNumber)) => Some("document"),
            Self::Act(ActFault::Hands(HandsFault::NeedsMailNumber)) => Some("mail"),
            Self::Act(ActFault::Hands(HandsFault::NeedsWitnesses)) => Some("witnesses"),
            _ => None,
        }
    }
}
