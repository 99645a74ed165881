//! Staff of the bureau: who they are, what roles they hold, whether they may sign in.

mod profile;
mod record;
mod role;

pub use profile::{BureauProfile, ProtectionLevel};
pub use record::{Staff, StaffState};
pub use role::{Role, Roles};
