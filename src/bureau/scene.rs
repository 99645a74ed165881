//! What a command's body is given, and who asks: known to every command, and knowing none of them.

use std::sync::Arc;

use crate::bureau::gate::{self, Action};
use crate::bureau::petitions::Board;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::domain::Reasoned;
use crate::domain::staff::{BureauProfile, Role, Staff};
use crate::store::{Keys, Reading};

/// The number written into the journal for someone who holds no role, or is nobody yet.
pub const NO_ROLE: u8 = u8::MAX;
/// What a command's body knows beside the transaction.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Who asks; read in this very transaction.
    pub staff: &'a Staff,
    /// When, and with which key.
    pub asking: &'a Asking,
    /// The tables in force. Shared, so that what is worked out by them and kept can tell whether they still are.
    pub reference: &'a Arc<Reference>,
    /// How the open petitions stand, held in memory.
    pub board: &'a Board,
}

impl Scene<'_> {
    /// That whoever asks says so today, with the reason.
    pub fn says(&self, reason: String) -> Reasoned {
        Reasoned { by: self.staff.id, on: self.asking.moment.today, reason }
    }
}

/// The receipt of what a bureau open for reading only lets happen without a journal entry: sessions.
pub fn unrecorded(outcome: Outcome) -> Receipt {
    Receipt { seq: 0, already: false, outcome }
}

/// Who asks, as their row stands in this transaction, if the gate lets them.
pub fn actor(r: &impl Reading, asking: &Asking, action: Action) -> Result<Staff, Stop> {
    if !r.has::<BureauProfile>(&Keys::PROFILE)? {
        return Err(Refusal::NotPermitted { action, why: Denied::NotFounded }.into());
    }
    let session = asking.session.as_ref().ok_or(Refusal::SignedOut)?;
    let staff: Staff = r.get(&Keys::staff(session.staff))?.ok_or(Refusal::SignedOut)?;
    gate::can(&staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    Ok(staff)
}

/// The first of someone's roles that allows an action, as the journal numbers roles.
pub fn acting_role(staff: &Staff, action: Action) -> u8 {
    let fits =
        |role: &Role| staff.roles.has(*role) && (action.roles().is_empty() || action.roles().contains(role));
    Role::ALL.iter().position(fits).map_or(NO_ROLE, |n| n as u8)
}

/// The stable name of a unit variant.
pub fn serde_name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
